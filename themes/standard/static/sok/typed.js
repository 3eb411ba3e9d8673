// A query as it is typed or pasted in → as texts write it: without invisible marks and the points of abbreviations, a telephone number in one, the
// name of a law parted from what it is glued to, and words put together or taken apart as the site has them.

import { FUNCTION_WORDS, LAWS } from "./language.js";
import { index } from "./index.js";
import { INVISIBLE } from "./letters.js";
import { exactTerms } from "./terms.js";
import { tokens } from "./tokens.js";
import { SHORTEST_JOINED } from "./weights.js";

/** @import { Token } from "./tokens.js" */

/** `I.P.S.` */
const POINTED = /(?<![\p{L}\d.])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\d])/gu;
/** A telephone number in whatever groups. */
const TELEPHONE = /(?<![\d.:])(?:\+46|0046|0)[\d ()/–-]{5,}\d(?![\d:.§])/g;
/** `SoL12:1` */
const GLUED_LAW = new RegExp(`(?<!\\p{L})(${LAWS.join("|")})(?=\\d)`, "giu");

/**
 * @param {string} query
 */
export function plain(query) {
  return query
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(POINTED, (said) => said.replaceAll(".", ""))
    .replace(TELEPHONE, (said) => (said.replace(/\D/g, "").length > 6 ? said.replace(/^(?:\+46|0046)/, "0").replace(/\D/g, "") : said))
    .replace(GLUED_LAW, "$1 ");
}

/** @param {Token} token */
const isKnown = (token) => exactTerms(token).length > 0 || index.parts.has(token.key) || index.phrases.has(token.key);

/**
 * The tokens of a query: what is written apart is put together where the site has the whole (`kompetens center`), and letters and digits that are
 * glued are taken apart where it has not (`vecka40`).
 * @param {string} text
 */
export function tokensTyped(text) {
  const list = tokens(text).flatMap((token) => (token.legal || isKnown(token) ? [token] : parted(token)));
  /** @type {Token[]} */
  const found = [];
  for (let at = 0; at < list.length; at++) {
    const whole = at + 1 < list.length ? joined(list[at], list[at + 1]) : null;
    found.push(whole ?? list[at]);
    if (whole) at++;
  }
  return found;
}

/**
 * A word whose letters and digits are parted, and a number as texts group it: `1 237`.
 * @param {Token} token
 */
function parted(token) {
  const parts = token.text.match(/^\d{4,6}$/) ? [token.text.slice(0, -3), token.text.slice(-3)] : token.text.match(/\d+|\D+/g) ?? [];
  if (parts.length < 2) return [token];
  let at = token.start;
  return parts.flatMap((part) => {
    const start = at;
    at += part.length;
    return tokens(part).map((found) => ({ ...found, start, end: at }));
  });
}

/**
 * Two words as one, where the site has that one and no word of the two says something by itself in a question.
 * @param {Token} first
 * @param {Token} second
 */
function joined(first, second) {
  if (first.legal || second.legal || FUNCTION_WORDS.has(first.text) || FUNCTION_WORDS.has(second.text)) return null;
  const text = first.text + second.text;
  if (text.length < SHORTEST_JOINED) return null;
  const [whole, ...more] = tokens(text);
  if (more.length || !whole || whole.legal || !exactTerms(whole).length) return null;
  return { ...whole, start: first.start, end: second.end };
}
