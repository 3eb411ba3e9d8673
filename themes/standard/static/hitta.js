// The guided finder's page: questions in, results out, all in this window. Nothing is stored, sent or put in the address.
//
// The first script of data holds all that decides, so every insats has its verdict at once. On a large site the words lie in files of their own
// (shards). All of them are loaded when the page opens, always in the same order, so that the server learns nothing of the answers.

import words from "ord:hitta";
import { all, find, findAs } from "./base/elements.js";
import { data } from "./base/load.js";
import { utbud } from "./base/namespace.js";
import { pause } from "./base/pace.js";
import { counted, fill, grouped } from "./base/text.js";
import { Lists } from "./hitta/lists.js";
import { printable } from "./hitta/paper.js";
import { Questions } from "./hitta/questions.js";
import { Rows } from "./hitta/rows.js";

/** @import { Book, Found } from "./hitta/book.js" */
/** @import { Rules } from "./hitta/rows.js" */

/** How many insatser of a list are shown at first: of a large site fewer, for their words come later. */
const SHOWN = 60;
const SHOWN_OF_MANY = 20;
/** How many questions are named of those that would settle something. */
const NAMED = 6;
/** Milliseconds from the last answer until the counts are announced. */
const PAUSE = 400;

/**
 * Whether the words of a row are here: its own, and where it is excluded those of what there is instead.
 * @param {Found} found
 * @param {number} n
 */
function isReady(found, n) {
  const { book } = found;
  if (!book.has(n)) return false;
  return found.verdict(n) !== "utesluts" || found.instead(n).every((one) => one.insats === null || book.has(one.insats));
}

/**
 * Brings the words of a large site, and tells when some of them did not come.
 * @param {HTMLElement} page
 * @param {Book} book
 * @param {Lists} lists
 * @param {(some: boolean) => void} missed
 */
async function bring(page, book, lists, missed) {
  /** Brings a shard, and tells whether it came. @param {number} nr */
  const take = async (nr) => {
    const name = `hitta-${nr}`;
    try {
      const shard = await data(page, name);
      // Reading the file and unpacking it are two tasks, so that the page can answer its reader between them.
      await pause();
      book.take(nr, shard);
      return true;
    } catch (error) {
      // The message of this error is the name of the file that could not be loaded; any other error is a fault of the script.
      if (!(error instanceof Error) || error.message !== name) throw error;
      return false;
    }
  };
  missed(false);
  // First those of what is shown before anything is answered, then the rest.
  const none = book.judge({});
  await pause();
  const open = none.listed().lists;
  const first = new Set(lists.names.flatMap((name) => Array.from(open[name].subarray(0, SHOWN_OF_MANY), book.shard)));
  const shards = Array.from({ length: Math.ceil(book.data.form.length / book.data.per) }, (_, nr) => nr);
  let isFine = (await Promise.all(shards.filter((nr) => first.has(nr)).map(take))).every(Boolean);
  await lists.arrived();
  for (const nr of shards.filter((nr) => !first.has(nr))) {
    isFine = (await take(nr)) && isFine;
    await lists.arrived();
  }
  missed(!isFine);
}

/**
 * What tells a screen reader the counts, once the reader has paused, and what an answer took away.
 * @param {HTMLElement} page
 */
function announcer(page) {
  let timer = 0;
  let noted = "";
  /** @param {Found} found @param {string} note */
  return (found, note) => {
    clearTimeout(timer);
    noted = note || noted;
    timer = window.setTimeout(() => {
      const { passar, passar_med_villkor: villkor, osakert, utesluts } = found.groups;
      const counts = fill(words.status, {
        passar: counted(passar.length, words.insats_passar, words.insatser_passar),
        villkor: grouped(villkor.length),
        osakert: grouped(osakert.length),
        utesluts: grouped(utesluts.length),
      });
      find(page, ".js-status").textContent = (noted ? `${noted} ` : "") + counts;
      noted = "";
    }, PAUSE);
  };
}

/**
 * Lets the counts lead to what they count, unfolded.
 * @param {HTMLElement} page
 */
function toGroups(page) {
  for (const link of all(page, ".tally a")) {
    link.addEventListener("click", () => {
      const group = find(page, link.getAttribute("href") ?? "");
      if (group instanceof HTMLDetailsElement) group.open = true;
    });
  }
}

/**
 * @param {HTMLElement} page
 * @param {Rules} rules
 * @param {Book} book
 */
function open(page, rules, book) {
  const isLarge = Boolean(page.dataset.version);
  const questions = new Questions(findAs(page, ".js-fragor", HTMLFormElement));
  const rows = new Rows(page, rules);
  const lists = new Lists(page, rows, isLarge ? SHOWN_OF_MANY : SHOWN, isReady);
  const results = find(page, "#svar");
  const announce = announcer(page);

  /** Tells whether words did not come, at the top and where they would stand. @param {boolean} some */
  const missed = (some) => {
    find(page, ".js-fel-ord").hidden = !some;
    rows.miss(some, all(page, ".is-waiting"));
  };

  /** Shows the counts, and the questions whose answers would settle most. @param {Found} found */
  function heads(found) {
    for (const [verdict, numbers] of Object.entries(found.groups)) {
      const count = page.querySelector(`.js-antal-${verdict}`);
      if (count) count.textContent = grouped(numbers.length);
    }
    find(page, "#osakert").hidden = !found.groups.osakert.length;
    const answers = questions.told();
    find(page, ".js-sagt").textContent = answers.join(" · ") || words.inga_besvarade;
    find(page, ".js-andra").hidden = !answers.length;
    const { fragor, lists: listed } = found.listed();
    lists.heads(found, listed);
    find(page, ".js-fragor-kvar").replaceChildren(...fragor.slice(0, NAMED).flatMap((id, at) => [at ? ", " : "", questions.link(id)]));
  }

  /** Shows what the answers come to: the counts first, then the rows. `note`: what an answer took away. @param {string} note */
  async function show(note) {
    const mine = lists.begin();
    results.setAttribute("aria-busy", "true");
    // The answer itself is shown before anything is made of it.
    await pause();
    if (!lists.isCurrent(mine)) return;
    const found = book.judge(questions.answers());
    await pause();
    if (!lists.isCurrent(mine)) return;
    results.hidden = false;
    heads(found);
    announce(found, note);
    await pause();
    await lists.fill(mine);
    if (lists.isCurrent(mine)) results.removeAttribute("aria-busy");
  }

  /** Goes to the results, and shows where they begin. */
  function toResults() {
    results.focus({ preventScroll: true });
    results.scrollIntoView({ block: "start" });
  }

  /** Forgets what the reader has done with the rows. */
  function restarted() {
    rows.forget();
    lists.clear();
  }

  for (const link of all(page, "a[href='#svar']")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      toResults();
    });
  }
  toGroups(page);
  find(page, ".js-igen").addEventListener("click", () => {
    // The button is hidden now, so the focus moves to the results.
    toResults();
    bring(page, book, lists, missed);
  });
  printable(page, rows, () => questions.told());
  find(page, ".js-utan").hidden = true;
  find(page, ".js-med-skript").hidden = false;
  // First the questions, then what they come to: each is a task of its own.
  pause().then(() => {
    questions.start({ changed: show, restarted, toResults });
    if (isLarge) pause().then(() => bring(page, book, lists, missed));
  });
}

const page = document.querySelector(".js-hitta");
const { hitta: rules } = utbud;
const decides = utbud.data?.hitta;
if (page instanceof HTMLElement && rules && decides) open(page, rules, rules.open(decides));
