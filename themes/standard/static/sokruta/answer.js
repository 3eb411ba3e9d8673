// An answer of the search in words, in the theme's own.

import { make, told } from "../base/elements.js";
import { fill, grouped } from "../base/text.js";

/** @import { Answer } from "../sok.js" */
/** @import { Sok } from "./engine.js" */

/**
 * How an answer is told; `words` has the theme's words.
 * @param {HTMLElement} words
 */
export function teller(words) {
  const say = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) => fill(told(words, name), values);
  return {
    say,
    /** How many hits there are. @param {number} n */
    hits: (n) => (n === 1 ? say("traff") : say("traffar", { n: grouped(n) })),
    /** That there is nothing but what is alike, or nothing at all. @param {string} fraga @param {Answer} answer */
    nothing: (fraga, answer) => say("ingen", { fraga }) + (answer.results.length ? ` ${say("liknande")}` : ""),
    /** The other words that hits are shown for. @param {Answer} answer */
    also: (answer) => (answer.also.length ? ` ${say("aven", { ord: answer.also.join(", ") })}` : ""),
    /** That the search can't be used. @param {Error} error */
    failed: (error) => say("fel", { fel: error.message }),
  };
}

/** @typedef {ReturnType<typeof teller>} Teller */

/** @param {Answer} answer */
export const total = ({ counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/**
 * Whether nothing is found but words whose letters resemble.
 * @param {Answer} answer
 */
export const isAlike = ({ results }) => results.length > 0 && results[0].tier === "liknande";

/**
 * A text with an answer's words marked.
 * @param {string} text
 * @param {Answer} answer
 * @param {Sok} sok
 */
export function marked(text, answer, sok) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [];
  let at = 0;
  for (const [from, to] of sok.mark(text, answer)) {
    parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)];
}

/**
 * The address of the page of hits for a query.
 * @param {HTMLFormElement} form
 * @param {string} query
 */
export const address = (form, query) => `${form.getAttribute("action")}#q=${encodeURIComponent(query)}`;
