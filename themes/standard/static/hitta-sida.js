// The guided finder's page: questions in, results out, all in this window. Nothing is stored, sent or put in the address.
//
// A site's first script tells what decides: every insats has its verdict at once. The words of a large site lie in shards, which
// are brought for the rows that are shown.
(function (finder, data, questions) {
  "use strict";
  const page = document.querySelector(".js-hitta");
  if (!page || !finder || !data || !questions) return;

  const book = finder.open(data);
  /** Of a large site: what brings its shards. */
  const val = page.dataset.version ? globalThis.utbudVal : null;
  /** How many insatser of a group are shown at first, and how many more at a time. */
  const SHOWN = val ? 20 : 60, MORE = 60;
  /** How many rows are brought at a time, and how many are made before the reader has a turn. */
  const LOT = 8, TURN = 2;
  /** How many reasons stand in the open. */
  const REASONS = 4;
  /** Milliseconds from the last answer until the counts are announced. */
  const PAUSE = 400;

  const find = (selector, under) => (under || page).querySelector(selector);
  const all = (selector, under) => Array.prototype.slice.call((under || page).querySelectorAll(selector));
  const icons = {};
  all("[data-ikon]", find(".js-ikoner").content).forEach((one) => { icons[one.dataset.ikon] = one.firstElementChild; });
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

  /** A link that leaves the answers where they are: it opens in a tab of its own. */
  function link(text, href) {
    const a = make("a", "", text);
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

  /** A reason as a line; with its source's own words and the source where it is told whole. */
  function line(reason, whole) {
    const text = make("span", "", whole ? reason.kort + "." : reason.kort);
    if (whole && reason.not) text.append(" ", make("span", "meta", reason.not));
    if (whole && reason.kalla) text.append(" ", make("span", "meta", ["Källa: ", link(reason.kalla.text, reason.kalla.href)]));
    return make("li", "", [icon(sign(reason)), text]);
  }

  function lines(reasons, whole) {
    const list = make("ul", "why", reasons.map((reason) => line(reason, whole)));
    list.setAttribute("role", "list");
    return list;
  }

  /** The reasons that decide, first those that decide most: of the best way, or of all ways where all are excluded. */
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
  function everything(result) {
    const box = make("div", "all", make("p", "", result.insats.text));
    const general = result.reasons.filter((reason) => reason.del === null && reason.vad !== "ko");
    if (general.length) box.append(lines(general, true));
    result.insats.vagar.forEach((way) => {
      if (way.id === null) return;
      const own = result.reasons.filter((reason) => reason.del === way.id && reason.vad !== "ko");
      if (own.length) box.append(make("div", "", [make("h5", "", way.namn), lines(own, true)]));
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

  function unfolding(result) {
    const id = result.insats.id;
    const words = ["Alla villkor, beslut och vägen in", make("span", "vh", ": " + result.insats.namn)];
    const box = make("details", "more", make("summary", "", words));
    const fill = () => {
      if (box.childElementCount === 1) box.append(everything(result));
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

  /** An insats that is not excluded. */
  function row(result) {
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
      showChosen();
    });
    const best = result.part === null ? null : make("p", "best", ["Bästa vägen in: ", make("b", "", result.way.namn)]);
    const why = lines(deciding(result).slice(0, REASONS), false);
    const heading = make("h4", "", link(result.insats.namn, result.insats.href));
    const main = make("div", "row-main", [heading, best, why, unfolding(result)]);
    item.append(make("div", "row-in", [main, make("div", "row-side", [queue(result.way.ko), label])]));
    return item;
  }

  /** An insats that is excluded: why, and what there is instead. */
  function outRow(result, instead) {
    const why = lines(deciding(result), false);
    let before = null;
    instead.forEach((one) => {
      const kind = finder.instead(found, one);
      const goesOn = before === kind && !one.text;
      const text = goesOn ? why.lastElementChild.lastElementChild : make("span", "", kind);
      if (text.parentNode) text.append(", ");
      else why.append(make("li", "", [icon("pil"), text]));
      const other = one.insats === null ? null : book.insats(one.insats);
      if (other) text.append(link(other.namn, other.href));
      if (one.text) text.append((other ? ". " : "") + one.text);
      before = one.text ? null : kind;
    });
    const heading = make("h4", "", link(result.insats.namn, result.insats.href));
    return make("li", "", [heading, make("div", "", [why, unfolding(result)])]);
  }

  // --- Results ---------------------------------------------------------------

  const results = find("#svar");
  const groups = all(".js-grupp");
  /** The answers, judged; how many of each group are shown; and which answering it is: a newer one ends an older one. */
  let found = null, shown = {}, turn = 0;

  /** Lets the page answer the reader before the script goes on. */
  const pause = () => new Promise((go) => setTimeout(go));

  /** Brings the words of some insatser that are not here. @returns {Promise<any>} */
  function bring(numbers) {
    const wanted = new Set(numbers.filter((n) => n !== null && !book.has(n)).map(book.shard));
    return Promise.all(Array.from(wanted, async (nr) => book.take(nr, await val.load(page, "hitta-" + nr))));
  }

  /** Brings what some rows tell, and what there is instead of them where they are excluded. */
  async function bringRows(numbers, verdict) {
    await bring(numbers);
    if (verdict !== "utesluts") return;
    await pause();
    await bring(numbers.flatMap((n) => found.instead(n).map((one) => one.insats)));
  }

  /** Shows of a group how many there are, and how many of them are listed. */
  function head(section) {
    const verdict = section.dataset.utfall;
    const count = found.groups[verdict].length;
    const listed = Math.min(shown[verdict], count);
    find(".js-antal-" + verdict).textContent = number(count);
    find(".js-rader", section).hidden = !count;
    find(".js-tom", section).hidden = count > 0;
    const more = find(".js-fler", section);
    more.hidden = listed === count;
    more.textContent = "Visa " + Math.min(MORE, count - listed) + " till av " + counted(count, "insats", "insatser");
    const part = find(".js-visar", section);
    part.hidden = listed === count;
    part.textContent = part.dataset.mall.replace("{n}", number(listed)).replace("{alla}", number(count));
  }

  /** Makes the rows of a group from one of them on, some at a time. @returns {Promise<boolean>} whether it came to the end */
  async function fill(section, from) {
    const mine = turn, verdict = section.dataset.utfall, list = find(".js-rader", section);
    const numbers = Array.from(found.groups[verdict].subarray(0, shown[verdict]));
    for (let at = from; at < numbers.length;) {
      const lot = numbers.slice(at, at + LOT);
      const ahead = bring(numbers.slice(at + LOT, at + 3 * LOT));
      // Whoever waits for it is told if it fails.
      ahead.catch(() => {});
      await bringRows(lot, verdict);
      while (lot.length) {
        if (mine !== turn) return false;
        for (let made = 0; lot.length && made < TURN;) made += put(list, at++, lot.shift());
        await pause();
      }
    }
    if (mine !== turn) return false;
    // Meanwhile the reader may have asked for more.
    const listed = Math.max(numbers.length, Math.min(shown[verdict], found.groups[verdict].length));
    while (list.children.length > listed) list.lastElementChild.remove();
    showChosen();
    return true;
  }

  /** Puts the row of an insats at its place in a list; one that tells the same is kept. Tells how many were made. */
  function put(list, at, n) {
    const result = finder.tell(found, n);
    const instead = result.verdict === "utesluts" ? found.instead(n) : null;
    const told = JSON.stringify([result.part, result.reasons, instead]);
    let item = list.querySelector("[data-n='" + n + "']");
    const kept = item && item.told === told;
    if (!kept) {
      if (item) item.remove();
      item = instead ? outRow(result, instead) : row(result);
      item.dataset.n = n;
      item.told = told;
    }
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] || null);
    return kept ? 0 : 1;
  }

  function showChosen() {
    const count = all(".row.is-chosen").length;
    page.classList.toggle("has-chosen", count > 0);
    find(".js-utskrift span").textContent = count ? "Skriv ut listan (" + count + ")" : "Skriv ut allt som inte utesluts";
  }

  let announcing = 0;
  /** Tells a screen reader the counts, once the reader has paused. */
  function announce() {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      const count = (verdict) => found.groups[verdict].length;
      find(".js-status").textContent = counted(count("passar"), "insats passar", "insatser passar") + ", " +
        number(count("passar_med_villkor")) + " passar med villkor, " + number(count("osakert")) + " är att kontrollera och " +
        number(count("utesluts")) + " utesluts.";
    }, PAUSE);
  }

  /** Does some of the work on the results, and tells where words could not be brought. */
  async function busy(work) {
    const mine = turn;
    results.setAttribute("aria-busy", "true");
    find(".js-fel-ord").hidden = true;
    try {
      await work();
    } catch (error) {
      // A shard that did not come bears its name.
      if (!/^hitta-\d+$/.test(error.message)) throw error;
      if (mine === turn) find(".js-fel-ord").hidden = false;
    }
    if (mine === turn) results.removeAttribute("aria-busy");
  }

  /** Shows what the answers come to: the counts first, then the rows. */
  function show() {
    const mine = turn += 1;
    return busy(async () => {
      // The answer itself is shown before anything is made of it.
      await pause();
      if (mine !== turn) return;
      found = book.judge(questions.answers());
      await pause();
      if (mine !== turn) return;
      results.hidden = false;
      groups.forEach((section) => {
        const verdict = section.dataset.utfall;
        shown[verdict] = SHOWN;
        head(section);
        all(".js-rader > li", section).forEach((item) => found.verdict(item.dataset.n) === verdict || item.remove());
      });
      announce();
      await pause();
      for (let at = 0; at < groups.length && mine === turn; at += 1) await fill(groups[at], 0);
    });
  }

  all(".js-fler").forEach((button) => {
    button.addEventListener("click", () => {
      const section = button.closest(".js-grupp");
      const before = shown[section.dataset.utfall];
      shown[section.dataset.utfall] = before + MORE;
      head(section);
      busy(async () => {
        if (!(await fill(section, before))) return;
        find("a", find(".js-rader", section).children[before]).focus();
      });
    });
  });

  // On paper every chosen insats is told whole, and the answers only if the reader asks for it.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const on = page.classList.contains("has-chosen");
    opened = all(on ? ".row.is-chosen details" : ".row details").filter((box) => !box.open);
    opened.forEach((box) => { box.fill(); box.open = true; });
    const told = questions.told();
    find(".js-svarslista").textContent = find(".js-med-svar").checked && told.length ? "Svar: " + told.join(" · ") + "." : "";
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((box) => { box.open = false; });
  });
  find(".js-igen").addEventListener("click", show);
  find(".js-utskrift").addEventListener("click", () => { window.print(); });

  /** Forgets what the reader has done with the rows. */
  function restarted() {
    state = { chosen: {}, open: {} };
    all(".js-rader").forEach((list) => list.replaceChildren());
  }

  // First the questions, then what they come to: each is a task of its own.
  find(".js-utan").hidden = true;
  find(".js-med-skript").hidden = false;
  pause().then(() => questions.start({ changed: show, restarted }));
})(globalThis.utbudHitta, globalThis.utbudHittaData, globalThis.utbudFragor);
