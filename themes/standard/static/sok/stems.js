// Stems: Snowball's Swedish, which always leaves the beginning of the word, but for the article -et that it forgets, and an -s that belongs
// to the word. src/search/letters.rs says the same; a test holds the two equal.

import { BEFORE_S, OTHER_SUFFIXES, OWN_S, SUFFIXES, VOWELS } from "./language.js";

/** @param {string} c */
const isVowel = (c) => VOWELS.includes(c);

/**
 * The first of some suffixes that a word ends in, at a place or after it.
 * @param {string} word
 * @param {string[]} suffixes
 * @param {number} from
 */
const ending = (word, suffixes, from) => suffixes.find((suffix) => word.endsWith(suffix) && word.length - suffix.length >= from);

/**
 * How many letters of a folded word Snowball leaves. An ending may be taken off after the first vowel that a consonant follows.
 * @param {string} word
 */
function snowball(word) {
  if (word.length < 3) return word.length;
  let at = 0;
  while (at < word.length && !isVowel(word[at])) at++;
  while (at < word.length && isVowel(word[at])) at++;
  if (at >= word.length) return word.length;
  const region = Math.max(at + 1, 3);
  const suffix = ending(word, SUFFIXES, region);
  if (suffix === "s") {
    if (BEFORE_S.includes(word[word.length - 2])) word = word.slice(0, -1);
  } else if (suffix) word = word.slice(0, -suffix.length);
  if (word.length - 2 >= region && /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(word)) word = word.slice(0, -1);
  const other = ending(word, OTHER_SUFFIXES, region);
  if (other) word = word.slice(0, other === "fullt" ? -1 : -other.length);
  return word.length;
}

/**
 * Whether a folded word ends in the article -et: `bistandet`, not `enhet` or `knaet`.
 * @param {string} word
 */
function takesArticle(word) {
  if (!word.endsWith("et") || word.length < 6) return false;
  const last = word[word.length - 3];
  return !isVowel(last) && last !== "h" && Array.from(word.slice(0, -2)).some(isVowel);
}

/** @param {string} folded */
function countStem(folded) {
  if (OWN_S.test(folded)) return folded.length;
  // A genitive is the word and an -s, of which Snowball takes nothing but the -s, or -es: `hemlöshets`, `handläggares`.
  const isGenitive = folded.endsWith("ares") || (folded.endsWith("s") && snowball(folded) === folded.length - 1);
  const word = isGenitive ? folded.slice(0, -1) : folded;
  const length = snowball(word);
  // `biståndet` without its ring looks like a verb's -andet.
  return word.endsWith("standet") || (length === word.length && takesArticle(word)) ? word.length - 2 : length;
}

/** @type {Map<string, number>} */
const lengths = new Map();

/**
 * How many letters of a folded word its stem has. Titles say the same words over and over.
 * @param {string} folded
 */
export function stemLength(folded) {
  let length = lengths.get(folded);
  if (length === undefined) lengths.set(folded, length = countStem(folded));
  return length;
}
