// The parts of the catalogue's page that only a script can serve, taken out of its template.

import { all, find, findAs, inputs } from "../base/elements.js";
import { frame } from "../base/pace.js";
import { taken } from "../base/templates.js";

/** How many facets come first: the others follow a frame later. */
const FIRST = 2;

/**
 * @param {HTMLElement} root
 * @param {HTMLTemplateElement} mall
 */
export function partsOf(root, mall) {
  const tools = taken(mall, ".tools", HTMLElement);
  const panel = taken(mall, ".facets", HTMLElement);
  return {
    /** In the page already. */
    list: find(root, ".rows"),
    side: find(root, ".side"),
    title: find(root, ".title"),
    /** Opens the facets, on a narrow screen, in a sheet. */
    button: taken(mall, "[data-knapp=filter]", HTMLButtonElement),
    sheet: taken(mall, "dialog", HTMLDialogElement),
    panel,
    /** Closes the sheet, and says how many hits there are. */
    showHits: findAs(panel, "[data-knapp=visa]", HTMLButtonElement),
    scroll: taken(mall, ".scroll", HTMLElement),
    nothing: taken(mall, ".nohits", HTMLElement),
    pager: taken(mall, ".pager", HTMLElement),
    /** That the choice is stored nowhere. */
    note: taken(mall, "[data-del=lagras]", HTMLElement),
    search: taken(mall, ".search", HTMLFormElement),
    tools,
    chips: find(tools, "[role=group]"),
    clear: findAs(tools, "[data-knapp=rensa]", HTMLButtonElement),
    copy: findAs(tools, "[data-knapp=kopiera]", HTMLButtonElement),
    hits: find(tools, ".hits"),
    hints: find(tools, ".hints"),
    sort: findAs(tools, "select", HTMLSelectElement),
    /** The two forms that the hits have. @param {boolean} table */
    form: (table) => inputs(tools, `[name=vy][value=${table ? "tabell" : "kort"}]`)[0],
    /** The word for a query. */
    queryWord: find(mall.content, "[data-facett=q]").textContent ?? "",
  };
}

/** @typedef {ReturnType<typeof partsOf>} Parts */

/**
 * Lays the parts into the page, some at a time: all at once would keep the reader waiting for their styles. `placed` is called when the field may
 * be laid there.
 * @param {HTMLElement} root
 * @param {Parts} parts
 * @param {() => void} placed
 */
export async function place(root, parts, placed) {
  const { list, side, button, sheet, panel, nothing, pager, tools, chips, note } = parts;
  nothing.hidden = pager.hidden = /** @type {HTMLElement} */ (chips.parentElement).hidden = true;
  await frame();
  root.querySelector(".letters")?.remove();
  root.querySelector(".pager")?.remove();
  list.before(tools);
  list.after(nothing, pager, note);
  placed();
  await frame();
  const others = all(panel, ".facet").slice(FIRST);
  others.forEach((facet) => facet.remove());
  side.replaceChildren(button, sheet, panel);
  await frame();
  panel.append(...others);
}

/**
 * On a narrow screen the facets stand in a sheet.
 * @param {Parts} parts
 */
export function openSheet({ side, button, sheet, panel, showHits }) {
  button.onclick = () => {
    sheet.append(panel);
    sheet.showModal();
  };
  showHits.onclick = () => sheet.close();
  sheet.onclose = () => { if (panel.parentElement === sheet) side.append(panel); };
  sheet.addEventListener("click", ({ target }) => { if (target === sheet) sheet.close(); });
  matchMedia("(min-width: 64rem)").addEventListener("change", () => { if (sheet.open) sheet.close(); });
}
