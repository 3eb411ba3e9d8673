// A chart as a file: the wide picture with colours and font written in, and the words of the figure around it.

import { findAs } from "../base/elements.js";
import { resolver } from "./colours.js";
import { drawn } from "./svg.js";

/** @import { Values } from "./values.js" */
/** @import { Resolve } from "./colours.js" */
/** @typedef {{ size: number, weight: string, fill: string, leading: number }} Style of some lines of text, in the picture's units */
/** @typedef {{ text: string, width: number, height: number }} Picture */

/** @type {Record<"head" | "under" | "foot", Style>} */
const STYLES = {
  head: { size: 21, weight: "600", fill: "var(--ink)", leading: 27 },
  under: { size: 16, weight: "400", fill: "var(--ink-2)", leading: 21 },
  foot: { size: 14, weight: "400", fill: "var(--ink-2)", leading: 19 },
};
/** The paper around the picture, at its sides and above and below. */
const SIDE = 24;
const EDGE = 16;
/** Between the head and the picture, and from it down to the first line of the foot. */
const BELOW_HEAD = 20;
const TO_FOOT = 26;
/** Under the picture, with a foot and without: the lines of the foot come to it. */
const FOOT = 16;
const NO_FOOT = 8;
/** How much larger a PNG is than the picture. */
const SCALE = 2;
/** Milliseconds that a file is kept for the browser to save it. */
const KEPT = 10_000;

/**
 * Breaks a text into lines.
 * @param {string | null} text
 * @param {Style} style
 * @param {string} font
 * @param {number} width
 */
function wrapped(text, { weight, size }, font, width) {
  const ruler = document.createElement("canvas").getContext("2d");
  /** @type {string[]} */
  const lines = [];
  if (!text || !ruler) return lines;
  ruler.font = `${weight} ${size}px ${font}`;
  for (const word of text.split(/\s+/)) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (lines.length && ruler.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Writes colours in place of the theme's names for them.
 * @param {Element} svg
 * @param {Resolve} resolve
 */
function paint(svg, resolve) {
  for (const element of svg.querySelectorAll("*")) {
    for (const name of ["fill", "stroke"]) {
      const value = element.getAttribute(name);
      if (!value?.includes("var(")) continue;
      const colour = resolve(value);
      const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
      element.setAttribute(name, parts ? `rgb(${parts[1]},${parts[2]},${parts[3]})` : colour);
      if (parts?.[4]) element.setAttribute(`${name}-opacity`, parts[4]);
    }
    element.removeAttribute("data-series");
    element.removeAttribute("data-point");
  }
}

/**
 * The picture by itself.
 * @param {HTMLElement} figure
 * @param {HTMLElement} view
 * @param {Values} values
 * @returns {Picture}
 */
function standalone(figure, view, values) {
  const shown = findAs(view, ".chart-wide svg", SVGSVGElement);
  const svg = /** @type {SVGSVGElement} */ (shown.cloneNode(true));
  svg.querySelectorAll(".chart-at").forEach((ring) => ring.remove());
  const font = getComputedStyle(shown).fontFamily;
  const { width, height } = shown.viewBox.baseVal;
  const lines = (/** @type {string | null} */ text, /** @type {Style} */ style) => wrapped(text, style, font, width);
  const head = lines(values.rubrik, STYLES.head);
  const under = lines(values.under, STYLES.under);
  const foot = lines(figure.querySelector(".fig-src")?.textContent?.trim() ?? null, STYLES.foot);
  const headHeight = head.length * STYLES.head.leading;
  const above = headHeight + under.length * STYLES.under.leading + BELOW_HEAD;
  const below = foot.length ? foot.length * STYLES.foot.leading + FOOT : NO_FOOT;
  /** @type {(lines: string[], y: number, style: Style) => void} */
  const write = (lines, y, { size, weight, fill, leading }) => lines.forEach((line, at) =>
    svg.append(drawn("text", { y: y + at * leading, "font-size": size, "font-weight": weight, fill }, line)));
  write(head, STYLES.head.size - above, STYLES.head);
  write(under, headHeight + STYLES.under.size - above, STYLES.under);
  write(foot, height + TO_FOOT, STYLES.foot);
  const paper = { x: -SIDE, y: -above - EDGE, width: width + 2 * SIDE, height: height + above + below + 2 * EDGE };
  svg.querySelector("desc")?.after(drawn("rect", { ...paper, fill: "var(--paper)" }));
  svg.setAttribute("viewBox", `${paper.x} ${paper.y} ${paper.width} ${paper.height}`);
  svg.setAttribute("width", String(paper.width));
  svg.setAttribute("height", String(paper.height));
  svg.setAttribute("font-family", font);
  const { resolve, done } = resolver(view);
  paint(svg, resolve);
  done();
  return { text: new XMLSerializer().serializeToString(svg), width: paper.width, height: paper.height };
}

/**
 * @param {Blob} blob
 * @param {HTMLElement} figure
 * @param {string} extension
 */
function download(blob, figure, extension) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${figure.dataset.diagram || "diagram"}.${extension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

/** @type {(figure: HTMLElement, view: HTMLElement, values: Values) => void} */
export function saveSvg(figure, view, values) {
  const { text } = standalone(figure, view, values);
  download(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', text], { type: "image/svg+xml" }), figure, "svg");
}

/** @type {(figure: HTMLElement, view: HTMLElement, values: Values) => void} */
export function savePng(figure, view, values) {
  const { text, width, height } = standalone(figure, view, values);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => { if (blob) download(blob, figure, "png"); }, "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
