// What only a script can do on any page: print; a word's explanation on tap, and away with it on Escape.

import { all, find } from "./base/elements.js";

for (const button of all(document, ".js-skriv-ut")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const explained = all(document, ".term-w");
for (const word of explained) {
  const [link, tip] = [find(word, ".term"), find(word, ".tip")];
  // The first tap shows the explanation, the next one follows the link to the glossary.
  let isShown = true;
  link.addEventListener("pointerdown", (event) => {
    isShown = event.pointerType !== "touch" || getComputedStyle(tip).display !== "none";
  });
  link.addEventListener("click", (event) => {
    if (isShown) return;
    event.preventDefault();
    link.focus();
    isShown = true;
  });
  const open = () => word.classList.remove("is-shut");
  word.addEventListener("pointerleave", open);
  link.addEventListener("blur", open);
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const word of explained) if (word.matches(":hover, :focus-within")) word.classList.add("is-shut");
});
