// What every file of the site must be, read without a browser.

import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "parse5";
import { none } from "./axe.js";
import { ids, vocabulary } from "./content.js";
import { addresses, kindOf, kinds } from "./kinds.js";
import { files, pages, read, root } from "./site.js";

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
const KB = 1000;

/** @typedef {{ file: string, name: string, attributes: Record<string, string>, text: string, line: number | undefined }} Element */
/** @typedef {{ file: string, elements: Element[], faults: string[], ids: string[] }} Doc */

/**
 * One page: its elements in order, and the faults of its syntax.
 * @param {string} file
 * @returns {Doc}
 */
function document(file) {
  /** @type {string[]} */
  const faults = [];
  const tree = parse(read(file).toString(), {
    sourceCodeLocationInfo: true,
    onParseError: (fault) => faults.push(`${file}:${fault.startLine}:${fault.startCol}: ${fault.code}`),
  });
  /** @type {Element[]} */
  const elements = [];
  const walk = (/** @type {any} */ node) => {
    if (node.tagName) {
      const attributes = Object.fromEntries(node.attrs.map((/** @type {any} */ a) => [a.prefix ? `${a.prefix}:${a.name}` : a.name, a.value]));
      elements.push({ file, name: node.tagName, attributes, text: text(node), line: node.sourceCodeLocation?.startLine });
    }
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(tree);
  return { file, elements, faults, ids: elements.map((e) => e.attributes.id).filter((id) => id !== undefined) };
}

function text(/** @type {any} */ node) {
  return node.nodeName === "#text" ? node.value : (node.childNodes ?? []).map(text).join("");
}

const documents = new Map(pages.map((file) => [file, document(file)]));
const elements = [...documents.values()].flatMap((page) => page.elements);
const place = (/** @type {Element} */ element) => `${element.file}:${element.line}: <${element.name}>`;

/** What each page must pass, as a function from its document to its faults. */
function eachPage(/** @type {string} */ name, /** @type {(page: Doc) => string[]} */ check, options = {}) {
  test(name, options, () => none([...documents.values()].flatMap((page) => check(page).map((fault) => `${page.file}: ${fault}`))));
}

describe("the files", () => {
  test("every file is of a known kind", () => none(files.filter((file) => !kindOf(file))));

  test("every kind has a file", () => none(kinds.filter((kind) => !files.some(kind.has)).map((kind) => kind.name)));

  test("every folder of records has an address", () => {
    const folders = readdirSync(path.join(root, "content")).filter((name) => name !== "modell");
    none(folders.filter((name) => !addresses[name]));
  });

  test("every record stands at its address", () => {
    const missing = Object.entries(addresses).flatMap(([folder, of]) =>
      ids(folder).map(of).filter((wanted) => {
        const [file, id] = wanted.split("#");
        // An id that the theme has taken on some page ends with an underscore.
        const found = documents.get(file)?.ids;
        return !found || (id && !found.includes(id) && !found.includes(`${id}_`));
      }),
    );
    none(missing);
  });
});

describe("each page", () => {
  eachPage("has no fault of syntax", (/** @type {Doc} */ page) => page.faults);

  eachPage("carries the policy, before anything that loads", (/** @type {Doc} */ page) => {
    const metas = page.elements.filter((e) => e.attributes["http-equiv"]?.toLowerCase() === "content-security-policy");
    if (metas.length !== 1) return [`${metas.length} policies`];
    const first = page.elements.find((e) => ["link", "script", "style", "img"].includes(e.name));
    return [
      ...(metas[0].attributes.content === POLICY ? [] : [metas[0].attributes.content]),
      ...(first && page.elements.indexOf(first) < page.elements.indexOf(metas[0]) ? [`${place(first)} before the policy`] : []),
    ];
  });

  eachPage("is in Swedish, with a title and a description", (/** @type {Doc} */ page) => {
    const find = (/** @type {string} */ name, key = "", value = "") => page.elements.find((e) => e.name === name && (!key || e.attributes[key] === value));
    const faults = [];
    if (find("html")?.attributes.lang !== "sv") faults.push("lang is not sv");
    if (!find("title")?.text.trim()) faults.push("no title");
    if ((find("meta", "name", "description")?.attributes.content.trim().length ?? 0) <= 10) faults.push("no description");
    if (!find("meta", "name", "viewport")) faults.push("no viewport");
    return faults;
  });

  test("has a title of its own", () => {
    const titles = new Map();
    for (const { file, elements } of documents.values()) {
      const title = elements.find((e) => e.name === "title")?.text ?? "";
      titles.set(title, [...(titles.get(title) ?? []), file]);
    }
    none([...titles].filter(([, of]) => of.length > 1).map(([title, of]) => `${title}: ${of.join(", ")}`));
  });

  eachPage("has one h1, and headings that skip no level", (/** @type {Doc} */ page) => {
    const levels = page.elements.filter((e) => /^h[1-6]$/.test(e.name));
    const faults = levels.flatMap((e, /** @type {number} */ n) => {
      const before = n ? Number(levels[n - 1].name[1]) : 0;
      return Number(e.name[1]) > before + 1 ? [`line ${e.line}: ${e.name} "${e.text}" after h${before}`] : [];
    });
    const first = levels.filter((e) => e.name === "h1").length;
    return first === 1 ? faults : [`${first} h1`, ...faults];
  });

  eachPage(
    "has each id once",
    (/** @type {Doc} */ page) => page.ids.filter((/** @type {string} */ id, /** @type {number} */ n) => page.ids.indexOf(id) !== n).map((/** @type {string} */ id) => `id="${id}" twice`),
  );

  eachPage("refers to no id that isn't there", (/** @type {Doc} */ page) => {
    const known = new Set(page.ids);
    const references = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "popovertarget"];
    return page.elements.flatMap((e) =>
      references.flatMap((key) => (e.attributes[key] ?? "").split(/\s+/).filter((/** @type {string} */ id) => id && !known.has(id)).map((/** @type {string} */ id) => `line ${e.line}: ${key}="${id}"`)),
    );
  });

  // Buttons do nothing without a script, so they and the line of a chart's tools wait for it.
  const tools = (/** @type {Element} */ e) => e.name === "button" || e.attributes.class?.split(" ").includes("chart-tools");
  eachPage("hides no text that a script would have to show", (/** @type {Doc} */ page) =>
    kindOf(page.file)?.scripted ? [] : page.elements.filter((e) => "hidden" in e.attributes && !tools(e) && e.attributes.role !== "search").map((e) => `line ${e.line}: <${e.name} hidden>`),
  );
});

describe("the policy", () => {
  test("no style, script or handler stands in a page", () => {
    none(elements.flatMap((e) => [
      ...(e.name === "style" ? [`${place(e)}`] : []),
      // A block of data runs nothing: the policy has no say over it.
      ...(e.name === "script" && e.attributes.type !== "application/json" && (!e.attributes.src || e.text.trim()) ? [`${place(e)} without src`] : []),
      ...Object.keys(e.attributes).filter((key) => key === "style" || key.startsWith("on")).map((key) => `${place(e)} ${key}`),
      ...Object.entries(e.attributes).filter(([, value]) => /^\s*javascript:/i.test(value)).map(([key]) => `${place(e)} ${key}`),
    ]));
  });

  test("nothing is loaded from another host", () => {
    const loads = ["src", "srcset", "href", "xlink:href", "data", "poster", "action", "formaction", "background"];
    const link = (/** @type {Element} */ e) => ["a", "area"].includes(e.name) || (e.name === "link" && e.attributes.rel === "canonical");
    none(elements.filter((e) => !link(e)).flatMap((e) =>
      Object.entries(e.attributes)
        .filter(([key, value]) => (loads.includes(key) && /^\s*([a-z][a-z0-9+.-]*:)?\/\//i.test(value)) || /url\(\s*["']?(?!#|["']?#)/i.test(value))
        .map(([key, value]) => `${place(e)} ${key}="${value}"`),
    ));
    const written = files.filter((file) => /\.(css|svg)$/.test(file)).flatMap((file) =>
      [...read(file).toString().matchAll(/(?:url\(|@import|href=)\s*["']?([a-z][a-z0-9+.-]*:)?\/\/[^"')\s]*/gi)].map((hit) => `${file}: ${hit[0]}`),
    );
    none(written);
  });
});

describe("the links", () => {
  const links = elements.flatMap((e) =>
    ["href", "src", "xlink:href", "data-echarts", "data-val"].filter((key) => e.attributes[key] !== undefined).map((key) => ({ element: e, to: e.attributes[key] })),
  );
  const internal = links.filter(({ to }) => !/^[a-z][a-z0-9+.-]*:/i.test(to));

  /** The file and the anchor that a link leads to. */
  function target(/** @type {{ element: Element, to: string }} */ { element, to }) {
    const [written, anchor] = to.split("#");
    const file = written ? path.posix.join(path.posix.dirname(element.file), decodeURIComponent(written)) : element.file;
    return { file, anchor: anchor && decodeURIComponent(anchor) };
  }

  test("every link is relative, to an explicit file that exists", () => {
    none(internal.filter((link) => link.to.startsWith("/") || link.to === "" || !files.includes(target(link).file)).map((link) => `${place(link.element)} ${link.to}`));
  });

  test("every anchor exists", () => {
    const values = (/** @type {string} */ facet, /** @type {string} */ name) => [...vocabulary(name).keys()].map((id) => `${facet}=${id}`);
    const delomraden = [...vocabulary("omraden").values()].flatMap((omrade) => Object.keys(omrade["delområden"]));
    const filters = new Set([...values("malgrupp", "malgrupper"), ...values("mal", "mal"), ...values("stadsomrade", "stadsomraden"), "stadsomrade=hela_staden", ...delomraden.map((id) => `delomrade=${id}`)]);
    const known = new Map([...documents].map(([file, page]) => [file, new Set(page.ids)]));
    none(internal.filter((link) => {
      const { file, anchor } = target(link);
      // The catalogue keeps its chosen filters in the hash: such a link opens the list, with or without a script.
      if (file === "insatser/index.html" && anchor?.split("&").every((part) => filters.has(part))) return false;
      return anchor !== undefined && known.has(file) && !known.get(file)?.has(anchor);
    }).map((link) => `${place(link.element)} ${link.to}`));
  });

  test("links out are to https, mail or telephone", () => {
    none(links.filter(({ to }) => /^[a-z][a-z0-9+.-]*:/i.test(to) && !/^(https|mailto|tel):/.test(to)).map((link) => `${place(link.element)} ${link.to}`));
  });

  test("every page is reached from the start page", () => {
    const seen = new Set(["index.html"]);
    for (const from of seen) {
      for (const link of internal) if (link.element.file === from && documents.has(target(link).file)) seen.add(target(link).file);
    }
    // What the reader has chosen is shown by a script, which also links to it; the search box leads to the page of hits.
    const apart = ["404.html", "jamfor.html", "min-lista.html", "sok.html"];
    none(pages.filter((file) => !apart.includes(file) && !seen.has(file)));
  });

  test("every theme file is used", () => {
    const used = new Set(internal.map((link) => target(link).file));
    // The search box loads the search when it is first used.
    for (const { attributes } of elements) if (attributes["data-motor"]) used.add(attributes["data-motor"].replace(/^(\.\.\/)*/, ""));
    none(files.filter((file) => file.startsWith("tillgangar/") && !used.has(file)));
  });
});

describe("the budget, with gzip", () => {
  /** @type {Map<string, number>} */
  const weights = new Map();
  const weight = (/** @type {string} */ file) => {
    const size = weights.get(file) ?? gzipSync(read(file)).length;
    weights.set(file, size);
    return size;
  };
  const over = (/** @type {string[]} */ list, /** @type {number} */ most) => list.map((file) => /** @type {const} */ ([file, weight(file)])).filter(([, size]) => size > most).map(([file, size]) => `${file}: ${size}`);
  // What a page loads by itself, without the search: its engine, ECharts and a chart's option come when a reader asks for them.
  const search = /^tillgangar\/sok\.[0-9a-f]{12}\.js$/;
  const loads = (/** @type {Doc} */ page, /** @type {string} */ name, /** @type {string} */ attribute) =>
    page.elements.filter((e) => e.name === name && e.attributes[attribute]).map((e) => path.posix.join(path.posix.dirname(page.file), e.attributes[attribute]));
  const heavier = (/** @type {string} */ name, /** @type {string} */ attribute, /** @type {string} */ extension, /** @type {number} */ most) =>
    [...documents].map(([file, page]) => {
      const loaded = new Set(loads(page, name, attribute).filter((/** @type {string} */ file) => file.endsWith(extension) && kindOf(file)?.name === "temafil" && !search.test(file)));
      const size = [...loaded].reduce((total, file) => total + weight(file), 0);
      return /** @type {const} */ ([file, size]);
    }).filter(([, size]) => size > most).map(([file, size]) => `${file}: ${size}`);

  test("the page of an insats is at most 12 kB", () => none(over(pages.filter((file) => kindOf(file)?.name === "insats"), 12 * KB)));

  // The finder has a style sheet of its own.
  test("the CSS of a page is at most 12 kB", () => none(heavier("link", "href", ".css", 12 * KB).filter((line) => !line.startsWith("hitta.html"))));

  // The finder has rules of its own, which other pages never load.
  test("the JavaScript of a page, before search, is at most 20 kB, of the finder 26 kB", () =>
    none(heavier("script", "src", ".js", 20 * KB).filter((line) => !line.startsWith("hitta.html")).concat(heavier("script", "src", ".js", 26 * KB))));
});
