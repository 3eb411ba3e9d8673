// Texts for the reader: the theme's words with values put in, and numbers as Swedish writes them.

export const NBSP = "\u00a0";

/** @typedef {string | number} Value */

/**
 * A text of the theme's with values for what stands in braces: `{n} träffar`.
 * @param {string} text
 * @param {Record<string, Value>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/**
 * The digits of a whole number in groups of three. By hand: toLocaleString takes 50 ms the first time, on a slow machine.
 * @param {Value} digits
 */
export const grouped = (digits) => String(digits).replace(/\B(?=(?:\d{3})+$)/g, NBSP);

/**
 * A number with its word: `1 insats`, `1 200 insatser`.
 * @param {number} n
 * @param {string} one
 * @param {string} many
 */
export const counted = (n, one, many) => grouped(n) + NBSP + (n === 1 ? one : many);

/**
 * A number with decimals; zeros at its end are left out.
 * @param {number} number
 * @param {number} decimals
 */
export function decimal(number, decimals) {
  const [whole, places = ""] = Math.abs(number).toFixed(decimals).split(".");
  const fraction = places.replace(/0+$/, "");
  const text = grouped(whole) + (fraction ? `,${fraction}` : "");
  return (number < 0 && text !== "0" ? "\u2212" : "") + text;
}
