// The search: reads the index below sok/ and answers queries. The box (sokruta.js), the catalogue and the page of hits ask it, and
// `utbud search` runs this very script in an embedded engine: no page is needed, and nothing here waits on a clock.
//
// A query is read as words and phrases (query), each word gets what it is looked for as (meaning: terms, spelling), every document a score for
// each word (scores), and the documents with most of them are the hits (ranking). weights holds all that is tuned.

import { utbud } from "./base/namespace.js";
import { alsoShown, describe, idsOf, spellings } from "./sok/hits.js";
import { add, fetchPostings, files, index, load } from "./sok/index.js";
import { mark, marksOf } from "./sok/marks.js";
import { correct, meaningOf } from "./sok/meaning.js";
import { spansOf, wordsOf } from "./sok/query.js";
import { rank } from "./sok/ranking.js";
import { addConcepts, isHopeless, needed, scoreWord } from "./sok/scores.js";
import { similar } from "./sok/spelling.js";
import { exactTerms, whole } from "./sok/terms.js";
import { keysOf } from "./sok/tokens.js";
import { begin, breathe } from "./sok/turns.js";
import { OFFERS } from "./sok/weights.js";

/** @import { Hit, Tier } from "./sok/hits.js" */
/** @import { Marks } from "./sok/marks.js" */
/** @import { Span, Word } from "./sok/query.js" */
/** @import { Scored } from "./sok/ranking.js" */
/**
 * `kinds`: those that are sought; `limit` and `perKind`: how many hits at most; `least`: a share of the best hit's score; `excerpt`: false where
 * no text is shown.
 * @typedef {{ kinds?: string[], limit?: number, perKind?: number, least?: number, excerpt?: boolean }} Options
 */
/**
 * The hits in the order of relevance, other words that they are shown for, other spellings of the query, how many hits each kind has, and what
 * is marked in texts.
 * @typedef {{ results: Hit[], also: string[], spelling: string[], counts: Record<string, number>, marks: Marks }} Answer
 */

/**
 * Answers a query.
 * @param {string} query
 * @param {Options} options
 * @returns {Promise<Answer>}
 */
async function search(query, options = {}) {
  await load();
  begin();
  const words = wordsOf(query);
  if (!words.length) return { results: [], also: [], spelling: [], counts: {}, marks: { keys: [], needles: [], phrases: [] } };
  const spans = await understood(words);
  let tier = /** @type {Tier} */ ("traff");
  let { hits, counts } = await ranked(words, spans, options);
  if (!hits.length && words.every((word) => word.minor || !word.rarity)) {
    tier = "liknande";
    lookForSimilar(words);
    ({ hits, counts } = await ranked(words, spans, options));
  }
  const marks = marksOf(words, spans);
  await breathe();
  const results = await describe(chosen(hits, options), tier, marks, options.excerpt !== false);
  const also = results.length ? alsoShown(spans, words) : [];
  return { results, also, spelling: spellings(query, words), counts: named(counts), marks };
}

/**
 * Finds what each word is looked for as, and the phrases.
 * @param {Word[]} words
 */
async function understood(words) {
  const last = words[words.length - 1];
  for (const word of words) {
    correct(word, word === last);
    await breathe();
  }
  const spans = spansOf(words);
  const known = words.filter((word) => !word.minor && exactTerms(word).length);
  for (const word of words) {
    word.meaning = meaningOf(word, word === last, known.some((other) => other !== word));
    await breathe();
  }
  return spans;
}

/**
 * Makes of words that the site does not have at all those whose letters resemble.
 * @param {Word[]} words
 */
function lookForSimilar(words) {
  for (const word of words.filter((word) => !word.minor)) {
    word.meaning.terms = similar(word);
    word.offers = word.meaning.terms.slice().sort((a, b) => b[1] - a[1]).slice(0, OFFERS).map(([term]) => whole(term));
  }
}

/**
 * The hits, best first, and how many each kind has. Where what is sought is unknown there are none.
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {Options} options
 * @returns {ReturnType<typeof rank>}
 */
async function ranked(words, spans, options) {
  await fetchPostings(needed(words, spans));
  const scores = [];
  for (const word of words) {
    scores.push(scoreWord(word));
    await breathe();
  }
  if (isHopeless(words, spans)) return { hits: [], counts: new Uint32Array() };
  for (const span of spans) addConcepts(span, words, scores);
  await breathe();
  return rank(words, spans, scores, options);
}

/**
 * The hits that are asked for.
 * @param {Scored[]} hits
 * @param {Options} options
 */
function chosen(hits, { perKind, least, limit }) {
  let found = hits;
  if (perKind) {
    const taken = new Uint32Array(index.kinds.length);
    found = found.filter(([document]) => ++taken[index.kindOf[document]] <= perKind);
  }
  if (least) found = found.filter((hit) => hit[1] >= least * found[0][1]);
  return limit ? found.slice(0, limit) : found;
}

/**
 * Counts by kind, where there are any.
 * @param {Uint32Array} counts
 */
const named = (counts) => Object.fromEntries(index.kinds.flatMap(([kind], at) => (counts[at] ? [[kind, counts[at]]] : [])));

/**
 * The ids of a kind's records, by their number: a hit's `nr`.
 * @param {string} kind
 */
async function ids(kind) {
  await load();
  return idsOf(kind);
}

// The files of the site lie one folder up from this script.
const here = typeof document === "object" && document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
files.root = here ? new URL("../", here).href : "";

utbud.sok = { load, search, ids, mark, add, files, keysOf };
