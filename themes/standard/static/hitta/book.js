// The finder's data, ready to be asked: what decides, and the words of insatser as they come.

import { alternatives } from "./alternatives.js";
import { sortOut } from "./unsettled.js";
import { judgeAll, ranked } from "./rules.js";
import { VERDICTS } from "./verdicts.js";

/** @import { Answers, Condition, Data, Groups, Judged, Open, Question, Way as JudgedWay } from "./rules.js" */
/** @import { Verdict } from "./verdicts.js" */
/** @import { Instead } from "./alternatives.js" */
/**
 * A condition with its words. `av`: its place among those that decide.
 * @typedef {Condition & { av: number, fras: string, den: string, ocksa?: string[],
 *   villkor?: string, text?: string, kalla: { text: string, href: string } }} Told
 */
/** @typedef {{ lage: string, ikon: string, text: string, tid?: string, datum: string, iso: string, gammal: boolean, not?: string }} Ko */
/**
 * A way in with its words; `id` and `namn` are those of a part.
 * @typedef {Omit<JudgedWay, "oppen_for" | "lagrum" | "grupper"> & { av: number, oppen_for: Open, villkor: Told[], lagrum: { text: string, tid:
 *   string | null }[],
 *   id: string | null, namn: string | null, lage_text: string | null, ko: Ko | null, beslut: string | null, kraver_beslut?: boolean,
 *   vag_in: string | null, kontakt: string | null }} Way
 */
/**
 * `inte`: what it is, where nobody is offered it; `alternativ`: what the record names instead; `kommer_fran`: what leads here, and by which of its
 * ways.
 * @typedef {{ id: string, namn: string, href: string, text: string, utforare: string, inte?: string, villkor: Told[], vagar: Way[],
 *   alternativ: { insats: number | null, text: string | null }[], kommer_fran: [number, number[]][] }} Insats
 */
/**
 * The words of some insatser: conditions and ways with the same words stand once, and are named by their places.
 * @typedef {{ villkor: (Partial<Told> & { av: number })[],
 *   vagar: (Record<string, any> & { av: number, villkor: number[], lagrum: string[] })[],
 *   rader: (Omit<Insats, "villkor" | "vagar"> & { villkor: number[], vagar: number[] })[] }} Shard
 */
/**
 * `shard`: in which shard the words of an insats lie; `has`: whether they are here; `take`: puts in those of a shard. `judge` needs no words.
 * @typedef {{ data: Data, byName: Record<string, Question>, shard: (n: number) => number, has: (n: number) => boolean,
 *   take: (nr: number, shard: Shard) => void, insats: (n: number) => Insats, judge: (answers: Answers) => Found }} Book
 */
/**
 * The answers, judged. `groups`: of each verdict the insatser. `verdict` and `way`: of one the verdict, and the place of its best way.
 * `listed`: all of them by list, and the questions that most wait for. `instead`: what to try instead of one that is excluded; needs its words.
 * `reasons`: of the conditions that
 * have been told.
 * @typedef {{ book: Book, answers: Answers, groups: Groups, conditions: Judged[], verdict: (n: number) => Verdict,
 *   way: (n: number) => number, listed: () => ReturnType<typeof sortOut>, instead: (n: number) => Instead[],
 *   reasons: Map<Told, import("./reasons.js").Reason> }} Found
 */

/** What no source tells of a way, or does not need to. */
const NO_WORDS = { id: null, namn: null, lage_text: null, ko: null, beslut: null, vag_in: null, kontakt: null };

/**
 * The insatser of a shard, with what decides put in. Those that are alike share conditions and ways.
 * @param {Data} data
 * @param {Shard} shard
 * @returns {Insats[]}
 */
function whole(data, shard) {
  const conditions = shard.villkor.map((words) => /** @type {Told} */ ({ ...data.villkor[words.av], ...words }));
  /** @param {number} at */
  const condition = (at) => conditions[at];
  const ways = shard.vagar.map((words) => {
    const judged = data.vagar[words.av];
    const lagrum = words.lagrum.map((text, at) => ({ text, tid: judged.lagrum[at] }));
    const own = { oppen_for: data.oppen[judged.oppen_for], villkor: words.villkor.map(condition), lagrum };
    return /** @type {Way} */ ({ ...NO_WORDS, ...judged, ...words, ...own });
  });
  return shard.rader.map((row) => ({ ...row, villkor: row.villkor.map(condition), vagar: row.vagar.map((at) => ways[at]) }));
}

/**
 * Where each insats lies among the shards: by the class of its form, then by number.
 * @param {Data} data
 */
function places(data) {
  const next = new Uint32Array(Math.max(...data.klass) + 2);
  data.form.forEach((form) => { next[data.klass[form] + 1] += 1; });
  for (let at = 1; at < next.length; at++) next[at] += next[at - 1];
  return Uint32Array.from(data.form, (form) => next[data.klass[form]]++);
}

/**
 * @param {Data} data
 * @returns {Book}
 */
export function open(data) {
  const place = places(data);
  /** @type {Insats[][]} */
  const shards = [];
  const shard = (/** @type {number} */ n) => Math.floor(place[n] / data.per);
  /** @type {Book} */
  const book = {
    data,
    byName: Object.fromEntries(data.fragor.map((question) => [question.id, question])),
    shard,
    has: (n) => shard(n) in shards,
    take: (nr, words) => { if (!(nr in shards)) shards[nr] = whole(data, words); },
    insats: (n) => shards[shard(n)][place[n] % data.per],
    judge: (answers) => judged(book, answers),
  };
  if (data.ord) book.take(0, data.ord);
  return book;
}

/**
 * @param {Book} book
 * @param {Answers} answers
 * @returns {Found}
 */
function judged(book, answers) {
  const { data } = book;
  const all = judgeAll(data, answers);
  const groups = ranked(data, all.forms);
  const form = (/** @type {number} */ n) => all.forms[data.form[n]];
  /** @type {((n: number) => Instead[]) | undefined} */
  let others;
  /** @type {Map<number, Instead[]>} */
  const known = new Map();
  const instead = (/** @type {number} */ n) => {
    others ||= alternatives(book, all, answers, groups);
    const found = known.get(n) ?? others(n);
    known.set(n, found);
    return found;
  };
  return {
    book, answers, groups, instead,
    conditions: all.conditions,
    reasons: new Map(),
    verdict: (n) => VERDICTS[form(n).verdict],
    way: (n) => form(n).way,
    listed: () => sortOut(data, all, answers, groups),
  };
}
