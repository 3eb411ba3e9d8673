// Insatser side by side: the facts of each, as the theme writes them, in one table.

import { all, find, make, told } from "../base/elements.js";

/** @typedef {{ key: string, label: string, cells: Element[][] }} Row a fact: its name, and what each insats tells of it */

/** @param {Element} article */
export const nameOf = (article) => find(article, "h2").textContent ?? "";

/**
 * The facts that one of the insatser tells, in the order of their pages.
 * @param {HTMLElement[]} articles
 */
function rowsOf(articles) {
  /** @type {Row[]} */
  const rows = [];
  articles.forEach((article, column) => {
    let after = -1;
    for (const field of all(article, "[data-f]")) {
      const key = told(field, "f");
      let at = rows.findIndex((row) => row.key === key);
      if (at < 0) rows.splice((at = after + 1), 0, { key, label: find(field, "dt").textContent ?? "", cells: [] });
      after = at;
      (rows[at].cells[column] ||= []).push(...all(field, "dd:not(.missing)"));
    }
  });
  return rows;
}

/** @param {Element} dd */
const textOf = (dd) => (dd.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * What a cell tells, line by line: the way that several lines are of is named before the first.
 * @param {Element[]} dds
 */
function linesOf(dds) {
  let before = "";
  return dds.map((dd) => {
    const line = make("div", {}, [...dd.childNodes]);
    const first = line.firstChild;
    const way = first instanceof HTMLElement && first.tagName === "B" ? textOf(first) : "";
    if (way && way === before) first?.remove();
    before = way;
    return line;
  });
}

/**
 * A row: said once where all tell the same; nothing where none tells anything.
 * @param {Row} row
 * @param {string[]} names
 * @param {DOMStringMap} words
 */
function rowOf({ key, label, cells }, names, words) {
  // What two ways say alike is said once.
  const once = cells.map((cell) => cell.filter((dd, at) => cell.findIndex((other) => textOf(other) === textOf(dd)) === at));
  const texts = Array.from({ length: names.length }, (_, n) => (once[n] || []).map(textOf).join("\n"));
  const different = new Set(texts.filter(Boolean)).size;
  if (!different) return null;
  const content = (/** @type {number} */ n) => linesOf(once[n]);
  const head = make("th", { scope: "row" }, label);
  if (different === 1 && texts.every(Boolean) && names.length > 1) {
    return make("tr", { class: "same" }, [head, make("td", { colspan: names.length }, [make("b", {}, `${words.lika}: `), ...content(0)])]);
  }
  if (different > 1) head.append(make("span", { class: "meta" }, words.skiljer));
  // No condition on a subject is no fact that is missing.
  const nothing = key.startsWith("villkor ") ? words.inget : words.saknas;
  const tds = texts.map((text, n) => make("td", { "data-namn": names[n], class: text ? null : "missing" }, text ? content(n) : nothing));
  return make("tr", { class: different > 1 ? "differs" : "" }, [head, ...tds]);
}

/**
 * The table, in a box that scrolls; `words` are the theme's.
 * @param {HTMLElement[]} articles
 * @param {DOMStringMap} words
 * @param {(article: HTMLElement) => HTMLElement} remover
 */
export function comparison(articles, words, remover) {
  const body = rowsOf(articles).map((row) => rowOf(row, articles.map(nameOf), words));
  const caption = make("caption", { class: "vh" }, `${words.namn}: ${articles.map(nameOf).join(", ")}`);
  // The buttons have a row of their own: in the header they would be a part of the column's name.
  const buttons = make("tr", { class: "no-print" }, [make("td"), ...articles.map((article) => make("td", {}, remover(article)))]);
  const columns = articles.map((article) => make("th", { scope: "col" }, find(article, "h2 a")));
  const top = make("thead", {}, [make("tr", {}, [make("th", { scope: "col" }, words.uppgift), ...columns]), buttons]);
  const table = make("table", { class: "table compare" }, [caption, top, make("tbody", {}, body)]);
  return make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.namn }, table);
}
