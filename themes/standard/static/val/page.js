// The two pages of the choice: the comparison, whose insatser stand in the address too, and the list.

import { all, find, told } from "../base/elements.js";
import { data } from "../base/load.js";
import { element } from "../base/templates.js";
import { fillIn, MOST } from "./choice.js";
import { comparison, nameOf } from "./comparison.js";
import { copyAddress } from "./copy.js";
import { leaf } from "./leaf.js";

/** @import { Choice, List } from "./choice.js" */

/**
 * The facts of some insatser, those left out that the site no longer has.
 * @param {HTMLElement} page
 * @param {string[]} wanted
 */
async function facts(page, wanted) {
  /** @type {string[]} */
  const ids = await data(page, "id");
  const per = Number(page.dataset.per);
  const places = wanted.map((id) => ids.indexOf(id)).filter((at) => at >= 0);
  return Promise.all(places.map(async (at) => element((await data(page, `fakta-${Math.floor(at / per)}`))[at % per])));
}

/**
 * @param {HTMLElement} page
 * @param {HTMLTemplateElement} tools
 * @param {Choice} choice
 */
export function openPage(page, tools, choice) {
  const list = /** @type {List} */ (page.dataset.sida);
  const isComparison = list === "jamfor";
  const room = find(page, ".js-jamforelse, .js-lista");
  const empty = find(page, ".js-tom");
  room.before(tools.content);
  const [buttons, status] = [find(page, ".btns"), find(page, "[role=status]")];
  const chosen = () => choice.of(list).map(([id]) => id);
  const ids = () => (isComparison && location.hash.length > 1 ? location.hash.slice(1).split(",") : chosen());

  async function show() {
    status.textContent = "";
    /** @type {HTMLElement[]} */
    let found = [];
    try {
      const wanted = [...new Set(ids())];
      if (wanted.length) found = await facts(page, isComparison ? wanted.slice(0, MOST) : wanted);
    } catch {
      status.textContent = told(status, "fel");
      return;
    }
    if (isComparison) choice.replace(list, found.map((article) => [told(article, "id"), nameOf(article)]));
    else choice.replace(list, choice.of(list).filter(([id]) => found.some((article) => article.dataset.id === id)));
    choice.save();
    if (status.dataset.mall && found.length) fillIn(status, { n: found.length });
    empty.hidden = found.length > (isComparison ? 1 : 0);
    buttons.hidden = !found.length;
    room.replaceChildren(...(isComparison ? (found.length ? [comparison(found, room.dataset, remover)] : []) : found.map(listed)));
  }

  /** @param {HTMLElement} article */
  function listed(article) {
    leaf(article, told(room, "saknas"));
    article.append(remover(article));
    return article;
  }

  /** Takes an insats away. The focus goes to what comes in its place. @param {HTMLElement} article @param {HTMLElement} button */
  async function leave(article, button) {
    const at = all(room, ".chip").indexOf(button);
    choice.choose(list, told(article, "id"), "", false);
    // Not by location.hash: that tells the page of the change, which would fill it again and take the focus away.
    if (isComparison) history.pushState(null, "", `#${chosen().join()}`);
    await show();
    const chips = all(room, ".chip");
    (chips[at] || chips.at(-1) || find(empty, "a")).focus();
  }

  /** @param {HTMLElement} article @returns {HTMLElement} */
  function remover(article) {
    const button = choice.chip("", () => leave(article, button));
    const away = find(button, ".vh");
    button.classList.add("no-print");
    find(button, "[data-text]").textContent = away.textContent;
    away.textContent = ` ${nameOf(article)}`;
    return button;
  }

  page.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-knapp]") : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.knapp === "skriv-ut") print();
    if (button.dataset.knapp === "kopiera") copyAddress(button);
    if (button.dataset.knapp !== "tom") return;
    choice.replace(list, []);
    choice.save();
    location.hash = "";
    await show();
    find(empty, "a").focus();
  });
  addEventListener("hashchange", show);
  if (isComparison && location.hash.length < 2 && ids().length) location.replace(`#${ids().join()}`);
  show();
}
