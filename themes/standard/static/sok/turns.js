// The search works for some milliseconds at a time, so that the page answers its reader. An engine without a page has nobody to wait for.

import { pause } from "../base/pace.js";

/** Milliseconds until the reader gets a turn: half of a frame. */
const TURN = 8;

const now = typeof MessageChannel === "function" ? () => performance.now() : () => 0;
let began = 0;

/** Work begins, and has a whole turn. */
export function begin() {
  began = now();
}

/** Whether work has gone on for a turn. */
export const isTired = () => now() - began > TURN;

/**
 * The same in a loop of short steps: the clock is looked at now and then.
 * @param {number} step
 */
export const isTiredAt = (step) => step % 64 === 63 && isTired();

/** Lets the page answer. */
export async function rest() {
  await pause();
  begin();
}

/** Lets the page answer, if it has waited for a turn. */
export const breathe = () => (isTired() ? rest() : null);
