// Words of nearly the same spelling as one that the site does not have.

import { ENDING_LETTERS, NEAR } from "./language.js";
import { index } from "./index.js";
import { fold, letterSet, size } from "./letters.js";
import { best, commonness, isInName, whole } from "./terms.js";
import { LONGEST } from "./tokens.js";
import { ALIKE, ALIKE_FOUND, ALIKE_LENGTH, ALIKE_TYPED, COMMON, ENDING, LONG, MIDDLE, SLIP_STEM, TELLING } from "./weights.js";

/** @import { Fit, Word } from "./query.js" */

/** Three rows of the table of distances, used again and again. */
const ROWS = [0, 1, 2].map(() => new Uint8Array(2 * LONGEST));

/**
 * Damerau's and Levenshtein's distance with neighbours swapped, or more than the limit.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [older, old, row] = ROWS;
  for (let j = 0; j <= b.length; j++) old[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    let least = row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = old[j - 1] + (letter === other ? 0 : 1);
      if (old[j] < cost) cost = old[j] + 1;
      if (row[j - 1] < cost) cost = row[j - 1] + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other && older[j - 2] < cost) cost = older[j - 2] + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [older, old, row] = [old, row, older];
  }
  return old[b.length];
}

/** @param {number} term */
const foldedWhole = (term) => (index.wholes[term] ??= fold(whole(term)));

/**
 * A word that stands in a name or in several documents. Only such words are offered where two letters are wrong: nearly every word is two letters
 * away from some rare word.
 * @param {number} term
 */
const isCommon = (term) => isInName(term) || commonness(term) >= COMMON;

/**
 * Whether a word is one whose spelling may be mended.
 * @param {Word} word
 * @param {number} shortest
 */
const isSpelt = (word, shortest) => word.folded.length >= shortest && !word.legal && !/[0-9]/.test(word.folded);

const ENDINGS = letterSet(ENDING_LETTERS);

/**
 * The terms that a word most likely stands for: those fewest slips away, those with its first letter and common ones first; and how many
 * slips that are.
 * @param {Word} word
 */
export function misspelt(word) {
  const typed = word.folded;
  /** @type {number[]} */
  let terms = [];
  if (!isSpelt(word, TELLING)) return { terms, away: 0 };
  const limit = typed.length >= LONG ? 2 : 1;
  const letters = letterSet(typed);
  let least = limit;
  for (let term = 0; term < index.folded.length; term++) {
    // Each slip changes two letters at most; endings are left aside.
    if (size((letters ^ index.letters[term]) & ~ENDINGS) > 2 * limit) continue;
    const away = slips(word, term, limit, least);
    if (away > least) continue;
    if (away < least) terms = [];
    least = away;
    terms.push(term);
  }
  /** @param {number} term */
  const begins = (term) => Number(index.stems[term][0] === word.text[0]);
  terms.sort((a, b) => begins(b) - begins(a) || index.common[b] - index.common[a]);
  return { terms, away: least };
}

/**
 * How many slips a term is away from a word, by stem or with its usual ending; infinitely many where it is no likely slip.
 * @param {Word} word
 * @param {number} term
 * @param {number} limit
 * @param {number} least what another term is away
 */
function slips(word, term, limit, least) {
  const { folded: typed, key } = word;
  const stem = index.folded[term];
  if (stem.length < 3 || Math.abs(stem.length - key.length) > limit + ENDING || index.stems[term][0] === "§") return Infinity;
  const begins = stem[0] === typed[0];
  if (!begins && typed.length < MIDDLE) return Infinity;
  const most = begins && isCommon(term) ? least : 1;
  let away = distance(key, stem, most);
  if (away > 0) away = Math.min(away, distance(typed, foldedWhole(term), most));
  return away > most || (typed.length < LONG && away <= least && !isSlip(word, term)) ? Infinity : away;
}

/**
 * Whether a short word is likely another one, misspelt. The shorter, the more words lie near it: then only names are guessed.
 * @param {Word} word
 * @param {number} term
 */
function isSlip(word, term) {
  const [stem, other] = [index.folded[term], foldedWhole(term)];
  if (isOtherWord(word.key, stem) || isOtherWord(word.folded, other)) return false;
  if (word.folded.length < MIDDLE && !isInName(term)) return false;
  return distance(word.folded, other, 1) <= 1 || (word.key.length >= SLIP_STEM && stem.length >= SLIP_STEM);
}

/**
 * Whether two short words of one length differ in one letter that is no slip: `simhall` is not `samhall`.
 * @param {string} a
 * @param {string} b
 */
function isOtherWord(a, b) {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, at) => letter !== b[at]);
  if (at < 0 || a.slice(at + 1) !== b.slice(at + 1)) return false;
  return !NEAR.includes(a[at] + b[at]) && !NEAR.includes(b[at] + a[at]);
}

/**
 * The letters of a word by threes.
 * @param {string} folded
 */
function trigrams(folded) {
  const padded = `^${folded}$`;
  const set = new Set();
  for (let at = 0; at + 3 <= padded.length; at++) set.add(padded.slice(at, at + 3));
  return set;
}

/**
 * Terms whose letters resemble a word's: Dice's measure of what they share by threes.
 * @param {Word} word
 */
export function similar(word) {
  /** @type {Fit[]} */
  const found = [];
  if (!isSpelt(word, ALIKE_TYPED)) return found;
  const own = trigrams(word.folded);
  for (let term = 0; term < index.folded.length; term++) {
    const stem = index.folded[term];
    if (stem[0] !== word.folded[0] || stem.length < ALIKE_FOUND || !isCommon(term)) continue;
    const other = trigrams(foldedWhole(term));
    let shared = 0;
    for (const three of other) if (own.has(three)) shared++;
    const dice = (2 * shared) / (own.size + other.size);
    const isAlike = dice >= ALIKE && Math.min(own.size, other.size) / Math.max(own.size, other.size) >= ALIKE_LENGTH;
    if (isAlike && !isOtherWord(word.folded, foldedWhole(term)) && !isOtherWord(word.key, stem)) found.push([term, dice / 2]);
  }
  return best(found);
}
