// Which terms of the index a word may mean: that very word, one that begins so, compounds with it, and what it is itself made of.

import { SUFFIXES } from "./language.js";
import { fold, isMarked } from "./letters.js";
import { index } from "./index.js";
import { stemLength } from "./stems.js";
import {
  BEGINS, BEGUN, BEGUN_OTHER_MARKS, BEGUN_SHARE, COMPOUND, COMPOUND_BEGUN, ENDING_BEGUN, EXPANSIONS, FORM, INITIALS, INSIDE, LONGEST_ENDING,
  OTHER_MARKS, PART_OF_RARE, RARE, SHORT_STEM, SHORTEST_BEFORE, SHORTEST_COMPOUND, SHORTEST_FORMED, SHORTEST_PART, TELLING, TELLING_STEM, UNMARKED,
} from "./weights.js";

/** @import { Fit, Word } from "./query.js" */
/** @import { Token } from "./tokens.js" */

/**
 * The first text of an ordered list that is not below another.
 * @param {string[]} list
 * @param {string} text
 */
function lowerBound(list, text) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The places in an ordered list of the texts that begin with another.
 * @param {string[]} list
 * @param {string} beginning
 */
export function begins(list, beginning) {
  const found = [];
  for (let at = lowerBound(list, beginning); at < list.length && list[at].startsWith(beginning); at++) found.push(at);
  return found;
}

/**
 * The terms with a key; they differ in marks.
 * @param {string} key
 */
export function equalTerms(key) {
  const found = [];
  for (let term = lowerBound(index.folded, key); index.folded[term] === key; term++) found.push(term);
  return found;
}

/**
 * A term and its usual ending, as it is shown.
 * @param {number} term
 */
export const whole = (term) => index.stems[term] + index.endings[index.ending[term]];

/**
 * Whether a term stands in a name.
 * @param {number} term
 */
export const isInName = (term) => (index.common[term] & 1) === 1;

/**
 * How common a term is: the logarithm of its documents to base 2, doubled.
 * @param {number} term
 */
export const commonness = (term) => index.common[term] >> 1;

/**
 * The best of some terms, so many that their postings can be read.
 * @param {Fit[]} found
 */
export function best(found, most = EXPANSIONS) {
  return found.length <= most ? found : found.sort((a, b) => b[1] - a[1] || index.common[b[0]] - index.common[a[0]]).slice(0, most);
}

/**
 * The word itself; of a short one only with its own marks.
 * @param {Token} word
 * @returns {Fit[]}
 */
export function exactTerms(word) {
  const other = isMarked(word.text) ? OTHER_MARKS : UNMARKED;
  const found = equalTerms(word.key).map((term) => /** @type {Fit} */ ([term, index.stems[term] === word.stem ? 1 : other]));
  const own = word.key.length < SHORT_STEM ? found.filter(([, quality]) => quality > OTHER_MARKS) : found;
  return word.legal ? own : own.concat(otherForms(word, own));
}

/**
 * Forms of a word that its stem does not reach: neuters (`socialt`, `öppet`, `centret`), and short words (`kö`, `köerna`).
 * @param {Token} word
 * @param {Fit[]} own
 */
function otherForms(word, own) {
  /** @type {Fit[]} */
  const found = [];
  for (const form of formsOf(word.text)) {
    const length = stemLength(fold(form));
    for (const term of equalTerms(fold(form).slice(0, length))) {
      const isNew = !own.some(([known]) => known === term) && !found.some(([known]) => known === term);
      if (isNew && index.stems[term] === form.slice(0, length)) found.push([term, FORM]);
    }
  }
  return found;
}

/** Endings after a vowel: `kö`, `kön`, `köer`, `ny`, `nya`, `nytt`. */
const AFTER_VOWEL = ["", "n", "s", "r", "a", "er", "en", "ns", "tt", "et", "erna", "ernas"];
/** Ends of which each has the others beside it: `öppen`, `öppet`, `öppna`; `center`, `centret`, `centren`. */
const ENDS = [["en", "et", "na"], ["er", "ret", "ren", "rets", "ra", "rt"], ["", "t"]];

/**
 * @param {string} text
 */
function formsOf(text) {
  const forms = new Set();
  for (const ends of ENDS) {
    for (const end of ends) {
      const rest = text.slice(0, text.length - end.length);
      if (!text.endsWith(end) || rest.length < SHORTEST_FORMED) continue;
      for (const other of ends) if (other !== end) forms.add(rest + other);
    }
  }
  for (const end of AFTER_VOWEL) {
    const rest = text.slice(0, text.length - end.length);
    if (!text.endsWith(end) || rest.length < 2 || rest.length > 3 || !/[aeiouyåäö]$/.test(rest)) continue;
    for (const other of AFTER_VOWEL) forms.add(rest + other);
  }
  forms.delete(text);
  return forms;
}

/**
 * Words that begin with what is typed, and words of which it is a form whose ending is not all typed.
 * @param {Word} word
 * @param {number} weight
 */
export function prefixTerms(word, weight) {
  /** @type {Fit[]} */
  const found = [];
  const typed = word.folded;
  for (const term of begins(index.folded, typed)) {
    const folded = index.folded[term];
    if (folded === word.key || (typed.length < BEGINS && !isInName(term))) continue;
    const isOwn = index.stems[term].startsWith(word.text);
    if (!isOwn && typed.length < SHORT_STEM) continue;
    const marks = isMarked(word.text) && !isOwn ? BEGUN_OTHER_MARKS : 1;
    found.push([term, weight * marks * (BEGUN + BEGUN_SHARE * (typed.length / folded.length))]);
  }
  for (let length = typed.length - 1; length >= Math.max(SHORTEST_BEFORE, typed.length - LONGEST_ENDING); length--) {
    const rest = typed.slice(length);
    if (!SUFFIXES.some((suffix) => suffix.startsWith(rest))) continue;
    for (const term of equalTerms(typed.slice(0, length))) {
      if (index.folded[term] !== word.key) found.push([term, weight * ENDING_BEGUN]);
    }
  }
  return best(found, typed.length === 1 ? INITIALS : EXPANSIONS);
}

/**
 * Compounds with a word as a part; of a word that is being typed also those with a part that begins so.
 * @param {Word} word
 * @param {boolean} isTyped
 */
export function partTerms(word, isTyped) {
  const found = (index.parts.get(word.key) || []).map((term) => /** @type {Fit} */ ([term, COMPOUND]));
  if (isTyped && word.folded.length >= TELLING) {
    const keys = (index.partKeys ||= Array.from(index.parts.keys()).sort());
    for (const at of begins(keys, word.folded)) {
      if (keys[at] === word.key) continue;
      for (const term of index.parts.get(keys[at]) || []) found.push([term, COMPOUND_BEGUN]);
    }
  }
  return best(found);
}

/**
 * The parts of a compound that few documents have.
 * @param {Word} word
 * @param {Fit[]} exact
 * @returns {Fit[]}
 */
export function partsOfRare(word, exact) {
  if (!exact.length || exact.some(([term]) => commonness(term) > RARE)) return [];
  return (splitWord(word) || []).flatMap(equalTerms).map((term) => [term, PART_OF_RARE]);
}

/**
 * Words with the word inside.
 * @param {Word} word
 */
export function infixTerms(word) {
  /** @type {Fit[]} */
  const found = [];
  const { folded: typed, key } = word;
  if (typed.length >= TELLING) {
    index.folded.forEach((folded, term) => {
      if (folded.length > typed.length && (folded.includes(typed) || (key.length >= TELLING_STEM && folded.includes(key)))) {
        found.push([term, INSIDE]);
      }
    });
  }
  return best(found);
}

/**
 * A word of the site, and how common its most common spelling is.
 * @param {string} text
 */
function knownPart(text) {
  const key = text.slice(0, stemLength(text));
  const terms = equalTerms(key);
  return terms.length ? { key, common: Math.max(...terms.map((term) => index.common[term])) } : null;
}

/**
 * A compound as the two words that it is made of, those that are most common; -s-, -o-, -a- or -e- may link them.
 * @param {Word} word
 * @returns {string[] | null}
 */
export function splitWord(word) {
  const text = word.folded;
  if (word.legal || text.length < SHORTEST_COMPOUND || !/^[a-z]+$/.test(text)) return null;
  /** @type {{ score: number, keys: string[] } | null} */
  let chosen = null;
  for (let at = SHORTEST_PART; at <= text.length - SHORTEST_PART; at++) {
    const tail = knownPart(text.slice(at));
    if (!tail) continue;
    const before = text.slice(0, at);
    const plain = knownPart(before);
    const linked = /[soae]$/.test(before) && before.length > SHORTEST_PART ? knownPart(before.slice(0, -1)) : null;
    const head = plain && linked ? (plain.common > linked.common ? plain : linked) : plain || linked;
    if (!head) continue;
    const score = head.common + tail.common;
    if (!chosen || score > chosen.score) chosen = { score, keys: [head.key, tail.key] };
  }
  return chosen && chosen.keys;
}
