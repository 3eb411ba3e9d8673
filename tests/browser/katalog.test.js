// The catalogue in use: facets, the address, compare, the reader's own list. Counts are checked against the YAML itself: nothing of
// the program stands between.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { axe, colours, none } from "./axe.js";
import { launch, open, overflow, unfold } from "./browser.js";
import { records, vocabulary, ways } from "./content.js";
import { pathToFileURL } from "node:url";
import { address, files, home, program, read, root } from "./site.js";

/** @import { Page, Browser } from "playwright-core" */
/** @import { Content } from "./content.js" */

const PAGE = "insatser/index.html";
/** The values chosen in each facet.
 * @typedef {Record<string, string[]>} Chosen */

/** @type {Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

// --- What the YAML says -----------------------------------------------------------------------------------------------------

const insatser = records("insatser");
const yaml = {
  malgrupp: (/** @type {Content} */ way) => way.målgrupper,
  mal: (/** @type {Content} */ way) => way.mål,
  utforare: (/** @type {Content} */ way) => way.utförare,
  delomrade: (/** @type {Content} */ way) => way.delområden,
  metod: (/** @type {Content} */ way) => way.metoder?.map((/** @type {{ metod: string }} */ { metod }) => metod),
};
const MISSING = "uppgift_saknas";
/** What the ways into an insats say for a facet. */
function said(/** @type {Content} */ insats, /** @type {(way: Content) => string[] | undefined} */ of) {
  const all = new Set(ways(insats).flatMap((way) => of(way) ?? []));
  return all.size ? all : new Set([MISSING]);
}
const values = Object.fromEntries(Object.entries(yaml).map(([facet, of]) => [facet, new Map([...insatser].map(([id, insats]) => [id, said(insats, of)]))]));
/** The insatser that have one of the values of each facet. */
const fitting = (/** @type {Chosen} */ chosen) => [...insatser.keys()].filter((id) => Object.entries(chosen).every(([facet, some]) => some.some((/** @type {string} */ value) => values[facet].get(id)?.has(value))));
/** How many would fit each value of a facet, by what is chosen of the others. */
function counts(/** @type {string} */ facet, /** @type {Chosen} */ chosen) {
  const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet));
  /** @type {Record<string, number>} */
  const sums = {};
  for (const id of fitting(others)) for (const value of values[facet].get(id) ?? []) sums[value] = (sums[value] ?? 0) + 1;
  return sums;
}

/** A målgrupp and a metod that some insatser have, and none both. */
const APART = [...vocabulary("malgrupper").keys()]
  .flatMap((malgrupp) => [...vocabulary("metoder").keys()].map((metod) => ({ malgrupp: [malgrupp], metod: [metod] })))
  .find(({ malgrupp, metod }) => fitting({ malgrupp }).length && fitting({ metod }).length && !fitting({ malgrupp, metod }).length) ?? { malgrupp: [], metod: [] };
const apart = `#malgrupp=${APART.malgrupp}&metod=${APART.metod}`;

// --- What the page shows ----------------------------------------------------------------------------------------------------

const settled = (/** @type {Page} */ page) => page.waitForFunction(() => document.querySelector(".hits")?.textContent && !document.querySelector("[aria-busy]"));
async function at(hash = "", options = {}) {
  const opened = await open(browser, address(PAGE) + hash, { home, ...options });
  await settled(opened.page);
  return opened;
}
const box = (/** @type {Page} */ page, /** @type {string} */ facet, /** @type {string} */ value) => page.locator(`[data-nyckel=${facet}] input[value="${value}"]`);
async function choose(/** @type {Page} */ page, /** @type {string} */ facet, /** @type {string} */ value) {
  await box(page, facet, value).evaluate((e) => (e.closest("details").open = true));
  await box(page, facet, value).click();
  await settled(page);
}
const ids = (/** @type {Page} */ page) => page.locator(".rows > .row").evaluateAll((rows) => rows.map((row) => row.dataset.id ?? ""));
const hits = (/** @type {Page} */ page) => page.locator(".hits").innerText();
const shown = (/** @type {Page} */ page, /** @type {string} */ facet) =>
  page.locator(`[data-nyckel=${facet}] input`).evaluateAll((boxes) =>
    Object.fromEntries(boxes.map((e) => [e.value, Number(e.parentElement?.querySelector(".n").textContent)]).filter(([, n]) => n)));
const sorted = (/** @type {Iterable<string>} */ list) => [...list].sort();

describe("facets", { concurrency: 2 }, () => {
  /** @type {Chosen[]} */
  const CHOICES = [
    {},
    { malgrupp: ["skadligt-bruk"] },
    { malgrupp: ["skadligt-bruk", "psykisk-ohalsa"] },
    { malgrupp: ["skadligt-bruk", "psykisk-ohalsa"], mal: ["arbete"] },
    { mal: ["arbete", MISSING], metod: ["ips", MISSING], delomrade: ["praktik", "motiverande-insatser"] },
  ];
  for (const chosen of CHOICES) {
    test(`hits and every count follow ${JSON.stringify(chosen)}`, async () => {
      const { page, context, faults } = await at();
      for (const [facet, some] of Object.entries(chosen)) for (const value of some) await choose(page, facet, value);
      const wanted = fitting(chosen);
      assert.deepEqual(sorted(await ids(page)), sorted(wanted));
      assert.ok((await hits(page)).startsWith(String(wanted.length)), await hits(page));
      for (const facet of Object.keys(yaml)) assert.deepEqual(await shown(page, facet), counts(facet, chosen), facet);
      none(faults);
      await context.close();
    });
  }

  test("a stadsområde counts what is open to the whole city", async () => {
    const { page, context } = await at();
    const whole = (await shown(page, "stadsomrade")).hela_staden;
    await choose(page, "stadsomrade", "hela_staden");
    const all = await ids(page);
    assert.equal(all.length, whole);
    await choose(page, "stadsomrade", "hela_staden");
    await choose(page, "stadsomrade", "centrum");
    const here = await ids(page);
    none(all.filter((id) => !here.includes(id)));
    await context.close();
  });

  test("what no source tells is a value of its own: yes, no and unknown are all of them", async () => {
    const { page, context } = await at();
    for (const value of ["ja", "nej", MISSING]) await choose(page, "beslut", value);
    assert.equal((await ids(page)).length, insatser.size);
    await context.close();
  });

  test("an id of the old law chooses the new", async () => {
    const { page, context } = await at("#lagrum=sol2001-4-1");
    assert.ok(await box(page, "lagrum", "sol-12-1").isChecked());
    const cites = (/** @type {Content} */ insats) => ways(insats).some((way) => way.lagrum?.some((/** @type {{ lagrum: string }} */ { lagrum }) => ["sol2001-4-1", "sol-12-1"].includes(lagrum)));
    const citing = [...insatser].filter(([, insats]) => cites(insats)).map(([id]) => id);
    assert.deepEqual(sorted(await ids(page)), sorted(citing));
    await context.close();
  });

  test("chips take a value away, and focus goes on to the next", async () => {
    const { page, context } = await at("#malgrupp=skadligt-bruk&mal=arbete");
    assert.deepEqual(await page.locator(".chips .chip span:first-child").allInnerTexts(), ["Målgrupp: Personer med skadligt bruk eller beroende", "Mål: Arbete"]);
    await page.locator(".chips .chip").first().press("Enter");
    await settled(page);
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ mal: ["arbete"] })));
    assert.equal(await page.evaluate(() => document.activeElement?.innerText.trim().split("\n")[0]), "Mål: Arbete");
    await page.getByRole("button", { name: "Rensa alla" }).press("Enter");
    await settled(page);
    assert.equal((await ids(page)).length, insatser.size);
    assert.equal(await page.evaluate(() => document.activeElement?.className), "hits");
    await context.close();
  });

  test("no hits: why, and what to leave out for how many more", async () => {
    const { page, context } = await at(apart);
    assert.match(await page.locator(".nohits").innerText(), /Ingen insats stämmer/);
    const offer = page.getByRole("button", { name: `Ta bort ”Metod: ${vocabulary("metoder").get(APART.metod[0])?.namn}”` });
    assert.ok((await offer.innerText()).includes(`(${fitting({ malgrupp: APART.malgrupp }).length} till)`), await offer.innerText());
    await offer.click();
    await settled(page);
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ malgrupp: APART.malgrupp })));
    await context.close();
  });
});

describe("order and form", { concurrency: 2 }, () => {
  test("by name as Swedish has it, by the shortest queue, and each insats once", async () => {
    const { page, context } = await at();
    const names = await page.locator(".rows h3").allInnerTexts();
    assert.deepEqual(names, [...names].sort(new Intl.Collator("sv").compare));
    await page.getByLabel("Sortera efter").selectOption("ko");
    await settled(page);
    const queues = await page.locator(".rows > .row").evaluateAll((rows) => rows.map((row) => row.querySelector(".ko, .tag[data-f=ko]")?.innerText.replace(/\s+/g, " ") ?? ""));
    // What is not going on takes no one in, as a stop.
    const rank = (/** @type {string} */ text) => (/^Ingen/.test(text) ? 0 : /^Ibland/.test(text) ? 1 : /^Kö/.test(text) ? 2 : !text || /slutdatumet har passerat/.test(text) ? 3 : 4);
    const ranks = queues.map(rank);
    assert.deepEqual(ranks, [...ranks].sort());
    assert.ok(new Set(ranks).size > 3, "too few sorts of queue to tell");
    assert.deepEqual(sorted(await ids(page)), sorted(insatser.keys()));
    await context.close();
  });

  test("the table has the same insatser in the same order, and its boxes are the list's", async () => {
    const { page, context, faults } = await at("#malgrupp=skadligt-bruk&sort=ko");
    const names = await page.locator(".rows h3").allInnerTexts();
    await page.getByLabel("Tabell").check();
    await settled(page);
    assert.deepEqual(await page.locator(".scroll tbody th > a:first-child").allInnerTexts(), names);
    await page.locator(".scroll").getByLabel(`Jämför ${names[0]}`).check();
    await page.getByLabel("Lista", { exact: true }).check();
    await settled(page);
    assert.ok(await page.locator(".rows").getByLabel(`Jämför ${names[0]}`).isChecked());
    none(faults);
    await context.close();
  });
});

describe("the address", { concurrency: 2 }, () => {
  test("the whole state stands in it, and opens again elsewhere", async () => {
    const { page, context } = await at();
    await choose(page, "malgrupp", "skadligt-bruk");
    await choose(page, "malgrupp", "psykisk-ohalsa");
    await choose(page, "mal", "arbete");
    await page.getByLabel("Sortera efter").selectOption("ko");
    await page.getByLabel("Tabell").check();
    await settled(page);
    const [url, count, table] = [page.url(), await hits(page), await page.locator(".scroll tbody").innerText()];
    assert.match(url, /#malgrupp=[a-z-]+,[a-z-]+&mal=arbete&sort=ko&vy=tabell$/);
    const other = await at(new URL(url).hash);
    assert.equal(await hits(other.page), count);
    assert.equal(await other.page.locator(".scroll tbody").innerText(), table);
    assert.equal(await other.page.getByLabel("Sortera efter").inputValue(), "ko");
    await other.context.close();
    await context.close();
  });

  test("Back and Forward go through the choices, also to another page and back", async () => {
    const { page, context } = await at();
    await choose(page, "mal", "arbete");
    await choose(page, "metod", "ips");
    await page.goBack();
    await settled(page);
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ mal: ["arbete"] })));
    await page.goForward();
    await settled(page);
    assert.ok(await box(page, "metod", "ips").isChecked());
    await page.locator(".rows h3 a").first().click();
    await page.waitForURL(/insatser\/[a-z0-9-]+\.html$/);
    await page.goBack();
    await settled(page);
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ mal: ["arbete"], metod: ["ips"] })));
    await context.close();
  });

  test("nothing is said to be chosen where only the form is: the link can be copied", async () => {
    for (const state of ["#vy=tabell", "#sort=ko"]) {
      const { page, context } = await at(state);
      assert.ok(await page.getByRole("button", { name: "Kopiera länk" }).isVisible());
      assert.equal(await page.getByText("Valt:").isVisible(), false, state);
      assert.equal(await page.getByRole("group", { name: "Valt" }).count(), 0, state);
      await choose(page, "mal", "arbete");
      assert.ok(await page.getByText("Valt:").isVisible());
      assert.deepEqual(await page.getByRole("group", { name: "Valt" }).getByRole("button").allInnerTexts().then((all) => all.map((one) => one.split("\n")[0])), ["Mål: Arbete", "Rensa alla"]);
      await context.close();
    }
  });

  test("the link is copied", async () => {
    const { page, context } = await at("#mal=arbete");
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (/** @type {string} */ text) => (globalThis.copied = text) } }));
    await page.getByRole("button", { name: "Kopiera länk" }).click();
    await page.getByRole("button", { name: "Länken är kopierad" }).waitFor();
    assert.equal(await page.evaluate(() => copied), page.url());
    await context.close();
  });

  test("what is no value is left aside", async () => {
    const { page, context, faults } = await at("#mal=arbete,finns-inte&trams=1&sida=99&sort=x&vy=%");
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ mal: ["arbete"] })));
    none(faults);
    await context.close();
  });
});

describe("the search field", { concurrency: 2 }, () => {
  // Stands for the site's search: finds whole words of names, and one insats by a word like it.
  const stub = (/** @type {string[]} */ all) => {
    const found = (/** @type {string} */ query) => [...document.querySelectorAll(".rows > .row, li.row")].filter((li) => li.querySelector("h3").textContent.toLowerCase().includes(query)).map((li) => li.dataset.id);
    const numbered = (/** @type {{ id: string, excerpt: string, tier: string }} */ hit) => ({ ...hit, id: `insats:${hit.id}`, nr: all.indexOf(hit.id) });
    const sok = {
      ids: async () => all,
      search: async (/** @type {string} */ query) => ({
        results: [
          ...(query === "ips" ? ["ips-teamet-ffs", "ips-hisingen", "behandlingsgruppen-ips"] : found(query)).map((id) => numbered({ id, excerpt: "", tier: "traff" })),
          ...(query === "ips" ? [numbered({ id: "vamos-sydvast", excerpt: "Metoden heter IPS.", tier: "liknande" })] : []),
        ],
        also: query === "ips" ? ["individanpassat stöd"] : [],
        spelling: query === "ibs" ? ["ips"] : [],
      }),
      mark: (/** @type {string} */ text) => [...text.matchAll(/ips/gi)].map((hit) => [hit.index, hit.index + 3]),
    };
    Object.assign(globalThis, { utbud: { sok } });
  };
  const ENGINE = /\/tillgangar\/sok\.[0-9a-f]+\.js$/;
  const field = (/** @type {Page} */ page) => page.locator("#katalog-q");
  async function searching(hash = "") {
    const opened = await open(browser, "about:blank", { home });
    await opened.page.route(ENGINE, (route) => route.fulfill({ body: "" }));
    await opened.page.addInitScript(stub, sorted(insatser.keys()));
    await opened.page.goto(address(PAGE) + hash);
    await settled(opened.page);
    opened.faults.length = 0;
    return opened;
  }

  test("is there only with a search", async () => {
    const { page, context } = await open(browser, "about:blank", { home });
    await page.route(ENGINE, (route) => route.abort());
    await page.goto(address(PAGE));
    await settled(page);
    assert.equal(await field(page).count(), 0);
    await context.close();
  });

  for (const part of ["index", "ord", "traff"]) {
    test(`lists nothing as its answer where the search can't be had: ${part}`, async () => {
      const { page, context } = await open(browser, "about:blank", { home });
      const files = new RegExp(`/sok/${part}[-.]`);
      // A server that answers with something else, as some do.
      await page.route(files, (route) => route.fulfill({ body: "", contentType: "text/javascript" }));
      await page.goto(`${address(PAGE)}#q=arbetsträning`);
      await settled(page);
      assert.match(await page.locator(".hits").innerText(), /gick inte att hämta/);
      assert.deepEqual(await ids(page), []);
      assert.ok(await page.locator(".nohits").isHidden(), "nothing found is something else");
      await page.unroute(files);
      await page.getByRole("button", { name: /^Sökord: / }).click();
      await settled(page);
      assert.equal((await ids(page)).length, insatser.size);
      await field(page).fill("krami");
      await settled(page);
      assert.ok((await ids(page)).includes("krami"), "it is asked for again");
      await context.close();
    });
  }

  test("filters the same list, by relevance, with the words marked and likenesses apart", async () => {
    const { page, context, faults } = await searching();
    await field(page).fill("ips");
    await settled(page);
    await page.locator(".tier").waitFor();
    assert.deepEqual(await ids(page), ["ips-teamet-ffs", "ips-hisingen", "behandlingsgruppen-ips", "vamos-sydvast"]);
    assert.equal(await page.getByLabel("Sortera efter").inputValue(), "relevans");
    assert.ok((await page.locator('[data-id="ips-hisingen"] h3 mark').allInnerTexts()).includes("IPS"));
    assert.match(await page.locator(".hints").innerText(), /Visar även: individanpassat stöd/);
    assert.match(page.url(), /#q=ips$/);
    await choose(page, "utforare", "sf-sydvast");
    assert.deepEqual(await ids(page), fitting({ utforare: ["sf-sydvast"] }).filter((id) => ["vamos-sydvast", "ips-hisingen"].includes(id)));
    await page.getByRole("button", { name: /^Sökord: ips/ }).click();
    await settled(page);
    assert.equal(await page.locator(".rows mark").count(), 0);
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ utforare: ["sf-sydvast"] })));
    none(faults);
    await context.close();
  });

  test("a query in the address is asked, and another spelling is offered", async () => {
    const { page, context, faults } = await searching("#q=ibs");
    assert.equal(await field(page).inputValue(), "ibs");
    assert.equal((await ids(page)).length, 0);
    await page.getByRole("button", { name: "ips", exact: true }).click();
    await settled(page);
    await page.locator(".tier").waitFor();
    assert.equal(await field(page).inputValue(), "ips");
    assert.equal((await ids(page)).length, 4);
    none(faults);
    await context.close();
  });

  const step = async (/** @type {Page} */ page, /** @type {Promise<unknown>} */ act) => {
    await act;
    await settled(page);
  };

  test("Back and Forward change what the field says, also where it has the focus", async () => {
    const { page, context, faults } = await searching();
    await field(page).focus();
    await step(page, page.evaluate(() => (location.hash = "#q=ips")));
    assert.equal(await field(page).inputValue(), "ips");
    await step(page, page.evaluate(() => (location.hash = "#q=krami")));
    assert.equal(await field(page).inputValue(), "krami");
    await step(page, page.goBack());
    assert.equal(await field(page).inputValue(), "ips");
    assert.equal((await ids(page)).length, 4);
    await step(page, page.goBack());
    assert.equal(await field(page).inputValue(), "");
    await step(page, page.goForward());
    assert.equal(await field(page).inputValue(), "ips");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "katalog-q");
    await page.keyboard.press("End");
    await page.keyboard.type(" ");
    await settled(page);
    assert.equal(await field(page).inputValue(), "ips ", "what is being typed is left alone");
    none(faults);
    await context.close();
  });

  test("a query is one step of the history, and leaves the step before it", async () => {
    const { page, context, faults } = await searching();
    await choose(page, "utforare", "sf-sydvast");
    await field(page).focus();
    await page.keyboard.type("ips", { delay: 30 });
    await settled(page);
    assert.match(page.url(), /#q=ips&utforare=sf-sydvast$/);
    await step(page, page.goBack());
    assert.match(page.url(), /#utforare=sf-sydvast$/);
    assert.equal(await field(page).inputValue(), "");
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ utforare: ["sf-sydvast"] })));
    await step(page, page.goForward());
    assert.equal(await field(page).inputValue(), "ips");
    // A query that is done is a step; another one is the next.
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x");
    await settled(page);
    assert.match(page.url(), /#q=ipx&/);
    await step(page, page.goBack());
    assert.match(page.url(), /#q=ip&/);
    await step(page, page.goBack());
    assert.match(page.url(), /#q=ips&/);
    none(faults);
    await context.close();
  });

  test("is called by what it does, for the page has another one", async () => {
    const { page, context } = await searching();
    assert.equal(await page.getByRole("searchbox", { name: "Sök bland insatserna", exact: true }).count(), 1);
    assert.equal(await page.getByRole("search", { name: "Sök bland insatserna", exact: true }).count(), 1);
    assert.equal(await page.getByRole("combobox", { name: "Sök insats, målgrupp, lagrum eller begrepp", exact: true }).count(), 1);
    await context.close();
  });

  test("the site's own search numbers the insatser as its list of ids does", async () => {
    const { page, context } = await at();
    await field(page).focus();
    const hits = await page.evaluate(async () => {
      const { sok } = /** @type {Required<NonNullable<typeof utbud>>} */ (globalThis.utbud);
      const answers = await Promise.all(["insats", "arbete", "stöd", "ips", "a", "s", "v"].map((q) => sok.search(q, { kinds: ["insats"], excerpt: false })));
      const all = await sok.ids("insats");
      return answers.flatMap(({ results }) => results.map(({ id, nr }) => [id, `insats:${all[nr]}`]));
    });
    assert.ok(new Set(hits.map(([id]) => id)).size > insatser.size / 2, "too few to tell");
    none(hits.filter(([id, numbered]) => id !== numbered).map(String));
    await context.close();
  });

  test("with the site's own search it finds what the page of hits finds", async () => {
    const { page, context, faults } = await at("#q=rehab");
    await page.locator(".rows mark").first().waitFor();
    assert.ok((await ids(page)).length > 3, "an insats with rehabilitering in it is found by its first part");
    assert.equal(await page.getByLabel("Sortera efter").inputValue(), "relevans");
    none(faults);
    await context.close();
  });
});

describe("compare and the list", { concurrency: 2 }, () => {
  const chosen = ["ips-hisingen", "vamos-sydvast", "smedjan"];
  async function boxes(/** @type {Page} */ page, /** @type {string} */ list) {
    for (const id of chosen) await page.locator(`input[data-val=${list}][data-id=${id}]`).check();
  }
  const stored = (/** @type {Page} */ page) => page.evaluate(() => ({ session: Object.keys(sessionStorage).length, local: Object.keys(localStorage), cookie: document.cookie }));

  test("three and no more, from cards and from the page of an insats", async () => {
    const { page, context, faults } = await at();
    await page.locator("input[data-val=jamfor][data-id=ips-hisingen]").check();
    await page.locator("input[data-val=jamfor][data-id=vamos-sydvast]").check();
    await page.locator('[data-id="smedjan"] h3 a').click();
    await page.getByLabel("Jämför Smedjans sysselsättningscenter").check();
    assert.match(await page.locator(".tray").innerText(), /Jämför 3 av 3/);
    await page.goBack();
    await settled(page);
    assert.ok(await page.locator("input[data-val=jamfor][data-id=krami]").isDisabled());
    await page.locator(".tray").getByRole("button", { name: /Vamos Sydväst/ }).click();
    assert.ok(await page.locator("input[data-val=jamfor][data-id=krami]").isEnabled());
    assert.ok(!(await page.locator("input[data-val=jamfor][data-id=vamos-sydvast]").isChecked()));
    none(faults);
    await context.close();
  });

  test("side by side: what differs is marked, what is the same is said once, and the link can be shared", async () => {
    const { page, context, faults } = await at();
    await boxes(page, "jamfor");
    await page.locator(".tray").getByRole("link", { name: "Jämför" }).click();
    await page.locator(".compare").waitFor();
    assert.ok(page.url().endsWith(`jamfor.html#${chosen.join()}`), page.url());
    const row = (/** @type {string} */ name) => page.locator(".compare tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${name}`) }) });
    assert.match(await row("Kö").locator("th").innerText(), /Skiljer sig/);
    assert.match(await row("Läge").innerText(), /Lika:\s*Pågår/);
    assert.equal(await row("Läge").locator("td").count(), 1);
    assert.equal(await row("Lagrum").locator(".missing").count(), 2);
    assert.doesNotMatch(await row("Lagrum").locator("th").innerText(), /Skiljer/, "what no source tells is no difference");
    const other = await open(browser, page.url(), { home });
    await other.page.locator(".compare").waitFor();
    assert.equal(await other.page.locator(".compare").innerText(), await page.locator(".compare").innerText());
    await other.context.close();
    await page.getByRole("button", { name: "Ta bort Vamos Sydväst" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".compare thead th").length === 3);
    none(faults);
    await context.close();
  });

  test("a condition stands under everything that it asks for, that of a part too, and nothing is said twice in a cell", async () => {
    const { page, context, faults } = await open(browser, `${address("jamfor.html")}#aktivitetshusen,smedjan,raddningsmissionen`, { home });
    await page.locator(".compare").waitFor();
    const cells = (/** @type {string} */ name) => page.locator(".compare tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${name}`) }) }).first().locator("td").allInnerTexts();
    const either = /Psykisk ohälsa eller psykisk funktionsnedsättning/;
    assert.match((await cells("Psykisk ohälsa"))[0], either);
    const [first, second] = await cells("Funktionsnedsättning");
    assert.match(first, either);
    assert.match(second, /skadligt bruk eller beroende eller psykisk funktionsnedsättning/);
    assert.match((await cells("Placering"))[1], /För den som är placerad inom Boende och hemlöshet: /);
    assert.match((await cells("Boende"))[2], /Arbetsträning och extern praktik: [\s\S]*Frukostmöten för personer i hemlöshet: /);
    assert.equal((await cells("Psykisk ohälsa"))[2], "källorna nämner inget villkor");
    const twice = await page.locator(".compare tbody td").evaluateAll((cells) => cells.filter((cell) => {
      const said = [...cell.children].map((line) => line.textContent);
      return new Set(said).size < said.length;
    }).map((cell) => cell.textContent));
    assert.deepEqual(twice, []);
    none(faults);
    await context.close();
  });

  test("the headers stay, and a phone shows all that are compared", async () => {
    const { page, context } = await open(browser, `${address("jamfor.html")}#krami,smedjan,huldas-hus`, { home, width: 1280 });
    await page.locator(".compare").waitFor();
    await page.mouse.wheel(0, 900);
    await page.waitForFunction(() => scrollY > 500);
    const top = () => page.locator(".compare thead a").first().evaluate((link) => link.getBoundingClientRect().top);
    assert.ok((await top()) >= 0 && (await top()) < 60, `the names stand ${await top()} px from the top`);
    await page.setViewportSize({ width: 390, height: 844 });
    none(await overflow(page));
    const shown = await page.locator(".compare tbody tr").nth(0).locator("td").evaluateAll((cells) => cells.map((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return left >= 0 && right <= innerWidth ? getComputedStyle(cell, "::before").content : "out of sight";
    }));
    assert.deepEqual(shown, ['"Krami"', '"Smedjans sysselsättningscenter"', '"Huldas hus"']);
    await context.close();
  });

  test("the comparison and its columns are called by their names alone", async () => {
    const { page, context } = await open(browser, `${address("jamfor.html")}#krami,smedjan`, { home });
    const table = page.getByRole("table", { name: "Jämförelse: Krami, Smedjans sysselsättningscenter", exact: true });
    await table.waitFor();
    assert.deepEqual(await table.getByRole("columnheader").allTextContents(), ["Uppgift", "Krami", "Smedjans sysselsättningscenter"]);
    assert.equal(await table.getByRole("columnheader", { name: "Krami", exact: true }).count(), 1);
    assert.equal(await table.getByRole("cell").getByRole("button", { name: "Ta bort Krami" }).count(), 1);
    await context.close();
  });

  test("removing by keyboard keeps the focus on the page, and Back brings the column back", async () => {
    const { page, context, faults } = await open(browser, `${address("jamfor.html")}#krami,smedjan,huldas-hus`, { home });
    const columns = (/** @type {number} */ n) => page.waitForFunction((n) => document.querySelectorAll(".compare thead a").length === n, n);
    // What a second fill would take away is taken only after a while.
    const focused = async () => {
      await page.waitForTimeout(300);
      return page.evaluate(() => document.activeElement?.innerText.replace(/\s+/g, " ").trim());
    };
    await page.getByRole("button", { name: "Ta bort Smedjans sysselsättningscenter" }).focus();
    await page.keyboard.press("Enter");
    await columns(2);
    assert.equal(await focused(), "Ta bort Huldas hus", "what stands in its place");
    assert.ok(page.url().endsWith("#krami,huldas-hus"), page.url());
    await page.keyboard.press("Enter");
    await columns(1);
    assert.equal(await focused(), "Ta bort Krami", "or the last");
    await page.keyboard.press("Enter");
    await page.getByText("Välj två eller tre insatser att jämföra").waitFor();
    assert.equal(await focused(), "Alla insatser");
    await page.goBack();
    await columns(1);
    await page.goBack();
    await columns(2);
    none(faults);
    await context.close();
  });

  for (const [width, height] of [[1280, 700], [320, 700], [320, 256]]) {
    test(`the tray hides nothing that has the focus, at ${width} × ${height} px`, async () => {
      const { page, context } = await open(browser, address("insatser/krami.html"), { home, width });
      await page.setViewportSize({ width, height });
      const padding = () => page.evaluate(() => getComputedStyle(document.documentElement).scrollPaddingBottom);
      assert.equal(await padding(), "auto", "there is no tray yet");
      for (const list of ["jamfor", "lista"]) await page.locator(`input[data-val=${list}]`).check();
      assert.ok(await page.locator(".tray").isVisible());
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator(".skip").focus();
      const hidden = [];
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press("Tab");
        hidden.push(...(await page.evaluate(() => {
          const [element, tray] = [document.querySelector(":focus") ?? document.body, document.querySelector(".tray")];
          const [box, over] = [element.getBoundingClientRect(), tray.getBoundingClientRect()];
          const covered = !tray.contains(element) && box.bottom > over.top && box.top < over.bottom;
          return element === document.body || !covered ? [] : [`${element.outerHTML.slice(0, 80)}: ${box.bottom} > ${over.top}`];
        })));
        if (await page.evaluate(() => document.activeElement?.closest("footer"))) break;
      }
      none(hidden);
      if (height < 480) {
        await page.evaluate(() => scrollTo(0, 0));
        assert.ok(await page.evaluate((height) => document.querySelector(".tray").getBoundingClientRect().top > height, height), "it covers a low window");
      }
      for (const list of ["jamfor", "lista"]) await page.locator(`input[data-val=${list}]`).uncheck();
      assert.equal(await padding(), "auto", "the tray is gone");
      await context.close();
    });
  }

  test("the list prints as a handout: how to get there, whom to ask, and no controls", async () => {
    const { page, context, faults } = await at();
    await boxes(page, "lista");
    await page.locator(".tray").getByRole("link", { name: /Min lista/ }).click();
    await page.locator(".fakta").nth(2).waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const paper = execFileSync("pdftotext", ["-raw", "-", "-"], { input: pdf }).toString().replace(/\s+/g, " ");
    for (const text of ["IPS Hisingen", "Vamos Sydväst", "Smedjans sysselsättningscenter", "Socialsekreterare på vuxenenheten", "031-365 00 00", "Vem man kan fråga", "Vägen in", "januari 2025"]) {
      assert.ok(paper.includes(text), `not on paper: ${text}`);
    }
    for (const text of ["Ta bort", "Töm listan", "Skriv ut"]) assert.ok(!paper.includes(text), `on paper: ${text}`);
    await page.getByRole("button", { name: "Töm listan" }).click();
    await page.getByText("Listan är tom").waitFor();
    none(faults);
    await context.close();
  });

  /** The reader's own list with these insatser, as it is opened. */
  async function listed(/** @type {string[]} */ ids, options = {}) {
    const opened = await open(browser, address("insatser/krami.html"), { home, ...options });
    const { page } = opened;
    await page.locator("input[data-val=lista]").check();
    await page.evaluate((ids) => {
      const [key] = Object.keys(sessionStorage);
      sessionStorage.setItem(key, JSON.stringify({ jamfor: [], lista: ids.map((/** @type {string} */ id) => [id, id]) }));
    }, ids);
    await page.goto(address("min-lista.html"));
    await page.locator(".fakta").nth(ids.length - 1).waitFor();
    return opened;
  }

  test("the list says how many, and removing one leaves the reader where she was", async () => {
    const all = [...insatser.keys()].slice(0, 12);
    const { page, context, faults } = await listed(all);
    await page.locator("p.hits[role=status]", { hasText: /^Insatser på listan: 12$/ }).waitFor();
    const names = await page.locator(".fakta h2").allInnerTexts();
    await page.getByRole("button", { name: `Ta bort ${names[7]}`, exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".fakta").length === 11);
    await page.getByText("Insatser på listan: 11").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.innerText.replace(/\s+/g, " ").trim()), `Ta bort ${names[8]}`);
    none(faults);
    await context.close();
  });

  test("on paper the list says when it held, and no insats is torn apart that has room on a page", async () => {
    const { page, context } = await listed(["krami", "smedjan", "huldas-hus", "ips-hisingen"]);
    assert.equal(await page.getByText("Så stod det på webbplatsen").isVisible(), false);
    const pages = execFileSync("pdftotext", ["-layout", "-", "-"], { input: await page.pdf({ preferCSSPageSize: true }) }).toString().split("\f");
    assert.match(pages[0].replace(/\s+/g, " "), /Så stod det på webbplatsen när den byggdes \d+ \S+ \d{4}\. Uppgifterna kan ha ändrats sedan dess\./);
    for (const name of ["Krami", "Smedjans sysselsättningscenter", "Huldas hus", "IPS Hisingen"]) {
      const own = pages.find((text) => new RegExp(`^\\s*${name}$`, "m").test(text)) ?? "";
      const after = own.slice(own.search(new RegExp(`^\\s*${name}$`, "m")));
      assert.match(after, /Vem man kan fråga[^]*Granskad/, name);
    }
    const paper = pages.join(" ").replace(/\s+/g, " ");
    assert.ok(paper.includes("LAB (används), MI (används), Användardriven innovation (används)"), "short facts stand in a line");
    assert.ok(paper.includes("Egen försörjning, fler drogfria dagar, social gemenskap"));
    await context.close();
  });

  test("side by side on a phone what a row tells of stays in sight, and no word is cut", async () => {
    const { page, context } = await open(browser, `${address("jamfor.html")}#smedjan,huldas-hus,finsam-vuxna`, { home, width: 390 });
    await page.locator(".compare").waitFor();
    const left = () => page.locator(".compare tbody th").first().evaluate((th) => Math.round(th.getBoundingClientRect().left));
    const before = await left();
    await page.locator(".scroll").evaluate((e) => (e.scrollLeft = 300));
    assert.equal(await left(), before);
    const cut = await page.locator(".compare").evaluate((table) => {
      const found = [];
      const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        for (const { 0: word, index } of (walker.currentNode.nodeValue ?? "").matchAll(/[\p{L}]+/gu)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + word.length);
          if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word);
        }
      }
      return found;
    });
    none(cut);
    await context.close();
  });

  test("the choice stays in the tab and nowhere else, and the page says so", async () => {
    const { page, context, requests } = await at();
    await boxes(page, "lista");
    assert.deepEqual(await stored(page), { session: 1, local: [], cookie: "" });
    assert.match(await page.getByRole("main").innerText(), /bara i den här fliken .* försvinner när du stänger den/);
    none(requests.map((request) => request.url()).filter((url) => chosen.some((id) => url.includes(id))));
    const other = await context.newPage();
    await other.goto(address("min-lista.html"));
    await other.getByText("Listan är tom").waitFor();
    await context.close();
  });

  test("the rows have their boxes also where what filters can't be had", async () => {
    const { page, context, faults } = await open(browser, "about:blank", { home });
    await page.route(/\/katalog\/urval\.[0-9a-f]+\.js$/, (route) => route.abort());
    await page.goto(address(PAGE));
    await page.waitForFunction((n) => document.querySelectorAll(".rows input[data-val=jamfor]").length === n, insatser.size);
    await page.getByLabel("Min lista Krami").check();
    assert.match(await page.locator(".tray").innerText(), /Min lista \(1\)/);
    assert.match(await page.getByRole("main").innerText(), /bara i den här fliken .* försvinner när du stänger den/);
    none(faults.filter((fault) => !/urval|ERR_FAILED/.test(fault)));
    await context.close();
  });

  test("an insats that is gone is left out", async () => {
    const { page, context, faults } = await open(browser, `${address("jamfor.html")}#krami,finns-inte,smedjan`, { home });
    await page.locator(".compare").waitFor();
    assert.equal(await page.locator(".compare thead a").count(), 2);
    none(faults);
    await context.close();
  });
});

describe("on a phone", { concurrency: 2 }, () => {
  test("the facets stand in a sheet: focus stays in it, Escape closes it, and the state is the same", async () => {
    const { page, context, faults } = await at("#mal=arbete", { width: 390 });
    const button = page.getByRole("button", { name: "Filtrera (1 valda)" });
    await button.press("Enter");
    const sheet = page.getByRole("dialog", { name: "Filtrera" });
    assert.ok(await box(page, "mal", "arbete").isChecked());
    await sheet.getByLabel("IPS").first().evaluate((e) => (e.closest("details").open = true));
    await box(page, "metod", "ips").check();
    await settled(page);
    assert.match(await sheet.getByRole("button", { name: /^Visa/ }).innerText(), new RegExp(`Visa ${fitting({ mal: ["arbete"], metod: ["ips"] }).length} av`));
    await unfold(page);
    none([...(await axe(page)), ...(await overflow(page))]);
    for (let n = 0; n < 300; n++) {
      await page.keyboard.press("Tab");
      const inside = await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement?.closest("dialog")));
      assert.ok(inside, "focus leaves the sheet");
      if (n > 3 && (await page.evaluate(() => document.activeElement?.dataset?.knapp === "visa"))) break;
    }
    await page.keyboard.press("Escape");
    assert.ok(!(await sheet.isVisible()));
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.knapp), "filter");
    assert.equal(await page.locator(".facets").isVisible(), false);
    assert.deepEqual(sorted(await ids(page)), sorted(fitting({ mal: ["arbete"], metod: ["ips"] })));
    none(faults);
    await context.close();
  });
});

describe("nothing is wrong with the page", { concurrency: 2 }, () => {
  /** What is wrong with the page as it stands, and with its colours in the dark and where the reader's own are forced on it. */
  async function wrong(/** @type {Page} */ page) {
    const found = [...(await overflow(page)), ...(await axe(page))];
    for (const media of /** @type {const} */ ([{ colorScheme: "dark" }, { colorScheme: "light", forcedColors: "active" }])) {
      await page.emulateMedia(media);
      found.push(...(await colours(page)).map((fault) => `${JSON.stringify(media)}: ${fault}`));
    }
    await page.emulateMedia({ forcedColors: "none" });
    return found;
  }

  const STATES = ["#malgrupp=skadligt-bruk,psykisk-ohalsa&sort=ko", "#mal=arbete&vy=tabell", apart];
  for (const width of [320, 1280]) {
    for (const state of STATES) {
      test(`chosen, as a table and without hits: ${width} px ${state}`, async () => {
        const { page, context, faults } = await at(state, { width });
        const first = page.locator("input[data-val=jamfor]").first();
        if (await first.count()) await first.check();
        const before = await overflow(page);
        await unfold(page);
        none([...before, ...(await wrong(page)), ...faults]);
        await context.close();
      });
    }

    test(`compared and listed: ${width} px`, async () => {
      const { page, context, faults } = await open(browser, `${address("jamfor.html")}#krami,smedjan,huldas-hus`, { home, width });
      await page.locator(".compare").waitFor();
      none(await wrong(page));
      await page.evaluate(() => {
        const [key] = Object.keys(sessionStorage);
        sessionStorage.setItem(key, JSON.stringify({ jamfor: [], lista: [["krami", "Krami"], ["smedjan", "Smedjan"]] }));
      });
      await page.goto(address("min-lista.html"));
      await page.locator(".fakta").nth(1).waitFor();
      none([...(await wrong(page)), ...faults]);
      await context.close();
    });
  }
});

describe("a list of several pages", () => {
  const NUMBER = 320;
  /** @type {string} */
  let long;
  /** @type {(file: string) => string} */
  let url;
  before(() => {
    long = mkdtempSync(path.join(tmpdir(), "utbud-long-"));
    execFileSync(path.join(root, "tests/generate"), [String(NUMBER), path.join(long, "site")]);
    execFileSync(program(), ["build", "--root", path.join(long, "site"), "--out", path.join(long, "public")], { stdio: "ignore" });
    url = (/** @type {string} */ file) => pathToFileURL(path.join(long, "public", file)).href;
  });
  after(() => rmSync(long, { recursive: true, force: true }));
  const last = (/** @type {Page} */ page) => page.locator(".pager a").last();

  test("without a script: pages of a hundred, letters that lead to them, every insats once", async () => {
    const { page, context, faults } = await open(browser, url(PAGE), { scripts: false });
    const all = [...(await ids(page))];
    for (const n of [2, 3, 4]) {
      await page.getByRole("navigation", { name: "Sidor" }).getByRole("link", { name: `Sida ${n}` }).click();
      await page.waitForURL(new RegExp(`sida-${n}\\.html$`), { waitUntil: "domcontentloaded" });
      all.push(...(await ids(page)));
    }
    assert.equal(all.length, NUMBER);
    assert.equal(new Set(all).size, NUMBER);
    await page.getByRole("navigation", { name: "Bokstäver" }).getByRole("link", { name: "A", exact: true }).click();
    await page.waitForURL(/index\.html#bokstav-a$/);
    none(faults);
    await context.close();
  });

  test("the list is busy until the rows of the newest choice stand there", async () => {
    const { page, context, faults } = await open(browser, url(PAGE));
    await settled(page);
    const early = await page.evaluate(async () => {
      const list = document.querySelector(".rows");
      const sort = document.querySelector("#katalog-sort");
      const wait = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
      const choose = (/** @type {string} */ value) => {
        sort.value = value;
        sort.dispatchEvent(new Event("change", { bubbles: true }));
      };
      const rows = () => [...list.children].map((row) => row.dataset.id).join();
      const early = [];
      // The second choice falls where the rows of the first are being drawn.
      for (let ms = 4; ms < 160; ms += 6) {
        choose("ko");
        await wait(ms);
        choose("granskad");
        while (list.hasAttribute("aria-busy")) await wait(0);
        const first = rows();
        await wait(200);
        if (rows() !== first) early.push(`after ${ms} ms`);
      }
      return early;
    });
    none(early);
    none(faults);
    await context.close();
  });

  test("with a script: the same pages from shards, sorted and filtered, and Back", async () => {
    const { page, context, faults } = await open(browser, url(PAGE));
    await settled(page);
    const second = await open(browser, url("insatser/sida-2.html"));
    const wanted = await ids(second.page);
    await second.context.close();
    await page.locator(".pager").getByRole("link", { name: "Sida 2" }).click();
    await page.waitForURL(/#sida=2$/);
    await settled(page);
    await page.waitForFunction((id) => document.querySelector(".rows > .row").dataset.id === id, wanted[0]);
    await settled(page);
    assert.deepEqual(await ids(page), wanted);
    const href = await page.locator(".rows h3 a").first().getAttribute("href");
    assert.equal(href, `../insatser/${wanted[0]}.html`);
    await last(page).click();
    await page.waitForFunction((n) => document.querySelectorAll(".rows > .row").length === n, NUMBER % 100);
    await page.goBack();
    await page.waitForFunction((id) => document.querySelector(".rows > .row").dataset.id === id, wanted[0]);
    await page.locator(".rows input[data-val=lista]").first().check();
    await page.getByLabel("Sortera efter").selectOption("ko");
    await page.waitForURL(/#sort=ko$/);
    await settled(page);
    assert.equal((await ids(page)).length, 100);
    await page.goto(`${url("min-lista.html")}`);
    await page.locator(`.fakta[data-id="${wanted[0]}"]`).waitFor();
    none(faults);
    await context.close();
  });
});

test("without a script the whole list stands there, by name", async () => {
  const { page, context, faults } = await open(browser, address(PAGE), { home, scripts: false });
  assert.deepEqual(sorted(await ids(page)), sorted(insatser.keys()));
  assert.equal(await page.getByRole("checkbox").count(), 0);
  assert.ok((await page.getByRole("navigation", { name: "Bokstäver" }).getByRole("link").count()) > 10);
  none(faults);
  await context.close();
});

test("the data that filters holds every insats once, and no more than it needs", () => {
  const script = read(files.find((file) => file.startsWith("katalog/urval.")) ?? "").toString();
  const data = JSON.parse(script.slice(script.indexOf("=", script.indexOf("]")) + 1, script.lastIndexOf(";")));
  assert.equal(data.antal, insatser.size);
  assert.equal(data.facetter.length, 12);
  assert.ok(script.length < 10_000, `${script.length} bytes`);
});
