// The finder's words: what every condition, way in, state and goal comes to with the answers, as reasons.

import words from "ord:hitta-regler";
import { fill } from "../base/text.js";
import { asked, asks, given, goals, isMet, judgeOpen, judgeState } from "./rules.js";
import { isRunning, OSAKERT, PASSAR } from "./verdicts.js";

/** @import { Answers, Asked, Judged, Meets } from "./rules.js" */
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
 * The answers to a question, quoted.
 * @param {string} question
 * @param {Answers} answers
 * @param {Book} book
 */
function said(question, answers, book) {
  const texts = new Set(given(answers, question).map((answer) => answerText(question, answer, book)));
  return Array.from(texts, quoted).join(` ${words.och} `);
}

/**
 * What a condition of a question comes to, in words that follow its phrase.
 * @param {Told} condition
 * @param {Judged} judged
 * @param {string} svar the answers
 */
function outcome({ grad, villkor = "" }, { how, also }, svar) {
  const varfor = svar ? fill(words.avgor_inte, { svar }) : words.obesvarat;
  const by = (/** @type {string} */ ja, /** @type {string} */ nej, /** @type {string} */ oppen) =>
    fill({ ja, nej, oppen }[how], { svar, varfor, villkor });
  switch (grad) {
    case "kravs": return by(words.kravs_ja, words.kravs_nej, words.kravs);
    case "utesluter": return by(words.utesluter_ja, words.utesluter_nej, words.utesluter);
    case "prioriteras": return by(words.prioriteras_ja, words.prioriteras_nej, words.prioriteras);
    case "mojligt_med_villkor": {
      const met = also === "ja" ? words.villkor_uppfyllt : also === "nej" ? words.villkor_ej_uppfyllt : words.villkor;
      return by(met, words.villkor_nej, words.villkor);
    }
    default: return by(words.mojligt_ja, words.mojligt_nej, words.mojligt);
  }
}

/**
 * The answers that meet one of the possibilities of a condition, in words.
 * @param {(Asked | null)[]} members
 * @param {Answers} answers
 * @param {Book} book
 */
function through(members, answers, book) {
  const met = members.flatMap((one) => (one ? given(answers, one.vad).filter((answer) => isMet(one, answer)).map((answer) => {
    const known = book.byName[one.vad].svar.find((choice) => choice.id === answer);
    return known?.fras ?? answerText(one.vad, answer, book);
  }) : []));
  return Array.from(new Set(met)).join(", ");
}

/** How a condition that needs one of several begins, by grad. @type {Record<string, string>} */
const BEGINNINGS = { kravs: words.minst, prioriteras: words.minst_prioriteras, utesluter: words.minst_utesluter };

/**
 * What a condition that needs one of several comes to: which of them is met, or which answers would tell.
 * @param {Told} condition
 * @param {Meets} how
 * @param {Answers} answers
 * @param {Book} book
 */
function oneOf(condition, how, answers, book) {
  const { grad, fras: delar, medlemmar = [], ocksa = [] } = condition;
  const lista = fill(BEGINNINGS[grad ?? ""] ?? words.minst_mojligt, { delar });
  if (how === "ja") return fill(words.stammer_genom, { lista, svar: through(medlemmar, answers, book) });
  if (how === "nej") return grad === "kravs" ? fill(words.inget_av, { delar }) : fill(words.inget_stammer, { lista });
  const open = Array.from(new Set(asks(condition))).filter((question) => !given(answers, question).length);
  const fragor = listed(open.map((question) => book.byName[question].kort), words.eller);
  if (fragor) return fill(words.avgors_av, { lista, fragor });
  return fill(ocksa.length ? words.svaren_fraga : words.svaren_avgor_inte, { lista, delar: ocksa.join(", ") });
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
  const { how, verdict, met } = judged;
  const plain = (/** @type {string} */ grad, /** @type {string} */ kort) =>
    reason({ vad, grad, verdict, meets: how, met, kort, not: text || null, kalla });
  switch (vad) {
    case "kraver_ocksa": return plain("kravs", fill(words.kraver_ocksa, { vad: fras }));
    case "bedoms": return plain("bedoms", fill(words.bedoms, { vad: fras }));
    case "inte_for_personer": return plain("utesluter", fras);
    case "oppet_for_alla": return plain("mojligt", fras);
  }
  if (medlemmar || !fraga) return plain(grad, oneOf(condition, how, answers, book));
  return plain(grad, `${fras}: ${outcome(condition, judged, said(fraga.vad, answers, book))}`);
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
