// The search: reads the index below sok/ and answers queries. The box (sokruta.js), the catalogue and the page of hits ask it, and
// `utbud search` runs this very script in an embedded engine: no page is needed, and nothing here waits on a clock.
//
// A query is read as conditions (conditions), words and phrases (query), each word gets what it is looked for as (meaning: terms, spelling), every
// document a score for each word (scores), and the documents with most of them are the hits (ranking), which a reader meets in an order of their
// own (arrangement). weights holds all that is tuned.

import { utbud } from "./base/namespace.js";
import { arranged, onPage, suggested } from "./sok/arrangement.js";
import { asked, excludedBy } from "./sok/conditions.js";
import { alsoShown, describe, idsOf, spellings } from "./sok/hits.js";
import { add, fetchPostings, files, index, load, loadStates } from "./sok/index.js";
import { mark, marksOf } from "./sok/marks.js";
import { correct, meaningOf } from "./sok/meaning.js";
import { spansOf, wordsOf } from "./sok/query.js";
import { rank } from "./sok/ranking.js";
import { addConcepts, isHopeless, needed, scoreWord } from "./sok/scores.js";
import { SAY_INSATS } from "./sok/language.js";
import { similar } from "./sok/spelling.js";
import { exactTerms, whole } from "./sok/terms.js";
import { keysOf } from "./sok/tokens.js";
import { begin, breathe } from "./sok/turns.js";
import { plain } from "./sok/typed.js";
import { GROUP, OFFERS, PER_KIND, PER_KIND_SUGGESTED, SUGGESTED_LEAST, SUGGESTIONS } from "./sok/weights.js";

/** @import { Arrangement } from "./sok/arrangement.js" */
/** @import { Demand } from "./sok/conditions.js" */
/** @import { Hit, Tier } from "./sok/hits.js" */
/** @import { Marks } from "./sok/marks.js" */
/** @import { Span, Word } from "./sok/query.js" */
/** @import { Ranked, Scored } from "./sok/ranking.js" */
/**
 * `kinds`: those that are sought; `limit` and `perKind`: how many hits at most; `least`: a share of the best hit's score; `excerpt`: false where
 * no text is shown.
 * @typedef {{ kinds?: string[], limit?: number, perKind?: number, least?: number, excerpt?: boolean }} Options
 */
/**
 * The hits in the order of relevance, other words that they are shown for, other spellings of the query, its words that the site does not have,
 * what is told of its conditions, how many hits each kind has, and what is marked in texts.
 * @typedef {{ results: Hit[], also: string[], spelling: string[], unknown: string[], conditions: string, counts: Record<string, number>,
 *   marks: Marks }} Answer
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
  const text = plain(query);
  const words = wordsOf(text);
  const marks = { keys: [], needles: [], phrases: [] };
  if (!words.length) return { results: [], also: [], spelling: [], unknown: [], conditions: "", counts: {}, marks };
  const asking = asked(text);
  const isAlone = setAside(words, asking.taken);
  const spans = await understood(words);
  const demand = { conditions: asking.conditions, isAlone, excluded: excludedBy(words, spans) };
  if (demand.conditions.length || demand.excluded.size) await loadStates();
  let found = await ranked(words, spans, options, demand);
  if (!found.hits.length && words.every((word) => word.minor || !word.rarity)) {
    lookForSimilar(words);
    found = await ranked(words, spans, options, demand);
    found.isAlike = true;
  }
  return told(text, words, spans, found, options);
}

/**
 * What is told of an answer.
 * @param {string} query
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {Found} found
 * @param {Options} options
 * @returns {Promise<Answer>}
 */
async function told(query, words, spans, { hits, counts, isAlike, isWeak, met }, options) {
  const marks = marksOf(words, spans);
  await breathe();
  const tiers = (/** @type {number} */ document) => /** @type {Tier} */ (isAlike || isWeak(document) ? "liknande" : "traff");
  const beside = { tiers, marks, excerpts: options.excerpt !== false, notes: met.notes };
  const results = await describe(chosen(hits, options), beside);
  return {
    results,
    also: results.length ? alsoShown(spans, words) : [],
    spelling: spellings(query, words),
    unknown: words.filter((word) => !word.minor && !word.rarity).map((word) => query.slice(word.start, word.end).trim()),
    conditions: met.said,
    counts: named(counts),
    marks,
  };
}

/**
 * Words that say a condition are not looked for beside others; whether they are all that the query says.
 * @param {Word[]} words
 * @param {Set<string>} taken
 */
function setAside(words, taken) {
  const isAlone = words.every((word) => word.minor || taken.has(word.folded) || SAY_INSATS.has(word.key));
  if (!isAlone) for (const word of words) word.minor ||= taken.has(word.folded);
  return taken.size > 0 && isAlone;
}

/**
 * The answer of the page of hits, in its order.
 * @param {string} query
 * @returns {Promise<{ answer: Answer, shown: Arrangement }>}
 */
async function page(query) {
  const answer = await search(query, { perKind: PER_KIND });
  return { answer, shown: arranged(answer.results) };
}

/**
 * The suggestions, in their order: as many as have room beside other spellings and the way to all hits.
 * @param {string} query
 * @returns {Promise<{ answer: Answer, shown: Arrangement }>}
 */
async function suggest(query) {
  const answer = await search(query, { perKind: PER_KIND_SUGGESTED, least: SUGGESTED_LEAST, excerpt: false });
  return { answer, shown: suggested(arranged(answer.results), SUGGESTIONS - 1 - answer.spelling.length) };
}

/**
 * The hits of a query as a reader meets them, from top to bottom: in the list, on the page and among the suggestions.
 * @param {string} query
 * @param {number} limit
 */
async function orders(query, limit) {
  const list = (await search(query, { limit, excerpt: false })).results;
  const shown = (await suggest(query)).shown;
  const orders = { list, page: onPage((await page(query)).shown), suggestions: [...shown.best, ...shown.groups.flatMap((group) => group.hits)] };
  return Object.fromEntries(Object.entries(orders).map(([name, hits]) => [name, hits.slice(0, limit).map(({ id, tier }) => ({ id, tier }))]));
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

/** @typedef {Ranked & { isAlike: boolean }} Found `isAlike`: the hits only resemble what is sought */

/**
 * The hits, best first, and how many each kind has.
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {Options} options
 * @param {Demand} demand
 * @returns {Promise<Found>}
 */
async function ranked(words, spans, options, demand) {
  await fetchPostings(needed(words, spans));
  const scores = [];
  for (const word of words) {
    scores.push(scoreWord(word));
    await breathe();
  }
  const isAlike = !demand.isAlone && isHopeless(words, spans);
  for (const span of spans) addConcepts(span, words, scores);
  await breathe();
  return { ...(await rank(words, spans, scores, options, demand)), isAlike };
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

utbud.sok = { GROUP, load, search, page, suggest, orders, ids, mark, add, files, keysOf };
