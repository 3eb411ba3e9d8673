// The catalogue: facets with counts that follow the choice, chips, sorting, a list or a table, pages. All of it stands in the address, so that a
// link can be shared and Back works. Without this script the page is the whole list.

import { all, find, findAs, told } from "./base/elements.js";
import { utbud } from "./base/namespace.js";
import { pacer, pause } from "./base/pace.js";
import { template } from "./base/templates.js";
import { fill, grouped } from "./base/text.js";
import { address, orderOf, parse } from "./katalog/address.js";
import { count, facetsOf, orders, showCounts, toggled } from "./katalog/facets.js";
import { drawChips, drawHints, drawNothing, drawPager } from "./katalog/offers.js";
import { unpacked } from "./katalog/packing.js";
import { openSheet, partsOf, place } from "./katalog/parts.js";
import { queriesOf } from "./katalog/query.js";
import { Rows } from "./katalog/rows.js";
import { Choice, fillIn } from "./val/choice.js";
import { copyAddress } from "./val/copy.js";

/** @import { State } from "./katalog/address.js" */
/** @import { Counted, Urval } from "./katalog/facets.js" */

/**
 * Where nothing can be chosen by, the rows still get their boxes, and the page what it says of them.
 * @param {HTMLElement} root
 * @param {HTMLTemplateElement | null} mall
 * @param {Choice} choice
 */
async function dressRows(root, mall, choice) {
  const note = mall?.content.querySelector("[data-del=lagras]");
  if (note) root.querySelector(".rows")?.after(document.adoptNode(note));
  const rest = pacer();
  for (const li of all(root, ".rows > .row")) {
    choice.row(li);
    await rest();
  }
}

/** The catalogue of the page: what is asked for, and what shows it. */
class Catalogue {
  #per;
  #urval;
  #choice;
  #parts;
  #facets;
  #inOrder;
  #queries;
  #rows;
  #state;
  /** @type {HTMLInputElement | undefined} */
  #field;
  #isTyping = false;
  /** The number of the last drawing: one that is under way stops when a newer one has begun. */
  #turn = 0;
  /** @type {Promise<void> | undefined} */
  #placing;
  #root;

  /**
   * @param {HTMLElement} root
   * @param {HTMLTemplateElement} mall
   * @param {Urval} urval
   * @param {Choice} choice
   */
  constructor(root, mall, urval, choice) {
    this.#root = root;
    this.#urval = urval;
    this.#choice = choice;
    this.#per = Number(root.dataset.per);
    const parts = this.#parts = partsOf(root, mall);
    this.#facets = facetsOf(parts.panel, urval);
    this.#inOrder = orders(urval);
    this.#queries = queriesOf(root);
    this.#state = parse("", this.#facets);
    const failed = () => {
      parts.hits.textContent = told(parts.hits, "fel");
      parts.list.removeAttribute("aria-busy");
    };
    this.#rows = new Rows({ root, mall, list: parts.list, scroll: parts.scroll, before: parts.nothing, choice, failed });
    this.#listen();
  }

  /** What the reader does. */
  #listen() {
    const { panel, clear, hits, sort, tools, copy, pager } = this.#parts;
    panel.addEventListener("change", ({ target }) => {
      const f = this.#facets.findIndex(({ boxes }) => boxes.some((box) => box === target));
      if (f < 0) return;
      const value = this.#facets[f].boxes.findIndex((box) => box === target);
      this.#go({ values: toggled(this.#state.values, f, value) });
    });
    clear.onclick = () => this.#goOn({ q: "", values: this.#facets.map(() => new Set()) });
    sort.onchange = () => {
      const isUsual = sort.value === (this.#state.q ? "relevans" : "namn");
      this.#go({ order: isUsual ? "" : /** @type {State["order"]} */ (sort.value) });
    };
    tools.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== "vy") return;
      this.#go({ table: target.value === "tabell", page: this.#state.page });
    });
    copy.onclick = () => copyAddress(copy);
    pager.addEventListener("click", ({ target }) => { if (target instanceof Element && target.closest("a")) hits.focus(); });
    openSheet(this.#parts);
    const read = () => {
      this.#isTyping = false;
      this.#state = parse(location.hash, this.#facets);
      this.#update();
    };
    addEventListener("hashchange", read);
    addEventListener("popstate", read);
    // The search may stand further down among the scripts of the page.
    addEventListener("DOMContentLoaded", () => pause().then(read));
  }

  /**
   * Goes to another state. The first letter that `isTyped` is a step to go back to, the letters after it are the same step.
   * @param {Partial<State>} change
   */
  #go(change, isTyped = false) {
    const next = { ...this.#state, page: 1, ...change };
    const to = address(next, this.#facets);
    if (to === (location.hash || "#")) return;
    history[isTyped && this.#isTyping ? "replaceState" : "pushState"](null, "", to);
    this.#isTyping = isTyped;
    this.#state = next;
    this.#update();
  }

  /**
   * Goes to another state by a button that goes away: the focus must not go with it.
   * @param {Partial<State>} change
   */
  #goOn(change) {
    this.#go(change);
    this.#parts.hits.focus();
  }

  /** The field says the query, wherever it was changed: only what is being typed in it is left alone. */
  #sayQuery() {
    const { q } = this.#state;
    if (this.#field && this.#field.value.trim() !== q) this.#field.value = q;
  }

  get #answer() {
    return this.#queries.answerTo(this.#state.q);
  }

  /**
   * What the choice leaves, in its order. The ranks of a query stand in their order already: that is quicker than to sort by them.
   * @returns {Counted}
   */
  #count() {
    const order = orderOf(this.#state);
    const rank = this.#answer?.rank ?? null;
    const left = count(this.#facets, this.#state.values, this.#inOrder(order), rank);
    if (order !== "relevans" || !rank) return left;
    const fits = new Set(left.hits);
    return { ...left, hits: [...rank.keys()].filter((n) => fits.has(n)) };
  }

  /** Shows what is asked for. Each part is a task of its own: none keeps the reader waiting, and a newer choice stops an older one between them. */
  async #update() {
    const mine = ++this.#turn;
    const isOld = () => mine !== this.#turn;
    const { list } = this.#parts;
    this.#sayQuery();
    list.setAttribute("aria-busy", "true");
    await this.#placed();
    const { q } = this.#state;
    await this.#queries.ask(q, () => this.#state.q === q);
    await pause();
    if (isOld()) return;
    const counted = this.#count();
    const pages = Math.max(1, Math.ceil(counted.hits.length / this.#per));
    const page = Math.min(this.#state.page, pages);
    showCounts(this.#facets, this.#state.values, counted.counts);
    this.#sayHits(counted.hits.length);
    await pause();
    if (isOld()) return;
    this.#drawTools();
    this.#drawOffers(counted);
    drawPager(this.#parts.pager, pages, { ...this.#state, page }, this.#facets);
    await pause();
    if (isOld()) return;
    const answer = this.#answer;
    const { table } = this.#state;
    const key = answer || table ? address(this.#state, this.#facets) : "";
    const numbers = counted.hits.slice((page - 1) * this.#per, page * this.#per);
    const isShown = await this.#rows.show(numbers, { table, answer, tiers: orderOf(this.#state) === "relevans", key });
    // Rows of an older choice may be shown whole while a newer one is under way.
    if (isShown && !isOld()) list.removeAttribute("aria-busy");
  }

  /**
   * Says how many hits there are, and how much is chosen.
   * @param {number} found
   */
  #sayHits(found) {
    const { hits, button, panel, showHits } = this.#parts;
    const answer = this.#answer;
    const chosen = this.#state.values.reduce((sum, values) => sum + values.size, 0);
    const numbers = { n: grouped(found), alla: grouped(this.#urval.antal) };
    hits.textContent = answer?.isFailed ? told(hits, "fel") : fill(told(hits, chosen || answer ? "urval" : "alla"), numbers);
    const label = find(button, ":scope > :last-child");
    if (chosen) fillIn(label, { n: chosen });
    else label.textContent = find(panel, "h2").textContent;
    fillIn(showHits, numbers);
  }

  /** Shows the tools as the state has them. The focus does not go with a chip that is taken away. */
  #drawTools() {
    const { sort, form, chips, hits, queryWord } = this.#parts;
    const relevance = sort.options[0];
    relevance.hidden = relevance.disabled = !this.#state.q;
    sort.value = orderOf(this.#state);
    form(this.#state.table).checked = true;
    const hadFocus = chips.contains(document.activeElement);
    drawChips(chips, this.#state, this.#facets, this.#field ? queryWord : null, this.#choice, (change) => this.#go(change));
    if (chips.parentElement) chips.parentElement.hidden = location.hash.length < 2;
    if (hadFocus) (/** @type {HTMLElement | null} */ (chips.querySelector(".chip")) || hits).focus();
  }

  /**
   * Shows other spellings, and what one may leave out.
   * @param {Counted} counted
   */
  #drawOffers({ hits, without }) {
    const { hints, nothing, queryWord } = this.#parts;
    const answer = this.#answer;
    drawHints(hints, answer, (change) => this.#go(change));
    const isFailed = answer?.isFailed ?? false;
    drawNothing(nothing, { found: hits.length, without, isFailed }, this.#state, this.#facets, queryWord, (change) => this.#goOn(change));
  }

  #placed() {
    this.#placing ||= this.#place();
    return this.#placing;
  }

  async #place() {
    const rest = pacer();
    for (const [f, { av }] of this.#urval.facetter.entries()) {
      this.#facets[f].of = unpacked(av, this.#urval.antal);
      await rest();
    }
    showCounts(this.#facets, this.#state.values, this.#count().counts);
    await place(this.#root, this.#parts, () => { if (this.#queries.canAsk()) this.#placeField(); });
  }

  #placeField() {
    const { title, search } = this.#parts;
    title.append(search);
    const field = this.#field = findAs(search, "input", HTMLInputElement);
    this.#sayQuery();
    search.onsubmit = (event) => event.preventDefault();
    field.oninput = () => this.#go({ q: field.value.trim() }, true);
    field.onchange = () => { this.#isTyping = false; };
    field.onfocus = this.#queries.prepare;
  }
}

const root = document.getElementById("katalog");
const choices = template("val-mall");
if (root && choices) {
  const choice = new Choice(choices, true);
  const mall = template("katalog-mall");
  const urval = utbud.data?.urval;
  if (mall && urval) new Catalogue(root, mall, urval, choice);
  else dressRows(root, mall, choice);
}
