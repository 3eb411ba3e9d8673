// The site in use: by keyboard, in the reader's own light or dark, on paper, and from a web server under a sub-path.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { colours, none } from "./axe.js";
import { launch, open, unfold } from "./browser.js";
import { kindOf } from "./kinds.js";
import { address, files, home, pages, program, read, richest, root, samples } from "./site.js";

/** @import { Page, Browser } from "playwright-core" */
/** @import { Server } from "node:http" */

/** @type {Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * What has the keyboard's focus: its text, the place of it among all elements, and whether a reader sees that it has:
 * an outline on it or on what frames it, in the window, with nothing on top. Null where nothing has.
 */
const focus = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    // The elements' order as the page came; what comes into it later has later numbers.
    const numbers = (globalThis.utbudNumbers ??= new Map([...document.querySelectorAll("*")].map((e, index) => [e, index])));
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const framing = [element, element.closest("label"), element.parentElement, element.parentElement?.parentElement, element.closest("li, article, .door")];
    const outlined = framing.filter(Boolean).some((e) => {
      const style = getComputedStyle(e);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (!numbers.has(element)) numbers.set(element, numbers.size);
    const boxes = [...element.getClientRects()];
    const seen = boxes.some((box) => {
      const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
      const top = document.elementFromPoint(x, y);
      return top && (top === element || element.contains(top) || top.contains(element) || element.labels?.[0]?.contains(top));
    });
    return {
      name: (element.innerText || element.getAttribute("aria-label") || element.labels?.[0]?.innerText || element.id).trim().slice(0, 60),
      tag: element.tagName.toLowerCase(),
      index: numbers.get(element),
      inMain: Boolean(element.closest("main")),
      outlined,
      seen,
    };
  });

/** Presses Tab from the top of the page until it leaves the page again, at most `most` times. */
async function tab(/** @type {Page} */ page, most = 1000) {
  const stops = [];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await focus(page);
    if (!stop || stop.index === stops[0]?.index) return { stops, left: true };
    if (stop.index === stops.at(-1)?.index) throw new Error(`Tab is trapped at ${stop.tag} "${stop.name}"`);
    stops.push(stop);
  }
  return { stops, left: false };
}

/** The places of all that must be reached: visible links, buttons, fields and summaries; of radios the chosen one. */
const reachable = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const numbers = (globalThis.utbudNumbers ??= new Map([...document.querySelectorAll("*")].map((e, index) => [e, index])));
    return [...document.querySelectorAll("a[href], button, summary, select, textarea, input, [tabindex='0']")]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && (e.type !== "radio" || e.checked))
      .map((e) => ({ index: numbers.get(e), html: e.outerHTML.slice(0, 100) }));
  });

describe("by keyboard", { concurrency: 2 }, () => {
  for (const { kind, file } of samples.filter((sample) => sample.richest)) {
    test(`the skip link leads past the menu, and focus shows, on ${kind}: ${file}`, async () => {
      const { page, context } = await open(browser, address(file));
      const { stops } = await tab(page, 60);
      const hidden = stops.filter((stop) => !stop.outlined || !stop.seen);
      none(hidden.map((stop) => `${stop.tag} "${stop.name}": ${stop.outlined ? "covered or outside the window" : "no outline"}`));

      // From the top once more, as on a page that has just been opened.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute("tabindex");
      });
      await page.keyboard.press("Tab");
      assert.equal((await focus(page))?.name, "Till innehållet");
      await page.keyboard.press("Enter");
      assert.ok((await focus(page))?.inMain, "the skip link does not move the focus to the content");
      await page.keyboard.press("Tab");
      const next = await focus(page);
      const main = await page.getByRole("main").evaluate((e) => Boolean(e.querySelector("a[href], button:not([hidden]), summary")));
      if (main) assert.ok(next?.inMain, `after the skip link Tab goes to ${next?.name}`);
      await context.close();
    });
  }

  for (const width of [320, 1280]) {
    test(`everything on an insats is reached and nothing is a trap, at ${width} px`, async () => {
      const { page, context } = await open(browser, address(richest("insats")), { width });
      const wanted = await reachable(page);
      const { stops, left } = await tab(page);
      assert.ok(left, "Tab never leaves the page");
      const reached = new Set(stops.map((stop) => stop.index));
      none(wanted.filter((each) => !reached.has(each.index)).map((each) => `not reached: ${each.html}`));
      const names = stops.map((stop) => stop.name);
      const must = ["Till innehållet", "Skriv ut", "Som datorn", ...(width === 320 ? ["Meny"] : ["Alla insatser", "Områden", "Avtal", "Ordlista"])];
      none(must.filter((name) => !names.includes(name)).map((name) => `not reached: ${name}`));
      assert.ok(stops.some((stop) => stop.tag === "summary"), "no details element reached");
      assert.deepEqual(stops.map((stop) => stop.index), [...reached].sort((a, b) => Number(a) - Number(b)), "the order is not the page's own");
      for (let n = stops.length - 1; n > 0; n--) {
        await page.keyboard.press("Shift+Tab");
        if (n === stops.length - 1 && !(await focus(page))) await page.keyboard.press("Shift+Tab");
      }
      assert.ok(Number((await focus(page))?.index) <= Number(stops[1].index), "Shift+Tab does not lead back to the top");
      await context.close();
    });
  }

  test("Enter opens the details and Skriv ut prints", async () => {
    const { page, context } = await open(browser, address(richest("insats")));
    await page.evaluate(() => (window.print = () => (document.title = "utskrivet")));
    const summary = page.locator("summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.ok(await summary.evaluate((e) => e.parentElement?.open));
    await page.getByRole("button", { name: "Skriv ut" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.title(), "utskrivet");
    await context.close();
  });

  test("the menu opens and closes at 320 px, and its links work", async () => {
    const { page, context, faults } = await open(browser, address(richest("insats")), { home, width: 320 });
    const link = page.getByRole("navigation", { name: "Huvudmeny" }).getByRole("link", { name: "Ordlista" });
    assert.equal(await link.count(), 0, "the menu is open from the start");
    await page.getByRole("button", { name: "Meny" }).focus();
    await page.keyboard.press("Enter");
    assert.ok(await link.isVisible());
    await page.keyboard.press("Escape");
    assert.equal(await link.count(), 0, "Escape does not close the menu");
    await page.keyboard.press("Enter");
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/ordlista/index.html");
    none(faults);
    await context.close();
  });
});

describe("light and dark", () => {
  /** How light the page's ground is, 0 to 255. */
  const lightness = (/** @type {Page} */ page) =>
    page.evaluate(() => {
      const grounds = [document.body, document.documentElement].map((e) => getComputedStyle(e).backgroundColor);
      const ground = grounds.find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "";
      const [r, g, b] = (ground.match(/[\d.]+/g) ?? []).map(Number);
      return (r + g + b) / 3;
    });

  /** @param {number} lightness */
  const isLight = (lightness) => lightness > 200;
  /** @param {number} lightness */
  const isDark = (lightness) => lightness < 60;

  test("the page follows the computer", async () => {
    for (const [scheme, right] of /** @type {const} */ ([["light", isLight], ["dark", isDark]])) {
      const { page, context } = await open(browser, address("index.html"), { scheme });
      assert.ok(right(await lightness(page)), `${scheme}: ${await lightness(page)}`);
      await context.close();
    }
  });

  for (const [scheme, choice, right] of /** @type {const} */ ([["light", "Mörkt", isDark], ["dark", "Ljust", isLight]])) {
    test(`the choice ${choice} holds from page to page, against a ${scheme} computer`, async () => {
      const { page, context, faults } = await open(browser, address("index.html"), { home, scheme });
      await page.getByRole("radio", { name: choice }).check();
      assert.ok(right(await lightness(page)), "at once");
      await page.getByRole("link", { name: "Alla insatser" }).first().click();
      await page.waitForURL("**/insatser/index.html");
      assert.ok(right(await lightness(page)), "on the next page");
      assert.ok(await page.getByRole("radio", { name: choice }).isChecked());
      await page.getByRole("radio", { name: "Som datorn" }).check();
      await page.reload();
      assert.ok(!right(await lightness(page)), "undone");
      none(faults);
      await context.close();
    });
  }
});

describe("where a link leads", { concurrency: 2 }, () => {
  const report = richest("rapport");
  /** What a pattern's group finds on a page. @param {RegExp} pattern @param {string} file */
  const id = (pattern, file) => pattern.exec(read(file).toString())?.[1];
  /** The first page that a pattern is found on. @param {RegExp} pattern */
  const having = (pattern) => pages.find((file) => pattern.test(read(file).toString())) ?? "";
  const numbered = id(/<div class="numbered" id="([^"]+)"/, report);
  const part = having(/<section class="del" id="/);
  const del = id(/<section class="del" id="([^"]+)"/, part);
  const note = having(/<li id="[a-z0-9_-]+_not_1"/);
  const noteId = id(/<li id="([a-z0-9_-]+_not_1)"/, note);
  const CASES = [
    [`ordlista/index.html#${id(/<article class="term-art" id="([^"]+)"/, "ordlista/index.html")}`, "all"],
    [`kallor.html#${id(/<article class="term-art" id="([^"]+)"/, "kallor.html")}`, "all"],
    ["insatser/krami.html#passar", "all"],
    [`${note}#${noteId}`, "all"],
    [`${part}#${del}`, "heading"],
    [`${report}#${numbered}`, "heading"],
    ["index.html#innehall", "nothing"],
    ["hitta.html#svar", "nothing"],
  ];
  for (const [to, what] of CASES) {
    test(`${what} is marked, legibly: ${to}`, async () => {
      const [file, id] = to.split("#");
      const { page, context } = await open(browser, `${address(file)}#${id}`, { home });
      await unfold(page);
      // Where a page has scripts of its own, they may have drawn it anew.
      await page.waitForTimeout(100);
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        await page.emulateMedia({ colorScheme });
        const seen = await page.evaluate((id) => {
          const probe = Object.assign(document.createElement("mark"), { textContent: "x" });
          document.body.append(probe);
          const colour = getComputedStyle(probe).backgroundColor;
          probe.remove();
          const marked = (/** @type {Element} */ e) => getComputedStyle(e).backgroundColor === colour;
          const target = document.getElementById(id);
          if (!target.matches(":target")) return "no target";
          const inside = [...target.querySelectorAll("*")].some(marked);
          return marked(target) ? "all" : inside ? "heading" : "nothing";
        }, id);
        assert.equal(seen, what, colorScheme);
        none((await colours(page)).map((fault) => `${colorScheme}: ${fault}`));
      }
      await context.close();
    });
  }
});

describe("on paper", { concurrency: 2 }, () => {
  const tool = (/** @type {string} */ name, /** @type {string[]} */ ...args) => (/** @type {Buffer} */ input) => execFileSync(name, args, { input, maxBuffer: 64 << 20 }).toString();
  const pageCount = (/** @type {Buffer} */ pdf) => Number(/^Pages:\s+(\d+)$/m.exec(tool("pdfinfo", "-")(pdf))?.[1]);
  // Words are divided at the end of a line on paper, and commas may come from the style sheet: what counts is the letters.
  const letters = (/** @type {string} */ text) => text.normalize("NFKC").replace(/[\s,\u00ad\u2010-]/g, "");

  /** How many pages an insats takes on paper, and the facts of its page that are not there. */
  async function printed(/** @type {Page} */ page, /** @type {string} */ file) {
    await page.goto(address(file));
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    const paper = letters(tool("pdftotext", "-raw", "-", "-")(pdf));
    const facts = await page.evaluate(() => [
      document.querySelector("h1").textContent,
      ...[...document.querySelectorAll("main h2:not(aside h2, .no-print, .no-print h2), main aside dt, main aside dd")].flatMap((e) => {
        const unseen = e.querySelector("caption")?.innerText;
        return e.innerText.split(/[\n\t]/).filter((/** @type {string} */ line) => line !== unseen);
      }),
    ]);
    return { file, count: pageCount(pdf), lost: facts.filter((fact) => !paper.includes(letters(fact))) };
  }

  test("Krami fits on two pages and keeps its facts", async () => {
    const { page, context } = await open(browser, address("index.html"));
    const { count, lost } = await printed(page, "insatser/krami.html");
    await context.close();
    assert.ok(count <= 2, `${count} pages`);
    none(lost);
  });

  describe("every insats", () => {
    /** @type {Awaited<ReturnType<typeof printed>>[]} */
    const all = [];
    before(async () => {
      const left = pages.filter((file) => kindOf(file)?.name === "insats");
      const print = async () => {
        const { page, context } = await open(browser, "about:blank");
        for (let file; (file = left.pop()); ) all.push(await printed(page, file));
        await context.close();
      };
      await Promise.all([print(), print()]);
    });

    test("fits on two pages", { todo: "the richest take three" }, () => {
      none(all.filter(({ count }) => count > 2).map(({ file, count }) => `${file}: ${count} pages`));
    });

    test("keeps its facts", () => {
      none(all.flatMap(({ file, lost }) => lost.map((fact) => `${file}: not on paper: ${fact}`)));
    });
  });

  for (const { kind, file } of samples.filter((sample) => sample.richest && sample.kind !== "insats")) {
    test(`${kind} prints its heading and no menu: ${file}`, async () => {
      const { page, context } = await open(browser, address(file), { scheme: "dark" });
      const paper = letters(tool("pdftotext", "-raw", "-", "-")(await page.pdf({ preferCSSPageSize: true })));
      assert.ok(paper.includes(letters(await page.getByRole("heading", { level: 1 }).innerText())), "no heading on paper");
      assert.ok(!paper.includes(letters("Som datorn")), "the choice of light or dark is printed");
      await context.close();
    });
  }
});

describe("the style sheets", () => {
  const written = path.join(root, "themes/standard/static");

  /**
   * What the browser has read of a sheet, a line of it on each line. Of custom properties, of values with var() in them and of conditions it
   * keeps the text: there the amount of space says nothing, nor does any space after a comma or a colon that is not in quotes.
   * @param {Page} page
   * @param {string} text
   */
  const rules = (page, text) =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].flatMap((rule) => rule.cssText.replace(/\s+/g, " ").replace(/("[^"]*")|([,:]) /g, "$1$2").split(/(?<=[{};]) /));
    }, text);

  for (const name of readdirSync(written).filter((name) => name.endsWith(".css"))) {
    test(`${name} says what it says where it is written`, async () => {
      const { page, context } = await open(browser, address("index.html"));
      const source = readFileSync(path.join(written, name), "utf8");
      const stem = name.replace(".css", "");
      const published = files.filter((file) => file.startsWith(`tillgangar/${stem}.`) && file.endsWith(".css"));
      assert.equal(published.length, 1);
      const made = read(published[0]).toString();
      const [before, after] = [await rules(page, source), await rules(page, made)];
      assert.ok(before.length > 30, `${before.length} lines are read`);
      assert.deepEqual(after, before);
      assert.ok(made.length < source.length && !made.includes("/*"), "comments are published");
      await context.close();
    });
  }
});

const POLICY = /`(default-src [^`]+)`/.exec(readFileSync(path.join(root, "README.md"), "utf8"))?.[1] ?? "";
/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** A web server that has the files which `get` gives below `prefix`, and `missing` for all other addresses, under the README's policy. */
async function serve(/** @type {string} */ prefix, /** @type {(file: string) => Buffer | string | false | undefined} */ get, missing = "") {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? "", "http://x").pathname;
    const file = asked.startsWith(prefix) ? decodeURIComponent(asked.slice(prefix.length)) || "index.html" : "";
    const type = TYPES[path.extname(file)];
    const bytes = type && get(file);
    const headers = { "Content-Type": bytes ? type : TYPES[".html"], "X-Content-Type-Options": "nosniff", "Content-Security-Policy": POLICY };
    response.writeHead(bytes ? 200 : 404, headers);
    response.end(bytes || missing);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { server, base: `http://127.0.0.1:${port}${prefix}` };
}

describe("from a web server", { concurrency: 2 }, () => {
  const known = new Set(files);
  /** @type {Server} */
  let server;
  /** @type {string} */
  let base;

  before(async () => ({ server, base } = await serve("/intranat/utbud/", (/** @type {string} */ file) => known.has(file) && read(file))));
  after(() => server.close());

  for (const { kind, file } of samples.filter((sample) => sample.richest)) {
    test(`under a sub-path: ${kind}: ${file}`, async () => {
      const { page, context, faults, requests } = await open(browser, base + file, { home: base });
      none(faults);
      const types = new Set(requests.map((request) => request.resourceType()));
      assert.ok(types.has("stylesheet") && types.has("script"), `loaded only ${[...types]}`);
      const empty = await page.evaluate(() => [...document.styleSheets].filter((sheet) => !sheet.cssRules.length).map((sheet) => sheet.href));
      none(empty);
      await context.close();
    });
  }

  test("under a sub-path the search, the catalogue and the finder load what they need", async () => {
    const { page, context, faults } = await open(browser, base + richest("insats"), { home: base });
    await page.keyboard.press("/");
    await page.keyboard.type("smedjan");
    await page.locator(".suggest [role=option]").first().click();
    await page.waitForURL(`${base}insatser/smedjan.html`);
    await page.goto(`${base}insatser/index.html#q=ips`);
    await page.waitForFunction(() => document.querySelectorAll(".rows > .row mark").length);
    await page.goto(`${base}hitta.html`);
    await page.locator("#fraga-stadsomrade summary").first().click();
    await page.getByLabel("Nordost").check();
    await page.waitForFunction(() => /Öppen för Nordost/.test(document.querySelector("#svar").textContent));
    // A page that is left lets go of what it was still loading.
    none(faults.filter((fault) => !fault.endsWith("ERR_ABORTED")));
    await context.close();
  });

  test("the bare folder is the start page", async () => {
    const { page, context, faults } = await open(browser, base, { home: base });
    await page.getByRole("link", { name: "Alla insatser" }).first().click();
    await page.waitForURL(`${base}insatser/index.html`);
    none(faults);
    await context.close();
  });
});

describe("an address that leads nowhere, on a web server", () => {
  const PREFIX = "/a/b/utbud/";
  const built = mkdtempSync(path.join(tmpdir(), "utbud-missing-"));
  const get = (/** @type {string} */ file) => {
    try {
      return readFileSync(path.join(built, "public", file));
    } catch {
      return undefined;
    }
  };
  /** @type {Server} */
  let server;
  /** @type {string} */
  let base;

  before(async () => {
    const site = path.join(root, "tests/sites/prose");
    const options = ["--out", path.join(built, "public"), "--base-url", `https://intranat.example${PREFIX.slice(0, -1)}`];
    execFileSync(program(), ["build", "--root", site, ...options], { stdio: "ignore" });
    ({ server, base } = await serve(PREFIX, get, get("404.html")?.toString()));
  });
  after(() => {
    server.close();
    rmSync(built, { recursive: true, force: true });
  });

  for (const wrong of ["inte.html", "insatser/finns/inte.html", "../../djupt/ner/i/en/annan/mapp/"]) {
    test(`has its style, its links and its search: ${wrong}`, async () => {
      const { page, context, faults } = await open(browser, base + wrong, { home: base.slice(0, -PREFIX.length) });
      const own = (/** @type {string} */ fault) => !(fault.startsWith("404: ") || /status of 404/.test(fault));
      none(faults.filter(own));
      assert.equal(faults.filter((fault) => !own(fault)).length, 2, "the page itself is told as missing, and nothing else");
      const empty = await page.evaluate(() => [...document.styleSheets].filter((sheet) => !sheet.cssRules.length).map((sheet) => sheet.href));
      none(empty);
      const links = await page.evaluate(() => [...document.links].filter((link) => link.protocol === "http:").map((link) => link.href.split("#")[0]));
      assert.ok(links.length > 3);
      none(links.filter((link) => link !== page.url() && !get(link.slice(base.length))));

      await page.keyboard.press("/");
      await page.keyboard.type("odlarna");
      await page.locator(".suggest [role=option]").first().click();
      await page.waitForURL(`${base}insatser/odlarna.html`);
      none(faults.filter(own));
      await context.close();
    });
  }

  test("its pictures are small without its style", async () => {
    const { page, context } = await open(browser, base);
    await page.route("**/*.css", (route) => route.abort());
    await page.goto(`${base}inte.html`);
    const sizes = await page.evaluate(() => [...document.querySelectorAll("svg")].map((svg) => svg.getBoundingClientRect().width));
    assert.ok(sizes.length && sizes.every((width) => width <= 40), sizes.join());
    await context.close();
  });
});
