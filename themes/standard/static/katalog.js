// The catalogue: facets with counts that follow the choice, chips, sorting, cards or a table, pages. All of it stands in the
// address, so that a link can be shared and Back works. Without this script the page is the whole list.
(function () {
  "use strict";
  const root = document.getElementById("katalog");
  const mall = document.getElementById("katalog-mall");
  const data = (globalThis.utbudData || {}).urval;
  const val = globalThis.utbudVal;
  if (!root || !val) return;
  if (!mall || !data) {
    dressRows();
    return;
  }

  const PER = Number(root.dataset.per);
  const $ = (selector) => root.querySelector(selector);
  const { frame, make, pacer, pause } = val;
  /** Numbers that were packed as text, as many characters for each. */
  function unpacked(text) {
    const width = text.length / data.antal;
    const numbers = new Uint16Array(data.antal);
    for (let n = 0, at = 0; n < data.antal; n++) {
      for (let d = 0; d < width; d++) numbers[n] = numbers[n] * 57 + text.charCodeAt(at++) - 35;
    }
    return numbers;
  }
  /** The insatser in an order: by name as they are numbered, or by a key first. */
  const orders = { namn: Array.from({ length: data.antal }, (_, n) => n) };
  function inOrder(name) {
    if (!orders[name] && data[name]) {
      const key = unpacked(data[name]);
      const alike = [];
      key.forEach((place, n) => (alike[place] ||= []).push(n));
      orders[name] = alike.flat();
    }
    return orders[name] || orders.namn;
  }

  // The parts of the page that only a script can serve. They are moved out of their template, not copied, and stand in the page
  // once they say what they have to: what changes in the page is styled again.
  const part = (selector) => document.adoptNode(mall.content.querySelector(selector));
  const list = $(".rows");
  const side = $(".side");
  const [button, sheet, panel, tools] = ["[data-knapp=filter]", "dialog", ".facets", ".tools"].map(part);
  const [scroll, nothing, pager] = [".scroll", ".nohits", ".pager"].map(part);
  const [chips, hits, hints, sort] = ["[role=group]", ".hits", ".hints", "select"].map((selector) => tools.querySelector(selector));
  const clear = chips.querySelector("[data-knapp=rensa]");
  const [showHits] = panel.querySelectorAll("[data-knapp=visa]");
  const relevance = sort.options[0];
  const words = mall.content.querySelector("[data-facett=q]").textContent;
  const failed = () => {
    hits.textContent = hits.dataset.fel;
    list.removeAttribute("aria-busy");
  };
  const show = globalThis.utbudRader({ root, list, scroll, before: nothing, mall, failed });

  /** The facets: `boxes` in the order of the values, `sets` the combinations that occur, `of` which of them each insats has. */
  const facets = data.facetter.map(({ nyckel, kombinationer, av }) => {
    const field = panel.querySelector(`[data-nyckel=${nyckel}]`);
    const boxes = [...field.querySelectorAll("input")];
    const counts = [...field.querySelectorAll(".n")].map((e) => e.firstChild);
    const name = field.querySelector("legend").textContent;
    return { key: nyckel, name, field, boxes, counts, sets: kombinationer, packed: av };
  });

  /** Where nothing can be chosen by, the rows still get their boxes, and the page what it says of them. */
  async function dressRows() {
    const rest = val.pacer();
    const note = mall && mall.content.querySelector("[data-del=lagras]");
    if (note) root.querySelector(".rows").after(document.adoptNode(note));
    for (const li of root.querySelectorAll(".rows > .row")) {
      val.row(li);
      await rest();
    }
  }

  // What is asked for: values by facet, a query, an order, a form and a page.
  let state;
  /** @param {string} hash */
  function parse(hash) {
    const given = new URLSearchParams(hash.slice(1));
    const values = facets.map(({ key, boxes }) => {
      const ids = (given.get(key) || "").split(",").filter(Boolean);
      if (!ids.length) return new Set();
      const names = (box) => [box.value, ...(box.dataset.alias || "").split(" ")];
      return new Set(boxes.flatMap((box, n) => (names(box).some((id) => ids.includes(id)) ? [n] : [])));
    });
    const q = (given.get("q") || "").trim();
    const order = ["relevans", "namn", "ko", "granskad"].includes(given.get("sort")) ? given.get("sort") : "";
    return { values, q, order, table: given.get("vy") === "tabell", page: Math.max(1, Number(given.get("sida")) || 1) };
  }
  function address({ values, q, order, table, page }) {
    const ids = (f) => [...values[f]].map((n) => facets[f].boxes[n].value).join();
    const parts = facets.map(({ key }, f) => (values[f].size ? key + "=" + ids(f) : ""));
    if (q) parts.unshift("q=" + encodeURIComponent(q));
    if (order) parts.push("sort=" + order);
    if (table) parts.push("vy=tabell");
    if (page > 1) parts.push("sida=" + page);
    return "#" + parts.filter(Boolean).join("&");
  }
  const ordering = () => (state.order && (state.q || state.order !== "relevans") ? state.order : state.q ? "relevans" : "namn");

  /** Goes to another state. The first letter that is `typed` is a step to go back to, the letters after it are the same step. */
  let typing = false;
  function go(change, typed = false) {
    const next = { ...state, page: 1, ...change };
    const to = address(next);
    if (to === (location.hash || "#")) return;
    history[typed && typing ? "replaceState" : "pushState"](null, "", to);
    typing = typed;
    state = next;
    update();
  }

  // The query, answered by the site's search where the page has one.
  let answer;
  let places;
  /** The place in the list of each insats by its number in the search. */
  const placesByNumber = () => (places ||= readPlaces().catch((error) => {
    places = undefined;
    throw error;
  }));
  async function readPlaces() {
    const [ids, numbered] = await Promise.all([val.load(root, "id"), utbudSok.ids("insats")]);
    await pause();
    const known = new Map(ids.map((id, n) => [id, n]));
    await pause();
    return numbered.map((id) => known.get(id));
  }
  /**
   * Finds `rank`, for each insats that is hit its place among the hits, and `hit`, those as the search gave them. Where the search
   * can't be had the answer has `failed`, and nothing is hit: what is listed must not look like an answer.
   */
  async function ask() {
    const { q } = state;
    if (!q || !globalThis.utbudSok) return (answer = undefined);
    if (answer?.q === q && !answer.failed) return;
    let found, known;
    try {
      [found, known] = await Promise.all([utbudSok.search(q, { kinds: ["insats"], excerpt: false }), placesByNumber()]);
      await pause();
    } catch (error) {
      found = { results: [], failed: true };
    }
    if (state.q !== q) return;
    const rank = new Map(found.results.map((hit, at) => [known[hit.nr], at]));
    answer = { q, found, rank, hit: found.results, failed: found.failed };
  }

  /**
   * What the choice leaves: the `hits`; of each facet's values how many there would be; and how many more there would be
   * without each facet, the query last. A value's count heeds the other facets, not its own: inside a facet values add up.
   */
  function count() {
    const fits = facets.map(({ sets }, f) => {
      const values = state.values[f];
      return values.size ? sets.map((set) => set.some((value) => values.has(value))) : null;
    });
    const asked = fits.flatMap((fit, f) => (fit ? [f] : []));
    const tally = facets.map(({ sets }) => new Uint32Array(sets.length));
    const without = new Array(facets.length + 1).fill(0);
    const found = [];
    const rank = state.q && answer ? answer.rank : null;
    const order = ordering();
    for (const n of inOrder(order)) {
      let missed = rank && !rank.has(n) ? facets.length : -1;
      let more = false;
      for (const f of asked) {
        if (fits[f][facets[f].of[n]]) continue;
        more = missed >= 0;
        if (more) break;
        missed = f;
      }
      if (more) continue;
      if (missed < 0) {
        found.push(n);
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
    if (order !== "relevans" || !rank) return { hits: found, counts, without };
    // The ranks stand in their order already: that is quicker than to sort by them.
    const left = new Set(found);
    return { hits: [...rank.keys()].filter((n) => left.has(n)), counts, without };
  }

  const text = (e, to) => e.data === to || (e.data = to);
  const said = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const label = (f, n) => facets[f].boxes[n].parentElement.querySelector("span:not(.omr):not(.n)").textContent;
  function toggled(f, n) {
    const values = [...state.values];
    values[f] = new Set(values[f]);
    if (!values[f].delete(n)) values[f].add(n);
    return values;
  }

  let updates = 0;
  async function update() {
    const mine = ++updates;
    sayQuery();
    list.setAttribute("aria-busy", "true");
    await placed();
    await ask();
    // Each part is a task of its own: none keeps the reader waiting, and a newer choice stops an older one between them.
    await pause();
    if (mine !== updates) return;
    const { hits: found, counts, without } = count();
    const pages = Math.max(1, Math.ceil(found.length / PER));
    const page = Math.min(state.page, pages);
    fillFacets(counts);
    const chosen = state.values.reduce((sum, values) => sum + values.size, 0);
    sayHits(found.length, chosen);
    await pause();
    if (mine !== updates) return;
    drawTools();
    drawChips(chosen);
    drawHints();
    drawNothing(found.length, without);
    drawPager(page, pages);
    await pause();
    if (mine !== updates) return;
    const numbers = found.slice((page - 1) * PER, page * PER);
    const asked = state.q ? answer : undefined;
    const look = { table: state.table, answer: asked, tiers: ordering() === "relevans", key: asked || state.table ? address(state) : "" };
    // Rows of an older choice may be shown whole while a newer one is under way.
    if ((await show(numbers, look)) && mine === updates) list.removeAttribute("aria-busy");
  }

  function fillFacets(counts) {
    facets.forEach(({ boxes, counts: shown }, f) => boxes.forEach((box, n) => {
      const on = state.values[f].has(n);
      const off = !counts[f][n] && !on;
      // A box that stays as it is is left alone: each one that changes costs the page its styles.
      if (box.checked !== on) box.checked = on;
      if (box.disabled !== off) box.disabled = off;
      text(shown[n], number(counts[f][n]));
    }));
    state.values.forEach((values, f) => values.size && (facets[f].field.parentElement.open = true));
  }

  function sayHits(found, chosen) {
    const numbers = { n: number(found), alla: number(data.antal) };
    if (state.q && answer?.failed) hits.textContent = hits.dataset.fel;
    else hits.textContent = said(chosen || (state.q && answer) ? hits.dataset.urval : hits.dataset.alla, numbers);
    if (chosen) val.fill(button.lastElementChild, { n: chosen });
    else button.lastElementChild.textContent = panel.querySelector("h2").textContent;
    val.fill(showHits, numbers);
  }

  function drawTools() {
    relevance.hidden = relevance.disabled = !state.q;
    sort.value = ordering();
    tools.querySelector(`[name=vy][value=${state.table ? "tabell" : "kort"}]`).checked = true;
  }

  function drawChips(chosen) {
    const had = chips.contains(document.activeElement);
    chips.querySelectorAll(".chip").forEach((chip) => chip.remove());
    const one = (name, value, change) => clear.before(val.chip(name + ": " + value, () => go(change)));
    if (state.q && field) one(words, state.q, { q: "" });
    state.values.forEach((values, f) => values.forEach((n) => one(facets[f].name, label(f, n), { values: toggled(f, n) })));
    chips.hidden = !chips.querySelector(".chip");
    chips.parentElement.hidden = location.hash.length < 2;
    if (had) (chips.querySelector(".chip") || hits).focus();
  }

  /** What the search says of its answer: other words it looked for, other spellings. */
  function drawHints() {
    hints.replaceChildren();
    if (!state.q || !answer) return;
    const { also = [], spelling = [] } = answer.found;
    const texts = (list) => list.map((one) => one.text || one);
    if (also.length) hints.append(make("p", said(hints.dataset.aven, { ord: texts(also).join(", ") })));
    if (!spelling.length) return;
    const [before, after] = hints.dataset.menade.split("{ord}");
    const offer = (word) => make("button", word, { type: "button", className: "btn btn-quiet", onclick: () => go({ q: word }) });
    const links = texts(spelling).flatMap((word, n) => [n ? ", " : "", offer(word)]);
    hints.append(make("p", [before, ...links, after]));
  }

  /** Where there are few hits or none: what one may leave out, and how many more there would be. */
  function drawNothing(found, without) {
    const [why, ways] = [nothing.querySelector("p"), nothing.querySelector("ul")];
    const offers = without.map((more, f) => [more, f]).filter(([more]) => more).sort((a, b) => b[0] - a[0]).slice(0, 4);
    nothing.hidden = (state.q && answer?.failed) || found > 3 || (found > 0 && !offers.length) || !data.antal;
    if (nothing.hidden) return;
    why.textContent = found ? why.dataset.fa : why.dataset.ingen + (offers.length ? "" : " " + why.dataset.inget);
    ways.replaceChildren(...offers.map(([more, f]) => {
      const query = f === facets.length;
      const values = query ? state.q : [...state.values[f]].map((n) => label(f, n)).join(", ");
      const name = (query ? words : facets[f].name) + ": " + values;
      const change = query ? { q: "" } : { values: state.values.map((set, n) => (n === f ? new Set() : set)) };
      const onclick = () => {
        go(change);
        hits.focus();
      };
      const way = said(ways.dataset.utan, { filter: name, n: number(more) });
      return make("li", make("button", way, { type: "button", className: "btn", onclick }));
    }));
  }

  function drawPager(page, pages) {
    pager.hidden = pages < 2;
    const all = new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages]);
    const near = [...all].filter((n) => n > 0 && n <= pages);
    pager.firstElementChild.replaceChildren(...near.flatMap((n, at) => {
      const word = make("span", pager.dataset.sida + " ", { className: "vh" });
      const link = make("a", [word, number(n)], { href: address({ ...state, page: n }) });
      if (n === page) link.setAttribute("aria-current", "page");
      const gap = at && n > near[at - 1] + 1 ? [make("li", "…")] : [];
      return [...gap, make("li", link)];
    }));
  }

  // What the reader does.
  panel.addEventListener("change", ({ target }) => {
    const f = facets.findIndex(({ field: group }) => group.contains(target));
    if (f >= 0) go({ values: toggled(f, facets[f].boxes.indexOf(target)) });
  });
  clear.onclick = () => {
    go({ q: "", values: facets.map(() => new Set()) });
    hits.focus();
  };
  sort.onchange = () => go({ order: sort.value === (state.q ? "relevans" : "namn") ? "" : sort.value });
  tools.addEventListener("change", ({ target }) => {
    if (target.name === "vy") go({ table: target.value === "tabell", page: state.page });
  });
  const copyButton = tools.querySelector("[data-knapp=kopiera]");
  copyButton.onclick = () => val.copy(copyButton);
  pager.addEventListener("click", ({ target }) => target.closest("a") && hits.focus());

  // On a narrow screen the facets stand in a sheet.
  const wide = matchMedia("(min-width: 64rem)");
  const home = () => panel.parentElement === sheet && side.append(panel);
  button.onclick = () => {
    sheet.append(panel);
    sheet.showModal();
  };
  showHits.onclick = () => sheet.close();
  sheet.onclose = home;
  sheet.addEventListener("click", ({ target }) => target === sheet && sheet.close());
  wide.onchange = () => sheet.open && sheet.close();

  let field;
  /** Lays the parts into the page, some at a time: all at once would keep the reader waiting for their styles. */
  async function place() {
    const rest = pacer();
    for (const facet of facets) {
      facet.of = unpacked(facet.packed);
      await rest();
    }
    fillFacets(count().counts);
    nothing.hidden = pager.hidden = chips.parentElement.hidden = true;
    await frame();
    $(".letters").remove();
    $(".pager")?.remove();
    list.before(tools);
    list.after(nothing, pager, part("[data-del=lagras]"));
    if (globalThis.utbudSok) placeField();
    await frame();
    const others = [...panel.querySelectorAll(".facet")].slice(2);
    others.forEach((facet) => facet.remove());
    side.replaceChildren(button, sheet, panel);
    await frame();
    panel.append(...others);
  }
  let placing;
  const placed = () => (placing ||= place());
  /** The field says the query, wherever it was changed: only what is being typed in it is left alone. */
  const sayQuery = () => field && field.value.trim() !== state.q && (field.value = state.q);
  function placeField() {
    const form = part(".search");
    root.querySelector(".title").append(form);
    field = form.querySelector("input");
    sayQuery();
    form.onsubmit = (event) => event.preventDefault();
    field.oninput = () => go({ q: field.value.trim() }, true);
    field.onchange = () => (typing = false);
    field.onfocus = () => placesByNumber().catch(() => {});
  }

  function read() {
    typing = false;
    state = parse(location.hash);
    update();
  }
  addEventListener("hashchange", read);
  addEventListener("popstate", read);
  // The search may stand further down among the scripts of the page.
  addEventListener("DOMContentLoaded", () => pause().then(read));
})();
