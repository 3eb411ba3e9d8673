// How fast the guided finder answers: node measure-finder.js FOLDER [THROTTLE] [ROUNDS], where FOLDER is a built site of any size,
// for example one that `tests/generate` made and `utbud build` built. The processor is slowed down 4 times unless told otherwise,
// and the least of three rounds counts: what else the machine does only ever makes it slower.
//
// What is loaded until the first rows stand there; the time to them, and until all that is shown at first does. For each
// answer: the time to the counts, to the first row that tells of it, and to the last; and the longest task meanwhile. At the end
// the memory of the tab. Exits with 1 where a number is over its limit: 250 kB of data and rules for the first rows, which stand
// there within 1 s; no task over 50 ms; 150 MB. The page's own first layout, before any script has run, is told but has no limit:
// it is the same on every page.

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "./browser.js";

const [folder, throttle = "4", rounds = "3"] = process.argv.slice(2);
if (!folder) {
  console.error("node measure-finder.js FOLDER [THROTTLE] [ROUNDS]");
  process.exit(2);
}
const FIRST = ".js-grupp .js-rader:not([hidden]) > li:not(.is-waiting)";
/** What one answers, one thing after the other. */
const ANSWERS = [
  ["stadsomrade", "nordost"], ["alder", 34], ["kon", "kvinna"], ["forsorjningsstod", "ja"], ["tid_till_sjalvforsorjning", "over_3_ar"],
  ["boende", "hemlos_akut"], ["skadligt_bruk", "pagaende"], ["behandlingskontakt", "nej"], ["funktionsnedsattning", "npf"],
  ["mal", "arbete"], ["mal", "studier"], ["kon", "man"], ["stadsomrade", "vet_inte"],
];

async function round() {
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: Number(throttle) });
  /** @type {string[]} */
  const loaded = [];
  page.on("request", (request) => loaded.push(request.url().replace(/\?.*/, "")));
  await page.addInitScript((first) => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => ({ at: e.startTime, ms: e.duration })))).observe({ type: "longtask", buffered: true });
    // The rows' own time, and when all of them stand there.
    const look = () => {
      if (!globalThis.firstRow && document.querySelector(first)) {
        globalThis.firstRow = performance.now();
        globalThis.firstShards = [...document.scripts].map((script) => script.src.replace(/\?.*/, ""));
      }
      if (globalThis.firstRow && !document.querySelector("[aria-busy], .is-waiting")) globalThis.allRows = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, FIRST);
  await page.goto(pathToFileURL(path.resolve(folder, "hitta.html")).href);
  await page.waitForFunction(() => globalThis.allRows, null, { polling: 20 });
  const size = (/** @type {string} */ url) => gzipSync(readFileSync(fileURLToPath(url)), { level: 9 }).length;
  const before = new Set(await page.evaluate(() => firstShards));
  const scripts = [...new Set(loaded)].filter((url) => /\/(hitta|val)[^/]*\.js$/.test(url) && before.has(url));
  const shards = scripts.filter((url) => url.includes("/katalog/"));
  const { tasks: found, ...times } = await page.evaluate(() => ({ first: Number(firstRow), all: allRows, tasks, paint: performance.getEntriesByName("first-contentful-paint")[0].startTime }));
  const longest = (/** @type {(task: { at: number, ms: number }) => boolean} */ some) => Math.max(0, ...found.filter(some).map((task) => task.ms));
  const view = {
    ...times,
    longest: longest((task) => task.at >= times.paint),
    layout: longest((task) => task.at < times.paint),
    bytes: scripts.reduce((sum, url) => sum + size(url), 0),
    shards: shards.length,
    heap: 0,
    nodes: 0,
  };

  /** The next answer, and what the reader sees of it, as times from it on. */
  async function measure(/** @type {string} */ name, /** @type {string} */ act) {
    await page.waitForTimeout(500);
    const before = loaded.length;
    const times = await page.evaluate(async ({ act, first }) => {
      const rows = () => [...document.querySelectorAll(first)];
      const was = new Set(rows());
      const list = document.querySelector(".tally");
      const counts = list.innerText;
      const from = performance.now();
      /** @type {{ from: number, handled?: number, counts?: number, row?: number }} */
      const times = { from };
      (0, eval)(act);
      times.handled = performance.now() - from;
      return new Promise((done) => {
        const look = () => {
          const now = performance.now() - from;
          if (!times.counts && list.innerText !== counts) times.counts = now;
          if (!times.row && rows().some((row) => !was.has(row))) times.row = now;
          if (now > 50 && !document.querySelector("[aria-busy], .is-waiting")) return done({ ...times, last: now });
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    }, { act, first: FIRST });
    await page.waitForTimeout(150);
    const found = await page.evaluate(({ from }) => ({
      longest: Math.max(0, ...tasks.filter((task) => task.at >= from - 5).map((task) => task.ms)),
      rows: document.querySelectorAll(".js-rader > li").length,
      counts: document.querySelector(".tally").innerText.replace(/\s+/g, " "),
    }), times);
    const whole = (/** @type {number} */ ms) => (ms === undefined ? null : Math.round(ms));
    return {
      answer: name, counts: found.counts.replace(/[^\d\s]/g, "").replace(/\s+/g, " ").trim(), "counts ms": whole(times.counts), "first row ms": whole(times.row),
      "last row ms": whole(times.last), "longest task ms": whole(found.longest), rows: found.rows, shards: loaded.length - before,
    };
  }
  const rows = [];
  for (const [question, value] of ANSWERS) {
    const field = `document.querySelector("#fraga-${question}")`;
    const act = typeof value === "number"
      ? `{ const f = ${field}.querySelector("input[type=number]"); f.value = "${value}"; f.dispatchEvent(new Event("input", { bubbles: true })); }`
      : `${field}.querySelector("input[value=${value}]").click()`;
    rows.push(await measure(`${question} ${value}`, act));
  }
  rows.push(await measure("show more", `[...document.querySelectorAll(".js-fler")].find((button) => !button.hidden)?.click()`));
  rows.push(await measure("unfold", `document.querySelector(".js-rader details").open = true`));
  rows.push(await measure("start again", `document.querySelector(".js-borja-om").click()`));
  await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.enable").then(() => devtools.send("Performance.getMetrics"));
  const metric = (/** @type {string} */ name) => Number(metrics.find((one) => one.name === name)?.value);
  view.heap = metric("JSHeapUsedSize") / 1e6;
  view.nodes = metric("Nodes");
  const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const own = processInfo.filter((one) => one.type === "renderer").map(({ id }) => {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
    return [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce((sum, hit) => sum + Number(hit[1]), 0) / 1000;
  });
  await browser.close();
  return { rows, view: { ...view, own: Math.max(...own) } };
}

/** The least of each number; the names are the same in every round. */
/** @type {(list: any[]) => any} */
const least = (list) =>
  list[0] && typeof list[0] === "object" ? Object.fromEntries(Object.keys(list[0]).map((key) => [key, least(list.map((one) => one[key]))]))
  : typeof list[0] === "number" ? Math.min(...list) : list[0];

const all = [];
for (let n = 0; n < Number(rounds); n++) all.push(await round());
const { rows, view } = least(all);
const steps = Object.values(rows);
console.table(steps);
const limits = [
  ["rules, data and words of all first rows, gzip", view.bytes / 1000, 250, "kB"],
  ["the first row", view.first, 1000, "ms"],
  ["longest task from the first paint on", view.longest, 50, "ms"],
  ["longest task of an answer", Math.max(...steps.map((row) => row["longest task ms"])), 50, "ms"],
  ["memory of the tab's own", view.own, 150, "MB"],
];
for (const [name, found, limit, unit] of limits) console.log(`${found > limit ? "over" : "fine"}  ${name}: ${found.toFixed(0)} ${unit} (at most ${limit})`);
console.log(`the first layout ${Math.round(view.layout)} ms, first paint ${Math.round(view.paint)} ms; all first rows after ${Math.round(view.all)} ms, with ${view.shards} shards; at the end ${view.heap.toFixed(1)} MB of JavaScript, ${view.nodes} nodes`);
process.exit(limits.some(([, found, limit]) => found > limit) ? 1 : 0);
