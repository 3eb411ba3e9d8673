// What is to be checked, in two: what answers would settle, and what they would not.

import { asked, asks, given, judgeState } from "./rules.js";
import { OSAKERT } from "./verdicts.js";

/** @import { All, Answers, Data } from "./rules.js" */
/** @import { Verdict } from "./verdicts.js" */

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
 * `svar` are those that answers would settle, `saknas` the others. `fragor`: the questions that the first wait for; those that most wait for
 * come first.
 * @param {Data} data
 * @param {All} all
 * @param {Answers} answers
 * @param {Record<Verdict, Uint32Array>} groups
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
  return {
    svar: groups.osakert.filter((n) => questions(n).length > 0),
    saknas: groups.osakert.filter((n) => !questions(n).length),
    fragor: data.fragor.map((one) => one.id).filter((id) => waiting[id]).sort((a, b) => waiting[b] - waiting[a]),
  };
}
