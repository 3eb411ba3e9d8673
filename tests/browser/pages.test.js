// One page of every kind, opened from file://: nothing goes wrong, nothing overflows, axe finds nothing.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, colours, none } from "./axe.js";
import { launch, open, overflow, unfold } from "./browser.js";
import { kindOf } from "./kinds.js";
import { address, home, samples } from "./site.js";

/** @import { Page, Browser } from "playwright-core" */

/** @type {Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** All that is wrong with a page as it stands: folded and unfolded, and then in the other of light and dark. */
async function wrong(/** @type {Page} */ page, /** @type {"light" | "dark"} */ other) {
  const folded = await overflow(page);
  await unfold(page);
  const found = [...folded, ...(await overflow(page)), ...(await axe(page))];
  await page.emulateMedia({ colorScheme: other });
  return [...found, ...(await colours(page)).map((fault) => `${other}: ${fault}`)];
}

describe("a page of every kind", { concurrency: 2 }, () => {
  for (const { kind, file } of samples.filter(({ richest }) => richest)) {
    test(`with most in it, wide and narrow, light and dark, ${kind}: ${file}`, async () => {
      for (const [width, scheme, other] of /** @type {const} */ ([[1280, "light", "dark"], [320, "dark", "light"]])) {
        const { page, context, faults } = await open(browser, address(file), { home, scheme, width });
        none([...(await wrong(page, other)), ...faults].map((fault) => `${scheme}, ${width} px: ${fault}`));
        assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
        await context.close();
      }
    });
  }

  for (const { kind, file } of samples.filter(({ richest }) => !richest)) {
    test(`with least in it, ${kind}: ${file}`, async () => {
      const { page, context, faults } = await open(browser, address(file), { home, width: 320 });
      const narrow = await wrong(page, "dark");
      await page.setViewportSize({ width: 1280, height: 900 });
      none([...narrow, ...(await overflow(page)), ...faults]);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
      await context.close();
    });
  }
});

describe("JavaScript off", { concurrency: 2 }, () => {
  for (const { kind, file } of samples.filter(({ richest, file }) => richest && !kindOf(file)?.scripted)) {
    test(`${kind}: ${file}`, async () => {
      // axe is a script itself, so its page keeps JavaScript and loses the site's scripts.
      const bare = await open(browser, address(file), { width: 320, abortScripts: true });
      await unfold(bare.page);
      none(await axe(bare.page));
      await bare.context.close();

      const on = await open(browser, address(file), { home });
      const off = await open(browser, address(file), { home, scripts: false });
      const [with_, without] = [await said(on.page), await said(off.page)];
      assert.ok(without.lines.length > 10, "hardly any text");
      none(with_.lines.filter((line) => !without.lines.includes(line)).map((line) => `missing: ${line}`));
      assert.deepEqual(without.links, with_.links);
      none(off.faults);
      await on.context.close();
      await off.context.close();
    });
  }

  test("a link is followed, and the menu opens at 320 px", async () => {
    const { page, context, faults } = await open(browser, address("index.html"), { home, width: 320, scripts: false });
    await page.getByRole("button", { name: "Meny" }).click();
    await page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Alla insatser" }).click();
    await page.getByRole("main").getByRole("link", { name: "Krami", exact: true }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Krami");
    none(faults);
    await context.close();
  });
});

/**
 * The lines of text that show, those of buttons left out: a button may need a script to mean anything. So do the catalogue's
 * facets and tools, which take the place of its links to områden, letters and pages.
 */
const said = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    document.querySelectorAll(".side, .tools, .val, .letters, .js-sok, #katalog .search, [data-del]").forEach((element) => element.remove());
    const buttons = [...document.querySelectorAll("button")].map((button) => button.innerText.trim());
    const lines = document.body.innerText.split("\n").map((line) => line.trim());
    return {
      lines: lines.filter((line) => line && !buttons.includes(line)),
      links: [...document.links].map((link) => link.href),
    };
  });
