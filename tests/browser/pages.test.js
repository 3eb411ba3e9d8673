// One page of every kind, opened from file://: nothing goes wrong, nothing overflows, axe finds nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.js";
import { address, home, samples } from "./site.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** What axe says against the page as it stands, one line for each element. */
async function axe(page) {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const { violations } = await globalThis.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => {
        const said = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
        return `${rule.id}: ${node.target.join(" ")}: ${said}\n      ${node.html.slice(0, 160)}`;
      }),
    );
  }, RULES);
}

/** The elements that make the page wider than the window; none where it isn't. */
const overflow = (page) =>
  page.evaluate(() => {
    const scroller = document.scrollingElement;
    if (scroller.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5);
    const inner = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other))).slice(0, 5);
    return [`${scroller.scrollWidth} > ${innerWidth}`, ...inner.map((e) => e.outerHTML.slice(0, 120))];
  });

/** Opens all that is folded away, so that it is looked at too. */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

function none(faults) {
  assert.ok(!faults.length, `${faults.length}:\n  ${faults.slice(0, 12).join("\n  ")}`);
}

for (const scheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    describe(`${scheme}, ${width} px`, { concurrency: 2 }, () => {
      // A kind's richest page is opened all four ways, its poorest two.
      const opened = samples.filter(({ richest }) => richest || (scheme === "light") === (width === 320));
      for (const { kind, file } of opened) {
        test(`${kind}: ${file}`, async () => {
          const { page, context, faults } = await open(browser, address(file), { home, scheme, width });
          const before = await overflow(page);
          await unfold(page);
          none([...before, ...(await overflow(page)), ...(await axe(page)), ...faults]);
          assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
          await context.close();
        });
      }
    });
  }
}

describe("JavaScript off", { concurrency: 2 }, () => {
  for (const { kind, file } of samples.filter(({ richest }) => richest)) {
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
const said = (page) =>
  page.evaluate(() => {
    document.querySelectorAll(".side, .tools, .val, .letters, [data-del]").forEach((element) => element.remove());
    const buttons = [...document.querySelectorAll("button")].map((button) => button.innerText.trim());
    const lines = document.body.innerText.split("\n").map((line) => line.trim());
    return {
      lines: lines.filter((line) => line && !buttons.includes(line)),
      links: [...document.links].map((link) => link.href),
    };
  });
