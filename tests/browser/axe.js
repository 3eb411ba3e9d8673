// What axe finds on a page, and the way that tests tell a list of faults.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// All that axe asks of colours: a page in another scheme can differ in nothing else.
const COLOURS = ["color-contrast", "link-in-text-block"];

/** @import { Page } from "playwright-core" */
/** @typedef {{ target: string[], html: string, any: { message: string }[], all: { message: string }[], none: { message: string }[] }} Node */
/** @typedef {{ type: string, values: string[] }} Rules */

/**
 * What axe says against the page as it stands, one line for each element.
 * @param {Page} page
 */
export const axe = (page) => run(page, { type: "tag", values: TAGS });

/**
 * What axe says against its colours alone.
 * @param {Page} page
 */
export const colours = (page) => run(page, { type: "rule", values: COLOURS });

/**
 * @param {Page} page
 * @param {Rules} runOnly
 * @returns {Promise<string[]>}
 */
async function run(page, runOnly) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { violations } = await globalThis.axe.run({ runOnly, resultTypes: ["violations"], preload: false });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => {
        const said = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
        return `${rule.id}: ${node.target.join(" ")}: ${said}\n      ${node.html.slice(0, 160)}`;
      }),
    );
  }, runOnly);
}

/**
 * Fails with the first of the faults, if there are any.
 * @param {unknown[]} faults
 */
export function none(faults) {
  assert.ok(!faults.length, `${faults.length}:\n  ${faults.slice(0, 12).join("\n  ")}`);
}
