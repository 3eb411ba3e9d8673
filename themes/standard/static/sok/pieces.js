// What a text is made of before it is read as words and references: words, signs and spaces, each with its place.

import { INVISIBLE, isDigit, isInvisible, isWord, lower } from "./letters.js";

/**
 * The text is " " for one or more spaces, and "|" for a sign without a meaning here.
 * @typedef {{ text: string, start: number, end: number, word: boolean }} Piece
 */

/** The signs that references are written with. */
const SIGNS = "§:.,-–";

/**
 * @param {string} text
 * @returns {Piece[]}
 */
export function pieces(text) {
  /** @type {Piece[]} */
  const list = [];
  const small = lower(text);
  let at = 0;
  while (at < small.length) {
    const start = at;
    if (isWord(small[at])) {
      at = wordEnd(small, at);
      list.push({ text: small.slice(start, at).replace(INVISIBLE, ""), start, end: at, word: true });
      continue;
    }
    const c = small[at++];
    if (isInvisible(c)) continue;
    const sign = /\s/.test(c) ? " " : SIGNS.includes(c) ? c : "|";
    if (sign !== " " || !list.length || list[list.length - 1].text !== " ") list.push({ text: sign, start, end: at, word: false });
  }
  return list;
}

/**
 * Where a word ends that begins at a place. `4kap1` is three words.
 * @param {string} small
 * @param {number} start
 */
function wordEnd(small, start) {
  let at = start;
  while (at < small.length && (isWord(small[at]) || isInvisible(small[at]))) {
    at++;
    const read = small.slice(start, at).replace(INVISIBLE, "");
    if (small.startsWith("kap", at) ? /^[0-9]+$/.test(read) : read === "kap" && isDigit(small.slice(at, at + 1))) break;
  }
  return at;
}
