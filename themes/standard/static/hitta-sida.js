// The guided finder's page: questions in, results out, all in this window. Nothing is stored, sent or put in the address.
//
// A site's first script tells what decides: every insats has its verdict at once. The words of a large site lie in shards. They
// are all brought when the page opens, in an order that no answer changes: what is asked of the server tells nothing of the answers.
(function (finder, data, questions, rows) {
  "use strict";
  const page = document.querySelector(".js-hitta");
  if (!page || !finder || !data || !questions || !rows) return;

  const book = finder.open(data);
  const { number, counted } = rows;
  /** Of a large site: what brings its shards. */
  const val = page.dataset.version ? globalThis.utbudVal : null;
  /** How many insatser of a list are shown at first, and how many more at a time. */
  const SHOWN = val ? 20 : 60, MORE = 60;
  /** How many rows are made before the reader has a turn. */
  const TURN = 2;
  /** How many questions are named of those that would settle something. */
  const NAMED = 6;
  /** Milliseconds from the last answer until the counts are announced. */
  const PAUSE = 400;

  const find = (selector, under) => (under || page).querySelector(selector);
  const all = (selector, under) => Array.prototype.slice.call((under || page).querySelectorAll(selector));
  const results = find("#svar");
  const groups = all(".js-grupp"), lists = all(".js-lista");
  /** The answers, judged; the insatser of each list, and how many are shown; which answering it is: a newer ends an older. */
  let found = null, listed = {}, shown = {}, turn = 0;

  /** Lets the page answer the reader before the script goes on. */
  const pause = () => new Promise((go) => setTimeout(go));

  // --- The words ---------------------------------------------------------------

  /** The insatser by list: those of each verdict, and of what is to be checked in two. */
  function sorted(judged) {
    const { svar, saknas, fragor } = judged.parts();
    return { ...judged.groups, svar, saknas, fragor };
  }

  /** The shards in the order that they are brought: first those of what is shown before anything is answered, then the rest. */
  async function order() {
    const none = book.judge({});
    await pause();
    const open = sorted(none);
    const first = new Set(lists.flatMap((list) => Array.from(open[list.dataset.lista].subarray(0, SHOWN), book.shard)));
    const shards = Array.from({ length: Math.ceil(data.form.length / data.per) }, (_, nr) => nr);
    return [shards.filter((nr) => first.has(nr)), shards.filter((nr) => !first.has(nr))];
  }

  /** Brings all words that are not here, and tells when some of them did not come. */
  async function bring() {
    const take = async (nr) => {
      try {
        const words = await val.load(page, "hitta-" + nr);
        // To read a file and to make something of it are two tasks.
        await pause();
        book.take(nr, words);
        return true;
      } catch (error) {
        // A shard that did not come bears its name.
        if (error.message !== "hitta-" + nr) throw error;
        return false;
      }
    };
    missed(false);
    const [first, rest] = await order();
    let fine = (await Promise.all(first.map(take))).every(Boolean);
    await arrived();
    for (const nr of rest) {
      fine = (await take(nr)) && fine;
      await arrived();
    }
    missed(!fine);
  }

  /** Tells whether words did not come, at the top and where they would stand. */
  function missed(some) {
    find(".js-fel-ord").hidden = !some;
    rows.miss(some, all(".is-waiting"));
  }

  /** Whether the words of a row are here: its own, and where it is excluded those of what there is instead. */
  function ready(n) {
    if (!book.has(n)) return false;
    return found.verdict(n) !== "utesluts" || found.instead(n).every((one) => one.insats === null || book.has(one.insats));
  }

  /** Makes the rows that have waited for words that now are here. */
  async function arrived() {
    const mine = turn;
    let made = 0;
    for (const item of found ? all(".is-waiting") : []) {
      // A newer answer lays its rows itself.
      if (mine !== turn) return;
      if (!item.isConnected || !ready(Number(item.dataset.n))) continue;
      item.replaceWith(make(item.closest(".js-lista"), Number(item.dataset.n)));
      if ((made += 1) % TURN === 0) await pause();
    }
    if (made) showChosen();
    await pause();
  }

  // --- Results -----------------------------------------------------------------

  function make(list, n, old) { return rows.of(found, n, list.dataset.niva || "h4", old); }

  /** Shows of a list how many there are, and how many of them are shown. */
  function head(list) {
    const name = list.dataset.lista;
    const count = listed[name].length;
    const part = Math.min(shown[name], count);
    if (list.dataset.niva) {
      list.hidden = !count;
      find(".js-n", list).textContent = number(count);
    }
    find(".js-rader", list).hidden = !count;
    const more = find(".js-fler", list);
    more.hidden = part === count;
    more.textContent = "Visa " + Math.min(MORE, count - part) + " till av " + counted(count, "insats", "insatser");
    const told = find(".js-visar", list);
    told.hidden = part === count;
    told.textContent = told.dataset.mall.replace("{n}", number(part)).replace("{alla}", number(count));
  }

  /** Shows the counts, and the questions whose answers would settle most. */
  function heads() {
    groups.forEach((section) => {
      const count = found.groups[section.dataset.utfall].length;
      find(".js-antal-" + section.dataset.utfall).textContent = number(count);
      find(".js-tom", section).hidden = count > 0;
    });
    lists.forEach((list) => {
      shown[list.dataset.lista] = SHOWN;
      head(list);
      const numbers = listed[list.dataset.lista];
      all(".js-rader > li", list).forEach((item) => numbers.includes(Number(item.dataset.n)) || item.remove());
    });
    find(".js-fragor-kvar").replaceChildren(...listed.fragor.slice(0, NAMED).flatMap((id, at) => [at ? ", " : "", questions.link(id)]));
  }

  /** Makes the rows of a list from one of them on, some at a time. @returns {Promise<boolean>} whether it came to the end */
  async function fill(list, from) {
    const mine = turn, name = list.dataset.lista, room = find(".js-rader", list);
    const numbers = Array.from(listed[name].subarray(0, shown[name]));
    for (let at = from; at < numbers.length;) {
      for (let made = 0; at < numbers.length && made < TURN; at += 1) made += put(list, room, at, numbers[at]);
      await pause();
      if (mine !== turn) return false;
    }
    // Meanwhile the reader may have asked for more.
    const count = Math.max(numbers.length, Math.min(shown[name], listed[name].length));
    while (room.children.length > count) room.lastElementChild.remove();
    showChosen();
    return true;
  }

  /** Puts the row of an insats at its place in a list; one that tells the same is kept. Tells how many were made. */
  function put(list, room, at, n) {
    const old = find("[data-n='" + n + "']", room);
    const item = ready(n) ? make(list, n, old) : rows.waiting(n);
    if (old && old !== item) old.remove();
    if (room.children[at] !== item) room.insertBefore(item, room.children[at] || null);
    return old === item ? 0 : 1;
  }

  function showChosen() {
    const count = all(".row.is-chosen").length;
    page.classList.toggle("has-chosen", count > 0);
    find(".js-utskrift span").textContent = count ? "Skriv ut listan (" + count + ")" : "Skriv ut allt som inte utesluts";
  }

  let announcing = 0, noted = "";
  /** Tells a screen reader the counts, once the reader has paused; and what an answer took away. */
  function announce(note) {
    clearTimeout(announcing);
    noted = note || noted;
    announcing = setTimeout(() => {
      const count = (verdict) => found.groups[verdict].length;
      find(".js-status").textContent = (noted ? noted + " " : "") +
        counted(count("passar"), "insats passar", "insatser passar") + ", " +
        number(count("passar_med_villkor")) + " passar med villkor, " + number(count("osakert")) + " är att kontrollera och " +
        number(count("utesluts")) + " utesluts.";
      noted = "";
    }, PAUSE);
  }

  /** Shows what the answers come to: the counts first, then the rows. `note`: what an answer took away. */
  async function show(note) {
    const mine = turn += 1;
    results.setAttribute("aria-busy", "true");
    // The answer itself is shown before anything is made of it.
    await pause();
    if (mine !== turn) return;
    const judged = book.judge(questions.answers());
    await pause();
    if (mine !== turn) return;
    found = judged;
    listed = sorted(found);
    results.hidden = false;
    heads();
    announce(note);
    await pause();
    for (let at = 0; at < lists.length && mine === turn; at += 1) await fill(lists[at], 0);
    if (mine === turn) results.removeAttribute("aria-busy");
  }

  /** Goes to the results, and shows where they begin. */
  function toResults() {
    results.focus({ preventScroll: true });
    results.scrollIntoView({ block: "start" });
  }

  lists.forEach((list) => {
    find(".js-fler", list).addEventListener("click", async () => {
      const before = shown[list.dataset.lista];
      shown[list.dataset.lista] = before + MORE;
      head(list);
      const mine = turn;
      results.setAttribute("aria-busy", "true");
      const whole = await fill(list, before);
      if (mine === turn) results.removeAttribute("aria-busy");
      if (!whole) return;
      const item = find(".js-rader", list).children[before];
      if (!item) return;
      const first = find("a", item) || item;
      if (first === item) item.tabIndex = -1;
      first.focus();
    });
  });
  all("a[href='#svar']").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    toResults();
  }));
  page.addEventListener("chosen", showChosen);

  // On paper every chosen insats is told whole, and the answers only if the reader asks for it.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const on = page.classList.contains("has-chosen");
    opened = all(on ? ".row.is-chosen details, details.js-lista" : ".row details, details.js-lista").filter((box) => !box.open);
    opened.forEach((box) => {
      if (box.fill) box.fill();
      box.open = true;
    });
    const told = questions.told();
    find(".js-svarslista").textContent = find(".js-med-svar").checked && told.length ? "Svar: " + told.join(" · ") + "." : "";
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((box) => { box.open = false; });
  });
  find(".js-igen").addEventListener("click", () => {
    // The button goes away: the focus must not go with it.
    toResults();
    bring();
  });
  find(".js-utskrift").addEventListener("click", () => { window.print(); });

  /** Forgets what the reader has done with the rows. */
  function restarted() {
    rows.forget();
    all(".js-rader").forEach((list) => list.replaceChildren());
  }

  // First the questions, then what they come to: each is a task of its own.
  find(".js-utan").hidden = true;
  find(".js-med-skript").hidden = false;
  // On a small screen what no answer settles is folded until it is asked for.
  find("details.js-lista").open = window.matchMedia("(min-width: 40rem)").matches;
  pause().then(() => {
    questions.start({ changed: show, restarted, toResults });
    if (val) return pause().then(bring);
    return page.dataset.version && missed(true);
  });
})(globalThis.utbudHitta, globalThis.utbudHittaData, globalThis.utbudFragor, globalThis.utbudHittaRader);
