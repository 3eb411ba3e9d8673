// The search box, in the head of every page and large on two of them, and the page of hits. The words are the theme's: those of the box stand on
// its form, those of the page of hits on the place of its answer.

import { all } from "./base/elements.js";
import { teller } from "./sokruta/answer.js";
import { openHits } from "./sokruta/page.js";
import { box } from "./sokruta/suggestions.js";

/** Where a letter is typed, `/` is one. */
const TYPED_IN = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

const forms = /** @type {HTMLFormElement[]} */ (all(document, ".js-sok"));
if (forms.length) {
  const say = teller(forms[0]);
  const [first] = forms.map((form, number) => box(form, number, say));
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest(TYPED_IN)) return;
    event.preventDefault();
    first.focus();
    first.select();
  });
  const page = forms.find((form) => form.matches(".js-sok-sida"));
  const place = document.querySelector(".js-sok-svar");
  if (page && place instanceof HTMLElement) openHits(page, place, say);
}
