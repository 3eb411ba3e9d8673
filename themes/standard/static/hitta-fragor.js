// The questions of the guided finder's page: one row each, answered in any order. Nothing is stored, sent or put in the address.
// What they offer the page lies on globalThis.utbudFragor.
(function (global) {
  "use strict";
  const form = document.querySelector(".js-fragor");
  if (!form) return;

  const find = (selector, under) => (under || form).querySelector(selector);
  const all = (selector, under) => Array.prototype.slice.call((under || form).querySelectorAll(selector));
  const details = all(".q");
  /** What the page does when an answer has changed, when all of them are gone, and to come to the results. */
  let changed = null, restarted = null, toResults = null;

  function inputs(of) { return all("input", of); }

  /** The answer to a question: undefined if there is none, null where the number makes no sense. */
  function answer(of) {
    if (of.dataset.sort === "tal") {
      const field = find("input[type='number']", of);
      if (field.value === "" && !field.validity.badInput) return find("[value='vet_inte']", of).checked ? "vet_inte" : undefined;
      return field.validity.valid ? Number(field.value) : null;
    }
    const words = inputs(of).filter((input) => input.checked).map((input) => input.value);
    if (!words.length) return undefined;
    return of.dataset.sort === "flera" && words[0] !== "vet_inte" ? words : words[0];
  }

  /** @returns {Object<string, any>} */
  function answers() {
    const given = {};
    details.forEach((of) => {
      const said = answer(of);
      if (said !== undefined && said !== null) given[of.dataset.fraga] = said;
    });
    return given;
  }

  /** An answer in words. */
  function said(of) {
    const one = answer(of);
    if (of.dataset.sort === "tal" && typeof one === "number") return one + " år";
    const words = inputs(of).filter((input) => input.checked);
    return words.map((input) => input.labels[0].textContent.trim()).join(", ");
  }

  /** ”Nej” and ”vet inte” go with no other answer, and neither does an age with ”vet inte”. Tells what was taken away. */
  function agree(of, changed) {
    const alone = (input) => input.value === "nej" || input.value === "vet_inte";
    if (of.dataset.sort === "tal") {
      if (changed.type === "checkbox" && changed.checked) find("input[type='number']", of).value = "";
      if (changed.type === "number" && changed.value !== "") find("[value='vet_inte']", of).checked = false;
    } else if (of.dataset.sort === "flera" && changed.checked) {
      const gone = inputs(of).filter((input) => input !== changed && input.checked && (alone(changed) || alone(input)));
      gone.forEach((input) => { input.checked = false; });
      const quoted = (input) => "”" + input.labels[0].textContent.trim() + "”";
      if (gone.length) return quoted(changed) + " går inte ihop med " + gone.map(quoted).join(", ") + ", som togs bort.";
    }
    return "";
  }

  function clear(of) {
    inputs(of).forEach((input) => {
      input.checked = false;
      if (input.type === "number") input.value = "";
    });
  }

  /** Shows each question's answer on its row, and what follows from it. */
  function showAnswers() {
    let done = 0;
    details.forEach((of) => {
      const words = said(of);
      const line = find(".js-svar", of);
      const wrong = answer(of) === null;
      if (words) done += 1;
      line.textContent = wrong ? "Ogiltigt svar" : words || "Inte besvarat";
      line.classList.toggle("is-open", !words && !wrong);
      find(".js-rensa", of).hidden = !words && !wrong;
      if (of.dataset.sort === "tal") {
        const fault = find(".js-fel", of), field = find("input[type='number']", of);
        fault.hidden = !wrong;
        field.setAttribute("aria-invalid", String(wrong));
        if (wrong) field.setAttribute("aria-describedby", fault.id);
        else field.removeAttribute("aria-describedby");
      }
      const hint = inputs(of).filter((input) => input.checked && input.dataset.tips)[0];
      find(".js-tips", of).hidden = !hint;
      find(".js-tips", of).textContent = hint ? hint.dataset.tips : "";
    });
    const told = done + " av " + details.length + " frågor besvarade";
    find(".js-antal").textContent = done ? told : "Ingen fråga är besvarad än";
    find(".js-matare").setAttribute("width", String((100 * done) / details.length));
    find(".js-borja-om").hidden = !done;
    const more = find(".js-mer");
    const inMore = all(".q", more).filter((of) => said(of)).length;
    find(".js-mer-antal").textContent = inMore ? " (" + inMore + "\u00a0" + (inMore === 1 ? "besvarad" : "besvarade") + ")" : "";
  }

  function answered(note) {
    showAnswers();
    changed(note);
  }

  /** Opens a question and goes to it. */
  function go(of) {
    const more = of.closest(".js-mer");
    if (more) more.open = true;
    // Where a browser knows no groups of details, the others are closed here.
    details.forEach((other) => { other.open = other === of; });
    find("summary", of).focus();
  }

  details.forEach((of, place) => {
    const next = details[place + 1];
    const button = find(".js-nasta", of);
    find("span", button).textContent = next ? "Nästa: " + next.dataset.kort : "Visa resultatet";
    button.addEventListener("click", () => {
      if (next) go(next);
      else toResults();
    });
    find(".js-rensa", of).addEventListener("click", () => {
      clear(of);
      answered();
      find("summary", of).focus();
    });
  });

  form.addEventListener("input", (event) => {
    answered(agree(event.target.closest(".q"), event.target));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const of = document.activeElement.closest(".q");
    if (of) find(".js-nasta", of).click();
  });
  find(".js-borja-om").addEventListener("click", () => {
    details.forEach(clear);
    restarted();
    answered();
    go(details[0]);
  });

  /** The answers in words, as they are printed. @returns {string[]} */
  function told() {
    return details.filter(said).map((of) => of.dataset.kort + ": " + said(of));
  }

  /** A link to a question, which opens it. */
  function link(id) {
    const of = document.getElementById("fraga-" + id);
    const a = document.createElement("a");
    a.href = "#" + of.id;
    a.textContent = of.dataset.kort;
    a.addEventListener("click", (event) => {
      event.preventDefault();
      go(of);
    });
    return a;
  }

  /** Begins, without any answers. */
  function start(on) {
    changed = on.changed;
    restarted = on.restarted;
    toResults = on.toResults;
    // A browser that fills in what was there before would answer for somebody else.
    form.reset();
    details.forEach(clear);
    details[0].open = true;
    answered();
  }

  global.utbudFragor = { answers, told, link, start };
})(globalThis);
