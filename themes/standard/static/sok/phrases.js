// Phrases in texts: keys that follow on each other among tokens.

/** @import { Token } from "./tokens.js" */

/**
 * Whether a phrase stands at a place.
 * @param {string[]} keys
 * @param {Token[]} list
 * @param {number} at
 */
export const stands = (keys, list, at) => keys.every((key, step) => at + step < list.length && list[at + step].key === key);

/**
 * The places where a phrase stands.
 * @param {string[]} keys
 * @param {Token[]} list
 */
export function placesOf(keys, list) {
  const places = [];
  for (let at = 0; keys.length && at + keys.length <= list.length; at++) {
    if (stands(keys, list, at)) places.push(at);
  }
  return places;
}
