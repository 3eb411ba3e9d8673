// Debian's Chromium, and a page that notes everything that goes wrong in it.

import { chromium } from "playwright-core";

// The flags past the sandbox's keep the browser from calling home: only the site's own requests are left.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @import { Browser, BrowserContextOptions, Page, Request } from "playwright-core" */
/**
 * `home`: what the address of every file of the site begins with; `scheme`: light or dark; `scripts`: whether JavaScript is on; `abortScripts`: the
 * site's own are not loaded.
 * @typedef {{ home?: string, width?: number, scheme?: "light" | "dark", scripts?: boolean, abortScripts?: boolean } & BrowserContextOptions} Options
 */

/** Starts the browser that CHROMIUM names, else Debian's. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });

/**
 * Opens `url` in a context of its own. `faults` gathers what the console says of errors and warnings (what the policy
 * stopped is said there), what scripts throw, failed requests, answers that are no success, and every request that
 * leaves `home`, the address that all of the site begins with.
 * @param {Browser} browser
 * @param {string} url
 * @param {Options} options
 */
export async function open(browser, url, { home, width = 1280, scheme = "light", scripts = true, abortScripts = false, ...rest } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: scripts,
    reducedMotion: "reduce",
    locale: "sv-SE",
    ...rest,
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  /** @type {Request[]} */
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    requests.push(request);
    if (home && !request.url().startsWith(home) && !request.url().startsWith("data:")) faults.push(`leaves the site: ${request.url()}`);
  });
  if (abortScripts) await page.route("**/*.js", (route) => route.abort());
  await page.goto(url);
  return { page, context, faults, requests };
}

/**
 * The elements that make the page wider than the window; none where it isn't.
 * @param {Page} page
 */
export const overflow = (page) =>
  page.evaluate(() => {
    const scroller = document.scrollingElement;
    if (!scroller) return ["nothing scrolls"];
    if (scroller.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5);
    const inner = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other))).slice(0, 5);
    return [`${scroller.scrollWidth} > ${innerWidth}`, ...inner.map((e) => e.outerHTML.slice(0, 120))];
  });

/**
 * Opens all that is folded away, so that it is looked at too.
 * @param {Page} page
 */
export const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
