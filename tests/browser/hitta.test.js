// The guided finder in use: answers narrow the list at once and are announced, every insats says why, nothing is kept, and the
// page says the same as the command line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, colours, none } from "./axe.js";
import { launch, open, overflow } from "./browser.js";
import { ids } from "./content.js";
import { address, home, program, root } from "./site.js";

/** @import { Page, Request, Browser } from "playwright-core" */
/** @import { Options } from "./browser.js" */

/** The lists of the page in its order, each with the verdict of what stands there; nobody is offered what stands in ”inte”. */
const LISTS = { passar: "passar", passar_med_villkor: "passar_med_villkor", nara: "osakert", svar: "osakert", saknas: "osakert", inte: "inte", utesluts: "utesluts" };
const VERDICTS = ["passar", "passar_med_villkor", "osakert", "utesluts"];
const GROUPS = [...VERDICTS, "inte"];
const WOMAN = { stadsomrade: "nordost", alder: 34, kon: "kvinna", boende: "hemlos_akut", skadligt_bruk: "pagaende" };

/** @typedef {{ vad: string, text: string }} Reason */
/** @typedef {{ id: string, verdict: string, apart: string | null, reasons: Reason[] }} Result */

/** @type {Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The rows come after the counts, some at a time. */
const settled = (/** @type {Page} */ page) => page.waitForFunction(() => !document.querySelector("#svar").hidden && !document.querySelector("#svar[aria-busy], .is-waiting"));
async function start(/** @type {Options} */ options = {}) {
  const opened = await open(browser, address("hitta.html"), { home, ...options });
  if (options?.scripts !== false) await settled(opened.page);
  return opened;
}

/** Answers a question as a reader does: opens its row, and chooses or writes. */
async function answer(/** @type {Page} */ page, /** @type {string} */ question, /** @type {string | number | string[]} */ value) {
  const row = page.locator(`#fraga-${question}`);
  if (await page.locator(".js-mer").evaluate((more, /** @type {string} */ id) => !more.open && Boolean(more.querySelector(id)), `#fraga-${question}`)) {
    await page.locator(".js-mer > summary").click();
  }
  if (!(await row.evaluate((e) => e.open))) await row.locator("summary").first().click();
  if (typeof value === "number") await row.locator("input[type=number]").fill(String(value));
  else for (const word of [value].flat()) await row.locator(`input[value=${word}]`).check();
  await settled(page);
}

const answerAll = async (/** @type {Page} */ page, /** @type {Record<string, string | number | string[]>} */ answers) => {
  for (const [question, value] of Object.entries(answers)) await answer(page, question, value);
};

/** The names of the insatser in each group. */
const groups = (/** @type {Page} */ page) =>
  page.evaluate((/** @type {Record<string, string>} */ lists) => {
    /** @type {Record<string, string[]>} */
    const found = { passar: [], passar_med_villkor: [], osakert: [], inte: [], utesluts: [] };
    for (const [list, group] of Object.entries(lists)) {
      found[group].push(...[...document.querySelectorAll(`[data-lista=${list}] .js-rader > li`)].map((row) => row.querySelector("a").firstChild.textContent));
    }
    return found;
  }, LISTS);

const row = (/** @type {Page} */ page, /** @type {string} */ name) => page.locator(".js-rader > li").filter({ has: page.locator(`:is(h4, h5) a:text-is("${name}")`) }).first();

/** The rows in the order of the results. */
const inOrder = (/** @type {string[]} */ some, /** @type {string[]} */ all) => all.filter((one) => some.includes(one));

describe("the finder", { concurrency: 2 }, () => {
  test("every insats is there from the start, and answers narrow the list at once", async () => {
    const { page, context, faults } = await start();
    const first = await groups(page);
    assert.equal(GROUPS.flatMap((group) => first[group]).length, ids("insatser").length);
    assert.deepEqual(first.utesluts, [], "nothing is excluded before anything is answered");
    assert.ok(first.inte.includes("Stadenövergripande föreningsbidrag inom det sociala området"), "a grant is offered to nobody");

    await answerAll(page, WOMAN);
    const then = await groups(page);
    assert.equal(GROUPS.flatMap((group) => then[group]).length, ids("insatser").length, "none is hidden");
    assert.ok(then.passar.includes("Huldas hus") && then.utesluts.includes("Krami"), JSON.stringify(then));
    for (const verdict of VERDICTS) {
      assert.equal(await page.locator(`.js-antal-${verdict}`).innerText(), String(then[verdict].length));
    }
    assert.match(await row(page, "Huldas hus").innerText(), /Bästa vägen in: Öppen mötesplats/);
    assert.match(await row(page, "Arbetsliv och hälsa").innerText(), /För den som har försörjningsstöd\. Det är inte besvarat/);
    assert.match(String(await row(page, "Finsam Vuxna").textContent()), /Den som har ett pågående skadligt bruk eller beroende kan delta på ett villkor/);
    assert.match(await row(page, "Behandlingsgruppen IPS").innerText(), /För den som har en behandlingskontakt\. Det är inte besvarat/);
    await answer(page, "behandlingskontakt", "nej");
    assert.match(String(await row(page, "Behandlingsgruppen IPS").textContent()), /men personen har ingen behandlingskontakt[\s\S]*Pröva i stället: Den som inte vill/);
    none(faults);
    await context.close();
  });

  for (const [width, height] of [[1280, 800], [390, 844]]) {
    test(`the list begins on the first screen, counts and answers stay in sight, and nothing scrolls inside the page, at ${width} px`, async () => {
      const { page, context, faults } = await start({ width });
      await page.setViewportSize({ width, height });
      await answerAll(page, { alder: 22, funktionsnedsattning: "npf" });
      await page.locator("#fraga-funktionsnedsattning summary").click();
      await page.evaluate(() => scrollTo(0, 0));
      const top = await page.locator(".js-lista:not([hidden]) .js-rader > li a").first().evaluate((row) => row.getBoundingClientRect().bottom);
      assert.ok(top < height, `the first row ends at ${top} px`);
      await page.evaluate(() => scrollTo(0, 2000));
      const bar = page.locator(".finder-bar");
      assert.equal(await bar.evaluate((e) => Math.round(e.getBoundingClientRect().top)), 0);
      assert.match(await bar.innerText(), /1\s+passar[\s\S]*Ålder: 22 år · Funktionsnedsättning: Neuropsykiatrisk/);
      const scrolling = await page.evaluate(() => [...document.querySelectorAll(".hitta *")].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflowY)).length);
      assert.equal(scrolling, 0);
      const empty = await page.locator(".js-lista:visible").evaluateAll((lists) => lists.filter((list) => !list.querySelector("li")).length);
      assert.equal(empty, 0, "no heading stands over nothing");
      none(faults);
      await context.close();
    });
  }

  test("the counts are announced", async () => {
    const { page, context } = await start();
    await answer(page, "kon", "man");
    const status = page.locator("[role=status]");
    const { passar, utesluts } = await groups(page);
    assert.ok(utesluts.length > 0);
    await status.filter({ hasText: new RegExp(`^${passar.length}\\sinsats.* ${utesluts.length} utesluts\\.$`) }).waitFor({ state: "attached", timeout: 3000 });
    await context.close();
  });

  test("nej, vet inte and no answer: the first excludes, the others don't", async () => {
    const { page, context } = await start();
    const has = async (/** @type {string} */ verdict, /** @type {string} */ name) => (await groups(page))[verdict].includes(name);
    assert.ok(await has("osakert", "Vamos Sydväst"));
    await answer(page, "forsorjningsstod", "nej");
    assert.ok(await has("utesluts", "Vamos Sydväst"));
    await answer(page, "forsorjningsstod", "vet_inte");
    assert.ok(await has("osakert", "Vamos Sydväst"));
    assert.equal(await page.locator("#fraga-forsorjningsstod .js-svar").innerText(), "Vet inte");
    await page.locator("#fraga-forsorjningsstod .js-rensa").click();
    assert.equal(await page.locator("#fraga-forsorjningsstod .js-svar").innerText(), "");
    await answer(page, "funktionsnedsattning", ["npf", "annan"]);
    assert.equal(await page.locator("#fraga-funktionsnedsattning .js-svar").innerText(), "Neuropsykiatrisk funktionsnedsättning (NPF), Annan funktionsnedsättning");
    await answer(page, "funktionsnedsattning", "nej");
    assert.equal(await page.locator("#fraga-funktionsnedsattning .js-svar").innerText(), "Nej", "nej goes with no other answer");
    const gone = /^”Nej” går inte ihop med ”Neuropsykiatrisk funktionsnedsättning \(NPF\)”, ”Annan funktionsnedsättning”, som togs bort\. \d/;
    await page.locator("[role=status]").filter({ hasText: gone }).waitFor({ state: "attached", timeout: 3000 });
    await context.close();
  });

  test("an age that makes no sense is told and counts as no answer", async () => {
    const { page, context, faults } = await start();
    await answer(page, "alder", 200);
    assert.ok(await page.locator("#fel-alder").isVisible());
    assert.equal(await page.locator("#fraga-alder .js-svar").innerText(), "Ogiltigt svar");
    assert.match(await page.locator(".js-sagt").innerText(), /Ingen fråga/);
    const field = page.getByRole("spinbutton", { name: "Ålder, hela år", exact: true });
    assert.equal(await field.evaluate((e) => e.ariaInvalid), "true");
    assert.match(await field.evaluate((e) => document.getElementById(e.getAttribute("aria-describedby") ?? "").textContent), /från 0 till 120/);
    assert.match(await field.evaluate((e) => document.getElementById(e.getAttribute("aria-errormessage") ?? "").textContent), /från 0 till 120/);
    assert.ok(await field.evaluate((e) => e.form.noValidate));
    assert.deepEqual((await groups(page)).utesluts, []);
    await answer(page, "alder", 67);
    assert.ok(!(await page.locator("#fel-alder").isVisible()));
    assert.equal(await field.getAttribute("aria-describedby"), null);
    assert.ok((await groups(page)).utesluts.includes("Aktivitetshusen"));
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#fraga-forsorjningsstod").evaluate((e) => e.open), "Enter goes on to the next question");
    none(faults);
    await context.close();
  });

  test("the whole of an insats unfolds, with the source of each condition and the way in", async () => {
    const { page, context } = await start();
    const one = row(page, "Smedjans sysselsättningscenter");
    await one.locator("summary").click();
    const text = await one.innerText();
    for (const part of [/För den som är placerad inom Boende och hemlöshet/, /Källa: Utredningen om sysselsättning, 2025, avsnitt 4\.2\.4\.1/]) {
      assert.match(text, part);
    }
    await answer(page, "kon", "man");
    assert.ok(await one.locator("details").evaluate((e) => e.open), "it stays unfolded");
    await context.close();
  });

  test("the bedömd tid hints at a lagrum and excludes nothing", async () => {
    const { page, context } = await start();
    await answer(page, "tid_till_sjalvforsorjning", "over_3_ar");
    assert.match(await page.locator("#fraga-tid_till_sjalvforsorjning .js-tips").innerText(), /12 kap\. 1 §/);
    await answer(page, "tid_till_sjalvforsorjning", "under_3_ar");
    assert.match(await page.locator("#fraga-tid_till_sjalvforsorjning .js-tips").innerText(), /12 kap\. 4 §/);
    assert.deepEqual((await groups(page)).utesluts, []);
    await context.close();
  });

  test("what is to be checked is what answers settle, with their questions, and what they don't", async () => {
    const { page, context } = await start();
    await answerAll(page, WOMAN);
    const list = (/** @type {string} */ name) => page.locator(`[data-lista=${name}]`);
    for (const name of ["nara", "svar", "saknas"]) {
      assert.match(String(await list(name).locator("h4").first().textContent()), new RegExp(`\\(${await list(name).locator(".js-rader > li").count()}\\)$`));
    }
    for (const line of await list("svar").locator(".js-rader > li").allInnerTexts()) assert.match(line, /inte besvarat|avgörs av svaret/);
    const question = list("svar").getByRole("link", { name: "Försörjningsstöd", exact: true });
    const waiting = await page.locator(".js-rader > li").filter({ hasText: "För den som har försörjningsstöd. Det är inte besvarat" }).count();
    assert.ok(waiting > 0);
    await question.click();
    assert.ok(await page.locator("#fraga-forsorjningsstod").evaluate((e) => e.open && e.contains(document.activeElement)));
    await answer(page, "forsorjningsstod", "ja");
    assert.equal(await question.count(), 0, "it waits for that answer no longer");
    for (const name of ["saknas", "inte", "utesluts"]) assert.ok(!(await list(name).evaluate((e) => e.open)), "folded until it is asked for");
    await context.close();
  });

  test("what excludes every way in comes first, and what excludes one of them names it", async () => {
    const { page, context } = await start();
    await answerAll(page, { stadsomrade: "centrum", kon: "man" });
    await page.locator("#utesluts > summary").click();
    const lines = await row(page, "Huldas hus").locator(".why").first().locator("li").allInnerTexts();
    assert.equal(lines[0], "För den som är kvinna, men personen är man");
    assert.equal(lines[1], "Sysselsättning och arbetsträning: Inte öppen för Centrum, bara för Sydväst");
    const small = await page.locator("[data-lista=utesluts] .why a").evaluateAll((links) => links.map((a) => a.getClientRects()[0].height).filter((height) => height < 24));
    assert.deepEqual(small, [], "links to alternatives are large enough to hit");
    assert.ok(await row(page, "Arbetsliv och hälsa").locator(".out, li").count() > 0);
    await answer(page, "stadsomrade", "nordost");
    assert.ok(await row(page, "Arbetsliv och hälsa").getByText("Beslut krävs", { exact: true }).isVisible(), "on the card, before it is unfolded");
    await context.close();
  });

  test("nothing is stored, sent, or put in the address or the history, and nothing survives a reload", async () => {
    const { page, context, requests } = await start();
    const kept = () => page.evaluate(() => [location.href, history.length, JSON.stringify(history.state), localStorage.length, sessionStorage.length, document.cookie]);
    const [before, sent] = [await kept(), requests.length];
    await answerAll(page, WOMAN);
    assert.deepEqual(await kept(), before);
    assert.equal(requests.length, sent);
    assert.ok(await page.getByText("Ingenting sparas och ingenting skickas.").isVisible());
    await page.reload();
    await settled(page);
    assert.equal(await page.locator(".q.is-answered").count(), 0);
    assert.deepEqual((await groups(page)).utesluts, []);
    await context.close();
  });

  test("by keyboard alone: answer, go on, and come to the results", async () => {
    const { page, context, faults } = await start();
    const press = async (/** @type {string[]} */ ...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.locator("#fraga-stadsomrade summary").focus();
    await press("Enter", "Tab", "Space", "Tab");
    assert.equal(await page.locator("#fraga-stadsomrade .js-svar").innerText(), "Centrum");
    await press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "alder", "in the field itself");
    await press("4", "5", "Enter", "ArrowDown");
    assert.equal(await page.locator("#fraga-alder .js-svar").innerText(), "45 år");
    assert.equal(await page.locator("#fraga-forsorjningsstod .js-svar").innerText(), "Nej");
    assert.equal(await page.locator(".q[open]").count(), 1, "one question is open at a time");
    const last = page.locator(".js-nasta").last();
    await page.locator(".js-mer > summary").focus();
    await press("Enter");
    await page.locator(".q summary").last().focus();
    await press("Enter");
    await last.focus();
    await press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "svar");
    await page.waitForFunction(() => document.querySelector("#svar").getBoundingClientRect().top < 200);
    const place = () => page.locator("#svar").evaluate((e) => [e.getBoundingClientRect().top, getComputedStyle(e).outlineStyle]);
    const [top, outline] = await place();
    assert.ok(Number(top) >= 0 && Number(top) < 200 && outline !== "none", `the results begin at ${top} px, outline ${outline}`);
    // From the first answer it is a few steps to the results, by a link that only the focus shows.
    await page.locator("#fraga-stadsomrade summary").focus();
    await press("Enter", "Tab");
    let steps = 0;
    do {
      await press("Tab");
      steps += 1;
    } while (steps < 5 && (await page.evaluate(() => document.activeElement?.textContent.trim())) !== "Till resultatet");
    assert.ok(steps < 5, "it is near");
    assert.ok(Number(await page.evaluate(() => document.activeElement?.getBoundingClientRect().height)) >= 24, "and seen");
    await press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "svar");
    assert.match(page.url(), /hitta\.html$/);
    await page.getByRole("button", { name: "Börja om" }).focus();
    await press("Enter");
    assert.equal(await page.locator(".q.is-answered").count(), 0);
    none(faults);
    await context.close();
  });

  test("the list prints what is chosen, told whole, and the answers only if asked for", async () => {
    const { page, context } = await start();
    await answerAll(page, WOMAN);
    const paper = async () => execFileSync("pdftotext", ["-layout", "-", "-"], { input: await page.pdf({ preferCSSPageSize: true }) }).toString();
    await row(page, "Vuxenenheternas stöd").getByRole("checkbox").uncheck();
    await row(page, "Arbetsliv och hälsa").getByRole("checkbox").check();
    const text = await paper();
    for (const there of ["Huldas hus", "Arbetsliv och hälsa", "Vägen in", "Beslut krävs", "4.2.3.1", "januari 2025"]) assert.ok(text.includes(there), `not on paper: ${there}\n${text}`);
    for (const gone of ["Vuxenenheternas stöd", "Krami", "Ta med på listan", "Stadsområde: Nordost", "Ändra", "öppnas i ny flik"]) assert.ok(!text.includes(gone), `on paper: ${gone}`);
    await page.getByLabel("Skriv ut svaren också").check();
    assert.match(await paper(), /Svar: Stadsområde: Nordost · Ålder: 34 år/);
    assert.match(await page.locator(".js-utskrift").innerText(), /\(2\)/);
    await context.close();
  });

  for (const [width, scheme, other] of /** @type {const} */ ([[320, "light", "dark"], [1280, "dark", "light"]])) {
    test(`axe and the width, answered and unfolded, light and dark, ${width} px`, async () => {
      const { page, context, faults } = await start({ width, scheme });
      await answerAll(page, { ...WOMAN, behandlingskontakt: "nej", alder: 34, sprak: "inget_hinder" });
      await page.evaluate(() => {
        for (const box of document.querySelectorAll(".js-rader details")) box.open = true;
      });
      await page.waitForTimeout(50);
      none([...(await axe(page)), ...(await overflow(page))]);
      await page.emulateMedia({ colorScheme: other });
      none([...(await colours(page)), ...faults]);
      await context.close();
    });
  }

  test("without JavaScript the page says what it needs, and leads to the conditions and the catalogue", async () => {
    const { page, context, faults } = await start({ scripts: false });
    assert.ok(await page.getByRole("heading", { name: "Frågorna behöver JavaScript" }).isVisible());
    assert.equal(await page.getByRole("radio", { name: "Nordost" }).count(), 0);
    assert.ok(await page.getByRole("main").getByRole("link", { name: "Visa alla insatser" }).isVisible());
    await page.getByRole("main").getByRole("link", { name: "Läs alla villkor" }).click();
    assert.equal(await page.getByRole("heading", { level: 2 }).count(), ids("insatser").length + 2, "every insats, and the foot's two");
    none(faults);
    await context.close();
  });

  test("the page says what the command line says", async () => {
    const { page, context } = await start();
    /** @type {Record<string, string | number | string[]>[]} */
    const cases = [{}, WOMAN, { alder: 22, funktionsnedsattning: ["npf"], utbildning: "ej_gymnasium" }, { skadligt_bruk: "pagaende", behandlingskontakt: "nej", mal: ["studier"] }];
    const input = cases.map((one) => JSON.stringify(one)).join("\n");
    const lines = execFileSync(program(), ["match", "--json", "--root", root], { input, maxBuffer: 64 << 20 }).toString().trim().split("\n");
    for (const [at, answers] of cases.entries()) {
      await page.reload();
      await settled(page);
      await answerAll(page, answers);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll(".js-rader > li")].map((li) => li.querySelector("a").getAttribute("href").match(/([^/]+)\.html$/)[1]));
      const { results } = JSON.parse(lines[at]);
      assert.deepEqual(shown, results.map((/** @type {Result} */ { id }) => id), "in one order");
      const found = await groups(page);
      for (const verdict of VERDICTS) assert.equal(found[verdict].length, results.filter((/** @type {Result} */ one) => one.verdict === verdict && !one.apart).length, verdict);
    }
    await context.close();
  });
});

describe("the finder of a large site", { concurrency: 1 }, () => {
  const NUMBER = 260;
  const large = mkdtempSync(path.join(tmpdir(), "utbud-hitta-"));
  const site = path.join(large, "site");
  const base = `${pathToFileURL(path.join(large, "public")).href}/`;
  before(() => {
    execFileSync(path.join(root, "tests/generate"), [String(NUMBER), site]);
    execFileSync(program(), ["build", "--root", site, "--out", path.join(large, "public")], { stdio: "ignore" });
  });
  after(() => rmSync(large, { recursive: true, force: true }));

  async function begin(/** @type {Options} */ options = {}) {
    const opened = await open(browser, `${base}hitta.html`, { home: base, ...options });
    if (options?.scripts !== false) await settled(opened.page);
    return opened;
  }
  const shards = (/** @type {Request[]} */ requests) => requests.map((/** @type {Request} */ request) => request.url()).filter((/** @type {string} */ url) => url.includes("/katalog/hitta-"));
  const shown = (/** @type {Page} */ page) =>
    page.evaluate((/** @type {Record<string, string>} */ lists) => [...document.querySelectorAll(".js-lista")].map((group) => ({
      verdict: lists[group.dataset.lista],
      list: group.dataset.lista,
      ids: [...group.querySelectorAll(".js-rader > li:not(.is-waiting)")].map((li) => li.querySelector("a").getAttribute("href").match(/([^/]+)\.html$/)[1]),
      count: Number((group.querySelector(".js-n") || document.querySelector(`.js-antal-${group.dataset.lista}`)).textContent.replace(/\s/g, "")),
      told: group.querySelector(".js-visar").hidden ? "" : group.querySelector(".js-visar").textContent,
    })), LISTS);

  test("true counts of all, the first of each group as the command line has them, and why the others are not there", async () => {
    const { page, context, faults, requests } = await begin();
    /** @type {Record<string, string | number | string[]>[]} */
    const cases = [{}, WOMAN, { ...WOMAN, behandlingskontakt: "nej", mal: ["studier"] }];
    const input = cases.map((one) => JSON.stringify(one)).join("\n");
    const lines = execFileSync(program(), ["match", "--json", "--root", site], { input, maxBuffer: 64 << 20 }).toString().trim().split("\n");
    for (const [at, answers] of cases.entries()) {
      await page.reload();
      await settled(page);
      await answerAll(page, answers);
      const { results } = JSON.parse(lines[at]);
      const lists = await shown(page);
      for (const { verdict, list, ids, count, told } of lists) {
        const wanted = results.filter((/** @type {Result} */ one) => (verdict === "inte" ? one.apart : one.verdict === verdict && !one.apart)).map((/** @type {Result} */ one) => one.id);
        const all = lists.filter((one) => one.verdict === verdict);
        assert.equal(all.reduce((sum, one) => sum + one.count, 0), wanted.length, verdict);
        if (verdict !== "inte") assert.equal(Number(await page.locator(`.js-antal-${verdict}`).innerText()), wanted.length, verdict);
        assert.equal(ids.length, Math.min(20, count), list);
        assert.deepEqual(ids, all.length > 1 ? inOrder(ids, wanted) : wanted.slice(0, 20), list);
        if (count > 20) assert.match(told, new RegExp(`^Här står 20 av ${count}: `));
        else assert.equal(told, "");
      }
    }
    const reasons = JSON.parse(lines[2]).results.find((/** @type {Result} */ one) => one.verdict === "utesluts").reasons;
    const alternative = reasons.find((/** @type {Reason} */ one) => one.vad === "alternativ").text.replace(/ $/, "");
    // The page marks each name as a link to a new tab.
    const text = (await page.locator("[data-lista=utesluts] .js-rader > li").first().evaluate((li) => li.textContent)).replaceAll(" (öppnas i ny flik)", "");
    assert.ok(text.includes(alternative.split(":")[0]), `${alternative}\n${text}`);
    assert.ok(shards(requests).length > 0);
    none(faults);
    await context.close();
  });

  test("all words are asked for in one order, whatever is answered and whenever", async () => {
    const MANY = 1010;
    const [from, to] = [path.join(large, "many"), path.join(large, "many-public")];
    execFileSync(path.join(root, "tests/generate"), [String(MANY), from]);
    execFileSync(program(), ["build", "--root", from, "--out", to], { stdio: "ignore" });
    const home = `${pathToFileURL(to).href}/`;
    const orders = [];
    for (const answers of [{}, WOMAN, { kon: "man", alder: 61, skadligt_bruk: "nej" }]) {
      const { page, context } = await open(browser, `${home}hitta.html`, { home });
      // No words come until the answers are given: rows wait for them.
      /** @type {(string | undefined)[]} */
      const asked = [];
      /** @type {(value?: unknown) => void} */
      let go = () => {};
      const answered = new Promise((done) => (go = done));
      await page.route("**/katalog/hitta-*.js*", async (route) => {
        asked.push(route.request().url().match(/hitta-\d+/)?.[0]);
        await answered;
        await route.continue();
      });
      await page.reload({ waitUntil: "commit" });
      await page.waitForFunction(() => document.querySelector("#svar")?.hidden === false);
      for (const [question, value] of Object.entries(answers)) {
        await page.evaluate(([id, value]) => {
          const field = document.querySelector(typeof value === "number" ? `#fraga-${id} input[type=number]` : `#fraga-${id} input[value=${value}]`);
          if (typeof value !== "number") return field.click();
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }, [question, value]);
      }
      await page.locator(".is-waiting").first().waitFor();
      go();
      await settled(page);
      // The rest comes in the background, behind the rows.
      for (const until = Date.now() + 20_000; asked.length < Math.ceil(MANY / 200) && Date.now() < until; ) await page.waitForTimeout(50);
      orders.push(asked);
      assert.equal(await page.getByText("Ingenting sparas och ingenting skickas.").count(), 1);
      await context.close();
    }
    assert.equal(orders[0].length, Math.ceil(MANY / 200), "all of them, each once");
    assert.deepEqual(orders[1], orders[0]);
    assert.deepEqual(orders[2], orders[0]);
  });

  test("more of a group are shown when they are asked for, and are focused", async () => {
    const { page, context, faults, requests } = await begin();
    await answer(page, "alder", 34);
    const before = shards(requests).length;
    const group = page.locator("[data-lista=saknas]");
    await group.locator("summary").first().click();
    const first = (await shown(page)).find((one) => one.list === "saknas");
    await group.locator(".js-fler").click();
    await settled(page);
    const then = (await shown(page)).find((one) => one.list === "saknas");
    assert.ok(first && then);
    assert.equal(then.ids.length, Math.min(80, first.count));
    assert.deepEqual(then.ids.slice(0, 20), first.ids);
    assert.equal(new Set(then.ids).size, then.ids.length, "none twice");
    assert.equal(await page.evaluate(() => Array.from(document.activeElement?.closest("ul").children ?? []).indexOf(document.activeElement?.closest("li"))), 20);
    assert.equal(shards(requests).length, before, "nothing is asked of the server for it");
    none(faults);
    await context.close();
  });

  test("counts are announced, a group is a step back in the history, and answers are none", async () => {
    const { page, context, faults } = await begin();
    const length = await page.evaluate(() => history.length);
    await answer(page, "kon", "man");
    const groups = await shown(page);
    const status = page.locator("[role=status]");
    await status.filter({ hasText: new RegExp(` ${groups.at(-1)?.count} utesluts\\.$`) }).waitFor({ state: "attached", timeout: 3000 });
    assert.equal(groups.reduce((sum, group) => sum + group.count, 0), NUMBER);
    assert.equal(await page.evaluate(() => history.length), length);
    await page.locator(".tally a").last().click();
    assert.match(page.url(), /#utesluts$/);
    await page.goBack();
    assert.match(page.url(), /hitta\.html$/);
    assert.equal(await page.locator("#fraga-kon .js-svar").innerText(), "Man", "the answers are still there");
    assert.deepEqual(await shown(page), groups);
    await page.goForward();
    assert.match(page.url(), /#utesluts$/);
    none(faults);
    await context.close();
  });

  test("words that can't be brought are told, the counts hold, and one may try again", async () => {
    const { page, context } = await begin();
    const fault = page.locator(".js-fel-ord");
    assert.ok(!(await fault.isVisible()));
    await page.route("**/katalog/hitta-*.js*", (route) => route.abort());
    await page.reload();
    await fault.waitFor();
    await page.evaluate(() => document.querySelector("#fraga-kon input[value=man]").click());
    await page.waitForFunction(() => !document.querySelector("#svar[aria-busy]"));
    assert.ok(await fault.isVisible());
    assert.ok((await page.locator(".is-waiting").count()) > 0);
    assert.equal((await shown(page)).reduce((sum, group) => sum + group.count, 0), NUMBER);
    await page.unroute("**/katalog/hitta-*.js*");
    await page.getByRole("button", { name: "Försök igen" }).click();
    await settled(page);
    assert.ok(!(await fault.isVisible()));
    for (const { ids, count } of await shown(page)) assert.equal(ids.length, Math.min(20, count));
    await context.close();
  });

  for (const [width, scheme] of /** @type {const} */ ([[320, "dark"], [1280, "light"]])) {
    test(`axe and the width, ${scheme}, ${width} px`, async () => {
      const { page, context, faults } = await begin({ width, scheme });
      await answerAll(page, WOMAN);
      // What is out of sight is not laid out, and has no size to look at.
      await page.evaluate(() => document.querySelectorAll(".js-rader > li").forEach((li) => (li.style.contentVisibility = "visible")));
      none([...(await axe(page)), ...(await overflow(page)), ...faults]);
      await page.goto(`${base}villkor/sida-2.html`);
      none([...(await axe(page)), ...(await overflow(page)), ...faults]);
      await context.close();
    });
  }

  test("without JavaScript all conditions are read page by page", async () => {
    const { page, context, faults } = await begin({ scripts: false });
    await page.getByRole("main").getByRole("link", { name: "Läs alla villkor" }).click();
    let read = 0;
    for (let nr = 1; nr <= 3; nr++) {
      if (nr > 1) await page.getByRole("navigation", { name: "Sidor med villkor" }).getByRole("link", { name: `Sida ${nr}` }).click();
      read += await page.locator("article.term-art h2").count();
    }
    assert.equal(read, NUMBER);
    await page.getByRole("navigation", { name: "Bokstäver" }).getByRole("link", { name: "B", exact: true }).click();
    assert.match(page.url(), /villkor\.html#/);
    none(faults);
    await context.close();
  });
});
