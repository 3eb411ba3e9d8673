// The rows of the guided finder's results: an insats with the reasons for its verdict, and all that is told of it when it is
// unfolded. What the page needs of them lies on globalThis.utbudRader.
(function (global) {
  "use strict";
  const finder = global.utbudHitta;
  const page = document.querySelector(".js-hitta");
  if (!page || !finder) return;

  /** How many reasons stand in the open. */
  const REASONS = 4;
  const icons = {};
  const signs = page.querySelector(".js-ikoner").content;
  signs.querySelectorAll("[data-ikon]").forEach((one) => { icons[one.dataset.ikon] = one.firstElementChild; });
  /** What the reader has chosen for the list by hand, and what is unfolded. */
  let state = { chosen: {}, open: {} };

  /** An element with a class, and children or text. @returns {any} */
  function make(tag, name, children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    [].concat(children === undefined ? [] : children).forEach((child) => {
      if (child !== null) element.append(child);
    });
    return element;
  }

  function icon(name) { return icons[name].cloneNode(true); }

  /** A link that leaves the answers where they are: it opens in a tab of its own, and says so. */
  function link(text, href) {
    const a = make("a", "", [text, make("span", "vh", " (öppnas i ny flik)")]);
    a.href = href;
    a.target = "_blank";
    a.rel = "noopener";
    return a;
  }

  function number(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0"); }

  function counted(n, one, many) { return number(n) + "\u00a0" + (n === 1 ? one : many); }

  // --- A row -----------------------------------------------------------------

  /** The sign of a reason; its words stand beside it. */
  function sign(reason) {
    if (reason.verdict === 3) return "utesluter";
    if (reason.verdict === 2) return "fraga";
    if (reason.verdict === 1) return "villkor";
    if (reason.vad === "lage") return "varning";
    if (reason.vad === "bedoms") return "bedoms";
    if (reason.grad === "prioriteras") return reason.meets === "ja" ? "prioriteras" : "mojligt";
    if (reason.grad === "kravs" || reason.grad === "utesluter" || reason.met) return "kravs";
    return reason.meets === "ja" || reason.vad === "oppet_for_alla" ? "kravs" : "mojligt";
  }

  /** A reason as a line: `whole` with its source's own words and the source, `named` with the part that it holds for. */
  function line(reason, whole, named) {
    const part = named && reason.delnamn ? reason.delnamn + ": " : "";
    const text = make("span", "", whole ? reason.kort + "." : part + reason.kort);
    if (whole && reason.not) text.append(" ", make("span", "meta", reason.not));
    if (whole && reason.kalla) text.append(" ", make("span", "meta", ["Källa: ", link(reason.kalla.text, reason.kalla.href)]));
    return make("li", "", [icon(sign(reason)), text]);
  }

  function lines(reasons, whole, named) {
    const list = make("ul", "why", reasons.map((reason) => line(reason, whole, named)));
    list.setAttribute("role", "list");
    return list;
  }

  /**
   * The reasons that decide, first those that decide most: of the best way; or where all are excluded, what excludes every way,
   * and then what excludes one of them.
   */
  function deciding(result) {
    const own = result.reasons.filter((reason) => {
      if (reason.vad === "ko") return false;
      if (result.verdict === "utesluts") return reason.verdict === 3;
      return reason.del === null || reason.del === result.part;
    });
    const weight = (reason) => {
      if (reason.verdict) return -reason.verdict;
      return reason.met ? 1 : reason.vad === "bedoms" ? 3 : reason.meets === "ja" ? 2 : reason.vad === "lage" ? 0 : 4;
    };
    return own
      .map((reason, place) => ({ reason, place }))
      .sort((a, b) => weight(a.reason) - weight(b.reason) || a.place - b.place)
      .map((one) => one.reason);
  }

  /** A fact; what no source says is told as missing. */
  function fact(name, text) {
    return make("div", "", [make("dt", "", name), make("dd", text ? "" : "missing", text || "Uppgift saknas")]);
  }

  /** All reasons, by part, and how one comes there; made when it is unfolded. */
  function everything(result, level) {
    const box = make("div", "all", make("p", "", result.insats.text));
    const general = result.reasons.filter((reason) => reason.del === null && reason.vad !== "ko");
    if (general.length) box.append(lines(general, true));
    result.insats.vagar.forEach((way) => {
      if (way.id === null) return;
      const own = result.reasons.filter((reason) => reason.del === way.id && reason.vad !== "ko");
      if (own.length) box.append(make("div", "", [make(level === "h5" ? "h6" : "h5", "", way.namn), lines(own, true)]));
    });
    const way = result.way;
    const laws = way.lagrum.map((law) => law.text).join(", ");
    box.append(make("dl", "pairs", [
      fact("Beslut", way.beslut),
      fact("Vägen in", way.vag_in),
      laws ? fact("Lagrum", laws) : null,
      fact("Utförare", result.insats.utforare),
      way.kontakt ? fact("Kontakt", way.kontakt) : null,
    ]));
    return box;
  }

  function unfolding(result, level) {
    const id = result.insats.id;
    const words = ["Alla villkor, beslut och vägen in", make("span", "vh", ": " + result.insats.namn)];
    const box = make("details", "more", make("summary", "", words));
    const fill = () => {
      if (box.childElementCount === 1) box.append(everything(result, level));
    };
    box.addEventListener("toggle", () => {
      if (box.open) fill();
      state.open[id] = box.open;
    });
    box.fill = fill;
    if (state.open[id]) {
      fill();
      box.open = true;
    }
    return box;
  }

  function queue(ko) {
    if (!ko) return make("p", "ko", [icon("ko_okant"), make("b", "", "Kö: uppgift saknas")]);
    const time = make("time", "", ko.datum);
    time.dateTime = ko.iso;
    const when = ko.tid ? make("span", "when", ko.tid.charAt(0).toUpperCase() + ko.tid.slice(1)) : null;
    const old = ko.gammal ? make("span", "when", "Kan vara inaktuell") : null;
    return make("p", ko.gammal ? "ko is-old" : "ko", [icon("ko_" + ko.ikon), make("b", "", ko.text), when, time, old]);
  }

  function chosen(result) {
    const id = result.insats.id;
    return id in state.chosen ? state.chosen[id] : result.verdict === "passar" || result.verdict === "passar_med_villkor";
  }

  /** An insats that is not excluded; `level`: its heading's. */
  function row(result, level) {
    const box = make("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    box.checked = chosen(result);
    const words = ["Ta med på listan", make("span", "vh", ": " + result.insats.namn)];
    const label = make("label", "check", [box, make("span", "", words)]);
    const item = make("li", "row" + (result.verdict === "passar" ? " is-fit" : "") + (box.checked ? " is-chosen" : ""));
    box.addEventListener("change", () => {
      state.chosen[result.insats.id] = box.checked;
      item.classList.toggle("is-chosen", box.checked);
      page.dispatchEvent(new Event("chosen"));
    });
    const best = result.part === null ? null : make("p", "best", ["Bästa vägen in: ", make("b", "", result.way.namn)]);
    const why = lines(deciding(result).slice(0, REASONS), false);
    const heading = make(level, "", link(result.insats.namn, result.insats.href));
    const main = make("div", "row-main", [heading, best, why, unfolding(result, level)]);
    const decision = result.way.kraver_beslut ? make("p", "tag", "Beslut krävs") : null;
    item.append(make("div", "row-in", [main, make("div", "row-side", [queue(result.way.ko), decision, label])]));
    return item;
  }

  /** An insats that is excluded: why, and what there is instead. */
  function outRow(result, found, instead) {
    const why = lines(deciding(result), false, true);
    let before = null;
    instead.forEach((one) => {
      const kind = finder.instead(found, one);
      const goesOn = before === kind && !one.text;
      const text = goesOn ? why.lastElementChild.lastElementChild : make("span", "", kind);
      if (text.parentNode) text.append(", ");
      else why.append(make("li", "", [icon("pil"), text]));
      const other = one.insats === null ? null : found.book.insats(one.insats);
      if (other) text.append(link(other.namn, other.href));
      if (one.text) text.append((other ? ". " : "") + one.text);
      before = one.text ? null : kind;
    });
    const heading = make("h4", "", link(result.insats.namn, result.insats.href));
    return make("li", "", [heading, make("div", "", [why, unfolding(result, "h4")])]);
  }

  /** The row of an insats at its place among the others; a row that tells the same is taken as it is. */
  function of(found, n, level, old) {
    const result = finder.tell(found, n);
    const instead = result.verdict === "utesluts" ? found.instead(n) : null;
    const others = instead && instead.map((one) => [one, finder.instead(found, one)]);
    const told = JSON.stringify([result.part, result.reasons, others]);
    if (old && old.told === told) return old;
    const item = instead ? outRow(result, found, instead) : row(result, level);
    item.dataset.n = n;
    item.told = told;
    return item;
  }

  let wait = "Texten hämtas …";
  /** What stands where a row will when its words are there. */
  function waiting(n) {
    const item = make("li", "row is-waiting", make("p", "meta", wait));
    item.dataset.n = n;
    return item;
  }

  /** Says in rows that wait, and will wait, whether their words are on their way. */
  function miss(some, items) {
    wait = some ? "Texten gick inte att hämta." : "Texten hämtas …";
    items.forEach((item) => { item.firstElementChild.textContent = wait; });
  }

  /** Forgets what the reader has done with the rows. */
  function forget() { state = { chosen: {}, open: {} }; }

  global.utbudHittaRader = { of, waiting, miss, forget, number, counted };
})(globalThis);
