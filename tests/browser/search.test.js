// The search box in use, from file://: suggestions, the keyboard, what a screen reader is told, and the page of hits.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.js";
import { address, home, richest } from "./site.js";

/** @import { Page, Browser } from "playwright-core" */

/** @type {Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Opens a page and types a query into its search box. */
async function typed(/** @type {string} */ file, /** @type {string} */ query, options = {}) {
  const opened = await open(browser, address(file), { home, ...options });
  await opened.page.keyboard.press("/");
  await opened.page.keyboard.type(query);
  await opened.page.waitForSelector(".suggest:not([hidden])");
  return opened;
}

const options = (/** @type {Page} */ page) => page.locator(".suggest [role=option]");

describe("the box", () => {
  test("loads nothing of the search until it is used", async () => {
    const { page, context, requests } = await open(browser, address(richest("insats")), { home });
    await page.waitForTimeout(300);
    const search = () => requests.filter((request) => /\/sok\/|\/sok\.[0-9a-f]+\.js/.test(request.url()));
    assert.deepEqual(search().map((request) => request.url()), []);
    await page.focus("#sok");
    await page.waitForFunction(() => globalThis.utbud?.sok);
    assert.ok(search().length > 0);
    await context.close();
  });

  for (const file of ["index.html", richest("insats"), "sok.html"]) {
    test(`suggests the best of any kind first, each with its kind, then the others by kind, with the words marked: ${file}`, async () => {
      const { page, context, faults } = await typed(file, "arbetstränin");
      await options(page).first().waitFor();
      const headings = await page.locator(".suggest [role=group] > p").allInnerTexts();
      assert.equal(headings[0], "Bästa träffar");
      assert.equal(new Set(headings).size, headings.length);
      assert.match(await options(page).first().innerText(), /^Arbetsträning\s+(?:Insatser|Ordlista)$/);
      assert.equal(await options(page).first().locator("mark").innerText(), "Arbetsträning");
      assert.ok((await page.locator(".suggest mark").allInnerTexts()).includes("arbetsträning"), "inside a title, too");
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test("is a combobox: arrows choose, Enter follows, Escape closes", async () => {
    const { page, context } = await typed(richest("insats"), "smedjan");
    const input = page.locator("#sok");
    await options(page).first().waitFor();
    assert.equal(await input.getAttribute("role"), "combobox");
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    assert.equal(await input.getAttribute("aria-activedescendant"), null);
    await page.keyboard.press("ArrowDown");
    const active = await input.getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`[id="${active}"]`).getAttribute("aria-selected"), "true");
    await page.keyboard.press("ArrowUp");
    assert.equal(await input.getAttribute("aria-activedescendant"), null);
    await page.keyboard.press("Escape");
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    assert.equal(await input.inputValue(), "smedjan");
    await page.keyboard.press("ArrowDown");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/insatser\/smedjan\.html$/);
    await context.close();
  });

  test("closes when the reader leaves: by Tab, by a click elsewhere, by Escape", async () => {
    const { page, context, faults } = await typed("index.html", "smedjan");
    const input = page.locator("#sok");
    const open = async () => {
      await input.focus();
      await options(page).first().waitFor();
    };
    const closed = async (/** @type {string} */ how) => {
      assert.equal(await page.locator(".suggest").isVisible(), false, `open after ${how}`);
      assert.equal(await input.getAttribute("aria-expanded"), "false");
    };
    await open();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.type), "submit");
    await closed("Tab");
    await page.keyboard.press("Shift+Tab");
    await options(page).first().waitFor();
    await page.keyboard.press("Shift+Tab");
    await closed("Shift+Tab");
    await open();
    await page.locator("h1").click();
    await closed("a click on a heading");
    await open();
    // A screen reader may move the focus to an option by itself.
    await options(page).first().focus();
    assert.ok(await options(page).first().isVisible());
    await page.keyboard.press("Escape");
    await closed("Escape");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "sok");

    // What is answered after the reader has gone opens nothing.
    await page.keyboard.type(" syss");
    await page.keyboard.press("Tab");
    await page.waitForTimeout(500);
    await closed("a late answer");
    assert.deepEqual(faults, []);
    await context.close();
  });

  test("shows in forced colours which one is chosen", async () => {
    const { page, context } = await typed("index.html", "arbetsträning", { forcedColors: "active" });
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    const looks = await options(page).evaluateAll((all) => all.slice(0, 2).map((option) => {
      const style = getComputedStyle(option);
      return { outline: style.outlineStyle, edge: style.borderLeftColor === getComputedStyle(option.closest(".suggest")).backgroundColor };
    }));
    assert.deepEqual(looks, [{ outline: "solid", edge: true }, { outline: "none", edge: true }]);
    await context.close();
  });

  test("tells how many there are, what else is shown, and other spellings", async () => {
    const { page, context } = await typed("index.html", "socialbidrag");
    await page.waitForFunction(() => /träff/.test(document.querySelector(".js-sok [role=status]").textContent));
    assert.match(await page.locator(".suggest-note").innerText(), /Visar även: .*ekonomiskt bistånd/);
    await page.fill("#sok", "kompetensenter");
    await page.waitForFunction(() => /Menade du kompetenscenter/.test(document.querySelector(".js-sok [role=status]").textContent));
    await page.fill("#sok", "sophämtning");
    await page.waitForFunction(() => /Inget på webbplatsen motsvarar/.test(document.querySelector(".js-sok [role=status]").textContent));
    assert.equal(await options(page).count(), 0);
    assert.equal(await page.locator("#sok").getAttribute("aria-expanded"), "false");
    await context.close();
  });

  test("what was chosen is chosen no longer when one types on", async () => {
    const { page, context } = await typed("index.html", "arbets");
    await options(page).first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.ok(await page.locator("#sok").getAttribute("aria-activedescendant"));
    await page.keyboard.type("tr");
    await page.waitForFunction(() => !document.querySelector(".suggest [aria-selected=true]"));
    assert.equal(await page.locator("#sok").getAttribute("aria-activedescendant"), null);
    await context.close();
  });

  for (const width of [320, 1280]) {
    test(`suggests twelve at most, and all hits are always in reach: ${width} px`, async () => {
      const { page, context } = await typed("index.html", "missbruk", { width });
      await options(page).first().waitFor();
      assert.equal(await options(page).count(), 12);
      const groups = await page.locator(".suggest [role=group]").evaluateAll((all) => all.map((group) => [
        group.querySelector("p").textContent,
        group.querySelectorAll("[role=option]").length,
      ]));
      assert.equal(groups[0][0], "Bästa träffar");
      assert.ok(groups[0][1] >= 3 && groups[0][1] <= 5, JSON.stringify(groups));
      assert.ok(groups.length >= 4 && groups.slice(1).every(([, count]) => count <= 4), JSON.stringify(groups));
      const all = options(page).last();
      const inReach = () => all.evaluate((option) => {
        const [box, frame] = [option.getBoundingClientRect(), option.closest(".suggest").getBoundingClientRect()];
        return box.bottom <= Math.min(frame.bottom, innerHeight) && box.top >= frame.top;
      });
      assert.match(await all.innerText(), /^Visa alla \d+ träffar för ”missbruk”$/);
      assert.ok(await inReach(), "out of sight at first");
      // The one chosen by the arrows is never under it.
      for (let n = 0; n < 11; n++) {
        await page.keyboard.press("ArrowDown");
        const clear = await page.evaluate(() => {
          const [chosen, all] = [document.querySelector(".suggest [aria-selected=true]"), document.querySelector(".suggest-all")];
          return chosen.getBoundingClientRect().bottom <= all.getBoundingClientRect().top + 1;
        });
        assert.ok(clear && (await inReach()), `the option ${n}`);
      }
      for (let n = 0; n < 12; n++) await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      await page.waitForURL(/sok\.html#q=missbruk$/);
      await context.close();
    });
  }

  test("gives the room that few kinds leave to their second bests", async () => {
    const { page, context } = await typed("index.html", "kompetenscenter");
    await options(page).first().waitFor();
    const counts = await page.locator(".suggest [role=group]").evaluateAll((all) => all.map((group) => group.querySelectorAll("[role=option]").length));
    assert.ok(counts.slice(1).some((count) => count > 1), counts.join());
    assert.ok((await options(page).count()) <= 12);
    await context.close();
  });

  test("tells it all to a screen reader, in sentences", async () => {
    const { page, context } = await typed("index.html", "socialbidrag");
    const says = (/** @type {string} */ pattern) => page.waitForFunction((text) => new RegExp(text).test(document.querySelector(".js-sok [role=status]").textContent), pattern);
    await says("^\\d+ träffar\\. Visar även: .*ekonomiskt bistånd.*\\.$");
    await page.fill("#sok", "kompetensenter");
    await says("\\. Menade du kompetenscenter.*\\?$");
    await page.fill("#sok", "sophämtning");
    await says("^Inget på webbplatsen motsvarar ”sophämtning”\\. Prova .*\\.$");
    await context.close();
  });

  test("speaks the theme's words", async () => {
    const { page, context, faults } = await open(browser, `${address("sok.html")}#q=smedjan`, { home });
    await page.locator("section h2").first().waitFor();
    await page.evaluate(() => {
      Object.assign(document.querySelector(".js-sok").dataset, { traffar: "{n} prov", alla: "Allt: {traffar} om {fraga}", menade: "Månne {ord}, då?" });
      Object.assign(document.querySelector(".js-sok-svar").dataset, { summa: "{traffar}: {fraga}!", titel: "{sida}: {fraga}" });
    });
    await page.fill("#sok", "kompetensenter");
    await page.waitForFunction(() => /prov\. Månne kompetenscenter, då\?$/.test(document.querySelector(".js-sok [role=status]").textContent));
    assert.match(await options(page).last().innerText(), /^Allt: \d+ prov om kompetensenter$/);
    await page.keyboard.press("Enter");
    await page.getByText(/prov: kompetensenter!$/).waitFor();
    assert.match(await page.title(), /^Sök – .*: kompetensenter$/);
    assert.match(await page.getByRole("main").innerText(), /Månne kompetenscenter, då\?/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test("is not there without scripts, and the page of hits leads on", async () => {
    const { page, context } = await open(browser, address("sok.html"), { home, scripts: false });
    assert.equal(await page.locator(".js-sok").isVisible(), false);
    assert.equal(await page.locator("main a[href='insatser/index.html']").isVisible(), true);
    await context.close();
  });
});

describe("the page of hits", () => {
  test("Enter leads there, and Back and Forward work", async () => {
    const { page, context, faults } = await typed(richest("insats"), "SoL 4:1");
    await page.keyboard.press("Enter");
    await page.waitForURL(/sok\.html#q=SoL%204%3A1$/);
    await page.locator("section h2").first().waitFor();
    assert.match(await page.locator("main [role=status].lead").innerText(), /^\d+ träffar för ”SoL 4:1”/);
    assert.ok((await page.locator("main section a").allInnerTexts()).includes("4:1 och 4:4"));
    await page.fill("#sok", "krami");
    await page.keyboard.press("Enter");
    await page.locator("main section a", { hasText: "Krami" }).first().waitFor();
    await page.goBack();
    await page.waitForFunction(() => document.querySelector("#sok").value === "SoL 4:1");
    assert.deepEqual(faults, []);
    await context.close();
  });

  test("the fault of an older query says nothing of a newer one", async () => {
    const { page, context } = await open(browser, `${address("sok.html")}#q=krami`, { home });
    await page.locator("section h2").first().waitFor();
    await page.evaluate(() => {
      const { sok } = /** @type {Required<NonNullable<typeof utbud>>} */ (globalThis.utbud);
      const ask = sok.page;
      sok.page = (query) => (query === "gammal" ? new Promise((_, fail) => (globalThis.fail = () => fail(new Error("gammalt fel")))) : ask(query));
      location.hash = "#q=gammal";
    });
    await page.waitForFunction(() => globalThis.fail);
    await page.evaluate(() => (location.hash = "#q=smedjan"));
    await page.locator("main [role=status].lead", { hasText: "för ”smedjan”" }).waitFor();
    await page.evaluate(() => fail());
    await page.waitForTimeout(100);
    assert.match(await page.locator("main [role=status].lead").innerText(), /för ”smedjan”/);
    await context.close();
  });

  for (const [sent, query] of [["?q=krami", "krami"], ["?q=SoL+4%3A1&lang=sv", "SoL 4:1"], ["?q=krami#q=smedjan", "smedjan"]]) {
    test(`answers what another site or the browser itself asks: ${sent}`, async () => {
      const { page, context, faults } = await open(browser, address("sok.html") + sent, { home });
      await page.locator("section h2").first().waitFor();
      assert.equal(await page.locator("#sok").inputValue(), query);
      assert.ok((await page.locator("main [role=status].lead").innerText()).includes(`för ”${query}”`));
      assert.ok(page.url().endsWith(`#q=${encodeURIComponent(query)}`), page.url());
      await page.fill("#sok", "arbetsträning");
      await page.keyboard.press("Enter");
      await page.waitForURL(/sok\.html#q=arbetstr%C3%A4ning$/);
      await page.locator("main [role=status].lead", { hasText: "för ”arbetsträning”" }).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  test("leads with the best of any kind, and jumps to the others by kind", async () => {
    const { page, context, faults } = await open(browser, `${address("sok.html")}#q=hemlöshet`, { home });
    await page.locator("section h2").first().waitFor();
    const lead = page.locator("main section").first();
    assert.equal(await lead.locator("h2").innerText(), "Bästa träffar");
    const count = await lead.locator("li").count();
    assert.ok(count >= 3 && count <= 5, String(count));
    assert.ok((await lead.locator("li .meta").allInnerTexts()).every((text) => text.length > 3), "each says what it is");
    const links = await page.locator("main section a[href]:visible").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    assert.equal(new Set(links).size, links.length, "each once");
    const jump = page.locator("main nav button").last();
    const heading = await jump.innerText();
    await jump.click();
    assert.ok((await page.evaluate(() => document.activeElement?.textContent ?? "")).startsWith(heading));
    assert.match(page.url(), /#q=heml/);
    const fold = page.locator("main details").first();
    const hidden = fold.locator("li").first();
    assert.equal(await hidden.isVisible(), false);
    await fold.locator("summary").click();
    assert.ok(await hidden.isVisible());
    assert.deepEqual(faults, []);
    await context.close();
  });

  test("answers a condition as such, and says so", async () => {
    const { page, context } = await open(browser, `${address("sok.html")}#q=utan kö`, { home });
    await page.locator("section h2").first().waitFor();
    assert.match(await page.locator("main [role=status].lead").innerText(), /^\d+ insatser utan kö enligt senaste uppgift\. För \d+ saknas uppgift\./);
    assert.match(await page.locator("main section li").first().innerText(), /Ingen kö/);
    await context.close();
  });

  test("names a word that the site does not have, and answers the rest", async () => {
    const { page, context } = await open(browser, `${address("sok.html")}#q=hemlöshet blåkulla`, { home });
    await page.locator("section h2").first().waitFor();
    assert.match(await page.locator("main [role=status].lead").innerText(), /Inget på webbplatsen säger ”blåkulla”/);
    await context.close();
  });

  test("helps where there are no hits", async () => {
    const { page, context } = await open(browser, `${address("sok.html")}#q=sophämtning`, { home });
    await page.getByText("Inget på webbplatsen motsvarar ”sophämtning”.").waitFor();
    assert.ok(await page.getByRole("link", { name: "Gå igenom alla insatser" }).isVisible());
    await context.close();
  });
});
