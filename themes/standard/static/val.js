// What the reader has chosen to compare or to keep on a list: it stays in this tab, and goes with it. Also the two pages that
// show it, and what they and the catalogue share: data that comes as scripts, and a link that is copied.
(function () {
  "use strict";
  /** Data of the catalogue by its name, loaded once; `place` says where it lies. @returns {Promise<any>} */
  const asked = {};
  function load(place, name) {
    const known = (globalThis.utbudData || {})[name];
    if (known) return Promise.resolve(known);
    return (asked[name] ||= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = place.dataset.bas + name + ".js?v=" + place.dataset.version;
      script.onerror = () => {
        delete asked[name];
        script.remove();
        failed(new Error(name));
      };
      // A server may answer with something else.
      script.onload = () => {
        const data = (globalThis.utbudData || {})[name];
        if (data) done(data);
        else script.onerror();
      };
      document.head.append(script);
    }));
  }

  /** Lets the page answer the reader before the script goes on. */
  const pause = () => new Promise((go) => setTimeout(go));
  /** Lets it also paint what the script has changed, where someone looks at it. */
  const frame = () => new Promise((go) => (document.hidden ? setTimeout(go) : requestAnimationFrame(() => setTimeout(go))));
  /** A function to await between pieces of work: it lets the page answer when some milliseconds have gone by. */
  function pacer() {
    let until = performance.now() + 6;
    return async () => {
      if (performance.now() < until) return;
      await pause();
      until = performance.now() + 6;
    };
  }
  // What a page needs that shows data without a choice.
  globalThis.utbudVal = { load, pause, frame, pacer };

  const mall = document.getElementById("val-mall");
  if (!mall) return;
  const MOST = 3;
  const page = document.getElementById("val");

  /** A copy of a part of a template. The first of each is taken into this document: copies of that are quick to make. */
  const parts = {};
  const part = (selector, from = mall) =>
    (parts[from.id + selector] ||= document.importNode(from.content.querySelector(selector), true)).cloneNode(true);
  /** The element that some HTML of the site's own makes; its links, written from the root of the site, lead from this page. */
  function element(html, root) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    document.adoptNode(holder.content);
    if (root) holder.content.querySelectorAll("a[href]").forEach((a) => {
      if (!/^[a-z]+:/.test(a.getAttribute("href"))) a.setAttribute("href", root + a.getAttribute("href"));
    });
    return holder.content.firstElementChild;
  }

  /** An element with its content, a node, a text or a list of them, and its properties. */
  function make(tag, content = [], set = {}) {
    const e = Object.assign(document.createElement(tag), set);
    e.append(...[content].flat());
    return e;
  }

  function copy(button) {
    const label = (button.dataset.text ||= button.textContent);
    const done = () => {
      button.textContent = button.dataset.klart;
      setTimeout(() => (button.textContent = label), 4000);
    };
    // Without https there is no clipboard: a selection is copied the old way.
    const old = () => {
      const field = document.createElement("textarea");
      field.value = location.href;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, old);
    else old();
  }

  // The choice: of each list pairs of id and name. Two sites on one host have each their own.
  const link = (list) => part(`[data-till=${list}]`).getAttribute("href");
  const paths = { jamfor: link("jamfor"), lista: link("lista") };
  const KEY = "utbud " + new URL(paths.lista, document.baseURI).href;
  let chosen = { jamfor: [], lista: [] };
  function read() {
    try {
      chosen = { jamfor: [], lista: [], ...JSON.parse(sessionStorage.getItem(KEY)) };
    } catch (e) { /* no storage: the choice holds for this page */ }
  }
  function save() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(chosen));
    } catch (e) { /* as above */ }
    show();
  }
  const has = (list, id) => chosen[list].some((one) => one[0] === id);
  function set(list, id, name, on) {
    chosen[list] = chosen[list].filter((one) => one[0] !== id);
    if (on && !(list === "jamfor" && chosen.jamfor.length >= MOST)) chosen[list].push([id, name]);
    save();
  }

  /** Puts the two boxes of an insats into an element. */
  function dress(into, id, name) {
    const boxes = part(".val");
    boxes.querySelectorAll("[data-namn]").forEach((e) => (e.textContent = " " + name));
    boxes.querySelectorAll("input").forEach((input) => Object.assign(input.dataset, { id, namn: name }));
    into.append(boxes);
    boxes.querySelectorAll("input").forEach(mark);
  }
  function mark(input) {
    const { val, id } = input.dataset;
    input.checked = has(val, id);
    input.disabled = val === "jamfor" && !input.checked && chosen.jamfor.length >= MOST;
    input.closest(".row")?.classList.toggle("chosen", has("jamfor", id) || has("lista", id));
  }
  const row = (li) => {
    if (li.querySelector(".val")) return;
    const side = li.querySelector(".row-side") || li.querySelector(".row-in").appendChild(document.createElement("div"));
    side.className = "row-side";
    dress(side, li.dataset.id, li.querySelector("h3").textContent);
  };

  const fill = (e, values) => (e.textContent = e.dataset.mall.replace(/\{(\w+)\}/g, (_, name) => values[name]));

  let tray;
  function show() {
    document.querySelectorAll("input[data-val]").forEach(mark);
    if (page) return;
    const { jamfor, lista } = chosen;
    if (!jamfor.length && !lista.length) {
      if (tray) tray.remove();
      tray = undefined;
      return;
    }
    if (!tray) {
      tray = part(".tray");
      document.querySelector("main").append(tray);
    }
    fill(tray.querySelector("[role=status]"), { n: jamfor.length });
    const items = tray.querySelector(".tray-items");
    items.replaceChildren(...jamfor.map(([id, name]) => chip(name, () => {
      set("jamfor", id, name, false);
      (items.querySelector("button") || tray?.querySelector("a:not([hidden])"))?.focus();
    })));
    if (jamfor.length && jamfor.length < MOST) {
      const slot = part(".slot");
      if (jamfor.length === MOST - 1) slot.textContent = slot.dataset.en;
      items.append(slot);
    }
    const compare = tray.querySelector("[data-till=jamfor]");
    compare.href = paths.jamfor + "#" + jamfor.map((one) => one[0]).join();
    compare.hidden = !jamfor.length;
    fill(tray.querySelector("[data-till=lista] span"), { n: lista.length });
  }
  function chip(text, remove) {
    const button = part(".chip");
    button.querySelector("[data-text]").textContent = text;
    button.onclick = remove;
    return button;
  }

  document.addEventListener("change", ({ target }) => {
    if (target.matches("input[data-val]")) set(target.dataset.val, target.dataset.id, target.dataset.namn, target.checked);
  });
  addEventListener("pageshow", () => {
    read();
    show();
  });
  read();
  document.querySelectorAll("[data-val-id]").forEach((e) => dress(e, e.dataset.valId, e.dataset.valNamn));
  Object.assign(globalThis.utbudVal, { element, part, make, row, mark, fill, chip, copy });

  // The pages of the choice.
  if (!page) return;
  const list = page.dataset.sida;
  const room = page.querySelector(".js-jamforelse, .js-lista");
  const empty = page.querySelector(".js-tom");
  const tools = document.getElementById("val-verktyg").content;
  room.before(tools);
  const [buttons, status] = [page.querySelector(".btns"), page.querySelector("[role=status]")];
  const shared = () => list === "jamfor" && location.hash.length > 1;
  const ids = () => (shared() ? location.hash.slice(1).split(",") : chosen[list].map((one) => one[0]));

  /** The facts of some insatser, those left out that the site no longer has. */
  async function facts(wanted) {
    const all = await load(page, "id");
    const per = Number(page.dataset.per);
    const places = wanted.map((id) => all.indexOf(id)).filter((at) => at >= 0);
    return Promise.all(places.map(async (at) => element((await load(page, "fakta-" + Math.floor(at / per)))[at % per])));
  }
  const name = (article) => article.querySelector("h2").textContent;

  async function fillPage() {
    status.textContent = "";
    let found = [];
    try {
      const wanted = [...new Set(ids())];
      if (wanted.length) found = await facts(list === "jamfor" ? wanted.slice(0, MOST) : wanted);
    } catch (e) {
      status.textContent = status.dataset.fel;
      return;
    }
    if (list === "jamfor") chosen.jamfor = found.map((article) => [article.dataset.id, name(article)]);
    else chosen.lista = chosen.lista.filter(([id]) => found.some((article) => article.dataset.id === id));
    save();
    if (status.dataset.mall && found.length) fill(status, { n: found.length });
    empty.hidden = found.length > (list === "jamfor" ? 1 : 0);
    buttons.hidden = !found.length;
    room.replaceChildren(...(list === "lista" ? found.map(leaf) : found.length ? [table(found)] : []));
  }
  /** The focus goes to what comes in its place. */
  function leave(article, button) {
    const chips = () => [...room.querySelectorAll(".chip")];
    const at = chips().indexOf(button);
    set(list, article.dataset.id, "", false);
    // Not by location.hash: that tells the page of the change, which would fill it again and take the focus away.
    if (list === "jamfor") history.pushState(null, "", "#" + chosen.jamfor.map((one) => one[0]).join());
    fillPage().then(() => (chips()[at] || chips().at(-1) || empty.querySelector("a")).focus());
  }
  const remover = (article) => {
    const button = chip("", () => leave(article, button));
    const away = button.querySelector(".vh");
    button.classList.add("no-print");
    button.querySelector("[data-text]").textContent = away.textContent;
    away.textContent = " " + name(article);
    return button;
  };

  /** An insats of the list: what no source tells is said in one line, but for what one needs to get there; names in a line. */
  function leaf(article) {
    for (const name of ["malgrupper", "mal", "metoder"]) {
      const all = [...article.querySelectorAll(`[data-f=${name}] dd:not(.missing)`)];
      const texts = all.map((dd, n) => {
        const [text, how] = [...dd.childNodes].map((node) => node.textContent.trim());
        if (how) return text + " (" + how.toLowerCase() + ")";
        return n ? text.replace(/^.(?=\p{Ll})/u, (c) => c.toLowerCase()) : text;
      });
      all.forEach((dd, n) => (n ? dd.remove() : (dd.textContent = texts.join(", "))));
    }
    const unknown = [...article.querySelectorAll("[data-f]")].filter(
      (field) => !field.querySelector("dd:not(.missing)") && !["ko", "vag_in", "beslut", "kontakt"].includes(field.dataset.f),
    );
    if (unknown.length) {
      const [first] = unknown;
      const names = unknown.map((field) => field.querySelector("dt").textContent.toLowerCase());
      const dd = first.querySelector("dd");
      first.querySelector("dt").textContent = room.dataset.saknas;
      dd.textContent = names.join(", ");
      first.parentElement.append(first);
      unknown.slice(1).forEach((field) => field.remove());
    }
    article.append(remover(article));
    return article;
  }

  /** The facts side by side: a row for each that one of them tells, said once where they all tell the same. */
  function table(articles) {
    const { lika, skiljer, uppgift, namn, saknas } = room.dataset;
    const rows = [];
    articles.forEach((article, column) => {
      let after = -1;
      article.querySelectorAll("[data-f]").forEach((field) => {
        let at = rows.findIndex((row) => row.key === field.dataset.f);
        const label = field.querySelector("dt").textContent;
        if (at < 0) rows.splice((at = after + 1), 0, { key: field.dataset.f, label, cells: [] });
        after = at;
        (rows[at].cells[column] ||= []).push(...field.querySelectorAll("dd:not(.missing)"));
      });
    });
    const body = rows.map(({ label, cells }) => {
      const said = (dd) => dd.textContent.replace(/\s+/g, " ").trim();
      const texts = articles.map((_, n) => (cells[n] || []).map(said).join("\n"));
      const told = new Set(texts.filter(Boolean));
      if (!told.size) return "";
      const content = (n) => cells[n].map((dd) => make("div", [...dd.childNodes]));
      const head = make("th", [label], { scope: "row" });
      if (told.size === 1 && texts.every(Boolean) && texts.length > 1) {
        const once = make("td", [make("b", [lika + ": "]), ...content(0)], { colSpan: texts.length });
        return make("tr", [head, once], { className: "same" });
      }
      if (told.size > 1) head.append(make("span", [skiljer], { className: "meta" }));
      const tds = texts.map((text, n) => (text ? make("td", content(n)) : make("td", [saknas], { className: "missing" })));
      return make("tr", [head, ...tds], { className: told.size > 1 ? "differs" : "" });
    });
    const caption = make("caption", [namn + ": " + articles.map(name).join(", ")], { className: "vh" });
    // The buttons have a row of their own: in the header they would be a part of the column's name.
    const buttons = make("tr", ["", ...articles.map(remover)].map((one) => make("td", [one])), { className: "no-print" });
    const columns = articles.map((article) => make("th", [article.querySelector("h2 a")], { scope: "col" }));
    const top = make("thead", [make("tr", [make("th", [uppgift], { scope: "col" }), ...columns]), buttons]);
    const all = make("table", [caption, top, make("tbody", body)], { className: "table compare" });
    return make("div", [all], { className: "scroll", tabIndex: 0, role: "region", ariaLabel: namn });
  }

  page.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-knapp]");
    if (!button) return;
    if (button.dataset.knapp === "skriv-ut") print();
    if (button.dataset.knapp === "kopiera") copy(button);
    if (button.dataset.knapp === "tom") {
      chosen[list] = [];
      save();
      location.hash = "";
      fillPage().then(() => empty.querySelector("a").focus());
    }
  });
  addEventListener("hashchange", fillPage);
  if (list === "jamfor" && location.hash.length < 2 && ids().length) location.replace("#" + ids().join());
  fillPage();
})();
