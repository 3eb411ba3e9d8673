// The rules of the guided finder: answers and what decides of each insats in, verdicts out. Pure functions.
//
// What decides is judged once for all that share it: each condition, each way in, each form (the conditions and ways of an insats
// together). That gives every insats its verdict and its place.

import { isRunning, OSAKERT, PASSAR, MED_VILLKOR, UTESLUTS, VERDICTS } from "./verdicts.js";

/** @import { Verdict } from "./verdicts.js" */
/**
 * `oppen`: not answered, or the answer settles nothing.
 * @typedef {"ja" | "nej" | "oppen"} Meets
 */
/** @typedef {Record<string, string | number | string[] | null>} Answers by question */
/** @typedef {{ vad: string, varde?: string[], fran?: number, till?: number }} Asked a question, and the answers that meet it */
/** @typedef {Record<string, Record<string, string[]>>} Near by question and answer, the answers that are near it */
/**
 * What decides of a condition. `medlemmar`: at least one of them; null for a fact that no question asks.
 * @typedef {{ vad: string, grad?: string, fraga?: Asked, medlemmar?: (Asked | null)[], om?: Asked }} Condition
 */
/** @typedef {"hela_staden" | "okant" | { omraden: Record<string, string> }} Open for whom a way is open: all, nobody knows, or by stadsområde */
/**
 * What decides of a way in: places of its conditions, of `oppen_for` and of the answers of its målgrupper; how much is known of it and how long one
 * waits, as numbers; of its laws the time that a source ties to each.
 * @typedef {{ oppen_for: number, lage: string, kant: number, vantan: number, grupper: number[], mal: string[], lista: number,
 *   lagrum: (string | null)[] }} Way
 */
/**
 * `nara`: answers that neither meet nor contradict it.
 * @typedef {{ id: string, text: string, fras?: string, person?: string, nara?: string[] }} Choice
 */
/** @typedef {"stadsomrade" | "mal" | "lagrum"} Roll what an answer is for, where that is not the conditions */
/**
 * `fast`: no insats changes it; `tal`: how a number is said.
 * @typedef {{ id: string, kort: string, svar: Choice[], roll?: Roll, fast?: boolean, tal?: { enhet: string, person: string } }} Question
 */
/**
 * What decides: src/finder/layout.rs lays it out. `former`: of each form its list of conditions for all ways, and its ways; `klass`: which forms
 * come first without answers; `form`: that of each insats, as `delomrade`, `metod`, `malgrupp` and `ort` name its delområden, methods,
 * målgrupper and the stadsområden of those who carry it out; `inte`: what nobody is offered; `ord`: the words of all insatser, where they lie
 * in one file.
 * @typedef {{ fragor: Question[], villkor: Condition[], listor: number[][], oppen: Open[], grupper: Asked[], inte: number[], vagar: Way[], former:
 *   [number, number[]][],
 *   klass: number[], form: number[], delomraden: string[][], delomrade: number[], metoder: string[][], metod: number[],
 *   malgrupper: string[][], malgrupp: number[], orter: string[][], ort: number[], per: number,
 *   ord?: import("./book.js").Shard }} Data
 */
/**
 * A condition: how it is met, and its `om`; `met`: the questions by whose answers the person is one that it asks for.
 * @typedef {{ how: Meets, also: Meets | null, verdict: number, met: string[] }} Judged
 */
/**
 * What comes first: see `compare`. `met`: how much of what is answered it is made for; `goals`: how many wishes it has; `open`: how much keeps it
 * open; `kant`: how much is known; `ko`: the wait.
 * @typedef {{ verdict: number, met: number, goals: number, open: number, kant: number, ko: number }} Place
 */
/** @typedef {Record<Verdict | "inte", Uint32Array>} Groups by verdict, and what nobody is offered */
/** @typedef {{ conditions: Judged[], open: { how: Meets, verdict: number }[], forms: (Place & { way: number })[],
 *   wayVerdict: (form: number, way: number) => number }} All */

/** What it weighs that a requirement or a priority is what was answered, and that a målgrupp is. */
const ASKED_FOR = 2;
const OF_GROUP = 1;
/** How wide a span of numbers may be that is a target: one that most people lie in is a limit. */
const TARGET = 30;
/** A condition that no person meets. */
export const NOBODY = "inte_for_personer";

/**
 * The question that is asked for something: its name, or one that no answer has.
 * @param {Data} data
 * @param {Roll} roll
 */
export const asked = (data, roll) => data.fragor.find((question) => question.roll === roll)?.id ?? "";

/**
 * The answers to a question; none where it is not answered.
 * @param {Answers} answers
 * @param {string} question
 * @returns {(string | number)[]}
 */
export function given(answers, question) {
  const answer = answers[question];
  if (answer === undefined || answer === null || answer === "vet_inte" || answer === "") return [];
  return Array.isArray(answer) ? answer : [answer];
}

/**
 * Whether an answer is one that meets a question: one of its answers, or a number between its bounds.
 * @param {Asked} asked
 * @param {string | number} answer
 */
export const isMet = ({ varde, fran = 0, till = Infinity }, answer) =>
  varde ? varde.includes(String(answer)) : fran <= Number(answer) && Number(answer) <= till;

/**
 * @param {Asked} asked
 * @param {Answers} answers
 * @param {Near} near
 * @returns {Meets}
 */
function meets(asked, answers, near) {
  const said = given(answers, asked.vad);
  if (!said.length) return "oppen";
  if (said.some((answer) => isMet(asked, answer))) return "ja";
  const isNear = (/** @type {string | number} */ answer) => near[asked.vad]?.[answer]?.some((other) => asked.varde?.includes(other));
  return said.some(isNear) ? "oppen" : "nej";
}

/**
 * Of each question the answers that neither meet nor contradict others: people and sources draw the line between them differently.
 * @param {Data} data
 */
const nearby = (data) => /** @type {Near} */ (Object.fromEntries(data.fragor.map(({ id, svar }) =>
  [id, Object.fromEntries(svar.map((choice) => [choice.id, choice.nara ?? []]))])));

/**
 * At least one of several; a fact that no question asks stays open.
 * @param {(Asked | null)[]} members
 * @param {Answers} answers
 * @param {Near} near
 * @returns {Meets}
 */
function meetsOne(members, answers, near) {
  const all = members.map((member) => (member ? meets(member, answers, near) : "oppen"));
  if (all.includes("ja")) return "ja";
  return all.includes("oppen") ? "oppen" : "nej";
}

/**
 * The verdict of a condition that asks something.
 * @param {string | undefined} grad
 * @param {Meets} how
 * @param {Meets | null} also how its `om` is met
 */
function judge(grad, how, also) {
  if (grad === "kravs") return how === "ja" ? PASSAR : how === "nej" ? UTESLUTS : OSAKERT;
  if (grad === "utesluter") return how === "ja" ? UTESLUTS : how === "nej" ? PASSAR : OSAKERT;
  if (grad === "mojligt_med_villkor" && how === "ja") return also === "ja" ? PASSAR : also === "nej" ? UTESLUTS : MED_VILLKOR;
  return PASSAR;
}

/**
 * @param {Condition} condition
 * @param {Answers} answers
 * @param {Near} near
 * @returns {Judged}
 */
function judgeCondition(condition, answers, near) {
  const { vad, grad, fraga, medlemmar, om } = condition;
  if (!fraga && !medlemmar) {
    const verdict = vad === "kraver_ocksa" ? OSAKERT : vad === NOBODY ? UTESLUTS : PASSAR;
    return { how: "oppen", also: null, verdict, met: [] };
  }
  const how = fraga ? meets(fraga, answers, near) : meetsOne(medlemmar ?? [], answers, near);
  const also = om ? meets(om, answers, near) : null;
  const isFor = (grad === "kravs" || grad === "prioriteras") && how === "ja";
  const members = isFor ? (fraga ? [fraga] : medlemmar ?? []) : [];
  const met = members.flatMap((one) => (one && isTarget(one) && meets(one, answers, near) === "ja" ? [one.vad] : []));
  return { how, also, verdict: judge(grad, how, also), met };
}

/**
 * Whether an answer that meets a question makes a person one of a target: not a number in a span that most lie in.
 * @param {Asked} one
 */
const isTarget = ({ varde, fran = 0, till = Infinity }) => Boolean(varde) || till - fran <= TARGET;

/**
 * The questions of a condition.
 * @param {Condition} condition
 */
export function asks({ fraga, medlemmar }) {
  return (fraga ? [fraga] : medlemmar ?? []).flatMap((one) => (one ? [one.vad] : []));
}

/**
 * For whom a way is open, against the stadsområde that is answered.
 * @param {Open} open
 * @param {string | number | undefined} area
 * @returns {{ how: Meets, verdict: number }}
 */
export function judgeOpen(open, area) {
  const finns = open === "hela_staden" ? "finns" : (typeof open === "object" && open.omraden[area ?? ""]) || "okant";
  if (finns === "finns") return { how: "ja", verdict: PASSAR };
  return finns === "okant" ? { how: "oppen", verdict: OSAKERT } : { how: "nej", verdict: UTESLUTS };
}

/**
 * The verdict of a state.
 * @param {string} lage
 */
export const judgeState = (lage) => (lage === "avslutad" ? UTESLUTS : isRunning(lage) ? PASSAR : OSAKERT);

/**
 * The goals that are wished for and a way has.
 * @param {{ mal: string[] }} way
 * @param {(string | number)[]} wished
 */
export const goals = (way, wished) => wished.filter((goal) => way.mal.includes(String(goal)));

/**
 * The better of two: verdict, then how much it is made for what is answered, then wishes, then what is known, then the queue.
 * @param {Place} a
 * @param {Place} b
 */
const compare = (a, b) =>
  a.verdict - b.verdict || b.met - a.met || b.goals - a.goals || a.open - b.open || b.kant - a.kant || a.ko - b.ko;

/**
 * Every condition, way and form against the answers. The best way's verdict is the form's, and `way` its place.
 * @param {Data} data
 * @param {Answers} answers
 * @returns {All}
 */
export function judgeAll(data, answers) {
  const [time] = given(answers, asked(data, "lagrum"));
  const [area] = given(answers, asked(data, "stadsomrade"));
  const wished = given(answers, asked(data, "mal"));
  const near = nearby(data);
  const conditions = data.villkor.map((one) => judgeCondition(one, answers, near));
  const open = data.oppen.map((one) => judgeOpen(one, area));
  const groups = data.grupper.map((one) => meets(one, answers, near) === "ja");
  const lists = data.listor.map((list) => ({
    verdict: list.reduce((worst, at) => Math.max(worst, conditions[at].verdict), PASSAR),
    open: list.filter((at) => conditions[at].verdict === OSAKERT).length,
  }));
  const ways = data.vagar.map((way) => {
    const own = [open[way.oppen_for].verdict, judgeState(way.lage)];
    return {
      verdict: Math.max(...own, lists[way.lista].verdict),
      open: own.filter((verdict) => verdict === OSAKERT).length + lists[way.lista].open,
      goals: goals(way, wished).length + (time !== undefined && way.lagrum.includes(String(time)) ? 1 : 0),
      kant: way.kant,
      ko: way.vantan,
      isEmpty: !data.listor[way.lista].length,
    };
  });
  /** @type {(list: number, at: number) => number} */
  const met = (list, at) => {
    const way = data.vagar[at];
    /** Each question once, by what counts most. @type {Map<string, number>} */
    const questions = new Map();
    way.grupper.forEach((group) => { if (groups[group]) questions.set(data.grupper[group].vad, OF_GROUP); });
    for (const own of [list, way.lista]) {
      for (const condition of data.listor[own]) conditions[condition].met.forEach((question) => questions.set(question, ASKED_FOR));
    }
    return Array.from(questions.values()).reduce((sum, weight) => sum + weight, 0);
  };
  /** @type {(list: number, at: number, way: number) => Place & { way: number }} */
  const judgeWay = (list, at, way) => {
    // Where no source says whom an insats is for, it may not fit.
    const unknown = ways[at].isEmpty && !data.listor[list].length ? OSAKERT : PASSAR;
    const verdict = Math.max(lists[list].verdict, ways[at].verdict, unknown);
    const { goals, kant, ko } = ways[at];
    return { way, verdict, met: met(list, at), goals, open: lists[list].open + ways[at].open + (unknown ? 1 : 0), kant, ko };
  };
  const forms = data.former.map(([list, own]) =>
    own.map((at, way) => judgeWay(list, at, way)).reduce((best, one) => (compare(one, best) < 0 ? one : best)));
  return { conditions, open, forms, wayVerdict: (form, way) => judgeWay(data.former[form][0], data.former[form][1][way], way).verdict };
}

/**
 * Of each form a number: the lower, the earlier its insatser come among the results; those that come together have the same.
 * @param {Place[]} forms
 */
function order(forms) {
  const sorted = forms.map((_, at) => at).sort((a, b) => compare(forms[a], forms[b]));
  /** @type {number[]} */
  const numbers = [];
  let number = 0;
  sorted.forEach((form, at) => {
    if (at && compare(forms[sorted[at - 1]], forms[form])) number += 1;
    numbers[form] = number;
  });
  return numbers;
}

/**
 * Of each verdict the insatser, in their order and those that come together by name; those that nobody is offered last, by themselves.
 * @param {Data} data
 * @param {Place[]} forms
 * @returns {Groups}
 */
export function ranked(data, forms) {
  const numbers = order(forms);
  const end = new Uint32Array(data.former.length + 1);
  data.form.forEach((form) => { end[numbers[form] + 1] += 1; });
  for (let at = 1; at < end.length; at++) end[at] += end[at - 1];
  const all = new Uint32Array(data.form.length);
  data.form.forEach((form, n) => { all[end[numbers[form]]++] = n; });
  const apart = new Set(data.inte);
  const offered = apart.size ? all.filter((n) => !apart.has(n)) : all;
  const of = VERDICTS.map((verdict, at) => [verdict, offered.filter((n) => forms[data.form[n]].verdict === at)]);
  return /** @type {Groups} */ (Object.fromEntries([...of, ["inte", all.filter((n) => apart.has(n))]]));
}

/**
 * Of each form its place in the results before anything is answered, among those that come together: src/finder.rs lays out the words by it.
 * @param {Data} data
 */
export const unanswered = (data) => order(judgeAll(data, {}).forms);
