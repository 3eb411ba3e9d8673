// The index in memory: what its files say (src/search/output.rs lays them out), made ready to be asked. The vocabulary with the titles is read
// whole; postings and excerpts come in shards when they are asked for.

import words from "ord:sok";
import { insert } from "../base/load.js";
import { fill } from "../base/text.js";
import { fold, letterSet } from "./letters.js";
import { digitAt, hash, HASH, unpack } from "./packing.js";
import { begin, breathe, isTired, isTiredAt, rest } from "./turns.js";
import { keysOf, tokens } from "./tokens.js";

/** @import { Postings } from "./packing.js" */
/** @import { Token } from "./tokens.js" */
/** @typedef {"traff" | "text"} Sort what lies in shards: postings and excerpts */
/** @typedef {[name: string, first: number]} Shard a file, and the number of the first text in it */
/** @typedef {{ format: number, ord: string, lage: string, traff: Shard[], text: Shard[] }} Manifest */
/** @typedef {[prefix: string, heading: string, address: string, rank: number, documents: number]} Kind */
/**
 * The vocabulary as its file has it.
 * @typedef {{ kinds: Kind[], ids: string, titles: string, names: string, addresses: Record<number, string>, terms: string,
 *   endings: string, concepts: [words: string[], ...members: string[]][], excluded: string[] }} Raw
 */
/**
 * What conditions ask of an insats: its states, its queue, what it requires of a person and whom it excludes.
 * @typedef {{ keys: string[], queue: string, requires: string[], excludes: string[] }} States
 */
/** @typedef {[document: number, keys: number, queue: number, requires: number[], excludes: number[]]} StateRow numbers of texts */
/** @typedef {{ leads: boolean, shown: string[], keys: string[][] }} Concept what means the same: texts, and their keys */

/** The number of the format; another one is refused. */
const FORMAT = 4;

/** Where the site's files lie, and how one of the index is run; an engine without a page sets its own. */
export const files = { root: "", read: (/** @type {string} */ name) => insert(`${files.root}sok/${name}`) };

/** @type {{ manifest: Manifest | null, raw: Raw | null, states: { texts: string[], rows: StateRow[] } | null }} what the files have said */
const said = { manifest: null, raw: null, states: null };

/** A document is a number, and so is a term: its place in the order of folded stems. */
const empty = () => ({
  /** @type {Kind[]} */ kinds: [],
  /** @type {string[]} */ titles: [],
  /** @type {string[]} empty where the id is that of the title */ ids: [],
  /** @type {Record<number, string>} those that are not made of kind and id */ addresses: {},
  /** The kind of each document. */
  kindOf: new Uint8Array(),
  /** @type {Map<string, number[]>} the documents that have a name, by its hash */ names: new Map(),
  /** @type {Map<number, Token[]>} titles that have been read */ titleTokens: new Map(),
  /** @type {string[]} */ stems: [],
  /** @type {string[]} */ folded: [],
  /** @type {string[]} the usual endings */ endings: [],
  /** Of each term its usual ending. */
  ending: new Uint8Array(),
  /** Of each term the logarithm of its documents to base 2, doubled, and in the lowest bit whether it stands in a name. */
  common: new Uint8Array(),
  /** Of each term which letters it has. */
  letters: new Int32Array(),
  /** @type {Map<string, number[]>} the compounds that have a part */ parts: new Map(),
  /** @type {string[] | null} the parts in order, once they are asked for */ partKeys: null,
  /** @type {string[]} terms with their usual endings, folded, once they are asked for */ wholes: [],
  /** @type {Concept[]} */ concepts: [],
  /** @type {Map<string, number[]>} the concepts that a phrase of keys leads to */ phrases: new Map(),
  /** @type {string[]} the words that stand alone in a concept, in order */ triggers: [],
  /** @type {string[]} whom some insats is not for, each text once */ excluded: [],
  /** @type {Map<number, States>} what conditions ask of, by document, once it is asked for */ states: new Map(),
});

/** The index, filled when it is loaded. */
export const index = empty();

/** @type {Map<string, Promise<void>>} */
const loading = new Map();
/** @type {Record<Sort, string[][]>} */
const shards = { traff: [], text: [] };
/** @type {Map<number, Postings>} */
const lists = new Map();

/**
 * What the index' files call.
 * @param {"index" | "ord" | "lage" | Sort} kind
 * @param {any} payload what the kind has: src/search/output.rs writes it
 * @param {number} shard
 */
export function add(kind, payload, shard) {
  if (kind === "index") said.manifest = payload;
  else if (kind === "ord") said.raw = payload;
  else if (kind === "lage") said.states = payload;
  else shards[kind][shard] = payload.split("\n");
}

/** @param {string} name */
const unreadable = (name) => new Error(fill(words.olaslig, { fil: `sok/${name}` }));

/**
 * Reads a file once. A server may answer with something else: what the file adds must be there then.
 * @param {string} name
 * @param {() => unknown} isThere
 */
function once(name, isThere) {
  let known = loading.get(name);
  if (!known) {
    known = Promise.resolve(files.read(name)).catch(() => {}).then(() => {
      if (!isThere()) throw unreadable(name);
    });
    known.catch(() => loading.delete(name));
    loading.set(name, known);
  }
  return known;
}

/** @type {Promise<void> | null} */
let loaded = null;

/** A promise that the vocabulary is in. */
export function load() {
  if (!loaded) {
    loaded = open();
    loaded.catch(() => { loaded = null; });
  }
  return loaded;
}

async function open() {
  await once("index.js", () => said.manifest);
  const { manifest } = said;
  if (!manifest || manifest.format !== FORMAT) throw new Error(words.annat_format);
  await once(manifest.ord, () => said.raw);
  const { raw } = said;
  if (!raw) throw unreadable(manifest.ord);
  begin();
  Object.assign(index, empty());
  index.kinds = raw.kinds;
  index.titles = raw.titles.split("\n");
  index.ids = raw.ids.split(" ");
  index.addresses = raw.addresses;
  index.kindOf = Uint8Array.from(raw.kinds.flatMap(([, , , , documents], kind) => Array(documents).fill(kind)));
  await readNames(raw.names.split(" "));
  await readTerms(raw);
  await readConcepts(raw.concepts);
  index.excluded = raw.excluded;
  index.triggers = Array.from(index.phrases.keys()).filter((phrase) => !phrase.includes(" ")).sort();
  // The texts have been read, and would take as much memory again.
  said.raw = null;
}

/**
 * Adds a number to those of a key.
 * @param {Map<string, number[]>} map
 * @param {string} key
 * @param {number} number
 */
function put(map, key, number) {
  const known = map.get(key);
  if (known) known.push(number);
  else map.set(key, [number]);
}

/** @param {string[]} names of each document the hashes of its names */
async function readNames(names) {
  for (let document = 0; document < names.length; document++) {
    if (isTiredAt(document)) await rest();
    const hashes = names[document];
    for (let at = 0; at < hashes.length; at += HASH) {
      const name = hashes.slice(at, at + HASH);
      if (!index.names.get(name)?.includes(document)) put(index.names, name, document);
    }
  }
}

/**
 * Each term as how many letters it shares with the one before, the rest of its letters, a space, and digits: ending, common, parts.
 * @param {Raw} raw
 */
async function readTerms(raw) {
  const entries = raw.terms.split("!");
  entries.pop();
  index.endings = raw.endings.split(" ");
  index.stems = new Array(entries.length);
  index.folded = new Array(entries.length);
  index.ending = new Uint8Array(entries.length);
  index.common = new Uint8Array(entries.length);
  index.letters = new Int32Array(entries.length);
  let before = "";
  for (let term = 0; term < entries.length; term++) {
    if (isTiredAt(term)) await rest();
    const entry = entries[term];
    const space = entry.indexOf(" ");
    const stem = before.slice(0, digitAt(entry, 0)) + entry.slice(1, space);
    const folded = fold(stem);
    index.stems[term] = before = stem;
    index.folded[term] = folded;
    index.ending[term] = digitAt(entry, space + 1);
    index.common[term] = digitAt(entry, space + 2);
    index.letters[term] = letterSet(folded);
    if (entry.length > space + 3) readParts(term, folded, entry, space + 3);
  }
}

/**
 * The parts of a compound: for each how many letters are left out before it, and how many it has.
 * @param {number} term
 * @param {string} folded
 * @param {string} entry
 * @param {number} at
 */
function readParts(term, folded, entry, at) {
  let place = 0;
  for (; at < entry.length; at += 2) {
    const from = place + digitAt(entry, at);
    const to = from + digitAt(entry, at + 1);
    put(index.parts, folded.slice(from, to), term);
    place = to;
  }
}

/**
 * Of each concept the words that lead to it, if not all its members do, then the members; one that no text says begins with `-`.
 * @param {Raw["concepts"]} concepts
 */
async function readConcepts(concepts) {
  for (let concept = 0; concept < concepts.length; concept++) {
    await breathe();
    const [leading, ...members] = concepts[concept];
    const texts = members.map((text) => (text[0] === "-" ? text.slice(1) : text));
    const shown = members.filter((text) => text[0] !== "-");
    index.concepts.push({ leads: leading.length > 0, shown, keys: shown.map(keysOf) });
    for (const text of leading.length ? leading : texts) put(index.phrases, keysOf(text).join(" "), concept);
  }
}

/**
 * The documents that are called something, by its keys.
 * @param {string} keys
 */
export const named = (keys) => index.names.get(hash(keys)) || [];

/** Reads what conditions ask of. */
export async function loadStates() {
  if (index.states.size || !said.manifest) return;
  await once(said.manifest.lage, () => said.states);
  const { texts, rows } = said.states ?? { texts: [], rows: [] };
  for (const [document, keys, queue, requires, excludes] of rows) {
    const all = (/** @type {number[]} */ numbers) => numbers.map((number) => texts[number]);
    index.states.set(document, { keys: texts[keys].split(" "), queue: texts[queue], requires: all(requires), excludes: all(excludes) });
    if (isTired()) await rest();
  }
}

// ---- Shards ----

/**
 * The shard that a text lies in.
 * @param {Sort} sort
 * @param {number} number
 * @returns {[shard: number, file: Shard]}
 */
function shardOf(sort, number) {
  const all = said.manifest?.[sort] ?? [];
  let shard = all.length - 1;
  while (all[shard][1] > number) shard--;
  return [shard, all[shard]];
}

/**
 * Reads the shards that some texts lie in. To begin a request takes a page some milliseconds, too.
 * @param {Sort} sort
 * @param {Iterable<number>} numbers
 */
async function fetchShards(sort, numbers) {
  const requests = new Map();
  for (const number of numbers) {
    const [shard, [name]] = shardOf(sort, number);
    if (requests.has(shard)) continue;
    requests.set(shard, once(name, () => shards[sort][shard]));
    await breathe();
  }
  await Promise.all(requests.values());
}

/**
 * A text of a shard that has been read.
 * @param {Sort} sort
 * @param {number} number
 */
function textOf(sort, number) {
  const [shard, [, first]] = shardOf(sort, number);
  return shards[sort][shard][number - first];
}

/**
 * Reads the postings of terms, and of concepts, whose numbers come after those of the terms.
 * @param {Iterable<number>} numbers
 */
export async function fetchPostings(numbers) {
  const missing = Array.from(numbers).filter((number) => !lists.has(number));
  await fetchShards("traff", missing);
  for (const number of missing) {
    lists.set(number, unpack(textOf("traff", number)));
    if (isTired()) await rest();
  }
}

/** @type {Postings} */
const NONE = { documents: new Int32Array(), weights: new Float32Array() };

/**
 * The postings of a term; fetched before.
 * @param {number} number
 */
export const postings = (number) => lists.get(number) || NONE;

/**
 * The number that the postings of a concept have.
 * @param {number} concept
 */
export const ofConcept = (concept) => index.stems.length + concept;

/**
 * Reads the excerpts of documents.
 * @param {number[]} documents
 */
export const fetchExcerpts = (documents) => fetchShards("text", documents);

/**
 * The excerpt of a document, and what else is said of it beside its title; fetched before.
 * @param {number} document
 */
export const excerpt = (document) => textOf("text", document).split("\t");

// ---- Documents ----

/**
 * A record's id: that of its title, where the index has no other.
 * @param {number} document
 */
export function idOf(document) {
  const words = () => tokens(index.titles[document]).filter((token) => !token.legal).map((token) => token.folded);
  return (index.ids[document] ||= words().join("-"));
}

/**
 * The tokens of a document's title.
 * @param {number} document
 */
export function titleOf(document) {
  let known = index.titleTokens.get(document);
  if (!known) index.titleTokens.set(document, known = tokens(index.titles[document]));
  return known;
}

/**
 * The first document of a kind.
 * @param {number} kind
 */
export const firstOf = (kind) => index.kinds.slice(0, kind).reduce((sum, [, , , , documents]) => sum + documents, 0);
