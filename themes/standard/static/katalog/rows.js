// The rows of the catalogue: those that stand in the page, and others that come in shards; as a list or as a table, a few at a time.

import { all, find, inputs, make, told } from "../base/elements.js";
import { data } from "../base/load.js";
import { utbud } from "../base/namespace.js";
import { pacer, pause } from "../base/pace.js";
import { copyOf, element } from "../base/templates.js";

/** @import { Choice } from "../val/choice.js" */
/** @import { Answer } from "./query.js" */
/**
 * `answer` is the search's, `tiers` whether its tiers are told apart, and `key` what the rows look like, beside which they are.
 * @typedef {{ table: boolean, answer: Answer | undefined, tiers: boolean, key: string }} Look
 */

/** How many rows are kept that are not shown. */
const KEPT = 600;
/** How many shards are loaded ahead: not all at once, for then the first would wait for the last. */
const AHEAD = 5;
/** How many rows are made before the reader has a turn, the first time and then, and for how many milliseconds. */
const FIRST = 5;
const TURN = 8;
const MILLISECONDS = 4;

/**
 * Puts the words of an answer in marks.
 * @param {Element} element
 * @param {Answer} answer
 */
function markWords(element, answer) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const node of texts) {
    for (const [from, to] of [...(utbud.sok?.mark(node.data, answer.found) ?? [])].reverse()) {
      const inside = node.splitText(from);
      inside.splitText(to - from);
      const mark = document.createElement("mark");
      inside.replaceWith(mark);
      mark.append(inside);
    }
  }
}

/** Whether what a turn was to show is shown: a newer turn ends an older one, and a shard may be missing. @typedef {Promise<boolean>} Done */
/**
 * `list` holds the rows of the page, `scroll` the table; the one that is shown stands `before` an element. `failed` is called where a shard can't
 * be had.
 * @typedef {{ root: HTMLElement, mall: HTMLTemplateElement, list: HTMLElement, scroll: HTMLElement, before: HTMLElement, choice: Choice,
 *   failed: () => void }} Room
 */

/** @type {(name: string) => string[] | undefined} the rows of a shard that is here */
const shard = (name) => utbud.data?.[name];

/** The rows of a catalogue. */
export class Rows {
  #room;
  /** How many rows a shard has. */
  #per;
  /** Where the links of rows lead from. */
  #base;
  #nodes;
  #turn = 0;
  /** What is shown: the insatser, and what their rows look like. */
  #shown;

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
    this.#per = Number(room.root.dataset.per);
    this.#base = told(room.root, "rot").replace(/[^/]*$/, "");
    this.#nodes = new Map(all(room.list, ":scope > *").map((li, n) => [n, li]));
    this.#shown = [...this.#nodes.keys()].join();
  }

  /** @param {number} n */
  #shardOf(n) {
    return `rader-${Math.floor(n / this.#per)}`;
  }

  /** @param {number} n */
  #isHere(n) {
    return this.#nodes.has(n) || shard(this.#shardOf(n)) !== undefined;
  }

  /** @param {number} n */
  #row(n) {
    const { choice } = this.#room;
    const known = this.#nodes.get(n);
    if (known) {
      choice.row(known);
      return known;
    }
    if (this.#nodes.size > KEPT) for (const key of [...this.#nodes.keys()].slice(0, this.#per)) this.#nodes.delete(key);
    const li = element(shard(this.#shardOf(n))?.[n % this.#per] ?? "", this.#base);
    choice.row(li);
    this.#nodes.set(n, li);
    return li;
  }

  /**
   * A row with the words of the query marked, and what was chosen while it was out of the page.
   * @param {number} n
   * @param {Answer | undefined} answer
   */
  #dressed(n, answer) {
    const li = this.#row(n);
    for (const mark of all(li, "mark")) mark.replaceWith(...mark.childNodes);
    li.normalize();
    for (const input of inputs(li)) this.#room.choice.mark(input);
    if (answer) markWords(find(li, ".row-main"), answer);
    return li;
  }

  /**
   * A row of the table, made of the list's own.
   * @param {HTMLElement} li
   */
  #cells(li) {
    const missing = () => copyOf(this.#room.mall, ".missing");
    const copy = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (li.querySelector(selector)?.cloneNode(true) ?? missing());
    const field = (/** @type {string} */ name) => {
      const dd = li.querySelector(`[data-f=${name}] dd`)?.cloneNode(true);
      return dd ? [...dd.childNodes] : [missing()];
    };
    // Its queues; of what takes no one in, its state.
    const queues = all(li, ".ko, .tag[data-f=ko]").map((told) => told.cloneNode(true));
    const boxes = copy(".val");
    for (const input of inputs(boxes)) this.#room.choice.mark(input);
    return make("tr", {}, [
      make("th", { scope: "row" }, [copy("h3 a"), copy(".row-omr > *")]),
      make("td", {}, field("utforare")),
      make("td", {}, field("stadsomrade")),
      make("td", {}, queues.length ? queues : missing()),
      make("td", { class: "no-print" }, boxes),
    ]);
  }

  /**
   * Loads the shard of an insats, and some ahead of it.
   * @param {number} n
   * @param {string[]} wanted
   */
  #load(n, wanted) {
    const { root } = this.#room;
    const name = this.#shardOf(n);
    const next = wanted.indexOf(name) + 1;
    for (const one of wanted.slice(next, next + AHEAD)) data(root, one).catch(() => {});
    return data(root, name);
  }

  /**
   * What is shown already stays; the rows that came with the page get their boxes.
   * @param {number} mine
   */
  async #stay(mine) {
    const rest = pacer();
    for (const li of all(this.#room.list, ":scope > .row")) {
      this.#room.choice.row(li);
      await rest();
      if (mine !== this.#turn) return false;
    }
    return true;
  }

  /**
   * Lays the list or the table into the page, whichever is asked for, and gives where its rows stand.
   * @param {boolean} table
   */
  #place(table) {
    const { list, scroll, before } = this.#room;
    const [on, off] = table ? [scroll, list] : [list, scroll];
    off.remove();
    if (!on.isConnected) before.before(on);
    return table ? find(scroll, "tbody") : list;
  }

  /**
   * Some rows from a place on: as many as are here and there is time for; and which insats comes next.
   * @param {number[]} numbers
   * @param {number} from
   * @param {number} most
   * @param {Look} look
   */
  #some(numbers, from, most, { table, answer, tiers }) {
    const tierOf = (/** @type {number} */ n) => answer?.found.results[answer.rank.get(n) ?? 0]?.tier;
    // What stands between hits for the words and those that are only like them.
    const tier = () => make("li", { class: "tier" }, told(find(this.#room.mall.content, ".tier"), "text"));
    const until = performance.now() + MILLISECONDS;
    const made = [];
    let at = from;
    for (; at < numbers.length && made.length < most && (!made.length || performance.now() < until); at++) {
      const n = numbers[at];
      if (!this.#isHere(n)) break;
      if (at && answer && tiers && tierOf(n) !== tierOf(numbers[at - 1])) made.push(table ? "" : tier());
      const li = this.#dressed(n, answer);
      made.push(table ? this.#cells(li) : li);
    }
    return { made, next: at };
  }

  /**
   * Shows some insatser, a few at a time: the page answers to the reader in between.
   * @param {number[]} numbers
   * @param {Look} look
   * @returns {Done}
   */
  async show(numbers, look) {
    const mine = ++this.#turn;
    const isOld = () => mine !== this.#turn;
    const now = numbers.join() + look.key;
    if (now === this.#shown) return this.#stay(mine);
    this.#shown = "";
    const into = this.#place(look.table);
    const wanted = [...new Set(numbers.filter((n) => !this.#nodes.has(n)).map((n) => this.#shardOf(n)))];
    let isFirst = true;
    for (let at = 0; at < numbers.length || isFirst;) {
      if (at < numbers.length && !this.#isHere(numbers[at])) {
        const isLoaded = await this.#load(numbers[at], wanted).then(() => true, () => false);
        if (isOld()) return false;
        if (!isLoaded) {
          // The reader has chosen something else meanwhile: what stands in the page is no longer ours to change.
          if (isFirst) into.replaceChildren();
          this.#room.failed();
          return false;
        }
      }
      const { made, next } = this.#some(numbers, at, isFirst ? FIRST : TURN, look);
      if (isFirst) into.replaceChildren(...made);
      else into.append(...made);
      isFirst = false;
      at = next;
      await pause();
      if (isOld()) return false;
    }
    this.#shown = now;
    return true;
  }
}
