// The order in which a reader meets the hits: the best of any kind first, then the others by kind. The page of hits and the suggestions follow it,
// and `utbud search --report` measures it.

import { GROUP, LEADING, LEADING_LEAST, LEADING_MOST } from "./weights.js";

/** @import { Hit } from "./hits.js" */
/** @typedef {{ kind: string, heading: string, hits: Hit[] }} Group */
/** @typedef {{ best: Hit[], groups: Group[] }} Arrangement */

/**
 * Hits in the order of relevance → those that lead, and the others by kind, in the order of their best.
 * @param {Hit[]} hits
 * @returns {Arrangement}
 */
export function arranged(hits) {
  const leading = hits.findIndex((hit, at) => at >= LEADING_LEAST && hit.score < LEADING * hits[0].score);
  const count = Math.min(LEADING_MOST, leading < 0 ? hits.length : leading);
  /** @type {Group[]} */
  const groups = [];
  for (const hit of hits.slice(count)) {
    let group = groups.find((known) => known.kind === hit.kind);
    if (!group) groups.push(group = { kind: hit.kind, heading: hit.group, hits: [] });
    group.hits.push(hit);
  }
  return { best: hits.slice(0, count), groups };
}

/**
 * The hits as the page shows them from top to bottom, those that are folded left out.
 * @param {Arrangement} arrangement
 */
export const onPage = ({ best, groups }) => [...best, ...groups.flatMap((group) => group.hits.slice(0, GROUP))];

/**
 * As many as suggestions have room for: those that lead, then the best of every kind, then their second bests.
 * @param {Arrangement} arrangement
 * @param {number} room
 * @returns {Arrangement}
 */
export function suggested({ best, groups }, room) {
  /** @type {Hit[][]} */
  const turns = [];
  for (const group of groups) group.hits.forEach((hit, at) => (turns[at] ||= []).push(hit));
  const kept = turns.flat().slice(0, Math.max(0, room - best.length));
  const shown = groups.map((group) => ({ ...group, hits: group.hits.filter((hit) => kept.includes(hit)) }));
  return { best: best.slice(0, room), groups: shown.filter((group) => group.hits.length) };
}
