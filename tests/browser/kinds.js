// Every kind of file that a site may hold. A file of no kind here fails the tests, and so does a kind without files.
// The kinds of page are the program's own (kinds.json): a new one is opened in the browser by all tests.

import { readFileSync } from "node:fs";

import { front, ids } from "./content.js";

const slug = "(?!index\\.html)[a-z0-9]+(?:-[a-z0-9]+)*";
/** @typedef {{ name: string, page: boolean, has: (path: string) => boolean, scripted?: boolean }} Kind */
/** @typedef {{ name: string, paths: string[] }} ListedPage */

/** @type {{ pages: ListedPage[], records: Record<string, string> }} */
const listed = JSON.parse(readFileSync(new URL("kinds.json", import.meta.url), "utf8"));
/**
 * @param {string} name
 * @param {RegExp} pattern
 * @returns {Kind}
 */
const other = (name, pattern) => ({ name, page: false, has: (path) => pattern.test(path) });
const sidor = new Set(ids("sidor").map((id) => `${id}.html`));
/** @param {string} path */
const pattern = (path) => new RegExp(`^${path.replaceAll(".", "\\.").replace("%", slug)}$`);

/** What only a script fills: without one it says so, and leads elsewhere. */
const scripted = new Set(["sök", "hitta"]);

/** The kinds of page, as the program lists them; those with a fixed path first, for an id may read as one. */
const pages = listed.pages
  .toSorted((a, b) => Number(a.paths[0].includes("%")) - Number(b.paths[0].includes("%")))
  .map(({ name, paths }) => {
    const patterns = paths.map(pattern);
    const has = name === "sida" ? (/** @type {string} */ path) => sidor.has(path) : (/** @type {string} */ path) => patterns.some((one) => one.test(path));
    return { name, page: true, has, ...(scripted.has(name) ? { scripted: true } : {}) };
  });

/**
 * The kinds: `name`, whether it is a `page` (and one that only a script fills: `scripted`), and what it `has`.
 * @type {Kind[]}
 */
export const kinds = [
  ...pages,
  other("märke", /^\.utbud$/),
  other("nedladdning", new RegExp(`^oppna-data/tabeller/${slug}\\.(csv|json)$`)),
  other("diagramprogram", /^tillgangar\/echarts\.[0-9a-f]{12}\.js$/),
  other("diagramval", /^tillgangar\/diagram\/[\w-]+\.[0-9a-f]{12}\.js$/),
  other("hittadata", /^tillgangar\/hitta-data\.[0-9a-f]{12}\.js$/),
  other("katalogdata", /^katalog\/(urval\.[0-9a-f]{12}|id|(rader|fakta|hitta)-\d+)\.js$/),
  other("sökfil", /^sok\/(index|(ord|lage|(traff|text)-[0-9]+)\.[0-9a-f]{12})\.js$/),
  other("temafil", /^tillgangar\/[a-z-]+\.[0-9a-f]{12}\.(css|js|svg)$/),
];

/**
 * The kind of a file, or undefined.
 * @param {string} file
 */
export const kindOf = (file) => kinds.find((kind) => kind.has(file));

/** The prefix of the records in each folder of `content/`. */
const prefixes = {
  insatser: "insats",
  avtal: "avtal",
  processer: "process",
  rapporter: "rapport",
  sidor: "sida",
  ordlista: "begrepp",
  kallor: "kalla",
  datakallor: "datakalla",
  pagang: "pagang",
};

/** @type {(prefix: string) => (id: string) => string} */
const address = (prefix) => (id) => listed.records[prefix].replace("%", id);

/**
 * Where each record of a folder of `content/` is read: a page, or a page and an anchor.
 * @type {Record<string, (id: string) => string>}
 */
export const addresses = {
  ...Object.fromEntries(Object.entries(prefixes).map(([folder, prefix]) => [folder, address(prefix)])),
  // A report for each stadsområde has a page for each; the first of them stands for all.
  rapporter: (id) => address("rapport")(front("rapporter", id).för_varje === "stadsområde" ? `${id}-centrum` : id),
};
