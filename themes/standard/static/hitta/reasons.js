// The finder's words: what every condition, way in, state and goal comes to with the answers, as reasons.

import words from "ord:hitta-regler";
import { fill } from "../base/text.js";
import { asked, asks, given, goals, isMet, judgeOpen, judgeState } from "./rules.js";
import { isRunning, OSAKERT, PASSAR } from "./verdicts.js";

/** @import { Answers, Judged, Meets } from "./rules.js" */
/** @import { Verdict } from "./verdicts.js" */
/** @import { Book, Found, Insats, Told, Way } from "./book.js" */
/**
 * `verdict`: what it comes to, 0 where it fits and 3 where it excludes. `del` and `delnamn`: the part that it holds for alone. `text`: the short
 * form and the source's own words.
 * @typedef {{ vad: string, grad: string, verdict: number, meets: Meets, met: number, kort: string, not: string | null,
 *   kalla: { text: string, href: string } | null, del: string | null, delnamn?: string | null, text: string }} Reason
 */
/**
 * An insats, its best way and all its reasons; `part`: the part that the way is.
 * @typedef {{ insats: Insats, verdict: Verdict, part: string | null, way: Way, reasons: Reason[] }} Result
 */
/** @typedef {(condition: Told) => Reason} ReasonOf */

/** @param {string} word */
const quoted = (word) => fill(words.citat, { ord: word });

/**
 * Names as a list in words.
 * @param {string[]} names
 * @param {string} last the word before the last of them
 */
const listed = (names, last) => names.join(", ").replace(/, ([^,]*)$/, ` ${last} $1`);

/**
 * An answer in words.
 * @param {string} question
 * @param {string | number} answer
 * @param {Book} book
 */
function answerText(question, answer, book) {
  const { svar, tal } = book.byName[question];
  const known = svar.find((choice) => choice.id === answer);
  return known ? known.text : tal ? fill(words.tal, { n: answer, enhet: tal.enhet }) : String(answer);
}

/**
 * What some answers to a question say of the person, after ”personen”.
 * @param {string} question
 * @param {(string | number)[]} given
 * @param {Book} book
 */
function person(question, given, book) {
  const { svar, tal } = book.byName[question];
  const texts = given.map((answer) => {
    const known = svar.find((choice) => choice.id === answer);
    return known ? known.person ?? known.text : fill(tal?.person ?? "{n}", { n: answer });
  });
  return listed(texts, words.och);
}

/**
 * The answers to a question, quoted.
 * @param {string} question
 * @param {Answers} answers
 * @param {Book} book
 */
function said(question, answers, book) {
  const texts = new Set(given(answers, question).map((answer) => answerText(question, answer, book)));
  return Array.from(texts, quoted).join(` ${words.och} `);
}

/** What is said of a condition, by grad and by how it is met. @type {Record<string, Record<Meets, string>>} */
const OUTCOMES = {
  kravs: { ja: words.kravs_ja, nej: words.kravs_nej, oppen: words.kravs },
  utesluter: { ja: words.utesluter_ja, nej: words.utesluter_nej, oppen: words.utesluter },
  prioriteras: { ja: words.prioriteras_ja, nej: words.prioriteras_nej, oppen: words.prioriteras },
  mojligt_med_villkor: { ja: words.villkor, nej: words.villkor_nej, oppen: words.villkor },
  mojligt: { ja: words.mojligt, nej: words.mojligt, oppen: words.mojligt },
};

/** What is said of a condition that is met, by how its `om` is. @type {Record<Meets, string>} */
const CONDITIONAL = { ja: words.villkor_uppfyllt, nej: words.villkor_ej_uppfyllt, oppen: words.villkor };

/**
 * What a condition of a question comes to, as a sentence.
 * @param {Told} condition
 * @param {Judged} judged
 * @param {string} question
 * @param {Answers} answers
 * @param {Book} book
 */
function outcome({ grad = "", villkor = "", den }, { how, also }, question, answers, book) {
  const svar = said(question, answers, book);
  const isConditional = grad === "mojligt_med_villkor" && how === "ja";
  const text = isConditional ? CONDITIONAL[also ?? "oppen"] : (OUTCOMES[grad] ?? OUTCOMES.mojligt)[how];
  return fill(text, {
    den, villkor,
    varfor: svar ? fill(words.avgor_inte, { svar }) : words.obesvarat,
    person: person(question, given(answers, question), book),
  });
}

/** How a condition that needs one of several begins, by grad. @type {Record<string, string>} */
const BEGINNINGS = { kravs: words.for_den, prioriteras: words.gar_fore, utesluter: words.inte_for_den };

/**
 * What a condition that needs one of several comes to: which of them is met, or which answers would tell.
 * @param {Told} condition
 * @param {Meets} how
 * @param {Answers} answers
 * @param {Book} book
 */
function oneOf(condition, how, answers, book) {
  const { grad, den, medlemmar = [], ocksa = [] } = condition;
  const lista = fill(BEGINNINGS[grad ?? ""] ?? words.mojligt, { den });
  if (how === "ja") {
    const met = medlemmar.flatMap((one) => {
      const those = one ? given(answers, one.vad).filter((answer) => isMet(one, answer)) : [];
      return one && those.length ? [person(one.vad, those, book)] : [];
    });
    return fill(words.stammer, { lista, person: listed(Array.from(new Set(met)), words.och) });
  }
  if (how === "nej") return fill(words.inget_stammer, { lista });
  const open = Array.from(new Set(asks(condition))).filter((question) => !given(answers, question).length);
  const fragor = listed(open.map((question) => book.byName[question].kort), words.eller);
  if (fragor) return fill(words.avgors_av, { lista, fragor });
  return ocksa.length ? fill(words.fraga_om, { lista, delar: listed(ocksa, words.eller) }) : fill(words.svaren_avgor_inte, { lista });
}

/**
 * @param {Partial<Reason> & { vad: string, kort: string }} fields
 * @returns {Reason}
 */
function reason(fields) {
  const { kort, not } = fields;
  const stop = /[.!?]$/.test(kort) ? "" : ".";
  const text = kort + stop + (not ? ` ${not}` : "");
  return { grad: "upplysning", verdict: PASSAR, meets: "oppen", met: 0, not: null, kalla: null, del: null, ...fields, text };
}

/**
 * @param {Told} condition
 * @param {Judged} judged
 * @param {Answers} answers
 * @param {Book} book
 */
function conditionReason(condition, judged, answers, book) {
  const { vad, grad = "", fras, text, kalla, fraga, medlemmar } = condition;
  const { how, verdict } = judged;
  const met = judged.met.length;
  const plain = (/** @type {string} */ grad, /** @type {string} */ kort) =>
    reason({ vad, grad, verdict, meets: how, met, kort, not: text || null, kalla });
  switch (vad) {
    case "kraver_ocksa": return plain("kravs", fill(words.kraver_ocksa, { vad: fras }));
    case "bedoms": return plain("bedoms", fill(words.bedoms, { vad: fras }));
    case "inte_for_personer": return plain("utesluter", fras);
    case "oppet_for_alla": return plain("mojligt", fras);
  }
  if (medlemmar || !fraga) return plain(grad, oneOf(condition, how, answers, book));
  return plain(grad, outcome(condition, judged, fraga.vad, answers, book));
}

/**
 * For whom a way is open, in words.
 * @param {Way} way
 * @param {Answers} answers
 * @param {Book} book
 */
function openReason({ oppen_for: open }, answers, book) {
  const question = asked(book.data, "stadsomrade");
  const [area] = given(answers, question);
  const judged = judgeOpen(open, area);
  const tell = (/** @type {string} */ kort) =>
    reason({ vad: "oppen_for", grad: "kravs", verdict: judged.verdict, meets: judged.how, kort });
  if (open === "hela_staden") return tell(words.oppen_hela);
  if (open === "okant") return tell(words.oppen_okant);
  const all = book.byName[question]?.svar ?? [];
  const own = listed(all.filter(({ id }) => open.omraden[id] === "finns").map(({ text }) => text), words.och);
  if (area === undefined) return tell(fill(words.oppen_obesvarat, { omraden: own || words.vissa_omraden }));
  const omrade = all.find(({ id }) => id === area)?.text ?? String(area);
  if (judged.how === "nej") return tell(fill(own ? words.inte_oppen_bara : words.inte_oppen, { omrade, omraden: own }));
  return tell(fill(judged.how === "oppen" ? words.oppen_for_okant : words.oppen_for, { omrade }));
}

/**
 * What is told of the state and the queue of a way.
 * @param {Way} way
 */
function stateReasons({ lage, lage_text, ko }) {
  const state = lage === "pagar" ? [] : [reason({ vad: "lage", verdict: judgeState(lage), kort: lage_text ?? "" })];
  if (!ko) return isRunning(lage) ? [...state, reason({ vad: "ko", kort: words.ko_okant })] : state;
  const told = fill(ko.tid ? words.ko_tid : words.ko, { ko: ko.text, tid: ko.tid ?? "", datum: ko.datum });
  return [...state, reason({ vad: "ko", kort: ko.gammal ? fill(words.inaktuell, { ko: told }) : told, not: ko.not ?? null })];
}

/**
 * What is told of the goals and of the time to self-support, where they are answered.
 * @param {Way} way
 * @param {Answers} answers
 * @param {Book} book
 */
function hintReasons(way, answers, book) {
  const [question, time] = [asked(book.data, "mal"), asked(book.data, "lagrum")];
  const wished = given(answers, question);
  const has = goals(way, wished);
  const told = wished.map((goal) => {
    const yes = has.includes(goal);
    const kort = fill(yes ? words.mal_finns : words.mal_saknas, { mal: quoted(answerText(question, goal, book)) });
    return reason({ vad: question, meets: yes ? "ja" : "oppen", met: yes ? 1 : 0, kort });
  });
  const [answer] = given(answers, time);
  const laws = answer === undefined ? [] : way.lagrum.filter((law) => law.tid);
  if (!laws.length) return told;
  const alike = laws.filter((law) => law.tid === answer);
  const same = alike.length > 0;
  const lagrum = (same ? alike : laws).map((law) => law.text).join(` ${words.och} `);
  const kort = fill(same ? words.tid_stammer : words.tid_annan, { lagrum });
  return [...told, reason({ vad: time, meets: same ? "ja" : "oppen", met: same ? 1 : 0, kort })];
}

/**
 * The reasons of a way's own.
 * @param {Insats} insats
 * @param {Way} way
 * @param {ReasonOf} reasonOf
 * @param {Answers} answers
 * @param {Book} book
 */
function wayReasons(insats, way, reasonOf, answers, book) {
  const own = way.villkor.map(reasonOf);
  const reasons = [openReason(way, answers, book), ...own, ...stateReasons(way), ...hintReasons(way, answers, book)];
  if (insats.villkor.length || way.villkor.length) return reasons;
  return [...reasons, reason({ vad: "passar", verdict: OSAKERT, kort: words.vem_okant })];
}

/**
 * The reasons of all ways: those of a part under its name; what all parts say alike stands once.
 * @param {Reason[]} shared
 * @param {Way[]} ways
 * @param {Reason[][]} own
 */
function gather(shared, ways, own) {
  if (ways.length === 1 && ways[0].id === null) return shared.concat(own[0]);
  const among = (/** @type {Reason[]} */ list, /** @type {Reason} */ one) =>
    list.some((other) => other.vad === one.vad && other.text === one.text);
  const alike = own[0].filter((one) => own.every((reasons) => among(reasons, one)));
  const parts = ways.flatMap((way, place) => own[place].filter((one) => !among(alike, one)).map((one) =>
    ({ ...one, del: way.id, delnamn: way.namn, text: fill(words.del, { del: way.namn ?? "", text: one.text }) })));
  return shared.concat(alike, parts);
}

/**
 * An insats with its verdict, its best way and all its reasons; needs its words.
 * @param {Found} found
 * @param {number} n
 * @returns {Result}
 */
export function tell(found, n) {
  const { book, answers } = found;
  const insats = book.insats(n);
  /** @type {ReasonOf} */
  const reasonOf = (condition) => {
    const known = found.reasons.get(condition) ?? conditionReason(condition, found.conditions[condition.av], answers, book);
    found.reasons.set(condition, known);
    return known;
  };
  const way = insats.vagar[found.way(n)];
  const own = insats.vagar.map((one) => wayReasons(insats, one, reasonOf, answers, book));
  const reasons = gather(insats.villkor.map(reasonOf), insats.vagar, own);
  return { insats, verdict: found.verdict(n), part: way.id, way, reasons };
}

/** The verdicts in a word or two. @type {Record<string, string>} */
const VERDICTS = { passar: words.passar, passar_med_villkor: words.passar_med_villkor, osakert: words.osakert };

/** What an alternative has in common with what is excluded. @type {Record<string, string>} */
const ALIKE = { samma_metod: words.samma_metod, samma_delomrade: words.samma_delomrade, samma_malgrupp: words.samma_malgrupp };

/**
 * What an alternative is, as the beginning of a sentence.
 * @param {Found} found
 * @param {import("./alternatives.js").Instead} one
 */
export function instead(found, one) {
  if (one.hur === "kalla" || one.insats === null) return `${words.kalla}: `;
  if (one.hur === "leder_hit") return `${words.leder_hit}: `;
  return `${VERDICTS[found.verdict(one.insats)]}, ${ALIKE[one.hur]}: `;
}
