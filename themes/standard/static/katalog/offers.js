// What the catalogue tells beside its rows: what is chosen, what the search offers, what one may leave out, and the pages.

import { find, make, told } from "../base/elements.js";
import { fill, grouped } from "../base/text.js";
import { address } from "./address.js";
import { labelOf, toggled } from "./facets.js";

/** @import { State } from "./address.js" */
/** @import { Facet } from "./facets.js" */
/** @import { Answer } from "./query.js" */
/** @import { Choice } from "../val/choice.js" */
/** @typedef {(change: Partial<State>) => void} Go */

/** How many hits are few, so that it is offered to leave something out, and how many such offers there are. */
const FEW = 3;
const OFFERS = 4;
/** How many pages are linked on either side of the one that is shown. */
const NEAR = 2;

/**
 * What is chosen, each with a button that takes it away.
 * @param {HTMLElement} chips
 * @param {State} state
 * @param {Facet[]} facets
 * @param {string | null} queryWord the word for a query, where one may be asked
 * @param {Choice} choice
 * @param {Go} go
 */
export function drawChips(chips, state, facets, queryWord, choice, go) {
  chips.querySelectorAll(".chip").forEach((chip) => chip.remove());
  const clear = find(chips, "[data-knapp=rensa]");
  const one = (/** @type {string} */ name, /** @type {string} */ value, /** @type {() => Partial<State>} */ change) =>
    clear.before(choice.chip(`${name}: ${value}`, () => go(change())));
  if (state.q && queryWord) one(queryWord, state.q, () => ({ q: "" }));
  state.values.forEach((values, f) => values.forEach((n) =>
    one(facets[f].name, labelOf(facets[f], n), () => ({ values: toggled(state.values, f, n) }))));
  chips.hidden = !chips.querySelector(".chip");
}

/**
 * What the search says of its answer: other words that it looked for, other spellings.
 * @param {HTMLElement} hints
 * @param {Answer | undefined} answer
 * @param {Go} go
 */
export function drawHints(hints, answer, go) {
  hints.replaceChildren();
  if (!answer) return;
  const { also, spelling } = answer.found;
  if (also.length) hints.append(make("p", {}, fill(told(hints, "aven"), { ord: also.join(", ") })));
  if (!spelling.length) return;
  const [before, after] = told(hints, "menade").split("{ord}");
  const links = spelling.flatMap((word, n) => {
    const offer = make("button", { type: "button", class: "btn btn-quiet" }, word);
    offer.onclick = () => go({ q: word });
    return [n ? ", " : "", offer];
  });
  hints.append(make("p", {}, [before, ...links, after]));
}

/**
 * Where there are few hits or none: what one may leave out, and how many more there would be. `without`: that for each facet, the query last.
 * @param {HTMLElement} nothing
 * @param {{ found: number, without: number[], isFailed: boolean }} counted
 * @param {State} state
 * @param {Facet[]} facets
 * @param {string} queryWord
 * @param {Go} go
 */
export function drawNothing(nothing, { found, without, isFailed }, state, facets, queryWord, go) {
  const [why, ways] = [find(nothing, "p"), find(nothing, "ul")];
  const offers = without.map((more, f) => ({ more, f })).filter(({ more }) => more).sort((a, b) => b.more - a.more).slice(0, OFFERS);
  nothing.hidden = isFailed || found > FEW || (found > 0 && !offers.length);
  if (nothing.hidden) return;
  why.textContent = found ? told(why, "fa") : told(why, "ingen") + (offers.length ? "" : ` ${told(why, "inget")}`);
  ways.replaceChildren(...offers.map(({ more, f }) => {
    const isQuery = f === facets.length;
    const chosen = isQuery ? state.q : [...state.values[f]].map((n) => labelOf(facets[f], n)).join(", ");
    const filter = `${isQuery ? queryWord : facets[f].name}: ${chosen}`;
    const button = make("button", { type: "button", class: "btn" }, fill(told(ways, "utan"), { filter, n: grouped(more) }));
    button.onclick = () => go(isQuery ? { q: "" } : { values: state.values.map((set, n) => (n === f ? new Set() : set)) });
    return make("li", {}, button);
  }));
}

/**
 * The pages of the list: the first, the last, and those near the one that is shown.
 * @param {HTMLElement} pager
 * @param {number} pages
 * @param {State} state
 * @param {Facet[]} facets
 */
export function drawPager(pager, pages, state, facets) {
  const { page } = state;
  pager.hidden = pages < 2;
  const all = Array.from({ length: pages }, (_, n) => n + 1);
  const near = all.filter((n) => n === 1 || n === pages || Math.abs(n - page) <= NEAR);
  find(pager, "ul").replaceChildren(...near.flatMap((n, at) => {
    const word = make("span", { class: "vh" }, `${told(pager, "sida")} `);
    const link = make("a", { href: address({ ...state, page: n }, facets), "aria-current": n === page ? "page" : null }, [word, grouped(n)]);
    const gap = at && n > near[at - 1] + 1 ? [make("li", {}, "…")] : [];
    return [...gap, make("li", {}, link)];
  }));
}
