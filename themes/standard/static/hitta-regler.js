// The guided finder without its page: answers and the data about insatser in, a verdict with all its reasons for every insats out. The page
// (hitta.js) runs this script, and so do `utbud match` and the build, in an embedded engine.
//
// rules judges, unsettled parts what is to be checked, alternatives finds what to try instead, reasons puts all of it into words; book holds the
// data.

import { utbud } from "./base/namespace.js";
import { open } from "./hitta/book.js";
import { instead, tell } from "./hitta/reasons.js";
import { unanswered } from "./hitta/rules.js";

/** @import { Book } from "./hitta/book.js" */
/** @import { Answers } from "./hitta/rules.js" */

/**
 * The results in the form that `utbud match --json` prints.
 * @param {Book} book
 * @param {Answers} answers
 */
function match(book, answers) {
  const found = book.judge(answers);
  const told = (/** @type {number} */ n) => {
    const { insats, verdict, part, reasons } = tell(found, n);
    const alternatives = (verdict === "utesluts" ? found.instead(n) : []).map((one) => {
      const other = one.insats === null ? "" : `${book.insats(one.insats).namn}. `;
      return { vad: "alternativ", grad: "upplysning", text: `${instead(found, one)}${other}${one.text ?? ""}`.trim() };
    });
    return { id: insats.id, verdict, part, apart: insats.inte ?? null,
      reasons: [...reasons.map(({ vad, grad, text }) => ({ vad, grad, text })), ...alternatives] };
  };
  return { answers, results: Object.values(found.listed().lists).flatMap((numbers) => Array.from(numbers, told)) };
}

utbud.hitta = { open, tell, instead, match, unanswered };
