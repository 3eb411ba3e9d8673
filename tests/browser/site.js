// The real site: the folder that UTBUD_SITE names, else built once for each test file into a folder of its own that goes when the
// process ends.
//
// UTBUD names the program; without it the newest of target/release/utbud and target/debug/utbud is used.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { kindOf, kinds } from "./kinds.js";

/** The repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The program. */
export function program() {
  if (process.env.UTBUD) return path.resolve(process.env.UTBUD);
  const built = ["release", "debug"]
    .map((profile) => path.join(root, "target", profile, "utbud"))
    .map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at)[0];
  if (!built.at) throw new Error("no utbud under target/: run `cargo build`, or name the program in UTBUD");
  return built.file;
}

/** The site that is there, or a new one. */
function built() {
  if (process.env.UTBUD_SITE) return path.resolve(process.env.UTBUD_SITE);
  const temporary = mkdtempSync(path.join(tmpdir(), "utbud-browser-"));
  process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));
  const folder = path.join(temporary, "public");
  execFileSync(program(), ["build", "--root", root, "--out", folder], { stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** Where the site lies. */
export const folder = built();

/** Every file of the site, relative to `folder`, with `/` between the parts, in order. */
export const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join("/"))
  .sort();

/** Every page of the site, relative to `folder`. */
export const pages = files.filter((file) => file.endsWith(".html"));

/**
 * The bytes of one file.
 * @param {string} file
 */
export const read = (file) => readFileSync(path.join(folder, file));

/** What the address of every file of the site begins with. */
export const home = `${pathToFileURL(folder).href}/`;

/**
 * The `file://` address of one file.
 * @param {string} file
 */
export const address = (file) => pathToFileURL(path.join(folder, file)).href;

/**
 * The pages a browser opens: of every kind the one with most in it, and of kinds with several pages also the one with
 * least, where "uppgift saknas" stands instead of text.
 */
export const samples = kinds.filter((kind) => kind.page).flatMap((kind) => {
  const all = pages.filter((file) => kindOf(file)?.name === kind.name).sort((a, b) => read(b).length - read(a).length || (a < b ? -1 : 1));
  const [first, last] = [all[0], all[all.length - 1]];
  const poorest = last === first ? [] : [{ kind: kind.name, file: last, richest: false }];
  return first ? [{ kind: kind.name, file: first, richest: true }, ...poorest] : [];
});

/**
 * The page of a kind with most in it.
 * @param {string} kind
 */
export function richest(kind) {
  const found = samples.find((sample) => sample.kind === kind && sample.richest);
  if (!found) throw new Error(`no page of the kind ${kind}`);
  return found.file;
}
