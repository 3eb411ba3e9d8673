// The questions of the guided finder's page: one row each, answered in any order. Nothing is stored, sent or put in the address.

import words from "ord:hitta";
import { all, find, findAs, inputs, make, set, told } from "../base/elements.js";
import { counted, fill } from "../base/text.js";

/** @import { Answers } from "./rules.js" */
/**
 * What the page does: `changed` when an answer has, with what it took away; `restarted` when all of them are gone; `toResults` to come there.
 * @typedef {{ changed: (note: string) => void, restarted: () => void, toResults: () => void }} On
 */

/** The value of ”vet inte”: it goes with no other answer. */
const UNKNOWN = "vet_inte";

/** @param {HTMLInputElement} input */
const label = (input) => input.labels?.[0].textContent?.trim() ?? "";
/** @param {HTMLInputElement} input */
const quoted = (input) => fill(words.citat, { ord: label(input) });
/** @param {HTMLElement} question */
const checked = (question) => inputs(question).filter((input) => input.checked);
/** @param {HTMLElement} question */
const isNumber = (question) => question.dataset.sort === "tal";
/** @param {HTMLElement} question */
const numberOf = (question) => findAs(question, "input[type=number]", HTMLInputElement);
/** @param {HTMLElement} question */
const unknownOf = (question) => findAs(question, `[value=${UNKNOWN}]`, HTMLInputElement);

/**
 * The answer to a question: undefined if there is none, null where the number makes no sense.
 * @param {HTMLElement} question
 */
function answer(question) {
  if (isNumber(question)) {
    const field = numberOf(question);
    if (field.value === "" && !field.validity.badInput) return unknownOf(question).checked ? UNKNOWN : undefined;
    return field.validity.valid ? Number(field.value) : null;
  }
  const values = checked(question).map((input) => input.value);
  if (!values.length) return undefined;
  return question.dataset.sort === "flera" && values[0] !== UNKNOWN ? values : values[0];
}

/**
 * An answer in words.
 * @param {HTMLElement} question
 */
function said(question) {
  const one = answer(question);
  return isNumber(question) && typeof one === "number" ? fill(words.tal, { n: one, enhet: told(question, "enhet") }) : checked(question).map(label).join(", ");
}

/**
 * Takes away what does not go with a new answer, and tells what that was.
 * @param {HTMLElement} question
 * @param {HTMLInputElement} changed
 */
function agree(question, changed) {
  if (isNumber(question)) {
    if (changed.type === "checkbox" && changed.checked) numberOf(question).value = "";
    if (changed.type === "number" && changed.value !== "") unknownOf(question).checked = false;
    return "";
  }
  if (question.dataset.sort !== "flera" || !changed.checked) return "";
  const isAlone = (/** @type {HTMLInputElement} */ input) => "ensamt" in input.dataset || input.value === UNKNOWN;
  const gone = checked(question).filter((input) => input !== changed && (isAlone(changed) || isAlone(input)));
  gone.forEach((input) => { input.checked = false; });
  return gone.length ? fill(words.gar_inte_ihop, { svar: quoted(changed), andra: gone.map(quoted).join(", ") }) : "";
}

/** @param {HTMLElement} question */
function clear(question) {
  for (const input of inputs(question)) {
    input.checked = false;
    if (input.type === "number") input.value = "";
  }
}

/**
 * Shows a question's answer on its row, and what follows from it.
 * @param {HTMLElement} question
 */
function showAnswer(question) {
  const text = said(question);
  const isWrong = answer(question) === null;
  const line = find(question, ".js-svar");
  line.textContent = isWrong ? words.ogiltigt : text;
  question.classList.toggle("is-answered", Boolean(text));
  find(question, ".js-rensa").hidden = !text && !isWrong;
  if (isNumber(question)) {
    const fault = find(question, ".js-fel");
    const field = numberOf(question);
    fault.hidden = !isWrong;
    set(field, { "aria-invalid": String(isWrong) });
    if (isWrong) set(field, { "aria-describedby": fault.id });
    else field.removeAttribute("aria-describedby");
  }
  const hint = checked(question).find((input) => input.dataset.tips)?.dataset.tips ?? "";
  const tip = find(question, ".js-tips");
  tip.hidden = !hint;
  tip.textContent = hint;
}

/** The questions of a form; they tell nobody anything until they are started. */
export class Questions {
  #form;
  #all;
  /** What is folded away. */
  #more;
  /** @type {On} */
  #on = { changed: () => {}, restarted: () => {}, toResults: () => {} };

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
    this.#all = /** @type {HTMLDetailsElement[]} */ (all(form, ".q"));
    this.#more = /** @type {HTMLDetailsElement | null} */ (form.querySelector(".js-mer"));
    this.#all.forEach((question, place) => this.#serve(question, this.#all[place + 1]));
    form.addEventListener("input", ({ target }) => {
      const question = target instanceof HTMLInputElement ? target.closest(".q") : null;
      if (question instanceof HTMLElement) this.#answered(agree(question, /** @type {HTMLInputElement} */ (target)));
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = document.activeElement?.closest(".q");
      if (question) find(question, ".js-nasta").click();
    });
    find(form, ".js-borja-om").addEventListener("click", () => {
      this.#all.forEach(clear);
      this.#on.restarted();
      this.#answered();
      this.#go(this.#all[0]);
    });
  }

  /**
   * What the buttons of a question do.
   * @param {HTMLDetailsElement} question
   * @param {HTMLDetailsElement | undefined} next
   */
  #serve(question, next) {
    const button = find(question, ".js-nasta");
    find(button, "span").textContent = next ? fill(words.nasta, { fraga: told(next, "kort") }) : words.visa_resultatet;
    button.addEventListener("click", () => (next ? this.#go(next) : this.#on.toResults()));
    find(question, ".js-rensa").addEventListener("click", () => {
      clear(question);
      this.#answered();
      find(question, "summary").focus();
    });
  }

  /** How many are answered of those that are folded away. */
  #showCounts() {
    find(this.#form, ".js-borja-om").hidden = !this.#all.some(said);
    if (!this.#more) return;
    const folded = this.#all.filter((question) => this.#more?.contains(question) && said(question)).length;
    const text = folded ? ` (${counted(folded, words.en_besvarad, words.flera_besvarade)})` : "";
    find(this.#more, ".js-mer-antal").textContent = text;
  }

  #answered(note = "") {
    this.#all.forEach(showAnswer);
    this.#showCounts();
    this.#on.changed(note);
  }

  /**
   * Opens a question and goes to it. Where a browser knows no groups of details, the others are closed here.
   * @param {HTMLDetailsElement} question
   */
  #go(question) {
    if (this.#more?.contains(question)) this.#more.open = true;
    for (const other of this.#all) other.open = other === question;
    const field = inputs(question).find((input) => input.checked) ?? inputs(question)[0];
    field.focus();
  }

  /**
   * Begins, without any answers. A browser that fills in what was there before would answer for somebody else.
   * @param {On} on
   */
  start(on) {
    this.#on = on;
    this.#form.reset();
    this.#all.forEach(clear);
    this.#answered();
  }

  /**
   * The answers by question, without those that make no sense.
   * @returns {Answers}
   */
  answers() {
    const given = this.#all.map((question) => [question.dataset.fraga, answer(question)]);
    return Object.fromEntries(given.filter(([, one]) => one !== undefined && one !== null));
  }

  /** The answers in words, as they are printed. */
  told() {
    return this.#all.filter(said).map((question) => fill(words.svar_om, { fraga: told(question, "kort"), svar: said(question) }));
  }

  /**
   * A link to a question, which opens it.
   * @param {string} id
   */
  link(id) {
    const question = findAs(this.#form, `#fraga-${id}`, HTMLDetailsElement);
    const link = make("a", { href: `#${question.id}` }, told(question, "kort"));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.#go(question);
    });
    return link;
  }
}
