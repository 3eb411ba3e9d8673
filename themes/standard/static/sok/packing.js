// What the index' strings are made of: numbers as printable characters, and weights as levels. src/search/pack.rs writes them.

import { LEAST_LEVEL, LEVELS, LEVEL_STEP, SATURATION } from "./weights.js";

/** How many digits there are: the printable characters of ASCII from `#`, without the backslash. */
const DIGITS = 91;
/** Half of them end a number; the others say that more follows. */
const HALF = 45;
const FIRST = "#".charCodeAt(0);
const BACKSLASH = "\\".charCodeAt(0);

/**
 * The number of the digit that stands at a place.
 * @param {string} text
 * @param {number} at
 */
export function digitAt(text, at) {
  const code = text.charCodeAt(at);
  return code > BACKSLASH ? code - FIRST - 1 : code - FIRST;
}

/** Of each level what saturation makes of its weight: the tenth mention of a word adds little to the ninth. */
const saturated = Array.from({ length: LEVELS }, (_, level) => {
  const weight = LEAST_LEVEL * LEVEL_STEP ** level;
  return weight / (weight + SATURATION);
});

/** @typedef {{ documents: Int32Array, weights: Float32Array }} Postings the documents that have something, and how much each has of it */

/**
 * A list of postings: for each the step from the document before, and a level.
 * @param {string} text
 * @returns {Postings}
 */
export function unpack(text) {
  const documents = new Int32Array(text.length >> 1);
  const weights = new Float32Array(text.length >> 1);
  let document = 0;
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    let step = 0;
    let place = 1;
    let digit = digitAt(text, at++);
    while (digit >= HALF) {
      step += (digit - HALF) * place;
      place *= HALF;
      digit = digitAt(text, at++);
    }
    document += step + digit * place;
    documents[count] = document;
    weights[count] = saturated[digitAt(text, at++)];
  }
  return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) };
}

/** How many digits a hash has. */
export const HASH = 3;

/**
 * A text as three digits: FNV-1a, folded. Two names of one hash make a hit rank too high, no more.
 * @param {string} text
 */
export function hash(text) {
  let hash = 0x811c9dc5;
  for (const c of text) hash = Math.imul(hash ^ Number(c.codePointAt(0)), 0x01000193);
  let folded = (hash >>> 24) ^ (hash & 0xffffff);
  let digits = "";
  for (let at = 0; at < HASH; at++) {
    const code = FIRST + (folded % DIGITS);
    digits += String.fromCharCode(code >= BACKSLASH ? code + 1 : code);
    folded = Math.floor(folded / DIGITS);
  }
  return digits;
}
