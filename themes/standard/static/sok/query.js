// The query: its words, and the phrases in it that other words mean, too.

import { FUNCTION_WORDS, KIND_WORDS, WEAK_WORDS } from "./language.js";
import { index } from "./index.js";
import { begins, exactTerms } from "./terms.js";
import { tokensTyped } from "./typed.js";
import { LONGEST_PHRASE, MOST_WORDS, TELLING } from "./weights.js";

/** @import { Token } from "./tokens.js" */
/** @typedef {[term: number, quality: number]} Fit a term, and how well it fits: from 0 to 1 */
/**
 * What a word is looked for as; `parts` of a compound that the site lacks.
 * @typedef {{ terms: Fit[], exact: Fit[], parts?: string[] | null }} Meaning
 */
/**
 * A word of the query. `keys`: of its forms that the site has; `minor`: it stands beside words that say more; `isWeak`: it says how something is
 * sought, not what; `inConcept`: in a phrase that others mean, too; `worth`: how sure it is that the word is meant; `isGuess`: it is a word two
 * slips away that is no name; `isPart`: the site has it as a part of words alone, or as a guess; `rarity`: how much it tells, by how many
 * documents have it; `offers`: other spellings.
 * @typedef {Token & { keys: string[], minor: boolean, isWeak: boolean, inConcept: boolean, worth: number, isGuess: boolean, isPart: boolean,
 *   rarity: number, meaning: Meaning, offers: string[] }} Word
 */
/** @typedef {{ from: number, to: number, concepts: number[] }} Span the words of a phrase, and the concepts that it leads to */

/**
 * The words of a query, each once.
 * @param {string} query
 * @returns {Word[]}
 */
export function wordsOf(query) {
  const all = tokensTyped(query).slice(0, MOST_WORDS);
  const different = all.filter((word, at) => all.findIndex((other) => other.text === word.text) === at);
  /** @param {Token} word */
  const isMinor = (word) => word.text.length === 1 || FUNCTION_WORDS.has(word.text);
  const hasMajor = different.some((word) => !isMinor(word));
  /** A word that names a kind says how something is sought, where another says what. @param {Token} word */
  const namesKind = (word) => KIND_WORDS.has(word.stem) && KIND_WORDS.get(word.stem) !== "tabell" && different.some((other) => !isMinor(other) && !KIND_WORDS.has(other.stem));
  return different.map((word) => ({
    ...word,
    keys: [word.key],
    minor: hasMajor && isMinor(word),
    inConcept: false,
    worth: 1,
    isWeak: WEAK_WORDS.has(word.text) || namesKind(word),
    isGuess: false,
    isPart: false,
    rarity: 0,
    meaning: { terms: [], exact: [] },
    offers: [],
  }));
}

/**
 * The phrases of a query that other words mean, too; where there are none, one that its last word begins.
 * @param {Word[]} words
 * @returns {Span[]}
 */
export function spansOf(words) {
  const spans = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + LONGEST_PHRASE); to > from; to--) {
      const concepts = index.phrases.get(words.slice(from, to).map((word) => word.key).join(" "));
      if (!concepts) continue;
      spans.push({ from, to, concepts });
      for (let at = from; at < to; at++) words[at].inConcept = true;
    }
  }
  if (spans.length || !words.length) return spans;
  const last = words[words.length - 1];
  const concepts = begun(last);
  if (!concepts.length) return [];
  last.inConcept = true;
  return [{ from: words.length - 1, to: words.length, concepts }];
}

/**
 * The concepts of which a word begins one: `socbid`.
 * @param {Word} word
 */
export function begun(word) {
  if (word.legal || word.minor || word.folded.length < TELLING || exactTerms(word).length) return [];
  return begins(index.triggers, word.folded).flatMap((at) => index.phrases.get(index.triggers[at]) || []);
}
