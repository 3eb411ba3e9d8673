// Where a text says what an answer is about, so that it can be marked.

import { index } from "./index.js";
import { placesOf } from "./phrases.js";
import { tokens } from "./tokens.js";
import { MARKED_INSIDE } from "./weights.js";

/** @import { Span, Word } from "./query.js" */
/** @import { Token } from "./tokens.js" */
/** @typedef {{ keys: string[], needles: string[], phrases: string[][] }} Marks whole words by key, letters inside words, and phrases by their keys */
/** @typedef {[from: number, to: number]} Range */

/**
 * What an answer's words are marked by.
 * @param {Word[]} words
 * @param {Span[]} spans
 * @returns {Marks}
 */
export function marksOf(words, spans) {
  const said = words.filter((word) => !word.minor);
  const needles = said.filter((word) => !word.legal).flatMap((word) => {
    const own = word.key.length >= MARKED_INSIDE ? word.key : word.folded;
    return [...(word.folded.length > 1 ? [own] : []), ...(word.meaning.parts || [])];
  });
  const phrases = spans.flatMap((span) => span.concepts).flatMap((concept) => index.concepts[concept].keys);
  return { keys: [...new Set(said.map((word) => word.key))], needles, phrases };
}

/**
 * The ranges of a text that an answer's words stand in, in order and apart.
 * @param {string} text
 * @param {{ marks: Marks }} answer
 */
export function mark(text, answer) {
  const { keys, needles, phrases } = answer.marks;
  /** @type {Range[]} */
  const ranges = [];
  const list = tokens(text);
  for (const token of list) {
    if (keys.includes(token.key)) ranges.push([token.start, token.end]);
    else if (!token.legal) for (const needle of needles) ranges.push(...inside(token, needle));
  }
  for (const phrase of phrases) {
    for (const at of placesOf(phrase, list)) ranges.push([list[at].start, list[at + phrase.length - 1].end]);
  }
  return joined(ranges);
}

/**
 * Where letters stand in a word: short ones where it begins, others anywhere in it.
 * @param {Token} token
 * @param {string} needle
 * @returns {Range[]}
 */
function inside(token, needle) {
  const at = needle.length >= MARKED_INSIDE ? token.folded.indexOf(needle) : token.folded.startsWith(needle) ? 0 : -1;
  return at < 0 ? [] : [[token.start + at, token.start + at + needle.length]];
}

/** @param {Range[]} ranges */
function joined(ranges) {
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  /** @type {Range[]} */
  const apart = [];
  for (const [from, to] of ranges) {
    const before = apart[apart.length - 1];
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else apart.push([from, to]);
  }
  return apart;
}
