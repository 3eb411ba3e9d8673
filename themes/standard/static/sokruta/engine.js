// The search as the box uses it: the engine and its index are loaded when a box is first used.

import { told } from "../base/elements.js";
import { run } from "../base/load.js";
import { utbud } from "../base/namespace.js";

/** @typedef {NonNullable<NonNullable<typeof globalThis.utbud>["sok"]>} Sok */

/** @type {Promise<Sok> | undefined} */
let engine;

/**
 * The search, with its vocabulary.
 * @param {HTMLElement} form which says where the engine lies, and what to say where it can't be had
 */
export function ready(form) {
  if (!engine) {
    engine = open(form);
    engine.catch(() => { engine = undefined; });
  }
  return engine;
}

/** @param {HTMLElement} form */
async function open(form) {
  if (!utbud.sok) await run(told(form, "motor"), () => utbud.sok).catch(() => {});
  const { sok } = utbud;
  if (!sok) throw new Error(told(form, "saknas"));
  await sok.load();
  return sok;
}
