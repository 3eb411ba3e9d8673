// Elements of the page: found, and made.

/** @typedef {Node | string | null | undefined | false} Child nothing where it is no node and no text */
/**
 * `true` gives an attribute without a value; null, undefined and false give none.
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes
 */

/**
 * An element with its attributes and its content.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {Child | Child[]} content
 */
export function make(tag, attributes = {}, content = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of [content].flat()) if (typeof child === "string" || child instanceof Node) element.append(child);
  return element;
}

/**
 * Sets some attributes.
 * @param {Element} element
 * @param {Record<string, string>} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/**
 * An element that the theme's templates have; a fault where they lack it.
 * @template {Element} E
 * @param {ParentNode} under
 * @param {string} selector
 * @param {new () => E} kind
 */
export function findAs(under, selector, kind) {
  const found = under.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} ${selector}`);
  return found;
}

/**
 * The same of no special kind.
 * @param {ParentNode} under
 * @param {string} selector
 */
export const find = (under, selector) => findAs(under, selector, HTMLElement);

/**
 * All elements that match.
 * @param {ParentNode} under
 * @param {string} selector
 */
export const all = (under, selector) => /** @type {HTMLElement[]} */ (Array.from(under.querySelectorAll(selector)));

/**
 * All input fields.
 * @param {ParentNode} under
 * @param {string} selector
 */
export const inputs = (under, selector = "input") => /** @type {HTMLInputElement[]} */ (Array.from(under.querySelectorAll(selector)));

/**
 * The text that stands in an element's attribute `data-NAME`, one of the theme's words.
 * @param {HTMLElement} element
 * @param {string} name
 */
export const told = (element, name) => element.dataset[name] ?? "";
