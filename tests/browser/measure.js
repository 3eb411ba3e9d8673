// How fast the catalogue answers: node measure.js FOLDER [THROTTLE] [ROUNDS], where FOLDER is a built site of any size, for
// example one that `tests/generate` made and `utbud build` built. The processor is slowed down 4 times unless told otherwise, and
// the least of three rounds counts: what else the machine does only ever makes it slower.
//
// Loading: the time to the first paint and until the facets' counts stand there, and the longest task meanwhile; for a reader who
// comes from another page of the site, and in a browser that was just started. The latter also makes ready the renderer and the
// fonts, which a bare page of the same site tells apart. Then for each thing that a reader does: the time to the right number of
// hits, to the first row, and to the last; and the longest task meanwhile. At the end the memory of the tab. Exits with 1 where a
// number of PRODUCT's is missed: the counts within 1 s, no task over 50 ms, an answer in the field within 300 ms, at most 150 MB.

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.js";

/** @import { Page } from "playwright-core" */

const [folder, throttle = "4", rounds = "3"] = process.argv.slice(2);
if (!folder) {
  console.error("node measure.js FOLDER [THROTTLE] [ROUNDS]");
  process.exit(2);
}
const file = (/** @type {string} */ name) => pathToFileURL(path.resolve(folder, name)).href;
const CATALOGUE = file("insatser/index.html");
const BARE = file("404.html");

/** A page of a new browser that is slowed down and notes its long tasks, and the time when the counts stand in the catalogue. */
async function start() {
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: Number(throttle) });
  await page.addInitScript(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => ({ at: e.startTime, ms: e.duration })))).observe({ type: "longtask", buffered: true });
    new MutationObserver((_, observer) => {
      if (!/\d/.test(document.querySelector("p.hits")?.textContent ?? "")) return;
      globalThis.counted = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  return { browser, page, devtools };
}

/** How a page loads. Nothing is asked of it until it is quiet: the browser's driver has scripts of its own, which are long tasks. */
async function load(/** @type {Page} */ page, /** @type {string} */ url) {
  await page.goto(url);
  await new Promise((done) => setTimeout(done, 2000));
  return page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    counts: globalThis.counted ?? NaN,
    longest: Math.max(0, ...tasks.map((task) => task.ms)),
  }));
}
async function cold(/** @type {string} */ url) {
  const { browser, page } = await start();
  const times = await load(page, url);
  await browser.close();
  return times;
}

async function round() {
  /** @type {Record<string, Awaited<ReturnType<typeof load>>>} */
  const loads = { "a bare page, cold": await cold(BARE), "the catalogue, cold": await cold(CATALOGUE) };
  const { browser, page, devtools } = await start();
  await load(page, BARE);
  loads["the catalogue, from another page"] = await load(page, CATALOGUE);

  /** What the reader sees change, as times from `from` on; run in the page. */
  const watch = () =>
    page.evaluate(() => {
      const from = performance.now();
      const since = () => performance.now() - from;
      /** @type {{ hits?: number, first?: number }} */
      const times = {};
      const said = new MutationObserver(() => (times.hits ??= since()));
      said.observe(document.querySelector(".hits"), { childList: true });
      const drawn = new MutationObserver((changes) => {
        if (times.hits && changes.some(({ target }) => target instanceof Element && target.matches(".rows, tbody"))) times.first ??= since();
      });
      drawn.observe(document.querySelector(".hits-col"), { childList: true, subtree: true });
      globalThis.seen = new Promise((done) => {
        const look = () => {
          const is = times.hits && !document.querySelector("[aria-busy]");
          if (!is && since() < 20000) {
            requestAnimationFrame(look);
            return;
          }
          [said, drawn].forEach((observer) => observer.disconnect());
          const last = is ? since() : NaN;
          done({ first: last, ...times, last });
        };
        requestAnimationFrame(look);
      });
      return from;
    });

  /** @type {Record<string, unknown>[]} */
  const rows = [];
  async function measure(/** @type {string} */ name, /** @type {string} */ act) {
    await page.waitForTimeout(300);
    const from = await watch();
    await page.evaluate(act);
    const times = await page.evaluate(() => seen);
    const hits = await page.locator(".hits").innerText();
    await page.waitForTimeout(200);
    const longest = await page.evaluate((from) => Math.max(0, ...tasks.filter((task) => task.at >= from).map((task) => task.ms)), from);
    rows.push({ name, hits, "hits ms": Math.round(times.hits), "first row ms": Math.round(times.first), "last row ms": Math.round(times.last), "longest task ms": Math.round(longest) });
  }

  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll("[data-nyckel] input")].map((box) => ({
      selector: `[data-nyckel="${box.closest("[data-nyckel]").dataset.nyckel}"] input[value="${box.value}"]`,
      n: Number(box.parentElement.querySelector(".n").textContent.replace(/\D/g, "")),
    })).sort((a, b) => a.n - b.n),
  );
  const click = (/** @type {string} */ selector) => `document.querySelector(${JSON.stringify(selector)}).click()`;
  const [rarest, commonest] = [boxes[0].selector, boxes[boxes.length - 1].selector];
  const select = (/** @type {string} */ value) => `{ const s = document.querySelector("#katalog-sort"); s.value = "${value}"; s.dispatchEvent(new Event("change", { bubbles: true })) }`;
  await measure("the commonest value", click(commonest));
  await measure("and the rarest", click(rarest));
  await measure("without the commonest", click(commonest));
  await measure("all again", click("[data-knapp=rensa]"));
  await measure("a value of each of four facets", ["omrade", "stadsomrade", "ko", "malgrupp"].map((key) => click(`[data-nyckel=${key}] input:not(:disabled)`)).join(";"));
  await measure("all again", click("[data-knapp=rensa]"));
  await measure("by the shortest queue", select("ko"));
  await measure("by when it was looked at", select("granskad"));
  await measure("as a table", click("[name=vy][value=tabell]"));
  await measure("as a list", click("[name=vy][value=kort]"));
  await measure("by name", select("namn"));
  await measure("the last page", `[...document.querySelectorAll(".pager a")].at(-1)?.click()`);
  await measure("back", "history.back()");

  // The field, as one who types: the index is read when it gets the focus.
  await page.evaluate(() => document.querySelector("#katalog-q").focus());
  await page.waitForTimeout(2000);
  const type = (/** @type {string} */ text) => `{ const f = document.querySelector("#katalog-q"); f.value = "${text}"; f.dispatchEvent(new Event("input", { bubbles: true })) }`;
  for (const text of ["s", "st", "stö", "stöd"]) await measure(`”${text}” in the field`, type(text));
  await measure("of those the commonest value", click(commonest));
  await measure("and by the shortest queue", select("ko"));
  await measure("back", "history.back()");
  await measure("the field emptied", type(""));

  // Every page of the list once, as one who reads all of it.
  const pages = await page.evaluate(() => Number(document.querySelector(".pager li:last-child a")?.textContent.replace(/\D/g, "") || 1));
  for (let n = 1; n <= pages; n += Math.ceil(pages / 30)) {
    await page.evaluate((n) => (location.hash = `#sida=${n}`), n);
    await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  }
  await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.enable").then(() => devtools.send("Performance.getMetrics"));
  const heap = Number(metrics.find((one) => one.name === "JSHeapUsedSize")?.value) / 1e6;
  const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const own = processInfo.filter((one) => one.type === "renderer").map(({ id }) => {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
    return [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, hit) => sum + Number(hit[1]), 0) / 1000;
  });
  await browser.close();
  return { rows, loads, heap, own: Math.max(...own), pages };
}

/** The least of each number; the names are the same in every round. */
/** @type {(list: any[]) => any} */
const least = (list) =>
  typeof list[0] === "object" ? Object.fromEntries(Object.keys(list[0]).map((key) => [key, least(list.map((one) => one[key]))]))
  : typeof list[0] === "number" ? Math.min(...list) : list[0];

const all = [];
for (let n = 0; n < Number(rounds); n++) all.push(await round());
const { rows, loads, heap, own, pages } = least(all);
const steps = Object.values(rows);
const worst = Math.max(...steps.map((row) => row["longest task ms"]));
const answer = Math.max(...steps.filter((row) => / in the field$/.test(row.name)).map((row) => row["first row ms"]));
console.table(Object.entries(loads).map(([name, { paint, counts, longest }]) => ({
  name, "first paint ms": Math.round(paint), "counts ms": counts ? Math.round(counts) : "", "longest task ms": Math.round(longest),
})));
console.table(steps);
console.log(`memory after ${pages} pages: ${heap.toFixed(1)} MB of JavaScript, ${own.toFixed(0)} MB of the tab's own`);
const { counts, longest } = loads["the catalogue, from another page"];
const missed = [
  [Math.max(counts, loads["the catalogue, cold"].counts), 1000, "ms until the counts stand there"],
  [longest, 50, "ms the longest task while it loads"],
  [worst, 50, "ms the longest task when the reader does something"],
  [answer, 300, "ms until an answer's first row"],
  [own, 150, "MB of memory"],
].filter(([number, most]) => !(number <= most));
for (const [number, most, what] of missed) console.log(`over the limit of ${most}: ${Math.round(number)} ${what}`);
process.exit(missed.length ? 1 : 0);
