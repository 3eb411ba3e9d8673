// What to try instead of an insats that is excluded.

import { asked, asks, given, NOBODY } from "./rules.js";
import { UTESLUTS, VERDICTS } from "./verdicts.js";

/** @import { All, Answers, Data, Groups } from "./rules.js" */
/** @import { Book } from "./book.js" */
/** @typedef {"kalla" | "leder_hit" | "samma_metod" | "samma_delomrade" | "samma_malgrupp"} From where an alternative comes from */
/** @typedef {{ insats: number | null, text: string | null, hur: From }} Instead an insats, or only a text */
/**
 * `kind`: what comes first of those with one verdict; then `weight`.
 * @typedef {{ insats: number, text: string | null, hur: From, kind: number, weight: number }} Candidate
 */
/** @typedef {{ data: Data, all: All, answers: Answers, groups: Groups }} Case */

/** How many alternatives are given at most that the record does not name. */
const MOST = 3;
/** What a method, a delområde and a målgrupp in common weigh, and the answer to what excludes: each outweighs all that come after it. */
const ANSWERS = 1e7;
const METHOD = 1e4;
const DELOMRADE = 100;
/** Which come first: what the record names, what leads there, what is alike. */
const NAMED = 0;
const LEADS = 1;
const ALIKE = 2;

/**
 * What excludes a form: the questions that all its ways have in common, else those of any.
 * @param {Case} of
 * @param {number} form
 */
function excluding({ data, all }, form) {
  const [list, ways] = data.former[form];
  const questions = (/** @type {number[]} */ places) => places.filter((at) => all.conditions[at].verdict === UTESLUTS)
    .flatMap((at) => (data.villkor[at].vad === NOBODY ? [NOBODY] : asks(data.villkor[at])));
  const own = ways.map((at) => {
    const way = data.vagar[at];
    return questions(data.listor[way.lista]).concat(all.open[way.oppen_for].verdict === UTESLUTS ? [asked(data, "stadsomrade")] : []);
  });
  const shared = questions(data.listor[list]).concat(own[0].filter((question) => own.every((other) => other.includes(question))));
  return shared.length ? shared : own.flat();
}

/**
 * Whether an insats answers what excludes another: it is open or carried out there, or a condition says yes.
 * @param {Case} of
 * @param {string[]} why
 * @param {number} n
 */
function isAnswer({ data, all, answers }, why, n) {
  const form = data.form[n];
  const [list, ways] = data.former[form];
  const way = data.vagar[ways[all.forms[form].way]];
  const question = asked(data, "stadsomrade");
  const area = String(given(answers, question)[0]);
  if (why.includes(question)) return all.open[way.oppen_for].how === "ja" || data.orter[data.ort[n]].includes(area);
  return data.listor[list].concat(data.listor[way.lista]).some((at) =>
    all.conditions[at].how === "ja" && asks(data.villkor[at]).some((one) => why.includes(one)));
}

/**
 * Of each of some lists, how much it has in common with one.
 * @param {string[][]} lists
 * @param {string[]} one
 */
const common = (lists, one) => lists.map((list) => list.filter((word) => one.includes(word)).length);

/**
 * What shares something with an insats: of each verdict the best, until there are enough.
 * @param {Case} of
 * @param {number} n
 * @param {string[]} why
 * @param {Set<number | null>} seen
 */
function alike(of, n, why, seen) {
  const { data, groups } = of;
  const methods = common(data.metoder, data.metoder[data.metod[n]]);
  const areas = common(data.delomraden, data.delomraden[data.delomrade[n]]);
  const people = common(data.malgrupper, data.malgrupper[data.malgrupp[n]]);
  /** @type {Candidate[]} */
  const list = [];
  for (const verdict of VERDICTS.slice(0, UTESLUTS)) {
    /** @type {Candidate[]} */
    const best = [];
    groups[verdict].forEach((other) => {
      const [method, area, group] = [methods[data.metod[other]], areas[data.delomrade[other]], people[data.malgrupp[other]]];
      const shared = METHOD * method + DELOMRADE * area + group;
      if (!shared || seen.has(other)) return;
      const weight = (isAnswer(of, why, other) ? ANSWERS : 0) + shared;
      if (best.length === MOST && weight <= best[MOST - 1].weight) return;
      const hur = method ? "samma_metod" : area ? "samma_delomrade" : "samma_malgrupp";
      const at = best.findIndex((one) => one.weight < weight);
      best.splice(at < 0 ? best.length : at, 0, { insats: other, text: null, hur, kind: ALIKE, weight });
      best.length = Math.min(best.length, MOST);
    });
    list.push(...best);
    if (list.length >= MOST) break;
  }
  return list;
}

/**
 * What to try instead of what is excluded: what the record names, what can lead there, and what has methods, delområden or målgrupper in
 * common with it. Nothing that is excluded itself, and no way that is. First by verdict; then what the record names, what leads there, and what
 * answers the exclusion; then by what is in common, and in the order of the results. Few that the record does not name.
 * @param {Book} book
 * @param {All} all
 * @param {Answers} answers
 * @param {Groups} groups
 * @returns {(n: number) => Instead[]} by number; needs the words of that insats
 */
export function alternatives(book, all, answers, groups) {
  const { data } = book;
  const of = { data, all, answers, groups };
  const rank = new Uint32Array(data.form.length);
  let next = 0;
  VERDICTS.forEach((verdict) => groups[verdict].forEach((n) => { rank[n] = next++; }));
  const verdict = (/** @type {number} */ n) => all.forms[data.form[n]].verdict;
  const can = (/** @type {number} */ n) => verdict(n) !== UTESLUTS;
  /** @type {(a: Candidate, b: Candidate) => number} */
  const better = (a, b) =>
    verdict(a.insats) - verdict(b.insats) || a.kind - b.kind || b.weight - a.weight || rank[a.insats] - rank[b.insats];

  return (n) => {
    const insats = book.insats(n);
    const why = excluding(of, data.form[n]);
    /** @type {Candidate[]} */
    const named = [];
    /** @type {Instead[]} */
    const only = [];
    for (const { insats: other, text } of insats.alternativ) {
      if (other === null) only.push({ insats: null, text: text || null, hur: "kalla" });
      else if (can(other)) named.push({ insats: other, text: text || null, hur: "kalla", kind: NAMED, weight: 0 });
    }
    // What is for no person has nothing else to offer one.
    if (why.includes(NOBODY)) return [...named.sort(better), ...only];
    /** @type {Set<number | null>} */
    const seen = new Set([n, ...insats.alternativ.map((one) => one.insats)]);
    // What no insats changes for a person, no other makes up for by leading there.
    const leads = (why.some((question) => book.byName[question]?.fast) ? [] : insats.kommer_fran)
      .filter(([from, ways]) => can(from) && !seen.has(from) &&
        (!ways.length || ways.some((way) => all.wayVerdict(data.form[from], way) !== UTESLUTS)))
      .map(([from]) => /** @type {Candidate} */ ({ insats: from, text: null, hur: "leder_hit", kind: LEADS, weight: 0 }));
    leads.forEach((one) => seen.add(one.insats));
    const others = leads.concat(alike(of, n, why, seen)).sort(better).slice(0, MOST);
    return [...named.concat(others).sort(better), ...only];
  };
}
