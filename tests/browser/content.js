// The real content as its YAML says it, read by a reader of YAML that is not the program's: what tests compare pages with.

import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";

const content = new URL("../../content/", import.meta.url);
const text = (path) => readFileSync(new URL(path, content), "utf8");

/** The ids of the records in a folder of `content/`. */
export const ids = (folder) => readdirSync(new URL(`${folder}/`, content)).map((name) => name.replace(/\.[a-z]+$/, "")).sort();

/** All records of a folder whose records are YAML, by id. */
export const records = (folder) => new Map(ids(folder).map((id) => [id, parse(text(`${folder}/${id}.yaml`))]));

/** A vocabulary of `content/modell/`: its records by id. */
export const vocabulary = (name) => new Map(Object.entries(parse(text(`modell/${name}.yaml`))));

/** What stands before the text of a page or a report in Markdown. */
export const front = (folder, id) => parse(/^---\n([^]*?)\n---\n/.exec(text(`${folder}/${id}.md`))?.[1] ?? "");

/** The ways into an insats: itself, or each of its parts with what it doesn't say itself taken from the whole. */
export const ways = (insats) => (insats.delar?.length ? insats.delar.map((part) => ({ ...insats, ...part })) : [insats]);
