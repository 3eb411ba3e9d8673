// What is asked for, in the hash of the address: so that a link can be shared and Back works.

/** @import { Facet, Values } from "./facets.js" */
/** @typedef {"relevans" | "namn" | "ko" | "granskad"} Order */
/**
 * Values by facet, a query, an order, a form and a page.
 * @typedef {{ values: Values, q: string, order: Order | "", table: boolean, page: number }} State
 */

/** @type {Order[]} */
const ORDERS = ["relevans", "namn", "ko", "granskad"];

/**
 * @param {string} hash
 * @param {Facet[]} facets
 * @returns {State}
 */
export function parse(hash, facets) {
  const given = new URLSearchParams(hash.slice(1));
  const values = facets.map(({ key, boxes }) => {
    const ids = (given.get(key) || "").split(",").filter(Boolean);
    const names = (/** @type {HTMLInputElement} */ box) => [box.value, ...(box.dataset.alias || "").split(" ")];
    return new Set(boxes.flatMap((box, n) => (ids.length && names(box).some((id) => ids.includes(id)) ? [n] : [])));
  });
  const order = ORDERS.find((known) => known === given.get("sort")) ?? "";
  const page = Math.max(1, Number(given.get("sida")) || 1);
  return { values, q: (given.get("q") || "").trim(), order, table: given.get("vy") === "tabell", page };
}

/**
 * @param {State} state
 * @param {Facet[]} facets
 */
export function address({ values, q, order, table, page }, facets) {
  const ids = (/** @type {number} */ f) => [...values[f]].map((n) => facets[f].boxes[n].value).join();
  const parts = facets.map(({ key }, f) => (values[f].size ? `${key}=${ids(f)}` : ""));
  if (q) parts.unshift(`q=${encodeURIComponent(q)}`);
  if (order) parts.push(`sort=${order}`);
  if (table) parts.push("vy=tabell");
  if (page > 1) parts.push(`sida=${page}`);
  return `#${parts.filter(Boolean).join("&")}`;
}

/**
 * The order that the hits stand in: relevance is none without a query.
 * @param {State} state
 * @returns {Order}
 */
export function orderOf({ order, q }) {
  if (order && (q || order !== "relevans")) return order;
  return q ? "relevans" : "namn";
}
