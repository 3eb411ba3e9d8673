// What is to be checked, in three: what is made for what was answered, what answers would settle, and what they would not.

import { asked, asks, given, judgeState } from "./rules.js";
import { OSAKERT } from "./verdicts.js";

/** @import { All, Answers, Data, Groups } from "./rules.js" */

/**
 * The questions that settle what keeps a form's best way open; none where something stays open whatever is answered.
 * @param {Data} data
 * @param {All} all
 * @param {Answers} answers
 * @param {number} form
 */
function settling(data, all, answers, form) {
  const [list, ways] = data.former[form];
  const way = data.vagar[ways[all.forms[form].way]];
  const conditions = data.listor[list].concat(data.listor[way.lista]);
  const isUnanswered = (/** @type {string} */ question) => !given(answers, question).length;
  /** Of each thing that keeps it open the questions that would settle it. @type {string[][]} */
  const causes = conditions
    .filter((at) => all.conditions[at].verdict === OSAKERT)
    .map((at) => asks(data.villkor[at]).filter(isUnanswered));
  if (!conditions.length || judgeState(way.lage) === OSAKERT) causes.push([]);
  const open = data.oppen[way.oppen_for];
  if (all.open[way.oppen_for].verdict === OSAKERT) {
    const isTold = typeof open === "object" && Object.values(open.omraden).some((word) => word !== "okant");
    const area = asked(data, "stadsomrade");
    causes.push(isTold && isUnanswered(area) ? [area] : []);
  }
  return causes.every((cause) => cause.length) ? Array.from(new Set(causes.flat())) : [];
}

/**
 * The insatser by list, in the order of the page: those of each verdict, of what is to be checked in three, and what nobody is offered.
 * `nara` are made for something that was answered; of the others `svar` are those that answers would settle, and `saknas` the rest. `fragor`: the
 * questions that the first wait for; those that most wait for
 * come first.
 * @param {Data} data
 * @param {All} all
 * @param {Answers} answers
 * @param {Groups} groups
 */
export function sortOut(data, all, answers, groups) {
  /** @type {Map<number, string[]>} */
  const known = new Map();
  const questions = (/** @type {number} */ n) => {
    const form = data.form[n];
    const found = known.get(form) ?? settling(data, all, answers, form);
    known.set(form, found);
    return found;
  };
  /** @type {Record<string, number>} */
  const waiting = {};
  groups.osakert.forEach((n) => questions(n).forEach((question) => { waiting[question] = (waiting[question] || 0) + 1; }));
  const isNear = (/** @type {number} */ n) => all.forms[data.form[n]].met > 0;
  const { passar, passar_med_villkor, osakert, utesluts, inte } = groups;
  const rest = osakert.filter((n) => !isNear(n));
  return {
    lists: {
      passar,
      passar_med_villkor,
      nara: osakert.filter(isNear),
      svar: rest.filter((n) => questions(n).length > 0),
      saknas: rest.filter((n) => !questions(n).length),
      inte,
      utesluts,
    },
    fragor: data.fragor.map((one) => one.id).filter((id) => waiting[id]).sort((a, b) => waiting[b] - waiting[a]),
  };
}
