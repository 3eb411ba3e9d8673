// Measures the search of a built site in Chromium, its processor throttled four times: what a first answer costs to load, how long
// each keystroke takes, the longest task, and the memory of the tab.
//
//   node tests/browser/measure-search.js FOLDER       FOLDER is a built site
//
// Exits with 1 where a number is over its limit: 40 kB of index for a first answer and 4 ms a keystroke for a site of up to
// 1,000 documents, 250 kB and 16 ms above; no task over 50 ms; 150 MB. A keystroke's time is that of utbud.sok.suggest, files
// that it needs loaded before: they are measured by their size.

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "./browser.js";

const QUERIES = ["arbetsträning", "hemlös kvinna", "socialbidrag", "SoL 4:1", "kompetensenter", "missbruksvård", "vad är ips", "forsorjningsstod", "sophämtning", "ips utan kö"];
const folder = path.resolve(process.argv[2] ?? "");
const size = (/** @type {string} */ file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const session = await context.newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
/** @type {string[]} */
const loaded = [];
page.on("request", (request) => loaded.push(decodeURIComponent(new URL(request.url()).pathname).replace(`${folder}/`, "")));
await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
await page.waitForTimeout(500);
loaded.length = 0;
await page.evaluate(() => {
  globalThis.tasks = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((task) => ({ at: task.startTime, ms: task.duration })))).observe({ entryTypes: ["longtask"] });
});

// A first answer, as a reader gets it.
await page.focus("#sok");
await page.keyboard.type("hemlös", { delay: 60 });
await page.waitForSelector(".suggest [role=option]");
const [program, ...index] = [...new Set(loaded)].filter((file) => file.endsWith(".js"));
const first = index.reduce((sum, file) => sum + size(file), 0);
const all = JSON.parse(readFileSync(path.join(folder, "sok", path.basename(index.find((f) => /ord\./.test(f)) ?? "")), "utf8").match(/\{.*\}/s)?.[0] ?? "{}").titles.split("\n").length;

// Every keystroke of every query: the first time with what it loads, then again without.
const times = await page.evaluate(async (queries) => {
  /** @type {[number, string][]} */
  const times = [];
  for (const round of [0, 1]) {
    for (const query of queries) {
      for (let length = 1; length <= query.length; length++) {
        const from = performance.now();
        await globalThis.utbud?.sok?.suggest(query.slice(0, length));
        if (round) times.push([performance.now() - from, query.slice(0, length)]);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }
  return times.sort((a, b) => a[0] - b[0]);
}, QUERIES);
const tasks = await page.evaluate(() => globalThis.tasks);
await session.send("HeapProfiler.collectGarbage");
const { usedSize } = await session.send("Runtime.getHeapUsage");
await browser.close();

const large = all > 1000;
const p95 = times[Math.floor(times.length * 0.95)];
const longest = Math.max(0, ...tasks.map((task) => task.ms));
/** @type {[string, number, number, (found: number) => string][]} */
const rows = [
  ["first answer, gzip", first, large ? 250_000 : 40_000, kB],
  ["keystroke, p95", p95[0], large ? 16 : 4, (/** @type {number} */ ms) => `${ms.toFixed(1)} ms`],
  ["longest task", longest, 50, (/** @type {number} */ ms) => `${ms.toFixed(0)} ms`],
  ["memory of the tab's script", usedSize, 150_000_000, (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`],
];
console.log(`${all} documents, ${times.length} keystrokes; the program ${kB(size(program))} gzip; files of the first answer: ${index.length}`);
for (const [name, found, limit, shown] of rows) console.log(`${found > limit ? "over" : "fine"}  ${name}: ${shown(found)} (at most ${shown(limit)})`);
console.log(`slowest: ${times.slice(-3).map(([ms, query]) => `”${query}” ${ms.toFixed(1)} ms`).join(", ")}`);
process.exitCode = rows.some(([, found, limit]) => found > limit) ? 1 : 0;
