// Suggestions while one types: a combobox with a list box.

import { find, findAs, make, set } from "../base/elements.js";
import { address, isAlike, marked, total } from "./answer.js";
import { ready } from "./engine.js";

/** @import { Child } from "../base/elements.js" */
/** @import { Answer } from "../sok.js" */
/** @import { Arrangement } from "../sok/arrangement.js" */
/** @import { Hit } from "../sok/hits.js" */
/** @import { Teller } from "./answer.js" */
/** @import { Sok } from "./engine.js" */

/** Pixels between the suggestions and the edge of the window. */
const EDGE = 12;

/**
 * The popup of a box: its options, and which of them is chosen.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {string} id
 * @param {string} name
 */
function popupOf(form, input, id, name) {
  const popup = make("div", { class: "suggest", hidden: true });
  const list = make("div", { id, role: "listbox", "aria-label": name });
  const note = make("p", { class: "suggest-note meta" });
  popup.append(list, note);
  find(form, ".search").append(popup);
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id });
  let active = -1;

  const options = () => /** @type {HTMLElement[]} */ (Array.from(list.querySelectorAll("[role=option]")));

  /** @param {number} at */
  function choose(at) {
    const all = options();
    active = at;
    all.forEach((option, place) => set(option, { "aria-selected": String(place === at) }));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    set(input, { "aria-activedescendant": all[at].id });
    all[at].scrollIntoView({ block: "nearest" });
  }

  return {
    popup, choose,
    /** Shows some options, and a note under them. @param {HTMLElement[]} children @param {string} text */
    show(children, text) {
      list.replaceChildren(...children);
      options().forEach((option, at) => { option.id = `${id}-${at}`; });
      note.textContent = text;
      note.hidden = !text;
      choose(-1);
      popup.hidden = false;
      // As high as the window leaves room for, so that its last line, the way to all hits, is in sight.
      const room = window.innerHeight - input.getBoundingClientRect().bottom - EDGE;
      popup.style.maxHeight = `min(34rem, max(14rem, ${room}px))`;
      set(input, { "aria-expanded": String(options().length > 0) });
    },
    close() {
      popup.hidden = true;
      choose(-1);
      set(input, { "aria-expanded": "false" });
    },
    /** Chooses the next option, or the one before; past the last stands none. @param {1 | -1} step */
    move(step) {
      const count = options().length;
      if (count) choose((active + 1 + step + count + 1) % (count + 1) - 1);
      return count > 0;
    },
    /** The option that is chosen. */
    chosen: () => (active >= 0 && !popup.hidden ? options()[active] : null),
  };
}

/** @typedef {ReturnType<typeof popupOf>} Popup */

/**
 * @param {string} href
 * @param {Child | Child[]} content
 */
const option = (href, content, name = "") =>
  make("a", { role: "option", "aria-selected": "false", tabindex: "-1", href, class: name || null }, content);

/**
 * Options under a heading.
 * @param {string} id
 * @param {string} heading
 * @param {HTMLElement[]} children
 */
function group(id, heading, children) {
  const label = make("p", { class: "suggest-h", id: `${id}-${heading.replace(/[^\p{L}]/gu, "")}` }, heading);
  return make("div", { role: "group", "aria-labelledby": label.id }, [label, ...children]);
}

/**
 * The options of an answer: other spellings, the best hits, others of each kind, and the way to all of them.
 * @param {HTMLFormElement} form
 * @param {string} id
 * @param {string} query
 * @param {{ answer: Answer, shown: Arrangement }} found
 * @param {Sok} sok
 * @param {Teller} teller
 */
function optionsOf(form, id, query, { answer, shown }, sok, teller) {
  const title = (/** @type {Hit} */ hit) => marked(hit.title, answer, sok);
  const best = shown.best.map((hit) => option(hit.href, [...title(hit), " ", make("span", { class: "meta" }, hit.group)]));
  const others = shown.groups.map(({ heading, hits }) => group(id, heading, hits.map((hit) => option(hit.href, title(hit)))));
  const offered = answer.spelling.map((text) => option(address(form, text), text));
  const count = total(answer);
  const traffar = teller.hits(count);
  return [
    ...(offered.length ? [group(id, teller.say("menadeRubrik"), offered)] : []),
    ...(best.length ? [group(id, teller.say("basta"), best)] : []),
    ...others,
    ...(count > 1 ? [option(address(form, query), teller.say("alla", { traffar, fraga: query }), "suggest-all")] : []),
  ];
}

/**
 * What is told of an answer: the note under the options, and what a screen reader hears.
 * @param {string} query
 * @param {Answer} answer
 * @param {Teller} teller
 */
function told(query, answer, teller) {
  const count = total(answer);
  const isFound = count > 0 && !isAlike(answer);
  const none = isFound ? "" : teller.nothing(query, answer) + (count ? "" : ` ${teller.say("rad")}`);
  const note = (none + (count ? teller.also(answer) : "")).trim();
  const offered = answer.spelling.length ? teller.say("menade", { ord: answer.spelling.join(` ${teller.say("eller")} `) }) : "";
  return { note, status: [isFound ? `${teller.hits(count)}.` : "", note, offered].filter(Boolean).join(" ") };
}

/**
 * The keys of the field: arrows choose, Enter goes there, Escape closes.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {Popup} popup
 * @param {() => void} ask
 * @param {() => void} close
 */
function listenToKeys(form, input, popup, ask, close) {
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && !event.altKey) {
      if (!popup.popup.hidden) {
        if (popup.move(key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      } else if (input.value.trim()) {
        event.preventDefault();
        ask();
      }
    }
    const chosen = popup.chosen();
    if (key !== "Enter" || !chosen) return;
    event.preventDefault();
    chosen.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || popup.popup.hidden) return;
    event.preventDefault();
    input.focus();
    close();
  });
}

/**
 * Makes a box of a form, and gives its field.
 * @param {HTMLFormElement} form
 * @param {number} number
 * @param {Teller} teller
 */
export function box(form, number, teller) {
  const input = findAs(form, "input", HTMLInputElement);
  const id = `sok-lista-${number}`;
  const popup = popupOf(form, input, id, teller.say("forslag"));
  const status = make("p", { class: "vh", role: "status" });
  form.append(status);
  form.hidden = false;
  /** The number of the last query: the answer to an older one is not shown. */
  let turn = 0;

  function close() {
    turn++;
    popup.close();
  }

  async function ask() {
    const query = input.value.trim();
    if (!query) {
      close();
      status.textContent = "";
      return;
    }
    const mine = ++turn;
    try {
      const sok = await ready(form);
      // What was typed while the index was loading is answered once, not a letter at a time.
      if (mine !== turn) return;
      const found = await sok.suggest(query);
      if (mine !== turn || document.activeElement !== input) return;
      const { note, status: heard } = told(query, found.answer, teller);
      popup.show(optionsOf(form, id, query, found, sok, teller), note);
      status.textContent = heard;
    } catch (error) {
      if (mine !== turn) return;
      const text = teller.failed(/** @type {Error} */ (error));
      popup.show([], text);
      status.textContent = text;
    }
  }

  input.addEventListener("focus", () => {
    ready(form).catch(() => {});
    if (input.value.trim()) ask();
  });
  input.addEventListener("input", ask);
  // They cover what comes after the field, so they go when the reader does: by Tab, to the button too, or by a click elsewhere.
  form.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to !== input && !(to instanceof Node && popup.popup.contains(to))) close();
  });
  // The pointer chooses without taking the focus from the field.
  popup.popup.addEventListener("pointerdown", (event) => event.preventDefault());
  popup.popup.addEventListener("click", ({ target }) => { if (target instanceof Element && target.closest("a")) close(); });
  listenToKeys(form, input, popup, ask, close);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    const query = input.value.trim();
    if (query) location.href = address(form, query);
  });
  return input;
}
