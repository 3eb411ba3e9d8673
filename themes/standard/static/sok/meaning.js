// What each word of the query is looked for as.

import { index } from "./index.js";
import { begun } from "./query.js";
import { misspelt } from "./spelling.js";
import { equalTerms, exactTerms, infixTerms, isInName, partTerms, partsOfRare, prefixTerms, splitWord, whole } from "./terms.js";
import { tokens } from "./tokens.js";
import { BEGUN_BESIDE, EITHER, NO_COMPOUND, OFFERS, ONE_SLIP, SHORT_BEGUN_BESIDE, TWO_SLIPS } from "./weights.js";

/** @import { Meaning, Word } from "./query.js" */

/**
 * Puts in place of a word that the site does not have one of nearly the same spelling: that one is looked for, and offered. The last word may
 * be one that is still being typed.
 * @param {Word} word
 * @param {boolean} isLast
 */
export function correct(word, isLast) {
  if (word.legal || word.minor || isKnown(word)) return;
  if (isLast && begun(word).length) {
    // It begins a word that others mean, too: `socbid`.
    word.inConcept = true;
    return;
  }
  if (isLast && prefixTerms(word, 1).length) return;
  const { terms, away } = misspelt(word);
  const isGuess = away > 1 && !(terms.length && isInName(terms[0]));
  if (!terms.length || (away > 1 && word.folded.length < NO_COMPOUND && splitWord(word))) return;
  word.offers = terms.slice(0, OFFERS).map(whole);
  const [{ text, folded, stem, key }] = tokens(word.offers[0]);
  Object.assign(word, { text, folded, stem, key, worth: away > 1 ? TWO_SLIPS : ONE_SLIP, isGuess });
}

/** @param {Word} word */
const isKnown = (word) => exactTerms(word).length > 0 || index.parts.has(word.key) || index.phrases.has(word.key);

/**
 * What a word is looked for as; `isBeside`: it stands beside one that the site has.
 * @param {Word} word
 * @param {boolean} isLast
 * @param {boolean} isBeside
 * @returns {Meaning}
 */
export function meaningOf(word, isLast, isBeside) {
  const exact = exactTerms(word);
  word.keys = [...new Set([word.key, ...exact.map(([term]) => index.folded[term])])];
  // `12 kap` leads to all its paragraphs.
  if (word.legal) return { terms: exact.concat(word.key.endsWith(":") ? prefixTerms(word, 1) : []), exact };
  if (word.minor) return { terms: exact, exact };
  const isOpen = isLast || !exact.length;
  const weight = !exact.length ? 1 : word.folded.length > 3 ? BEGUN_BESIDE : SHORT_BEGUN_BESIDE;
  const terms = [...exact, ...(isOpen ? prefixTerms(word, weight) : []), ...partTerms(word, isOpen), ...partsOfRare(word, exact)];
  const parts = exact.length || word.inConcept ? null : splitWord(word);
  if (parts && isBeside) for (const term of parts.flatMap(equalTerms)) terms.push([term, EITHER]);
  return terms.length || parts || word.inConcept ? { terms, exact, parts } : { terms: infixTerms(word), exact };
}
