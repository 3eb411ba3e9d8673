// Hits as they are shown, and what is told beside them.

import { excerpt, fetchExcerpts, files, firstOf, idOf, index } from "./index.js";
import { lower } from "./letters.js";
import { mark } from "./marks.js";
import { begin, isTiredAt, rest } from "./turns.js";
import { ALSO, MOST_OFFERS } from "./weights.js";

/** @import { Marks } from "./marks.js" */
/** @import { Span, Word } from "./query.js" */
/** @import { Scored } from "./ranking.js" */
/** @typedef {"traff" | "liknande"} Tier `liknande` where only the letters resemble */

/**
 * What is said of hits besides their titles: the excerpts, unless the reader asks for none, and of some a note.
 * @typedef {{ tiers: (document: number) => Tier, marks: Marks, excerpts: boolean, notes: Map<number, string> }} Beside
 */

/** A hit. What takes long to say of it is found when it is asked for, for of many hits few are shown. */
export class Hit {
  /** @param {Scored} scored @param {Beside} beside */
  constructor([document, score], { tiers, marks, excerpts, notes }) {
    const [text = "", beside = ""] = excerpts ? excerpt(document) : [];
    this.document = document;
    this.score = score;
    this.tier = tiers(document);
    this.marks = marks;
    this.excerpt = text;
    /** What a list says beside its title: where an insats is placed and its queue, what a table says. */
    this.beside = beside;
    /** Why it does not answer all of the query; empty where it does. */
    this.note = notes.get(document) ?? "";
  }

  get kind() { return index.kinds[index.kindOf[this.document]][0]; }

  /** The heading of its kind. */
  get group() { return index.kinds[index.kindOf[this.document]][1]; }

  get id() { return `${this.kind}:${idOf(this.document)}`; }

  get title() { return index.titles[this.document]; }

  /** Its number among the records of its kind. */
  get nr() { return this.document - firstOf(index.kindOf[this.document]); }

  get href() {
    const address = index.addresses[this.document] || index.kinds[index.kindOf[this.document]][2].replace("%", idOf(this.document));
    return files.root + address;
  }

  /** The words of its title that the answer is about. */
  get matched() { return mark(this.title, this).map(([from, to]) => this.title.slice(from, to)); }

  toJSON() {
    const { id, kind, group, title, href, excerpt, beside, note, tier, matched } = this;
    return { id, kind, group, title, href, excerpt, beside, note, tier, matched };
  }
}

/**
 * The hits as they are shown.
 * @param {Scored[]} scored
 * @param {Beside} beside
 */
export async function describe(scored, beside) {
  if (beside.excerpts) await fetchExcerpts(scored.map(([document]) => document));
  const described = [];
  for (const hit of scored) {
    described.push(new Hit(hit, beside));
    if (isTiredAt(described.length)) await rest();
  }
  return described;
}

/**
 * The ids of a kind's records, by their number.
 * @param {string} kind
 */
export async function idsOf(kind) {
  begin();
  const at = index.kinds.findIndex(([name]) => name === kind);
  const first = firstOf(at);
  const found = [];
  for (const end = first + index.kinds[at][4]; first + found.length < end;) {
    found.push(idOf(first + found.length));
    if (isTiredAt(found.length)) await rest();
  }
  return found;
}

/**
 * The other words that hits are shown for.
 * @param {Span[]} spans
 * @param {Word[]} words
 */
export function alsoShown(spans, words) {
  const asked = words.map((word) => word.key).join(" ");
  /** @type {string[]} */
  const shown = [];
  for (const concept of spans.flatMap((span) => span.concepts)) {
    const { shown: texts, keys } = index.concepts[concept];
    texts.forEach((text, at) => {
      const isNew = !` ${asked} `.includes(` ${keys[at].join(" ")} `) && !shown.some((known) => lower(known) === lower(text));
      if (isNew) shown.push(text);
    });
  }
  return shown.slice(0, ALSO);
}

/**
 * The query in other spellings.
 * @param {string} query
 * @param {Word[]} words
 */
export function spellings(query, words) {
  const offers = words.flatMap((word) => word.offers.map((offer) => query.slice(0, word.start) + offer + query.slice(word.end)));
  return offers.slice(0, MOST_OFFERS);
}
