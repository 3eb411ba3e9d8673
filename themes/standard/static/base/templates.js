// Parts of the page's `<template>`s: what only a script can use stands there, so that words, icons and markup stay the theme's.

import { find, findAs } from "./elements.js";

/**
 * A template of the page by its id, if it has that.
 * @param {string} id
 */
export function template(id) {
  const found = document.getElementById(id);
  return found instanceof HTMLTemplateElement ? found : null;
}

/** The first of each part is taken into this document: copies of that are quick to make. @type {Map<string, HTMLElement>} */
const parts = new Map();

/**
 * A copy of a part of a template.
 * @param {HTMLTemplateElement} from
 * @param {string} selector
 */
export function copyOf(from, selector) {
  const key = `${from.id} ${selector}`;
  const known = parts.get(key) ?? document.importNode(find(from.content, selector), true);
  parts.set(key, known);
  return /** @type {HTMLElement} */ (known.cloneNode(true));
}

/**
 * A part of a template itself, moved out of it. What changes in the page is styled again: it is laid there once it says what it has to.
 * @template {Element} E
 * @param {HTMLTemplateElement} from
 * @param {string} selector
 * @param {new () => E} kind
 */
export const taken = (from, selector, kind) => document.adoptNode(findAs(from.content, selector, kind));

/**
 * The element that some HTML of the site's own makes; its links, written from the root of the site, lead from this page.
 * @param {string} html
 * @param {string} root
 */
export function element(html, root = "") {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  document.adoptNode(holder.content);
  for (const link of root ? holder.content.querySelectorAll("a[href]") : []) {
    const href = link.getAttribute("href") ?? "";
    if (!/^[a-z]+:/.test(href)) link.setAttribute("href", root + href);
  }
  return /** @type {HTMLElement} */ (holder.content.firstElementChild);
}
