// Letters: which of them make words, and what they are in lower case and without marks. One for one, so that places in a folded text are
// places in the text. src/search/letters.rs says the same; a test holds the two equal.

const MARKED = /[\u0080-\uffff]/;
const ALL_MARKED = /[\u0080-\uffff]/g;

/**
 * Whether a letter or digit belongs to a word: Latin letters, with or without marks, and the ten digits.
 * @param {string} c
 */
export function isWord(c) {
  return (c >= "a" && c <= "z") || (c >= "0" && c <= "9") || (c >= "A" && c <= "Z") || (c >= "À" && c <= "ɏ" && c !== "×" && c !== "÷");
}

/** Characters without a width: soft hyphens, and marks that pasted texts carry. They part no word. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** @param {string} c */
export const isInvisible = (c) => c === "\u00ad" || (c >= "\u200b" && c <= "\u200f") || c === "\u2060" || c === "\ufeff";

/** @param {string} text */
export function lower(text) {
  const small = text.toLowerCase();
  return small.length === text.length ? small : Array.from(text, (c) => (c.length > 1 ? c : c.toLowerCase()[0])).join("");
}

/** Letters without their marks; those that Unicode does not take apart stand here from the beginning. */
const unmarked = new Map(Object.entries({ ø: "o", æ: "a", ß: "s", ð: "d" }));

/** @param {string} c */
function foldLetter(c) {
  let letter = unmarked.get(c);
  if (letter === undefined) unmarked.set(c, letter = c.normalize("NFD")[0]);
  return letter;
}

/**
 * A text in lower case without the marks of its letters: å becomes a.
 * @param {string} text
 */
export const fold = (text) => (MARKED.test(text) ? text.replace(ALL_MARKED, foldLetter) : text);

/**
 * Whether a text has letters with marks.
 * @param {string} text
 */
export const isMarked = (text) => MARKED.test(text);

/** @param {string} text */
export const isDigit = (text) => text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57;

/**
 * Which of the 26 letters a folded word has, as bits: for a quick look before its spelling is compared.
 * @param {string} folded
 */
export function letterSet(folded) {
  let set = 0;
  for (let at = 0; at < folded.length; at++) {
    const letter = folded.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) set |= 1 << letter;
  }
  return set;
}

/**
 * How many letters a set has.
 * @param {number} set
 */
export function size(set) {
  let count = 0;
  for (; set; set &= set - 1) count++;
  return count;
}
