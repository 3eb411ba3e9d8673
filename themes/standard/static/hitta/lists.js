// The lists of the guided finder's results: one of each verdict, and two of what is to be checked. Rows are made some at a time.

import words from "ord:hitta";
import { all, find, told } from "../base/elements.js";
import { pause } from "../base/pace.js";
import { counted, fill, grouped } from "../base/text.js";

/** @import { Found } from "./book.js" */
/** @import { Rows } from "./rows.js" */
/** @typedef {ReturnType<Found["listed"]>["lists"]} Listed the insatser of each list */
/** @typedef {keyof Listed} Name */

/** How many more rows are shown at a time. */
const MORE = 60;
/** How many rows are made before the reader has a turn. */
const TURN = 2;

/** @param {HTMLElement} list */
const roomOf = (list) => find(list, ".js-rader");

/** @param {HTMLElement} list */
const nameOf = (list) => /** @type {Name} */ (list.dataset.lista);

/** The lists of a page: what each shows. */
export class Lists {
  #page;
  #rows;
  #atFirst;
  #isReady;
  #all;
  #results;
  /** How many rows of each list are shown. @type {Record<string, number>} */
  #shown = {};
  /** Which answer it is: a newer ends an older. */
  #turn = 0;
  /** The answers, judged, and the insatser of each list. @type {{ found: Found, listed: Listed } | null} */
  #current = null;

  /**
   * @param {HTMLElement} page
   * @param {Rows} rows
   * @param {number} atFirst how many rows of each list are shown
   * @param {(found: Found, n: number) => boolean} isReady whether the words of a row are here
   */
  constructor(page, rows, atFirst, isReady) {
    this.#page = page;
    this.#rows = rows;
    this.#atFirst = atFirst;
    this.#isReady = isReady;
    this.#all = all(page, ".js-lista");
    this.#results = find(page, "#svar");
    for (const list of this.#all) find(list, ".js-fler").addEventListener("click", () => this.#showMore(list));
    page.addEventListener("chosen", () => this.#showChosen());
  }

  /** The names of the lists, in the order of the page. */
  get names() {
    return this.#all.map(nameOf);
  }

  /** A newer answer is on its way: what is being made is out of date. Gives its turn. */
  begin() {
    return ++this.#turn;
  }

  /**
   * Whether a turn is the newest.
   * @param {number} mine
   */
  isCurrent(mine) {
    return mine === this.#turn;
  }

  /**
   * Shows how many there are of each list, and takes away the rows of insatser that have left it.
   * @param {Found} found
   * @param {Listed} listed
   */
  heads(found, listed) {
    this.#current = { found, listed };
    this.#shown = Object.fromEntries(this.names.map((name) => [name, this.#atFirst]));
    for (const list of this.#all) {
      this.#head(list, listed);
      const numbers = listed[nameOf(list)];
      for (const item of all(list, ".js-rader > li")) if (!numbers.includes(Number(item.dataset.n))) item.remove();
    }
  }

  /**
   * Shows of a list how many there are, and how many of them are shown.
   * @param {HTMLElement} list
   * @param {Listed} listed
   */
  #head(list, listed) {
    const name = nameOf(list);
    const count = listed[name].length;
    const part = Math.min(this.#shown[name], count);
    list.hidden = !count;
    const number = list.querySelector(".js-n");
    if (number) number.textContent = grouped(count);
    roomOf(list).hidden = !count;
    const more = find(list, ".js-fler");
    more.hidden = part === count;
    more.textContent = fill(words.visa_fler, { n: Math.min(MORE, count - part), alla: counted(count, words.insats, words.insatser) });
    const note = find(list, ".js-visar");
    note.hidden = part === count;
    note.textContent = fill(told(note, "mall"), { n: grouped(part), alla: grouped(count) });
  }

  /**
   * The row of an insats in a list.
   * @param {HTMLElement} list
   * @param {Found} found
   * @param {number} n
   * @param {HTMLElement | null} old
   */
  #rowOf(list, found, n, old) {
    return this.#rows.of(found, n, list.dataset.niva === "h5" ? "h5" : "h4", old);
  }

  /**
   * Puts the row of an insats at its place in a list; one that tells the same is kept. Tells whether one was made.
   * @param {HTMLElement} list
   * @param {Found} found
   * @param {number} at
   * @param {number} n
   */
  #put(list, found, at, n) {
    const into = roomOf(list);
    const old = /** @type {HTMLElement | null} */ (into.querySelector(`[data-n='${n}']`));
    const item = this.#isReady(found, n) ? this.#rowOf(list, found, n, old) : this.#rows.waiting(n);
    if (old && old !== item) old.remove();
    if (into.children[at] !== item) into.insertBefore(item, into.children[at] || null);
    return old !== item;
  }

  /**
   * Makes the rows of all lists, unless a newer answer comes.
   * @param {number} mine
   */
  async fill(mine) {
    for (const list of this.#all) if (this.isCurrent(mine)) await this.#fillList(list, 0);
  }

  /**
   * Makes the rows of a list from one of them on, some at a time. Tells whether it came to the end.
   * @param {HTMLElement} list
   * @param {number} from
   */
  async #fillList(list, from) {
    const mine = this.#turn;
    if (!this.#current) return false;
    const { found, listed } = this.#current;
    const all = listed[nameOf(list)];
    const numbers = all.slice(0, this.#shown[nameOf(list)]);
    for (let at = from; at < numbers.length;) {
      for (let made = 0; at < numbers.length && made < TURN; at += 1) if (this.#put(list, found, at, numbers[at])) made += 1;
      await pause();
      if (!this.isCurrent(mine)) return false;
    }
    // Meanwhile the reader may have asked for more.
    const count = Math.max(numbers.length, Math.min(this.#shown[nameOf(list)], all.length));
    const into = roomOf(list);
    while (into.children.length > count) into.lastElementChild?.remove();
    this.#showChosen();
    return true;
  }

  /**
   * Shows more of a list, and goes to the first that is new.
   * @param {HTMLElement} list
   */
  async #showMore(list) {
    if (!this.#current) return;
    const before = this.#shown[nameOf(list)];
    this.#shown[nameOf(list)] = before + MORE;
    this.#head(list, this.#current.listed);
    const mine = this.#turn;
    this.#results.setAttribute("aria-busy", "true");
    const isWhole = await this.#fillList(list, before);
    if (this.isCurrent(mine)) this.#results.removeAttribute("aria-busy");
    const item = isWhole && roomOf(list).children[before];
    if (!(item instanceof HTMLElement)) return;
    const link = item.querySelector("a");
    if (!link) item.tabIndex = -1;
    (link ?? item).focus();
  }

  /** Makes the rows that have waited for words that now are here. */
  async arrived() {
    const mine = this.#turn;
    let made = 0;
    for (const item of this.#current ? all(this.#page, ".is-waiting") : []) {
      // A newer answer lays its rows itself.
      if (!this.isCurrent(mine) || !this.#current) return;
      const { found } = this.#current;
      const n = Number(item.dataset.n);
      const list = item.closest(".js-lista");
      if (!(list instanceof HTMLElement) || !this.#isReady(found, n)) continue;
      item.replaceWith(this.#rowOf(list, found, n, null));
      made += 1;
      if (made % TURN === 0) await pause();
    }
    if (made) this.#showChosen();
    await pause();
  }

  /** Shows how many rows the reader has chosen to print. */
  #showChosen() {
    const count = all(this.#page, ".row.is-chosen").length;
    this.#page.classList.toggle("has-chosen", count > 0);
    find(this.#page, ".js-utskrift span").textContent = count ? fill(words.skriv_lista, { n: count }) : words.skriv_allt;
  }

  /** Takes away all rows. */
  clear() {
    for (const into of all(this.#page, ".js-rader")) into.replaceChildren();
  }
}
