// The values of a chart where the reader points, and on a walk through them by keyboard.

import { make, set, told } from "../base/elements.js";
import { drawn } from "./svg.js";
import { said } from "./values.js";

/** @import { Values } from "./values.js" */
/** @typedef {[series: number, row: number]} Point */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

/** How far from a mark a pointer still means it, in pixels. */
const REACH = 24;
/** Pixels between a mark and what is told of it, and between a mark and the ring around it. */
const GAP = 4;
const RING = 3;
/** How far above the chart the words may stand, in pixels: higher up they go under the mark instead. */
const ABOVE = 60;

/** The keys that walk: steps among rows and among series. @type {Record<string, [number, number]>} */
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * The words beside a point, and the ring around it.
 * @param {HTMLElement} view
 * @param {Values} values
 */
function tipOf(view, values) {
  const tip = make("div", { class: "chart-tip", hidden: true });
  view.append(tip);
  /** @type {SVGElement | null} */
  let ring = null;

  /** The picture that is shown now. */
  const picture = () => Array.from(view.querySelectorAll("svg")).find((svg) => svg.getClientRects().length > 0);

  /** @param {Element} element @returns {Box} */
  function boxOf(element) {
    const rect = element.getBoundingClientRect();
    const from = view.getBoundingClientRect();
    return { left: rect.left - from.left, top: rect.top - from.top, width: rect.width, height: rect.height };
  }

  function hide() {
    tip.hidden = true;
    ring?.remove();
    ring = null;
  }

  /** Draws the ring in the picture, so that it follows when that is scaled. @param {SVGSVGElement} svg @param {Box} place */
  function draw(svg, place) {
    const outer = boxOf(svg);
    const scale = svg.viewBox.baseVal.width / outer.width;
    ring = drawn("rect", {
      class: "chart-at",
      x: (place.left - outer.left) * scale - RING,
      y: (place.top - outer.top) * scale - RING,
      width: place.width * scale + 2 * RING,
      height: place.height * scale + 2 * RING,
    });
    svg.append(ring);
  }

  return {
    tip, picture, hide,
    /** Shows the values of a point at its mark, or at the top of the picture where it has none. @param {Point} point */
    show([series, row]) {
      hide();
      const svg = picture();
      if (!svg) return;
      tip.replaceChildren(...said(values, series, row).map((line, at) => make(at ? "span" : "b", {}, line)));
      tip.hidden = false;
      const mark = svg.querySelector(`[data-series="${series}"][data-point="${row}"]`);
      const place = mark ? boxOf(mark) : { left: view.clientWidth / 2, top: 0, width: 0, height: 0 };
      const left = place.left + Math.min(place.width, view.clientWidth) / 2 - tip.offsetWidth / 2;
      tip.style.left = `${Math.max(0, Math.min(left, view.clientWidth - tip.offsetWidth))}px`;
      const top = place.top - tip.offsetHeight - GAP;
      tip.style.top = `${top < -ABOVE ? place.top + place.height + GAP : top}px`;
      if (mark) draw(svg, place);
    },
  };
}

/**
 * The point at or near a place on the screen: the nearest mark, and of those that lie above each other the smallest.
 * @param {SVGSVGElement | undefined} svg
 * @param {PointerEvent} event
 */
function nearest(svg, { target, clientX, clientY }) {
  const own = target instanceof Element ? target.closest("[data-point]") : null;
  // An area in a flow has no place of its own: the pointer is in it or not.
  if (own?.tagName === "path" && own.getAttribute("fill-opacity")) return own;
  let best = null;
  let least = REACH * REACH;
  let smallest = Infinity;
  for (const mark of svg?.querySelectorAll("[data-point]") ?? []) {
    const rect = mark.getBoundingClientRect();
    const dx = Math.max(rect.left - clientX, 0, clientX - rect.right);
    const dy = Math.max(rect.top - clientY, 0, clientY - rect.bottom);
    const far = dx * dx + dy * dy;
    const size = rect.width * rect.height;
    if (far < least || (far === least && size < smallest)) {
      least = far;
      smallest = size;
      best = mark;
    }
  }
  return best;
}

/**
 * Where a key leads from a point; none where it leads nowhere.
 * @param {string} key
 * @param {Point | null} at
 * @param {Values} values
 * @returns {Point | null}
 */
function walked(key, at, { rader, serier, langs }) {
  const [rows, columns] = [rader.length, serier.length];
  if (key === "Home" || key === "End") return [at ? at[0] : 0, key === "Home" ? 0 : rows - 1];
  const step = STEPS[key];
  if (!step) return null;
  if (!at) return [0, 0];
  const isOne = columns === 1;
  const row = isOne ? step[0] + step[1] : langs === "x" ? step[0] : step[1];
  const column = isOne ? 0 : langs === "x" ? step[1] : step[0];
  return [Math.max(0, Math.min(at[0] + column, columns - 1)), Math.max(0, Math.min(at[1] + row, rows - 1))];
}

/**
 * Shows values on hover, focus and touch. One stop for the tab key; the arrow keys walk from value to value.
 * @param {HTMLElement} view
 * @param {Values} values
 * @param {string} role the theme's word for a chart
 */
export function showValues(view, values, role) {
  const { tip, picture, show, hide } = tipOf(view, values);
  const live = make("p", { class: "vh", "aria-live": "polite" });
  view.append(live);
  /** @type {Point | null} */
  let at = null;

  /** @param {PointerEvent} event */
  function pointed(event) {
    if (event.target instanceof Node && tip.contains(event.target)) return;
    const mark = nearest(picture(), event);
    if (!mark) {
      hide();
      return;
    }
    at = [Number(mark.getAttribute("data-series")), Number(mark.getAttribute("data-point"))];
    show(at);
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (tip.hidden && !at) return;
      at = null;
      hide();
      live.textContent = "";
      view.blur();
      return;
    }
    const to = walked(event.key, at, values);
    if (!to) return;
    event.preventDefault();
    at = to;
    show(at);
    live.textContent = said(values, ...at).join(", ");
  }

  view.addEventListener("pointermove", pointed);
  view.addEventListener("pointerdown", pointed);
  view.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") hide(); });
  document.addEventListener("pointerdown", ({ target }) => { if (!(target instanceof Node && view.contains(target))) hide(); });
  view.tabIndex = 0;
  set(view, { role: "application", "aria-roledescription": role, "aria-label": `${values.rubrik}. ${told(view, "hjalp")}` });
  view.addEventListener("keydown", pressed);
  view.addEventListener("blur", hide);
}
