// Text → tokens: words, and references to law. The key of a token is what the index has: the folded stem, or the reference.

import { fold } from "./letters.js";
import { pieces } from "./pieces.js";
import { reference } from "./references.js";
import { stemLength } from "./stems.js";

/**
 * `text` in lower case; `folded` without marks; `stem` the beginning of the text, and `key` that of the folded text, that its forms share.
 * @typedef {{ text: string, legal: boolean, start: number, end: number, folded: string, stem: string, key: string }} Token
 */

/** The longest word that is indexed, in letters: longer ones are addresses and the like. */
export const LONGEST = 48;

/**
 * The tokens of a text, in order.
 * @param {string} text
 */
export function tokens(text) {
  const list = pieces(text);
  /** @type {Token[]} */
  const found = [];
  for (let at = 0; at < list.length;) {
    const legal = reference(list, at);
    if (legal) {
      const [spellings, after] = legal;
      const [start, end] = [list[at].start, list[after - 1].end];
      for (const text of spellings) found.push({ text, legal: true, start, end, folded: text, stem: text, key: text });
      at = after;
      continue;
    }
    const piece = list[at++];
    if (!piece.word || piece.text.length > LONGEST) continue;
    const folded = fold(piece.text);
    const length = stemLength(folded);
    const [stem, key] = [piece.text.slice(0, length), folded.slice(0, length)];
    found.push({ text: piece.text, legal: false, start: piece.start, end: piece.end, folded, stem, key });
  }
  return found;
}

/**
 * The keys of a text, in order.
 * @param {string} text
 */
export const keysOf = (text) => tokens(text).map((token) => token.key);
