// Scripts that are loaded when they are needed. A script's tag is the only way that works from file:// and under a strict policy.

import { utbud } from "./namespace.js";

/**
 * Runs a script by its tag.
 * @param {string} address
 * @returns {Promise<void>}
 */
export function insert(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(address));
    };
    document.head.append(script);
  });
}

/** @type {Map<string, Promise<void>>} */
const running = new Map();

/**
 * Runs a script once; again, if it did not bring what it should: a server may answer with something else, and better another time.
 * @param {string} address
 * @param {() => unknown} isThere
 */
export function run(address, isThere) {
  const known = running.get(address);
  if (known) return known;
  const done = insert(address).then(() => {
    if (!isThere()) throw new Error(address);
  });
  running.set(address, done);
  done.catch(() => running.delete(address));
  return done;
}

/**
 * Data of the catalogue, by its name; `place` says where its files lie. A fault bears the name.
 * @param {HTMLElement} place
 * @param {string} name
 * @returns {Promise<any>} what src/render/katalog.rs and src/finder.rs write
 */
export async function data(place, name) {
  const found = () => utbud.data?.[name];
  if (!found()) {
    await run(`${place.dataset.bas}${name}.js?v=${place.dataset.version}`, found).catch(() => { throw new Error(name); });
  }
  return found();
}
