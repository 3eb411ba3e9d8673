// How much of each word of the query every document has: a list of numbers for a word, one for each document.

import { index, ofConcept, postings } from "./index.js";
import { equalTerms, isInName } from "./terms.js";
import { COMPOUND, CONCEPT, FEW, KNOWN, KNOWN_NAME, LEAST_MEANT, LITERAL, MENTIONED, PARTS, PROMINENT, SAID_AND_MEANT, WEAK, WIDER } from "./weights.js";

/** @import { Postings } from "./packing.js" */
/** @import { Span, Word } from "./query.js" */

/**
 * The postings that an answer needs, by number.
 * @param {Word[]} words
 * @param {Span[]} spans
 */
export function needed(words, spans) {
  /** @type {Set<number>} */
  const numbers = new Set();
  for (const { minor, meaning } of words) {
    if (minor) continue;
    for (const [term] of meaning.terms) numbers.add(term);
    for (const key of meaning.parts || []) {
      for (const term of equalTerms(key).concat(index.parts.get(key) || [])) numbers.add(term);
      for (const concept of index.phrases.get(key) || []) numbers.add(ofConcept(concept));
    }
  }
  for (const { concepts } of spans) for (const concept of concepts) numbers.add(ofConcept(concept));
  return numbers;
}

/**
 * How much it tells of a document that it has something that so many have.
 * @param {number} count
 */
const rarity = (count) => Math.log(1 + (index.titles.length - count + 0.5) / (count + 0.5));

/**
 * @param {Float32Array} score
 * @param {Postings} list
 * @param {number} quality
 */
function raise(score, { documents, weights }, quality) {
  for (let at = 0; at < documents.length; at++) {
    const found = quality * weights[at];
    if (found > score[documents[at]]) score[documents[at]] = found;
  }
}

/** @param {Float32Array} score */
function count(score) {
  let found = 0;
  for (let at = 0; at < score.length; at++) if (score[at] > 0) found++;
  return found;
}

/**
 * Scores a word, and sets how rare it is.
 * @param {Word} word
 */
export function scoreWord(word) {
  const score = new Float32Array(index.titles.length);
  word.rarity = 0;
  if (word.minor) return score;
  const { exact, terms, parts } = word.meaning;
  for (const [term, quality] of exact) raise(score, postings(term), quality);
  const own = count(score);
  // The few records that have a rare word are what is sought, wherever they say it: what means the same comes after them.
  if (own <= FEW) for (let at = 0; at < score.length; at++) if (score[at] > 0 && score[at] < LITERAL) score[at] = LITERAL;
  for (const [term, quality] of terms) raise(score, postings(term), quality);
  if (parts) raiseParts(score, parts);
  const documents = own || count(score);
  word.isPart = word.isGuess || (!exact.length && !parts && !word.inConcept && terms.every(([, quality]) => quality <= COMPOUND));
  word.rarity = documents ? rarity(documents) * (word.isWeak ? WEAK : 1) : 0;
  const worth = word.rarity * word.worth;
  for (let at = 0; at < score.length; at++) score[at] *= worth;
  return score;
}

/**
 * A compound that the site does not have finds what is about all its parts.
 * @param {Float32Array} score
 * @param {string[]} keys
 */
function raiseParts(score, keys) {
  const parts = keys.map((key) => {
    const part = new Float32Array(score.length);
    for (const term of equalTerms(key)) raise(part, postings(term), 1);
    for (const term of index.parts.get(key) || []) raise(part, postings(term), COMPOUND);
    for (const concept of index.phrases.get(key) || []) raise(part, postings(ofConcept(concept)), CONCEPT);
    return part;
  });
  for (let at = 0; at < score.length; at++) {
    if (parts.every((part) => part[at] >= MENTIONED) && parts.some((part) => part[at] >= PROMINENT)) {
      const mean = PARTS * (parts.reduce((sum, part) => sum + part[at], 0) / parts.length);
      if (mean > score[at]) score[at] = mean;
    }
  }
}

/**
 * Whether most of what the words say is unknown: what is found then only resembles it.
 * @param {Word[]} words
 * @param {Span[]} spans
 */
export function isHopeless(words, spans) {
  let known = 0;
  let unknown = 0;
  words.forEach((word, at) => {
    // A paragraph that the site does not have is told of; the law is here.
    if (word.minor || (word.legal && !word.rarity)) return;
    const isNamed = word.meaning.exact.some(([term, quality]) => quality === 1 && isInName(term)) && !word.isWeak;
    const least = isNamed ? KNOWN_NAME * rarity(1) : 0;
    if (word.rarity > 0 || spans.some((span) => span.from <= at && at < span.to)) known += Math.max(least, word.rarity || rarity(1) / 2);
    else unknown += rarity(1);
  });
  return unknown > 0 && known / (known + unknown) < KNOWN;
}

/**
 * Raises the scores of a phrase's words by what means the same. That is worth as much as it is rare, but no more than the words that are said.
 * @param {Span} span
 * @param {Word[]} words
 * @param {Float32Array[]} scores
 */
export function addConcepts(span, words, scores) {
  const own = words.slice(span.from, span.to);
  const ownScores = scores.slice(span.from, span.to);
  for (const concept of span.concepts) {
    const { documents, weights } = postings(ofConcept(concept));
    if (!documents.length) continue;
    const sum = own.reduce((sum, word) => sum + word.rarity, 0);
    const rare = rarity(documents.length);
    const worth = sum ? Math.max(LEAST_MEANT * sum, Math.min(rare, sum)) : rare;
    const quality = sum && index.concepts[concept].leads ? WIDER : CONCEPT;
    for (const word of own) word.rarity ||= worth / own.length;
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at];
      const found = quality * weights[at] * worth;
      let said = 0;
      for (let word = 0; word < own.length; word++) said += ownScores[word][document];
      const better = Math.max(found, own.length > 1 ? said + SAID_AND_MEANT * found : said);
      if (better > said) for (let word = 0; word < own.length; word++) ownScores[word][document] = better / own.length;
    }
  }
}
