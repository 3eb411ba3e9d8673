// What a query asks of an insats as a condition: its queue, whether it takes a decision or a referral, whom it is open to, an age, whether it is
// going on. "Utan kö", "kräver inte beslut" and "för den som är 19 år" are no words to look for but questions that the records answer.

import words from "ord:villkor";
import { fill, grouped } from "../base/text.js";
import { CONDITIONS, FUNCTION_WORDS, OLDEST, YOUNGEST } from "./language.js";
import { index } from "./index.js";
import { lower } from "./letters.js";
import { tokens } from "./tokens.js";
import { ALONE, EXCLUDED, EXCLUDED_SAID, FAILED, MET, NAMED_ALONE, OTHER_KIND, UNTOLD_LIFT } from "./weights.js";

/** @import { Span, Word } from "./query.js" */
/** @import { Named } from "./ranking.js" */
/** @import { States } from "./index.js" */
/**
 * `key`: what it is about; `accept`: the states that meet it, or for an age the years `from` and `to`; `names`: of the words that tell it.
 * @typedef {{ key: string, accept: string[], from: number, to: number, names: string[] }} Condition
 */
/** @typedef {{ conditions: Condition[], taken: Set<string> }} Asked the conditions of a query, and the words that say them */
/**
 * What is asked of insatser beside words: conditions, whether they are all that the query says, and whom insatser exclude that it names.
 * @typedef {{ conditions: Condition[], isAlone: boolean, excluded: Map<string, number> }} Demand
 */
/** @typedef {{ said: string, notes: Map<number, string> }} Met what is told of conditions, and of single insatser */

/** What each condition is called. @type {Record<string, string>} */
const CALLED = {
  ko_ingen: words.ko_ingen,
  ko_kort: words.ko_kort,
  ko_ko: words.ko_ko,
  ko_stopp: words.ko_stopp,
  ko_remisstopp: words.ko_remisstopp,
  ko_intagningsstopp: words.ko_intagningsstopp,
  beslut_nej: words.beslut_nej,
  beslut_ja: words.beslut_ja,
  remiss_nej: words.remiss_nej,
  remiss_ja: words.remiss_ja,
  oppen_hela: words.oppen_hela,
  lage_avslutad: words.lage_avslutad,
  lage_pausad: words.lage_pausad,
  lage_planerad: words.lage_planerad,
};

/** An insats meets a condition, no source tells, or it does not. */
export const MEETS = 1;
export const UNTOLD = 0;
export const FAILS = -1;

const AGE = /(?:(under|yngre an|hogst|over|aldre an|minst|fran) )?\b([1-9][0-9])(?: (?:till |och )?([1-9][0-9]))? (?:ar|aring(?:ar|en)?|ariga?)\b/g;

/**
 * The conditions of a query.
 * @param {string} query
 * @returns {Asked}
 */
export function asked(query) {
  const list = tokens(query);
  const text = ` ${list.map((token) => token.folded).join(" ")} `;
  /** @type {Asked} */
  const found = { conditions: [], taken: new Set() };
  /** @param {string} said */
  const take = (said) => said.split(" ").forEach((word) => word && found.taken.add(word));
  for (const { key, accept, name, said } of CONDITIONS) {
    const all = [...text.matchAll(said)];
    const known = found.conditions.find((known) => known.key === key);
    if (!all.length || (known && key !== "lage")) continue;
    for (const [said] of all) take(said);
    if (known) {
      known.accept = known.accept.concat(accept);
      known.names.push(name);
    } else found.conditions.push({ key, accept, names: [name], from: 0, to: 0 });
  }
  for (const [said, bound, first, last] of text.matchAll(AGE)) {
    const years = Number(first);
    if (years < YOUNGEST) continue;
    const isUnder = bound === "under" || bound === "yngre an";
    const isOver = bound === "over" || bound === "aldre an";
    const from = isUnder || bound === "hogst" ? YOUNGEST : isOver ? years + 1 : years;
    const to = isUnder ? years - 1 : isOver || bound === "minst" || bound === "fran" ? OLDEST : Number(last || first);
    take(said);
    found.conditions.push({ key: "alder", accept: [], names: ["alder"], from, to });
  }
  return found;
}

/** @type {Map<string, [from: number, to: number] | null>} */
const ages = new Map();

/**
 * The ages that a requirement names: `18–65 år`, `Från 18 år`, `Till och med 19 år`.
 * @param {string} text
 */
function ageOf(text) {
  let known = ages.get(text);
  if (known === undefined) {
    const span = /([0-9]+)[–-]([0-9]+) år/.exec(text);
    const from = /[Ff]rån ([0-9]+) år/.exec(text);
    const to = /[Tt]ill och med ([0-9]+) år/.exec(text);
    known = span ? [Number(span[1]), Number(span[2])] : from ? [Number(from[1]), OLDEST] : to ? [0, Number(to[1])] : null;
    ages.set(text, known);
  }
  return known;
}

/**
 * Whether an insats meets a condition.
 * @param {Condition} condition
 * @param {States} states
 */
export function verdict({ key, accept, from, to }, { keys, requires }) {
  if (key === "alder") {
    const span = requires.map(ageOf).find(Boolean);
    return !span ? UNTOLD : span[0] <= to && from <= span[1] ? MEETS : FAILS;
  }
  const own = keys.filter((state) => state.startsWith(`${key}:`)).map((state) => state.slice(key.length + 1));
  if (own.some((state) => accept.includes(state))) return MEETS;
  return own.every((state) => state === "okant" || state === "passerat_stopp") ? UNTOLD : FAILS;
}

/**
 * The verdict of all conditions together: the worst.
 * @param {Condition[]} conditions
 * @param {States} states
 */
export const together = (conditions, states) => Math.min(...conditions.map((condition) => verdict(condition, states)));

/**
 * Whom insatser are not for, of those that the query says: each text, and how much of it.
 * @param {Word[]} said
 * @param {Span[]} spans
 * @returns {Map<string, number>}
 */
export function excludedBy(said, spans) {
  const keys = new Set(said.map((word) => word.key));
  const meant = spans.flatMap((span) => span.concepts).flatMap((concept) => index.concepts[concept].keys);
  for (const key of meant.flat()) keys.add(key);
  const found = new Map();
  for (const text of index.excluded) {
    const telling = tokens(text).filter((token) => !FUNCTION_WORDS.has(token.text));
    const share = telling.filter((token) => keys.has(token.key)).length / telling.length;
    if (share >= EXCLUDED_SAID) found.set(text, share);
  }
  return found;
}

/**
 * What is said of an insats that excludes what the query says.
 * @param {string} text
 */
export const excludesInWords = (text) => fill(words.utesluter, { vad: lower(text[0]) + text.slice(1) });

/**
 * The conditions in words: `3 insatser utan kö enligt senaste uppgift. För 51 saknas uppgift.`
 * @param {Condition[]} conditions
 * @param {number} met
 * @param {number} untold
 */
export function inWords(conditions, met, untold) {
  const said = conditions.map(({ key, names, from, to }) => {
    const ages = from === to ? words.alder_ett : to === OLDEST ? words.alder_fran : from <= YOUNGEST ? words.alder_till : words.alder;
    return fill(key === "alder" ? ages : names.map((name) => CALLED[name]).join(` ${words.eller} `), { fran: from, till: to });
  });
  const all = said.length > 1 ? `${said.slice(0, -1).join(", ")} ${words.och} ${said[said.length - 1]}` : said[0];
  const number = met === 0 ? words.ingen : met === 1 ? words.en : words.flera;
  const rest = untold === 0 ? "" : ` ${fill(untold === 1 ? words.saknas_en : words.saknas, { n: grouped(untold) })}`;
  return `${fill(number, { n: grouped(met), villkor: all })}${rest}`;
}

/**
 * Weighs the scores of insatser by what is asked of them.
 * @param {Demand} demand
 * @param {Float32Array} sums
 * @param {Named} named the documents that the query names: of them it asks something else
 * @returns {Met}
 */
export function weigh({ conditions, isAlone, excluded }, sums, named) {
  /** @type {Map<number, string>} */
  const notes = new Map();
  if (!conditions.length && !excluded.size) return { said: "", notes };
  const isNamed = (/** @type {number} */ document) => (isAlone ? named.whole : named.part).has(document);
  let [met, untold, most] = [0, 0, 0];
  for (const sum of sums) if (sum > most) most = sum;
  for (const [document, states] of index.states) {
    if (conditions.length && (isAlone || sums[document])) {
      const found = together(conditions, states);
      if (found === MEETS) met++;
      else if (found === UNTOLD) untold++;
      if (isNamed(document)) sums[document] = Math.max(sums[document], isAlone ? ALONE * most : 0);
      else if (found === MEETS) sums[document] = isAlone ? ALONE * (most || 1) + sums[document] : sums[document] * MET;
      else sums[document] *= found === UNTOLD ? UNTOLD_LIFT : FAILED;
    }
    const text = states.excludes.find((text) => excluded.has(text));
    if (text === undefined || !sums[document]) continue;
    notes.set(document, excludesInWords(text));
    if (excluded.get(text) === 1 && !isNamed(document)) sums[document] *= EXCLUDED;
  }
  if (!conditions.length) return { said: "", notes };
  for (let document = 0; document < sums.length; document++) {
    if (index.states.has(document)) continue;
    if (isNamed(document)) sums[document] = Math.max(sums[document], isAlone ? NAMED_ALONE * most : 0);
    else if (met && !isAlone) sums[document] *= OTHER_KIND;
  }
  return { said: inWords(conditions, met, untold), notes };
}
