// The facets: what each can choose, and how many insatser every choice would leave.

import { all, find, inputs } from "../base/elements.js";
import { grouped } from "../base/text.js";
import { unpacked } from "./packing.js";

/**
 * What filters and sorts, as src/render/katalog.rs writes it: of each facet the combinations of values that occur, and packed which of them each
 * insats has; and orders, packed.
 * @typedef {{ antal: number, facetter: { nyckel: string, kombinationer: number[][], av: string }[], ko?: string, granskad?: string }} Urval
 */
/**
 * A facet: `boxes` in the order of the values, `counts` their texts, `sets` the combinations that occur, `of` which of them each insats has.
 * @typedef {{ key: string, name: string, field: HTMLElement, boxes: HTMLInputElement[], counts: Text[], sets: number[][], of: Uint16Array }} Facet
 */
/** @typedef {Set<number>[]} Values of each facet those that are chosen, by their places */
/** @typedef {{ hits: number[], counts: Uint32Array[], without: number[] }} Counted */

/**
 * The facets of a panel; `of` is empty until it is unpacked.
 * @param {HTMLElement} panel
 * @param {Urval} urval
 * @returns {Facet[]}
 */
export const facetsOf = (panel, urval) => urval.facetter.map(({ nyckel, kombinationer }) => {
  const field = find(panel, `[data-nyckel=${nyckel}]`);
  return {
    key: nyckel,
    name: find(field, "legend").textContent ?? "",
    field,
    boxes: inputs(field),
    counts: all(field, ".n").map((e) => /** @type {Text} */ (e.firstChild)),
    sets: kombinationer,
    of: new Uint16Array(),
  };
});

/**
 * The words of a value.
 * @param {Facet} facet
 * @param {number} value
 */
export const labelOf = ({ boxes }, value) => find(/** @type {HTMLElement} */ (boxes[value].parentElement), "span:not(.omr):not(.n)").textContent ?? "";

/**
 * The values with one of them changed.
 * @param {Values} values
 * @param {number} facet
 * @param {number} value
 */
export function toggled(values, facet, value) {
  const changed = [...values];
  changed[facet] = new Set(changed[facet]);
  if (!changed[facet].delete(value)) changed[facet].add(value);
  return changed;
}

/**
 * The insatser in an order: by name as they are numbered, or by a key first.
 * @param {Urval} urval
 */
export function orders(urval) {
  const byName = Array.from({ length: urval.antal }, (_, n) => n);
  /** @type {Record<string, number[]>} */
  const known = { namn: byName };
  /** @param {string} name */
  return (name) => {
    const packed = name === "ko" || name === "granskad" ? urval[name] : undefined;
    if (!packed) return known[name] || byName;
    if (!known[name]) {
      /** @type {number[][]} */
      const alike = [];
      unpacked(packed, urval.antal).forEach((place, n) => (alike[place] ||= []).push(n));
      known[name] = alike.flat();
    }
    return known[name];
  };
}

/**
 * What a choice leaves: the `hits`; of each facet's values how many there would be; and how many more there would be `without` each facet, the
 * query last. A value's count heeds the other facets, not its own: inside a facet values add up.
 * @param {Facet[]} facets
 * @param {Values} values
 * @param {number[]} order
 * @param {Map<number, number> | null} rank the places of those that the query finds
 * @returns {Counted}
 */
export function count(facets, values, order, rank) {
  const fits = facets.map(({ sets }, f) => (values[f].size ? sets.map((set) => set.some((value) => values[f].has(value))) : null));
  const asked = fits.flatMap((fit, f) => (fit ? [f] : []));
  const tally = facets.map(({ sets }) => new Uint32Array(sets.length));
  /** @type {number[]} */
  const without = new Array(facets.length + 1).fill(0);
  const hits = [];
  for (const n of order) {
    let missed = rank && !rank.has(n) ? facets.length : -1;
    let more = false;
    for (const f of asked) {
      if (fits[f]?.[facets[f].of[n]]) continue;
      more = missed >= 0;
      if (more) break;
      missed = f;
    }
    if (more) continue;
    if (missed < 0) {
      hits.push(n);
      for (let f = 0; f < facets.length; f++) tally[f][facets[f].of[n]]++;
    } else {
      without[missed]++;
      if (missed < facets.length) tally[missed][facets[missed].of[n]]++;
    }
  }
  const counts = facets.map(({ sets, boxes }, f) => {
    const sum = new Uint32Array(boxes.length);
    sets.forEach((set, c) => set.forEach((value) => (sum[value] += tally[f][c])));
    return sum;
  });
  return { hits, counts, without };
}

/**
 * Shows in the boxes what is chosen, and how many each would leave. A box that does not change is not
 * touched: the browser works out the styles anew for each one that is.
 * @param {Facet[]} facets
 * @param {Values} values
 * @param {Uint32Array[]} counts
 */
export function showCounts(facets, values, counts) {
  facets.forEach(({ boxes, counts: texts, field }, f) => {
    boxes.forEach((box, n) => {
      const isOn = values[f].has(n);
      const isOff = !counts[f][n] && !isOn;
      if (box.checked !== isOn) box.checked = isOn;
      if (box.disabled !== isOff) box.disabled = isOff;
      const text = grouped(counts[f][n]);
      if (texts[n].data !== text) texts[n].data = text;
    });
    const { parentElement: details } = field;
    if (values[f].size && details instanceof HTMLDetailsElement) details.open = true;
  });
}
