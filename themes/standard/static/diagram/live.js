// A chart by ECharts in the page, when a reader asks for it: the same ECharts with the same option that drew the picture.

import { make, told } from "../base/elements.js";
import { run } from "../base/load.js";
import { utbud } from "../base/namespace.js";
import { NBSP, decimal } from "../base/text.js";
import { resolver } from "./colours.js";
import { said } from "./values.js";

/** @import { Resolve } from "./colours.js" */
/** @import { Values } from "./values.js" */
/**
 * Which cells the points of a series in the option are: a series of the table, a column of it, or series and row of each.
 * @typedef {{ s: number } | { c: number } | [series: number, row: number][]} Points
 */
/** @typedef {{ bredd: number, hojd: number, option: any, punkter: Points[] }} Form an option of ECharts, and its size */
/** @typedef {{ bred: Form, smal: Form }} Options src/render/chart/interactive.rs writes them */
/** @typedef {{ tone: string, decal: { colour: string, lines: [number, number, number, number][], dots: [number, number][] } }} Pattern */
/**
 * What ECharts says is below the pointer.
 * @typedef {{ seriesIndex: number, dataIndex: number, dataType?: string, name: string, data: any }} Pointed
 */
/** @typedef {{ holder: HTMLElement, stage: HTMLElement, chart: any, watch: ResizeObserver, width: number }} Shown */

/** The least width of the wide form, in pixels; the same as in the style sheet. */
const WIDE = 640;
/** How much larger than drawn a form may be shown. */
const MOST = { wide: 10, slim: 1.25 };
/** How many decimals numbers have, as when the picture was drawn. */
const DECIMALS = 3;
/** The letters of what the tooltip says, in pixels. */
const TIP = { fontSize: 16, lineHeight: 22 };
/** The tile of a pattern, its lines and its dots, in pixels. */
const TILE = 8;
const LINE = 1.6;
const DOT = 0.9;

/** What `fn:NAME(argument)` stands for in an option. @type {Record<string, (argument?: string) => (value: number, index: number) => string>} */
const FORMATTERS = {
  number: (unit) => (value, index) => decimal(value, DECIMALS) + (unit && index === 0 ? NBSP + unit : ""),
  percent: () => (value) => `${decimal(value, DECIMALS)}${NBSP}%`,
};

/**
 * An option with the page's colours and real formatters.
 * @param {any} value
 * @param {string} key
 * @param {Resolve} resolve
 * @returns {any}
 */
function revived(value, key, resolve) {
  if (Array.isArray(value)) return value.map((item) => revived(item, key, resolve));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, revived(below, name, resolve)]));
  }
  if (typeof value !== "string") return value;
  const named = key === "formatter" ? /^fn:(\w+)(?:\((.*)\))?$/.exec(value) : null;
  const formatter = named && FORMATTERS[named[1]];
  if (formatter) return formatter(named[2]);
  return /^var\(--[\w-]+\)$/.test(value) ? resolve(value) : value;
}

/**
 * A decal as a pattern of its own, for the samples of a legend.
 * @param {string} tone
 * @param {Pattern["decal"]} decal
 * @param {Resolve} resolve
 */
function pattern(tone, decal, resolve) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = TILE;
  const pen = tile.getContext("2d");
  if (!pen) return resolve(tone);
  pen.fillStyle = resolve(tone);
  pen.fillRect(0, 0, TILE, TILE);
  pen.fillStyle = pen.strokeStyle = resolve(decal.colour);
  pen.lineWidth = LINE;
  for (const [fromX, fromY, toX, toY] of decal.lines) {
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
    pen.stroke();
  }
  for (const [x, y] of decal.dots) {
    pen.beginPath();
    pen.arc(x, y, DOT, 0, 2 * Math.PI);
    pen.fill();
  }
  return { image: tile, repeat: "repeat" };
}

/**
 * The lines of a tooltip.
 * @param {Pointed} point
 * @param {Points[]} points
 * @param {Values} values
 */
function tipText(point, points, values) {
  const lines = (/** @type {number} */ series, /** @type {number} */ row) => said(values, series, row).join("\n");
  const { dataIndex } = point;
  if (point.dataType === "edge") return lines(Number(point.data.target.slice(1)), Number(point.data.source.slice(1)));
  const of = points[point.seriesIndex];
  if (!of) {
    // In a flow the nodes of either side are named by a letter and their place.
    const node = /^([ab])(\d+)$/.exec(point.name);
    if (node) return node[1] === "a" ? values.rader[Number(node[2])] : values.serier[Number(node[2])].namn;
    const row = values.rader.indexOf(point.name.replace(/\u00ad/g, ""));
    return row < 0 ? "" : lines(0, row);
  }
  if (Array.isArray(of)) return lines(...of[dataIndex]);
  return "s" in of ? lines(of.s, dataIndex) : lines(dataIndex, of.c);
}

/**
 * The option of a form as ECharts takes it. `told` is called when a tooltip gets its text.
 * @param {HTMLElement} figure
 * @param {Form} form
 * @param {Values} values
 * @param {() => void} told
 */
function optionOf(figure, form, values, told) {
  const { resolve, done } = resolver(figure);
  const { fontFamily } = getComputedStyle(figure);
  const option = revived(form.option, "", resolve);
  option.textStyle = { fontFamily };
  for (const shape of option.graphic || []) {
    if (shape.style.text) shape.style.fontFamily = fontFamily;
    if (shape.decal) shape.style.fill = pattern(shape.style.fill, shape.decal, resolve);
    delete shape.decal;
  }
  option.tooltip = {
    trigger: "item",
    renderMode: "richText",
    confine: true,
    padding: [8, 12],
    backgroundColor: resolve("var(--paper)"),
    borderColor: resolve("var(--line-strong)"),
    borderWidth: 1,
    textStyle: { color: resolve("var(--ink)"), fontFamily, fontSize: TIP.fontSize },
    formatter: (/** @type {Pointed} */ point) => {
      told();
      return tipText(point, form.punkter, values);
    },
  };
  done();
  return option;
}

/** The charts of the page that ECharts shows. @type {Map<HTMLElement, Shown & { again: () => void }>} */
const shown = new Map();

/**
 * Draws a chart as wide as there is room.
 * @param {HTMLElement} figure
 * @param {Shown} state
 * @param {Values} values
 */
function draw(figure, state, values) {
  const isWide = figure.clientWidth >= WIDE;
  const form = utbud.diagram?.[told(figure, "diagram")]?.[isWide ? "bred" : "smal"];
  if (!form) throw new Error(told(figure, "diagram"));
  const scale = Math.min(figure.clientWidth / form.bredd, isWide ? MOST.wide : MOST.slim);
  state.chart?.dispose();
  Object.assign(state.stage.style, { width: `${form.bredd}px`, height: `${form.hojd}px`, transform: `scale(${scale})` });
  state.holder.style.height = `${form.hojd * scale}px`;
  let isTip = false;
  const option = optionOf(figure, form, values, () => { isTip = true; });
  const { echarts } = /** @type {{ echarts: any }} */ (/** @type {unknown} */ (globalThis));
  const devicePixelRatio = Math.max(1, scale * (globalThis.devicePixelRatio || 1));
  state.chart = echarts.init(state.stage, null, { renderer: "canvas", width: form.bredd, height: form.hojd, devicePixelRatio });
  // A tooltip in rich text takes no font from the option: it gets the page's when it is put into the picture.
  const zr = state.chart.getZr();
  const { add } = zr;
  zr.add = (/** @type {any} */ element) => {
    if (isTip && element.type === "text") element.setStyle({ ...TIP, fontFamily: option.textStyle.fontFamily });
    isTip = false;
    return add.call(zr, element);
  };
  state.chart.setOption(option);
  state.width = figure.clientWidth;
}

/**
 * Shows the chart in place of its picture.
 * @param {HTMLElement} figure
 * @param {HTMLElement} view
 * @param {Values} values
 */
function open(figure, view, values) {
  const stage = make("div");
  const holder = make("div", { class: "chart-live", role: "img", "aria-label": values.rubrik }, stage);
  view.before(holder);
  const watch = new ResizeObserver(() => { if (state.width !== figure.clientWidth) state.again(); });
  const state = { holder, stage, chart: null, watch, width: 0, again: () => draw(figure, state, values) };
  shown.set(figure, state);
  view.hidden = true;
  state.again();
  watch.observe(figure);
}

/**
 * Shows the picture again.
 * @param {HTMLElement} figure
 * @param {HTMLElement} view
 */
function close(figure, view) {
  const state = shown.get(figure);
  state?.watch.disconnect();
  state?.chart?.dispose();
  state?.holder.remove();
  shown.delete(figure);
  view.hidden = false;
}

/**
 * Shows the chart by ECharts, or its picture again.
 * @param {HTMLElement} figure
 * @param {HTMLElement} view
 * @param {Values} values
 * @param {HTMLButtonElement} button
 */
export async function toggle(figure, view, values, button) {
  if (shown.has(figure)) {
    close(figure, view);
    button.setAttribute("aria-pressed", "false");
    return;
  }
  button.disabled = true;
  try {
    await run(told(figure, "echarts"), () => "echarts" in globalThis);
    await run(told(figure, "val"), () => utbud.diagram?.[told(figure, "diagram")]);
    open(figure, view, values);
    button.setAttribute("aria-pressed", "true");
    button.disabled = false;
    button.focus();
  } catch {
    button.textContent = told(button, "fel");
  }
}

/** Charts that ECharts shows get the colours of the reader's choice when it changes. */
export function followColours() {
  const again = () => shown.forEach((state) => state.again());
  new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ["data-utseende"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
