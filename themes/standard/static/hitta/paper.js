// The guided finder's results on paper: every chosen insats is told whole, and the answers only if the reader asks for it.

import words from "ord:hitta";
import { all, find, findAs } from "../base/elements.js";
import { fill } from "../base/text.js";

/** @import { Rows } from "./rows.js" */

/**
 * @param {HTMLElement} page
 * @param {Rows} rows
 * @param {() => string[]} answers in words
 */
export function printable(page, rows, answers) {
  /** What is unfolded for the paper alone. @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const some = page.classList.contains("has-chosen");
    const boxes = all(page, some ? ".row.is-chosen details, details.js-lista" : ".row details, details.js-lista");
    opened = /** @type {HTMLDetailsElement[]} */ (boxes).filter((box) => !box.open);
    for (const box of opened) {
      rows.fill(box);
      box.open = true;
    }
    const svar = findAs(page, ".js-med-svar", HTMLInputElement).checked ? answers().join(" · ") : "";
    find(page, ".js-svarslista").textContent = svar && fill(words.svar, { svar });
  });
  window.addEventListener("afterprint", () => opened.forEach((box) => { box.open = false; }));
  find(page, ".js-utskrift").addEventListener("click", () => window.print());
}
