// Scores → hits, best first.

import { weigh } from "./conditions.js";
import { KIND_WORDS } from "./language.js";
import { index, named, titleOf } from "./index.js";
import { lower } from "./letters.js";
import { stands } from "./phrases.js";
import { breathe } from "./turns.js";
import {
  ASKED_FOR, CALLED, COVERAGE, KIND, LEAST_SCORE, LONGEST_PHRASE, LOOKED_AT, NAME, NAME_IN_QUERY, NAME_MEANT, TITLE, TITLE_MEANT, TITLE_PART,
  TITLE_PART_LENGTH,
} from "./weights.js";

/** @import { Demand, Met } from "./conditions.js" */
/** @import { Token } from "./tokens.js" */
/** @import { Span, Word } from "./query.js" */
/** @typedef {[document: number, score: number]} Scored */
/** @typedef {{ kinds?: string[], perKind?: number }} Asked the kinds that are sought, and how many hits of each are shown */

/**
 * `isWeak`: whether a document is hit by parts of words alone.
 * @typedef {{ hits: Scored[], counts: Uint32Array, isWeak: (document: number) => boolean, met: Met }} Ranked
 */

/**
 * The hits, and how many each kind has; those far below the best are none.
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {Float32Array[]} scores
 * @param {Asked} asked
 * @param {Demand} demand
 * @returns {Promise<Ranked>}
 */
export async function rank(words, spans, scores, asked, demand) {
  const total = sum(words);
  const { sums, isWeak } = addWords(words, scores, total);
  await breathe();
  const named = addNames(sums, words, spans, total);
  const met = weigh(demand, sums, named);
  const ranks = ranksOf(words);
  let most = 0;
  for (let document = 0; document < sums.length; document++) {
    sums[document] *= ranks[index.kindOf[document]];
    if (sums[document] > most) most = sums[document];
  }
  const { hits, counts } = leading(sums, LEAST_SCORE * most, asked);
  await breathe();
  return { hits: liftTitles(hits, words, spans, ranks), counts, isWeak, met };
}

/** @param {Word[]} words */
const sum = (words) => words.reduce((sum, word) => sum + word.rarity, 0);

/**
 * What the words come to together: a document that has few of them counts for less.
 * @param {Word[]} words
 * @param {Float32Array[]} scores
 * @param {number} total
 */
function addWords(words, scores, total) {
  const sums = new Float32Array(index.titles.length);
  const said = new Uint16Array(index.titles.length);
  scores.forEach((score, at) => {
    if (!words[at].rarity) return;
    for (let document = 0; document < sums.length; document++) {
      if (score[document] > 0) {
        sums[document] += score[document];
        said[document] |= 1 << at;
      }
    }
  });
  // There are many documents but few different sets of words, so each set is worked out once.
  const shares = new Float64Array(1 << words.length);
  for (let document = 0; document < sums.length; document++) {
    const set = said[document];
    if (!set) continue;
    if (!shares[set]) {
      const covered = words.reduce((sum, word, at) => sum + (set & (1 << at) ? word.rarity : 0), 0);
      shares[set] = Math.min(1, covered / total) ** COVERAGE;
    }
    sums[document] *= shares[set];
  }
  const strong = words.reduce((bits, word, at) => bits | (word.isPart ? 0 : 1 << at), 0);
  return { sums, isWeak: (/** @type {number} */ document) => said[document] > 0 && !(said[document] & strong) };
}

/** @typedef {{ part: Set<number>, whole: Set<number> }} Named those that are called what a part of the query says, or all of it */

/**
 * Raises records that are called what the query says, or a part of it, or something that means the same.
 * @param {Float32Array} sums
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {number} total
 * @returns {Named}
 */
function addNames(sums, words, spans, total) {
  /** @type {Map<number, number>} */
  const bonus = new Map();
  /** @type {Named} */
  const called = { part: new Set(), whole: new Set() };
  /** @type {(keys: string, from: number, to: number, part: number) => void} */
  const add = (keys, from, to, part) => {
    const span = words.slice(from, to);
    const worth = sum(span);
    if (span.every((word) => word.minor)) return;
    for (const document of named(keys)) {
      if (!sums[document]) continue;
      if (part === 1) called.part.add(document);
      if (span.length === words.length) called.whole.add(document);
      const found = part * (span.length === words.length ? NAME : NAME_IN_QUERY) * worth * (worth / total);
      if (found > (bonus.get(document) || 0)) bonus.set(document, found);
    }
  };
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_PHRASE); to++) {
      add(words.slice(from, to).map((word) => word.key).join(" "), from, to, 1);
    }
  }
  for (const { from, to, concepts } of spans) {
    for (const concept of concepts) for (const keys of index.concepts[concept].keys) add(keys.join(" "), from, to, NAME_MEANT);
  }
  for (const [document, found] of bonus) sums[document] += found;
  return called;
}

/**
 * How the hits of each kind rank: as the index says, and more where a word names the kind beside others.
 * @param {Word[]} words
 */
function ranksOf(words) {
  const asked = words.length > 1 ? words.map((word) => KIND_WORDS.get(word.stem)) : [];
  return index.kinds.map(([kind, , , rank]) => rank ** KIND * (asked.includes(kind) ? ASKED_FOR : 1));
}

/** @type {(a: Scored, b: Scored) => number} */
const byScore = (a, b) => b[1] - a[1] || a[0] - b[0];

/** More documents than any site has: a key holds one beside its score. */
const MANY = 2 ** 20;

/**
 * The documents with more than a least sum, best first, and how many each kind has. A positive float's bits are in the order of its size, so
 * one number holds the sum and the document, and numbers are sorted many times faster than pairs. Where a few of each kind are asked for, no
 * more are sorted than titles are looked at.
 * @param {Float32Array} sums
 * @param {number} least
 * @param {Asked} asked
 */
function leading(sums, least, asked) {
  const bits = new Uint32Array(sums.buffer);
  const most = asked.perKind ? Math.max(asked.perKind, LOOKED_AT) : sums.length;
  const keys = new Float64Array(Math.min(4 * most, sums.length));
  const chosen = new Float64Array(sums.length);
  const counts = new Uint32Array(index.kinds.length);
  let count = 0;
  let document = 0;
  index.kinds.forEach(([name, , , , documents], kind) => {
    const end = document + documents;
    if (asked.kinds && !asked.kinds.includes(name)) document = end;
    let held = 0;
    let floor = 0;
    for (; document < end; document++) {
      if (!(sums[document] > least)) continue;
      counts[kind]++;
      const key = bits[document] * MANY + (MANY - 1 - document);
      if (key < floor) continue;
      if (held === keys.length) {
        keys.sort().copyWithin(0, held - most);
        held = most;
        floor = keys[0];
      }
      keys[held++] = key;
    }
    chosen.set(keys.subarray(0, held), count);
    count += held;
  });
  const hits = Array.from(chosen.subarray(0, count).sort().reverse(), (key) => {
    const document = MANY - 1 - (key % MANY);
    return /** @type {Scored} */ ([document, sums[document]]);
  });
  return { hits, counts };
}

/**
 * The hits anew by their titles: one that says what the query says comes before others, of whatever kind it is.
 * @param {Scored[]} hits
 * @param {Word[]} words
 * @param {Span[]} spans
 * @param {number[]} ranks
 */
function liftTitles(hits, words, spans, ranks) {
  const phrases = phrasesMeant(spans);
  const looked = hits.slice(0, LOOKED_AT).map(([document, score]) => {
    const share = titleShare(document, words, phrases);
    const lift = Math.max(1, CALLED / ranks[index.kindOf[document]]);
    return /** @type {Scored} */ ([document, score * (1 + TITLE * share) * (1 + (lift - 1) * share)]);
  });
  looked.sort(byScore);
  orderNamesakes(looked);
  return looked.concat(hits.slice(LOOKED_AT));
}

/**
 * Puts hits of one title in the order of their kinds: an insats before the organisation that is called so.
 * @param {Scored[]} hits
 */
function orderNamesakes(hits) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  hits.forEach(([document], at) => {
    const title = lower(index.titles[document]);
    places.set(title, [...(places.get(title) ?? []), at]);
  });
  for (const all of places.values()) {
    if (all.length < 2) continue;
    const namesakes = all.map((at) => hits[at]);
    const scores = namesakes.map(([, score]) => score);
    namesakes.sort((a, b) => a[0] - b[0]).forEach(([document], nth) => { hits[all[nth]] = [document, scores[nth]]; });
  }
}

/**
 * The phrases that mean what the query says, as keys, by the first of them.
 * @param {Span[]} spans
 */
function phrasesMeant(spans) {
  /** @type {Map<string, string[][]>} */
  const meant = new Map();
  for (const keys of spans.flatMap((span) => span.concepts).flatMap((concept) => index.concepts[concept].keys)) {
    const known = meant.get(keys[0]);
    if (known) known.push(keys);
    else meant.set(keys[0], [keys]);
  }
  return meant;
}

/**
 * How much of a title the query says, in these words or in others that mean the same.
 * @param {number} document
 * @param {Word[]} words
 * @param {Map<string, string[][]>} phrases
 */
function titleShare(document, words, phrases) {
  const title = titleOf(document);
  const last = words[words.length - 1].folded;
  /** @param {Token} token */
  const isSaid = (token) => words.some((word) => word.keys.includes(token.key)) || (last.length > 1 && token.folded.startsWith(last));
  /** @param {Token} token */
  const isPart = (token) => words.some((word) => !word.minor && word.key.length >= TITLE_PART_LENGTH && token.folded.includes(word.key));
  /** @type {number[]} */
  const said = title.map((token) => (isSaid(token) ? 1 : isPart(token) ? TITLE_PART : 0));
  title.forEach((token, at) => {
    for (const keys of phrases.get(token.key) || []) {
      if (stands(keys, title, at)) keys.forEach((_, step) => { said[at + step] = Math.max(said[at + step], TITLE_MEANT); });
    }
  });
  return title.length ? said.reduce((sum, one) => sum + one, 0) / title.length : 0;
}
