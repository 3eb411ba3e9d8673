// Every kind of file that a site may hold. A file of no kind here fails the tests, and so does a kind without files:
// a new kind of page is added to this table, and is then opened in the browser by all tests.

import { front, ids } from "./content.js";

const slug = "(?!index\\.html)[a-z0-9]+(?:-[a-z0-9]+)*";
const one = (name, file) => ({ name, page: true, has: (path) => path === file });
const many = (name, folder) => {
  const pattern = new RegExp(`^${folder}/${slug}\\.html$`);
  return { name, page: true, has: (path) => pattern.test(path) };
};
const other = (name, pattern) => ({ name, page: false, has: (path) => pattern.test(path) });
const sidor = new Set(ids("sidor").map((id) => `${id}.html`));

/** The kinds: `name`, whether it is a `page` (and one that only a script fills: `scripted`), and what it `has`. */
export const kinds = [
  one("start", "index.html"),
  one("404", "404.html"),
  { ...one("sök", "sok.html"), scripted: true },
  one("insatser", "insatser/index.html"),
  many("insats", "insatser"),
  one("avtalslista", "avtal/index.html"),
  many("avtal", "avtal"),
  one("områden", "omraden/index.html"),
  many("område", "omraden"),
  one("stadsområden", "stadsomraden/index.html"),
  many("stadsområde", "stadsomraden"),
  one("organisationer", "organisationer/index.html"),
  many("organisation", "organisationer"),
  one("metoder", "metoder/index.html"),
  many("metod", "metoder"),
  one("lagrumslista", "lagrum/index.html"),
  many("lagrum", "lagrum"),
  one("processer", "processer/index.html"),
  many("process", "processer"),
  one("ordlista", "ordlista/index.html"),
  one("ansvar", "ansvar.html"),
  one("skall", "skall.html"),
  one("på gång", "pagang.html"),
  // What it shows, its script makes of answers: without a script it says so, and leads elsewhere.
  { ...one("hitta", "hitta.html"), scripted: true },
  one("villkor", "villkor.html"),
  one("källor", "kallor.html"),
  one("datakällor", "datakallor.html"),
  one("statistik", "statistik/index.html"),
  many("tabell", "statistik"),
  one("rapporter", "rapporter/index.html"),
  many("rapport", "rapporter"),
  one("jämför", "jamfor.html"),
  one("min lista", "min-lista.html"),
  { name: "sida", page: true, has: (path) => sidor.has(path) },
  other("märke", /^\.utbud$/),
  other("nedladdning", new RegExp(`^oppna-data/tabeller/${slug}\\.(csv|json)$`)),
  other("diagramprogram", /^tillgangar\/echarts\.[0-9a-f]{12}\.js$/),
  other("diagramval", /^tillgangar\/diagram\/[\w-]+\.[0-9a-f]{12}\.js$/),
  other("hittadata", /^tillgangar\/hitta-data\.[0-9a-f]{12}\.js$/),
  other("katalogdata", /^katalog\/(urval\.[0-9a-f]{12}|id|(rader|fakta|hitta)-\d+)\.js$/),
  other("sökfil", /^sok\/(index|(ord|(traff|text)-[0-9]+)\.[0-9a-f]{12})\.js$/),
  other("temafil", /^tillgangar\/[a-z-]+\.[0-9a-f]{12}\.(css|js|svg)$/),
];

/** The kind of a file, or undefined. */
export const kindOf = (file) => kinds.find((kind) => kind.has(file));

/** Where each record of a folder of `content/` is read: a page, or a page and an anchor. */
export const addresses = {
  insatser: (id) => `insatser/${id}.html`,
  avtal: (id) => `avtal/${id}.html`,
  processer: (id) => `processer/${id}.html`,
  // A report for each stadsområde has a page for each; the first of them stands for all.
  rapporter: (id) => (front("rapporter", id).för_varje === "stadsområde" ? `rapporter/${id}-centrum.html` : `rapporter/${id}.html`),
  sidor: (id) => `${id}.html`,
  ordlista: (id) => `ordlista/index.html#${id}`,
  kallor: (id) => `kallor.html#${id}`,
  datakallor: (id) => `datakallor.html#${id}`,
  pagang: (id) => `pagang.html#${id}`,
};
