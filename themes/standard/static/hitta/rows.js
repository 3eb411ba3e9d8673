// The rows of the guided finder's results: an insats with the reasons for its verdict, and all that is told of it when it is unfolded.

import words from "ord:hitta";
import { all, find, findAs, make, told } from "../base/elements.js";
import { isRunning, MED_VILLKOR, OSAKERT, UTESLUTS } from "./verdicts.js";

/** @import { Child } from "../base/elements.js" */
/** @import { Found, Ko } from "./book.js" */
/** @import { Instead } from "./alternatives.js" */
/** @import { Reason, Result } from "./reasons.js" */
/** @typedef {NonNullable<NonNullable<typeof utbud>["hitta"]>} Rules */
/** @typedef {"h4" | "h5"} Level of the heading of a row */
/** @typedef {[kind: string, other: Instead][]} Others what there is instead, each with how its sentence begins */

/** What something is that nobody is offered. @type {Record<string, string>} */
const NOT_OFFERED = { egen_uppgift: words.egen_uppgift, bidrag: words.bidrag, samverkan: words.samverkan };
/** How many reasons stand in the open. */
const REASONS = 4;

/**
 * The sign of a reason; its words stand beside it.
 * @param {Reason} reason
 */
function sign(reason) {
  if (reason.verdict === UTESLUTS) return "utesluter";
  if (reason.verdict === OSAKERT) return "fraga";
  if (reason.verdict === MED_VILLKOR) return "villkor";
  if (reason.vad === "lage") return "varning";
  if (reason.vad === "bedoms") return "bedoms";
  if (reason.grad === "prioriteras") return reason.meets === "ja" ? "prioriteras" : "mojligt";
  if (reason.grad === "kravs" || reason.grad === "utesluter" || reason.met) return "kravs";
  return reason.meets === "ja" || reason.vad === "oppet_for_alla" ? "kravs" : "mojligt";
}

/**
 * Where a reason comes among those that decide: the lower the earlier.
 * @param {Reason} reason
 */
function weight(reason) {
  if (reason.verdict) return -reason.verdict;
  if (reason.met) return 1;
  return reason.vad === "bedoms" ? 3 : reason.meets === "ja" ? 2 : reason.vad === "lage" ? 0 : 4;
}

/**
 * The reasons that decide, first those that decide most: of the best way; or where all are excluded, what excludes every way, and then what
 * excludes one of them.
 * @param {Result} result
 */
function deciding({ verdict, part, reasons }) {
  const isOwn = (/** @type {Reason} */ { vad, del, verdict: own }) =>
    vad !== "ko" && (verdict === "utesluts" ? own === UTESLUTS : del === null || del === part);
  return reasons.filter(isOwn).sort((a, b) => weight(a) - weight(b));
}

/**
 * A link that leaves the answers where they are: it opens in a tab of its own, and says so.
 * @param {string} text
 * @param {string} href
 */
const link = (text, href) =>
  make("a", { href, target: "_blank", rel: "noopener" }, [text, make("span", { class: "vh" }, ` ${words.ny_flik}`)]);

/** @param {string} name */
const hidden = (name) => make("span", { class: "vh" }, `: ${name}`);

/**
 * A fact; what no source says is told as missing.
 * @param {string} name
 * @param {string | null | undefined} text
 */
const fact = (name, text) => make("div", {}, [make("dt", {}, name), make("dd", { class: text ? null : "missing" }, text || words.saknas)]);

/**
 * The facts of the best way.
 * @param {Result} result
 */
function facts({ insats, way }) {
  const laws = way.lagrum.map((law) => law.text).join(", ");
  return make("dl", { class: "pairs" }, [
    fact(words.beslut, way.beslut),
    fact(words.vagen_in, way.vag_in),
    laws && fact(words.lagrum, laws),
    fact(words.utforare, insats.utforare),
    way.kontakt && fact(words.kontakt, way.kontakt),
  ]);
}

/** @param {Child[]} children */
const list = (children) => make("ul", { class: "why", role: "list" }, children);

/** The rows of a page. */
export class Rows {
  #page;
  #rules;
  /** @type {Record<string, Element | null>} */
  #icons = {};
  /** What the reader has chosen for the list by hand, by id. @type {Record<string, boolean>} */
  #chosen = {};
  /** What is unfolded, by id. @type {Record<string, boolean>} */
  #open = {};
  /** What each row says. @type {WeakMap<Element, string>} */
  #said = new WeakMap();
  /** How each unfolding is filled. @type {WeakMap<Element, () => void>} */
  #fills = new WeakMap();
  #wait = words.hamtas;

  /** @param {HTMLElement} page @param {Rules} rules */
  constructor(page, rules) {
    this.#page = page;
    this.#rules = rules;
    for (const one of all(findAs(page, ".js-ikoner", HTMLTemplateElement).content, "[data-ikon]")) {
      this.#icons[told(one, "ikon")] = one.firstElementChild;
    }
  }

  /** @param {string} name */
  #icon(name) {
    return this.#icons[name]?.cloneNode(true);
  }

  /**
   * A reason in the open, with the part that it holds for where `isNamed`.
   * @param {Reason} reason
   */
  #line(reason, isNamed = false) {
    const part = isNamed && reason.delnamn ? `${reason.delnamn}: ` : "";
    return make("li", {}, [this.#icon(sign(reason)), make("span", {}, part + reason.kort)]);
  }

  /**
   * A reason with its source's own words and the source.
   * @param {Reason} reason
   */
  #wholeLine(reason) {
    const { kort, not, kalla } = reason;
    const meta = (/** @type {Child | Child[]} */ content) => [" ", make("span", { class: "meta" }, content)];
    return make("li", {}, [this.#icon(sign(reason)), make("span", {}, [
      `${kort}.`,
      ...(not ? meta(not) : []),
      ...(kalla ? meta([`${words.kalla} `, link(kalla.text, kalla.href)]) : []),
    ])]);
  }

  /**
   * All reasons, by part, and how one comes there.
   * @param {Result} result
   * @param {Level} level
   */
  #everything(result, level) {
    const { insats, reasons } = result;
    const of = (/** @type {string | null} */ part) =>
      reasons.filter((reason) => reason.del === part && reason.vad !== "ko").map((reason) => this.#wholeLine(reason));
    const general = of(null);
    const parts = insats.vagar.filter((way) => way.id !== null).flatMap((way) => {
      const own = of(way.id);
      return own.length ? [make("div", {}, [make(level === "h5" ? "h6" : "h5", {}, way.namn), list(own)])] : [];
    });
    const shared = general.length ? list(general) : null;
    return make("div", { class: "all" }, [make("p", {}, insats.text), shared, ...parts, facts(result)]);
  }

  /**
   * What is unfolded, made when it is.
   * @param {Result} result
   * @param {Level} level
   */
  #unfolding(result, level) {
    const { id, namn } = result.insats;
    const box = make("details", { class: "more" }, make("summary", {}, [words.alla_villkor, hidden(namn)]));
    this.#fills.set(box, () => {
      if (box.childElementCount === 1) box.append(this.#everything(result, level));
    });
    box.addEventListener("toggle", () => {
      if (box.open) this.fill(box);
      this.#open[id] = box.open;
    });
    if (this.#open[id]) {
      this.fill(box);
      box.open = true;
    }
    return box;
  }

  /** @param {Ko | null} ko */
  #queue(ko) {
    if (!ko) return make("p", { class: "ko" }, [this.#icon("ko_okant"), make("b", {}, words.ko_okant)]);
    const when = (/** @type {string} */ text) => make("span", { class: "when" }, text);
    return make("p", { class: ko.gammal ? "ko is-old" : "ko" }, [
      this.#icon(`ko_${ko.ikon}`),
      make("b", {}, ko.text),
      ko.tid ? when(ko.tid.charAt(0).toUpperCase() + ko.tid.slice(1)) : null,
      make("time", { datetime: ko.iso }, ko.datum),
      ko.gammal ? when(words.inaktuell) : null,
    ]);
  }

  /**
   * An insats that is not excluded; `level`: its heading's.
   * @param {Result} result
   * @param {Level} level
   */
  #row(result, level) {
    const { insats, verdict, part, way } = result;
    const box = make("input", { type: "checkbox", autocomplete: "off" });
    box.checked = this.#chosen[insats.id] ?? (verdict === "passar" || verdict === "passar_med_villkor");
    const label = make("label", { class: "check" }, [box, make("span", {}, [words.ta_med, hidden(insats.namn)])]);
    const item = make("li", { class: `row${verdict === "passar" ? " is-fit" : ""}${box.checked ? " is-chosen" : ""}` });
    box.addEventListener("change", () => {
      this.#chosen[insats.id] = box.checked;
      item.classList.toggle("is-chosen", box.checked);
      this.#page.dispatchEvent(new Event("chosen"));
    });
    const main = make("div", { class: "row-main" }, [
      make(level, {}, link(insats.namn, insats.href)),
      part === null ? null : make("p", { class: "best" }, [`${words.basta_vagen} `, make("b", {}, way.namn)]),
      list(deciding(result).slice(0, REASONS).map((reason) => this.#line(reason))),
      this.#unfolding(result, level),
    ]);
    const queue = way.ko || isRunning(way.lage) ? this.#queue(way.ko) : null;
    const decision = way.kraver_beslut ? make("p", { class: "tag" }, words.beslut_kravs) : null;
    item.append(make("div", { class: "row-in" }, [main, make("div", { class: "row-side" }, [queue, decision, label])]));
    return item;
  }

  /**
   * What nobody is offered: what it is, and what it does.
   * @param {Result} result
   */
  #apartRow({ insats }) {
    const what = make("p", {}, [make("b", {}, NOT_OFFERED[insats.inte ?? ""]), ` ${insats.text}`]);
    return make("li", {}, [make("h4", {}, link(insats.namn, insats.href)), make("div", {}, what)]);
  }

  /**
   * An insats that is excluded: why, and what there is instead. Those of one kind stand in one line.
   * @param {Result} result
   * @param {Found} found
   * @param {Others} others
   */
  #outRow(result, found, others) {
    const why = list(deciding(result).map((reason) => this.#line(reason, true)));
    /** @type {HTMLElement | null} */
    let text = null;
    let before = "";
    for (const [kind, one] of others) {
      if (text && before === kind && !one.text) text.append(", ");
      else {
        text = make("span", {}, kind);
        why.append(make("li", {}, [this.#icon("pil"), text]));
      }
      const other = one.insats === null ? null : found.book.insats(one.insats);
      if (other) text.append(link(other.namn, other.href));
      if (one.text) text.append((other ? ". " : "") + one.text);
      before = one.text ? "" : kind;
    }
    const heading = make("h4", {}, link(result.insats.namn, result.insats.href));
    return make("li", {}, [heading, make("div", {}, [why, this.#unfolding(result, "h4")])]);
  }

  /**
   * The row of an insats; `old`, if it tells the same.
   * @param {Found} found
   * @param {number} n
   * @param {Level} level
   * @param {HTMLElement | null} old
   */
  of(found, n, level, old) {
    const result = this.#rules.tell(found, n);
    /** @type {Others | null} */
    const others = result.verdict === "utesluts" ? found.instead(n).map((one) => [this.#rules.instead(found, one), one]) : null;
    const text = JSON.stringify([result.part, result.reasons, others]);
    if (old && this.#said.get(old) === text) return old;
    const item = result.insats.inte ? this.#apartRow(result) : others ? this.#outRow(result, found, others) : this.#row(result, level);
    item.dataset.n = String(n);
    this.#said.set(item, text);
    return item;
  }

  /**
   * What stands where a row will when its words are there.
   * @param {number} n
   */
  waiting(n) {
    return make("li", { class: "row is-waiting", "data-n": n }, make("p", { class: "meta" }, this.#wait));
  }

  /**
   * Says in rows that wait, and will wait, whether their words are on their way.
   * @param {boolean} some
   * @param {HTMLElement[]} items
   */
  miss(some, items) {
    this.#wait = some ? words.hamtades_inte : words.hamtas;
    for (const item of items) find(item, "p").textContent = this.#wait;
  }

  /**
   * Fills an unfolding before it is opened.
   * @param {Element} box
   */
  fill(box) {
    this.#fills.get(box)?.();
  }

  /** Forgets what the reader has done with the rows. */
  forget() {
    this.#chosen = {};
    this.#open = {};
  }
}
