// Charts: values on hover, focus and touch, a walk through them by keyboard, files to save, and ECharts when a reader asks for it. Without this
// script each chart is a whole picture with its table beside it.

import words from "ord:diagram";
import { all } from "./base/elements.js";
import { savePng, saveSvg } from "./diagram/file.js";
import { followColours, toggle } from "./diagram/live.js";
import { showValues } from "./diagram/tip.js";

/** @import { Values } from "./diagram/values.js" */

/**
 * What the buttons under a chart do.
 * @param {HTMLElement} tools
 * @param {HTMLElement} figure
 * @param {HTMLElement} view
 * @param {Values} values
 */
function serve(tools, figure, view, values) {
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.matches(".js-svg")) saveSvg(figure, view, values);
    if (button?.matches(".js-png")) savePng(figure, view, values);
    if (button?.matches(".js-interaktivt")) toggle(figure, view, values, button);
  });
}

for (const figure of all(document, ".js-diagram")) {
  const view = figure.querySelector(".chart-view");
  const source = figure.querySelector("script[type='application/json']");
  const tools = figure.querySelector(".chart-tools");
  if (!(view instanceof HTMLElement) || !source) continue;
  /** @type {Values} */
  const values = JSON.parse(source.textContent ?? "");
  showValues(view, values, words.diagram);
  if (tools instanceof HTMLElement) serve(tools, figure, view, values);
}
followColours();
