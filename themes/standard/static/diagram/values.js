// What a chart shows, in words.

import words from "ord:diagram";
import { NBSP, decimal } from "../base/text.js";

/** @typedef {number | string | null} Cell a number, or null where it is missing, "." where there can be none, ".." where it is protected */
/** @typedef {{ namn: string, v: Cell[] }} Series */
/**
 * The values of a chart: src/render/chart/interactive.rs writes them. `en`: the unit of one; `langs`: which way the rows go, `x` or `y`.
 * @typedef {{ rubrik: string, under: string | null, enhet: string, en: string, langs: string, rader: string[], serier: Series[],
 *   jamfor: Series | null }} Values
 */

/** How many decimals a value is told with. */
const DECIMALS = 2;

/**
 * @param {Cell} cell
 * @param {Values} values
 */
function cellText(cell, { enhet, en }) {
  if (cell === null) return words.saknas;
  if (cell === ".") return words.ej_tillampligt;
  if (cell === "..") return words.skyddad;
  const text = decimal(Number(cell), DECIMALS);
  const unit = text === "1" ? en : enhet;
  return text + (unit ? NBSP + unit : "");
}

/**
 * What is said about a point: its row, its value, what it is compared with.
 * @param {Values} values
 * @param {number} series
 * @param {number} row
 */
export function said(values, series, row) {
  const { serier, jamfor, rader } = values;
  const { namn, v } = serier[series];
  const name = serier.length > 1 || jamfor ? `${namn}: ` : "";
  const compared = jamfor ? [`${jamfor.namn}: ${cellText(jamfor.v[row], values)}`] : [];
  return [rader[row], name + cellText(v[row], values), ...compared];
}
