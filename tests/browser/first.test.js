// What someone meets who opens the start page of the site from the disk: the main things are there, and lead on.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { none } from "./axe.js";
import { launch, open } from "./browser.js";
import { ids, records, vocabulary } from "./content.js";
import { address, home } from "./site.js";

/** @import { Page, Browser } from "playwright-core" */
/** @import { Options } from "./browser.js" */

/** @type {Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const number = ids("insatser").length;
const start = (/** @type {Options} */ options = {}) => open(browser, address("index.html"), { home, ...options });
const main = (/** @type {Page} */ page) => page.getByRole("main");

describe("the start page", { concurrency: 2 }, () => {
  test("has its style and its charts, and links to all insatser", async () => {
    const { page, context, faults } = await start();
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    assert.equal(await page.locator(".skip").evaluate((e) => getComputedStyle(e).position), "absolute", "the style sheet is not there");
    // A chart is there in two widths, of which one shows.
    const height = (/** @type {Element[]} */ figures) => figures.map((figure) => Math.max(...[...figure.querySelectorAll("svg")].map((svg) => svg.getBoundingClientRect().height)));
    const heights = await page.locator("main figure").evaluateAll(height);
    assert.ok(heights.length > 0 && heights.every((height) => height > 100), `the charts are ${heights} px high`);
    await main(page).getByRole("link", { name: `Visa alla ${number} insatser` }).first().click();
    await page.waitForURL(/insatser\/index\.html$/);
    await page.waitForFunction((number) => document.querySelectorAll(".rows > .row").length === number, number);
    none(faults);
    await context.close();
  });

  test("leads to each område", async () => {
    const { page, context, faults } = await start();
    for (const [id, { namn, kort }] of vocabulary("omraden")) {
      await main(page).locator(`a[href="omraden/${id}.html"]`).first().click();
      await page.waitForURL(new RegExp(`omraden/${id}\\.html$`));
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), new RegExp(`${namn}|${kort}`));
      await page.goBack();
    }
    none(faults);
    await context.close();
  });

  test("finds an insats by its name", async () => {
    const [[id, { namn }]] = records("insatser");
    const { page, context, faults } = await start();
    await page.keyboard.press("/");
    await page.keyboard.type(namn);
    await page.locator(".suggest [role=option]").first().click();
    await page.waitForURL(new RegExp(`insatser/${id}\\.html$`));
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), namn);
    none(faults);
    await context.close();
  });

  test("leads to the questions, which judge every insats", async () => {
    const { page, context, faults } = await start();
    await main(page).getByRole("link", { name: "Hitta med frågor" }).click();
    await page.waitForURL(/hitta\.html$/);
    await page.waitForFunction((number) => document.querySelectorAll(".js-rader > li").length === number, number);
    none(faults);
    await context.close();
  });
});
