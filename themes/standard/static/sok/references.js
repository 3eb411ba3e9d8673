// References to law, in one spelling whatever the writer's: `§4:1` for `4 kap. 1 §`, `4:1` and `SoL 4.1`; `§9` for `9 §`; `§12:` for the
// whole of chapter 12. src/search/token.rs says the same; a test holds the two equal.

import { LAWS } from "./language.js";
import { isDigit } from "./letters.js";

/** @import { Piece } from "./pieces.js" */
/** @typedef {[spellings: string[], end: number]} Reference what is referred to, and the first piece after it */

/** @type {(list: Piece[], at: number, sign: string) => boolean} */
const isSign = (list, at, sign) => at < list.length && !list[at].word && list[at].text === sign;
/** @type {(piece: Piece | undefined, pattern: RegExp) => boolean} */
const isLike = (piece, pattern) => piece !== undefined && piece.word && pattern.test(piece.text);
/** @type {(piece: Piece | undefined) => boolean} */
const isKap = (piece) => isLike(piece, /^kap(?:itel|itlet)?$/);
/** @type {(piece: Piece | undefined) => boolean} */
const isLaw = (piece) => piece !== undefined && piece.word && LAWS.includes(piece.text);

/**
 * The number of a chapter.
 * @param {Piece[]} list
 * @param {number} at
 */
const chapterNumber = (list, at) => (isLike(list[at], /^[0-9]{1,2}$/) ? list[at].text : null);

/**
 * The first piece from a place on that is neither space nor one of the signs.
 * @param {Piece[]} list
 * @param {number} at
 * @param {string} signs
 */
function after(list, at, signs) {
  while (at < list.length && !list[at].word && (list[at].text === " " || signs.includes(list[at].text))) at++;
  return at;
}

/**
 * The number of a paragraph, `1`, `2a` or `2 a §`, and where it ends.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {[number: string, end: number] | null}
 */
function paragraph(list, at) {
  const piece = list[at];
  if (!isLike(piece, /^[0-9]{1,3}[a-h]?$/)) return null;
  const next = list[at + 2];
  if (/[0-9]$/.test(piece.text) && isSign(list, at + 1, " ") && isLike(next, /^[a-z]$/) && isSign(list, after(list, at + 3, ""), "§")) {
    return [piece.text + next.text, at + 3];
  }
  return [piece.text, at + 1];
}

/**
 * `4:1`, `4:1 §`.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {Reference | null}
 */
function colon(list, at) {
  const chapter = chapterNumber(list, at);
  if (!chapter || !isSign(list, at + 1, ":")) return null;
  const found = paragraph(list, at + 2);
  if (!found) return null;
  const sign = after(list, found[1], "");
  return [[`§${chapter}:${found[0]}`], isSign(list, sign, "§") ? sign + 1 : found[1]];
}

/**
 * `SoL 4.4`, `4.4 SoL`: the point says a chapter only beside the name of a law.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {Reference | null}
 */
function point(list, at) {
  const chapter = chapterNumber(list, at);
  if (!chapter || !isSign(list, at + 1, ".")) return null;
  const found = paragraph(list, at + 2);
  if (!found) return null;
  const before = isSign(list, found[1], " ") && isLaw(list[found[1] + 1]);
  const behind = at > 1 && isSign(list, at - 1, " ") && isLaw(list[at - 2]);
  return before || behind ? [[`§${chapter}:${found[0]}`], found[1]] : null;
}

/**
 * `4 kap. 1 §`, `4 kap 1`, `12 kap. 1 och 4 §§`, `12 kap`. Without the sign only the first number belongs to the chapter.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {Reference | null}
 */
function chapter(list, at) {
  const kap = chapterNumber(list, at);
  const word = after(list, at + 1, "");
  if (!kap || !isKap(list[word])) return null;
  const found = [];
  let end = 0;
  let next = after(list, word + 1, ".");
  for (let part = paragraph(list, next); part; part = paragraph(list, next)) {
    found.push(`§${kap}:${part[0]}`);
    end ||= part[1];
    const then = after(list, part[1], "");
    if (isSign(list, then, "§")) return [found, after(list, then, "§")];
    const goesOn = [",", "-", "–"].some((sign) => isSign(list, then, sign)) || isLike(list[then], /^(?:och|eller|samt)$/);
    if (!goesOn) break;
    next = after(list, then + 1, "");
  }
  return end ? [found.slice(0, 1), end] : [[`§${kap}:`], word + 1];
}

/**
 * `§ 9`, `§ 4:1`.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {Reference | null}
 */
function afterSign(list, at) {
  const next = after(list, at + 1, "§");
  const found = paragraph(list, next);
  return found && (colon(list, next) || [[`§${found[0]}`], found[1]]);
}

/**
 * `kap. 3 §2`, as some write, and `kap. 3`.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {Reference | null}
 */
function afterKap(list, at) {
  const next = after(list, at + 1, ".");
  const kap = chapterNumber(list, next);
  if (!kap) return null;
  const sign = after(list, next + 1, "");
  const found = isSign(list, sign, "§") ? paragraph(list, after(list, sign, "§")) : null;
  return found ? [[`§${kap}:${found[0]}`], found[1]] : [[`§${kap}:`], next + 1];
}

/**
 * `9 §`.
 * @param {Piece[]} list
 * @param {number} at
 * @returns {Reference | null}
 */
function bare(list, at) {
  const found = paragraph(list, at);
  const sign = found ? after(list, found[1], "") : 0;
  return found && isSign(list, sign, "§") ? [[`§${found[0]}`], sign + 1] : null;
}

/**
 * The reference that begins at a place, if one does.
 * @param {Piece[]} list
 * @param {number} at
 */
export function reference(list, at) {
  if (isSign(list, at, "§")) return afterSign(list, at);
  if (!list[at].word) return null;
  if (isKap(list[at])) return afterKap(list, at);
  if (!isDigit(list[at].text)) return null;
  return colon(list, at) || point(list, at) || chapter(list, at) || bare(list, at);
}
