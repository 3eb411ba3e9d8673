// An insats of the reader's list, as it is printed: names in a line, and what no source tells said in one.

import { all, find, told } from "../base/elements.js";

/** Facts that stand in one line. */
const IN_LINE = ["malgrupp", "mal", "metoder"];
/** What one needs to get there: that no source tells it is said where it would stand. */
const NEEDED = ["ko", "vag_in", "beslut", "kontakt"];

/** @param {Element} element */
const text = (element) => element.textContent ?? "";

/**
 * Names in one line: those after the first with a small letter, unless they are abbreviations. What is told way by way stays so.
 * @param {HTMLElement[]} names
 */
function join(names) {
  if (names.some((dd) => dd.querySelector("b"))) return;
  const texts = names.map((dd, n) => {
    const [name, how] = Array.from(dd.childNodes, (node) => (node.textContent ?? "").trim());
    if (how) return `${name} (${how.toLowerCase()})`;
    return n ? name.replace(/^.(?=\p{Ll})/u, (c) => c.toLowerCase()) : name;
  });
  names.forEach((dd, n) => {
    if (n) dd.remove();
    else dd.textContent = texts.join(", ");
  });
}

/**
 * Makes a leaf of the facts of an insats.
 * @param {HTMLElement} article
 * @param {string} missing the theme's word for what is missing
 */
export function leaf(article, missing) {
  for (const name of IN_LINE) join(all(article, `[data-f=${name}] dd:not(.missing)`));
  const isUnknown = (/** @type {HTMLElement} */ field) => !field.querySelector("dd:not(.missing)") && !NEEDED.includes(told(field, "f"));
  const [first, ...others] = all(article, "[data-f]").filter(isUnknown);
  if (!first) return;
  const names = [first, ...others].map((field) => text(find(field, "dt")).toLowerCase());
  find(first, "dt").textContent = missing;
  find(first, "dd").textContent = names.join(", ");
  first.parentElement?.append(first);
  others.forEach((field) => field.remove());
}
