// What the reader has chosen to compare or to keep on a list: it stays in this tab, and goes with it. The boxes of each insats, and the tray that
// shows the choice.

import { all, find, findAs, inputs, make, told } from "../base/elements.js";
import { copyOf } from "../base/templates.js";
import { fill } from "../base/text.js";

/** @import { Value } from "../base/text.js" */
/** @typedef {"jamfor" | "lista"} List */
/** @typedef {[id: string, name: string]} Insats */

/** How many insatser are compared. */
export const MOST = 3;

/**
 * Fills an element with the text of its `data-mall`.
 * @param {Element} element
 * @param {Record<string, Value>} values
 */
export function fillIn(element, values) {
  element.textContent = fill(told(/** @type {HTMLElement} */ (element), "mall"), values);
}

/** The choice of this tab. */
export class Choice {
  /** @type {Record<List, Insats[]>} */
  #chosen = { jamfor: [], lista: [] };
  /** @type {HTMLElement | undefined} */
  #tray;
  #mall;
  #hasTray;
  #paths;
  #key;

  /**
   * @param {HTMLTemplateElement} mall
   * @param {boolean} hasTray the page shows the choice; a page of the choice itself does not
   */
  constructor(mall, hasTray) {
    this.#mall = mall;
    this.#hasTray = hasTray;
    const path = (/** @type {List} */ list) => find(mall.content, `[data-till=${list}]`).getAttribute("href") ?? "";
    this.#paths = { jamfor: path("jamfor"), lista: path("lista") };
    // Two sites on one host have each their own.
    this.#key = `utbud ${new URL(this.#paths.lista, document.baseURI).href}`;
    document.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches("input[data-val]")) return;
      this.choose(/** @type {List} */ (target.dataset.val), told(target, "id"), told(target, "namn"), target.checked);
    });
    addEventListener("pageshow", () => {
      this.#read();
      this.#show();
    });
    this.#read();
    for (const e of all(document, "[data-val-id]")) this.#dress(e, told(e, "valId"), told(e, "valNamn"));
  }

  #read() {
    try {
      this.#chosen = { jamfor: [], lista: [], ...JSON.parse(sessionStorage.getItem(this.#key) ?? "null") };
    } catch { /* no storage: the choice holds for this page */ }
  }

  /** Keeps the choice, and shows it. */
  save() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#chosen));
    } catch { /* as above */ }
    this.#show();
  }

  /** @param {List} list @param {string | undefined} id */
  #has(list, id) {
    return this.#chosen[list].some(([known]) => known === id);
  }

  get #isFull() {
    return this.#chosen.jamfor.length >= MOST;
  }

  /**
   * What is chosen.
   * @param {List} list
   */
  of(list) {
    return this.#chosen[list];
  }

  /**
   * Chooses all anew; not kept yet.
   * @param {List} list
   * @param {Insats[]} insatser
   */
  replace(list, insatser) {
    this.#chosen[list] = insatser;
  }

  /**
   * Chooses an insats, or not.
   * @param {List} list
   * @param {string} id
   * @param {string} name
   * @param {boolean} isOn
   */
  choose(list, id, name, isOn) {
    this.#chosen[list] = this.#chosen[list].filter(([known]) => known !== id);
    if (isOn && !(list === "jamfor" && this.#isFull)) this.#chosen[list].push([id, name]);
    this.save();
  }

  /**
   * Shows in a box, and on its row, what is chosen.
   * @param {HTMLInputElement} input
   */
  mark(input) {
    const { id } = input.dataset;
    const list = /** @type {List} */ (input.dataset.val);
    input.checked = this.#has(list, id);
    input.disabled = list === "jamfor" && !input.checked && this.#isFull;
    input.closest(".row")?.classList.toggle("chosen", this.#has("jamfor", id) || this.#has("lista", id));
  }

  /**
   * Puts the two boxes of an insats into an element.
   * @param {Element} into
   * @param {string} id
   * @param {string} name
   */
  #dress(into, id, name) {
    const boxes = copyOf(this.#mall, ".val");
    for (const e of all(boxes, "[data-namn]")) e.textContent = ` ${name}`;
    for (const input of inputs(boxes)) Object.assign(input.dataset, { id, namn: name });
    into.append(boxes);
    for (const input of inputs(boxes)) this.mark(input);
  }

  /**
   * Puts the boxes into a row of the catalogue.
   * @param {HTMLElement} row
   */
  row(row) {
    if (row.querySelector(".val")) return;
    const side = row.querySelector(".row-side") || find(row, ".row-in").appendChild(make("div"));
    side.className = "row-side";
    this.#dress(side, told(row, "id"), find(row, "h3").textContent ?? "");
  }

  /**
   * A button that takes something away.
   * @param {string} text
   * @param {() => void} remove
   */
  chip(text, remove) {
    const button = copyOf(this.#mall, ".chip");
    find(button, "[data-text]").textContent = text;
    button.onclick = remove;
    return button;
  }

  /** Shows the choice wherever it stands. */
  #show() {
    for (const input of inputs(document, "input[data-val]")) this.mark(input);
    if (!this.#hasTray) return;
    const { jamfor, lista } = this.#chosen;
    if (!jamfor.length && !lista.length) {
      this.#tray?.remove();
      this.#tray = undefined;
      return;
    }
    if (!this.#tray) {
      this.#tray = copyOf(this.#mall, ".tray");
      find(document, "main").append(this.#tray);
    }
    const tray = this.#tray;
    fillIn(find(tray, "[role=status]"), { n: jamfor.length });
    this.#showItems(find(tray, ".tray-items"));
    const compare = findAs(tray, "[data-till=jamfor]", HTMLAnchorElement);
    compare.href = `${this.#paths.jamfor}#${jamfor.map(([id]) => id).join()}`;
    compare.hidden = !jamfor.length;
    fillIn(find(tray, "[data-till=lista] span"), { n: lista.length });
  }

  /**
   * Shows what is to be compared, and how many more there may be.
   * @param {HTMLElement} items
   */
  #showItems(items) {
    const { jamfor } = this.#chosen;
    items.replaceChildren(...jamfor.map(([id, name]) => this.chip(name, () => {
      this.choose("jamfor", id, name, false);
      const next = items.querySelector("button") || this.#tray?.querySelector("a:not([hidden])");
      if (next instanceof HTMLElement) next.focus();
    })));
    if (!jamfor.length || this.#isFull) return;
    const slot = copyOf(this.#mall, ".slot");
    if (jamfor.length === MOST - 1) slot.textContent = told(slot, "en");
    items.append(slot);
  }
}
