// The real content as its YAML says it, read by a reader of YAML that is not the program's: what tests compare pages with.

import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";

const content = new URL("../../content/", import.meta.url);
/** @param {string} path */
const text = (path) => readFileSync(new URL(path, content), "utf8");

/**
 * The ids of the records in a folder of `content/`.
 * @param {string} folder
 */
export const ids = (folder) => readdirSync(new URL(`${folder}/`, content)).map((name) => name.replace(/\.[a-z]+$/, "")).sort();

/**
 * A record as its YAML says it: any keys.
 * @typedef {Record<string, any>} Content
 */

/**
 * All records of a folder whose records are YAML, by id.
 * @param {string} folder
 * @returns {Map<string, Content>}
 */
export const records = (folder) => new Map(ids(folder).map((id) => [id, parse(text(`${folder}/${id}.yaml`))]));

/**
 * A vocabulary of `content/modell/`: its records by id.
 * @param {string} name
 * @returns {Map<string, Content>}
 */
export const vocabulary = (name) => new Map(Object.entries(parse(text(`modell/${name}.yaml`))));

/**
 * What stands before the text of a page or a report in Markdown.
 * @param {string} folder
 * @param {string} id
 * @returns {Content}
 */
export const front = (folder, id) => parse(/^---\n([^]*?)\n---\n/.exec(text(`${folder}/${id}.md`))?.[1] ?? "");

/**
 * The ways into an insats: itself, or each of its parts with what it doesn't say itself taken from the whole.
 * @param {Content} insats
 * @returns {Content[]}
 */
export const ways = (insats) => (insats.delar?.length ? insats.delar.map((/** @type {Content} */ part) => ({ ...insats, ...part })) : [insats]);
