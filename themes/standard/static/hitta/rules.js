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
 * What decides of a way in: places of its conditions and of `oppen_for`; how long one waits, as a number; of its laws the time that a source ties
 * to each.
 * @typedef {{ oppen_for: number, lage: string, vantan: number, mal: string[], lista: number, lagrum: (string | null)[] }} Way
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
 * målgrupper and the stadsområden of those who carry it out; `vantan`: how many different waits there are; `ord`: the words of all insatser,
 * where they lie in one file.
 * @typedef {{ fragor: Question[], villkor: Condition[], listor: number[][], oppen: Open[], vagar: Way[], former: [number, number[]][],
 *   klass: number[], form: number[], delomraden: string[][], delomrade: number[], metoder: string[][], metod: number[],
 *   malgrupper: string[][], malgrupp: number[], orter: string[][], ort: number[], vantan: number, per: number,
 *   ord?: import("./book.js").Shard }} Data
 */
/**
 * A condition: how it is met, and its `om`; `met` is 1 where it prioritises.
 * @typedef {{ how: Meets, also: Meets | null, verdict: number, met: number }} Judged
 */
/** @typedef {{ verdict: number, met: number, ko: number }} Place what comes first: see `compare` */
/** @typedef {{ conditions: Judged[], open: { how: Meets, verdict: number }[], forms: (Place & { way: number })[],
 *   wayVerdict: (form: number, way: number) => number }} All */

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
    return { how: "oppen", also: null, verdict, met: 0 };
  }
  const how = fraga ? meets(fraga, answers, near) : meetsOne(medlemmar ?? [], answers, near);
  const also = om ? meets(om, answers, near) : null;
  return { how, also, verdict: judge(grad, how, also), met: grad === "prioriteras" && how === "ja" ? 1 : 0 };
}

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
 * The better of two: verdict, then what is prioritised and wished for, then the queue.
 * @param {Place} a
 * @param {Place} b
 */
const compare = (a, b) => a.verdict - b.verdict || b.met - a.met || a.ko - b.ko;

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
  const lists = data.listor.map((list) => ({
    verdict: list.reduce((worst, at) => Math.max(worst, conditions[at].verdict), PASSAR),
    met: list.reduce((sum, at) => sum + conditions[at].met, 0),
  }));
  const ways = data.vagar.map((way) => ({
    verdict: Math.max(open[way.oppen_for].verdict, judgeState(way.lage), lists[way.lista].verdict),
    met: lists[way.lista].met + goals(way, wished).length + (time !== undefined && way.lagrum.includes(String(time)) ? 1 : 0),
    ko: way.vantan,
    isEmpty: !data.listor[way.lista].length,
  }));
  /** @type {(list: number, at: number, way: number) => Place & { way: number }} */
  const judgeWay = (list, at, way) => {
    // Where no source says whom an insats is for, it may not fit.
    const unknown = ways[at].isEmpty && !data.listor[list].length ? OSAKERT : PASSAR;
    const verdict = Math.max(lists[list].verdict, ways[at].verdict, unknown);
    return { way, verdict, met: lists[list].met + ways[at].met, ko: ways[at].ko };
  };
  const forms = data.former.map(([list, own]) =>
    own.map((at, way) => judgeWay(list, at, way)).reduce((best, one) => (compare(one, best) < 0 ? one : best)));
  return { conditions, open, forms, wayVerdict: (form, way) => judgeWay(data.former[form][0], data.former[form][1][way], way).verdict };
}

/**
 * Of each form a number: the lower, the earlier its insatser come among the results. Those of a verdict lie together, `per` numbers apart.
 * @param {Data} data
 * @param {Place[]} forms
 */
function order({ vantan: waits }, forms) {
  const most = forms.reduce((most, form) => Math.max(most, form.met), 0);
  const per = (most + 1) * waits;
  return { per, numbers: forms.map((form) => form.verdict * per + (most - form.met) * waits + form.ko) };
}

/**
 * Of each verdict the insatser, by what is met, queue and name.
 * @param {Data} data
 * @param {Place[]} forms
 */
export function ranked(data, forms) {
  const { per, numbers } = order(data, forms);
  const end = new Uint32Array(VERDICTS.length * per + 1);
  data.form.forEach((form) => { end[numbers[form] + 1] += 1; });
  for (let at = 1; at < end.length; at++) end[at] += end[at - 1];
  const start = VERDICTS.map((_, verdict) => end[verdict * per]).concat(data.form.length);
  const all = new Uint32Array(data.form.length);
  data.form.forEach((form, n) => { all[end[numbers[form]]++] = n; });
  const of = VERDICTS.map((verdict, at) => [verdict, all.subarray(start[at], start[at + 1])]);
  return /** @type {Record<Verdict, Uint32Array>} */ (Object.fromEntries(of));
}

/**
 * Of each form its place in the results before anything is answered, among those that come together: src/finder.rs lays out the words by it.
 * @param {Data} data
 */
export const unanswered = (data) => order(data, judgeAll(data, {}).forms).numbers;
