// What only a script can do: print; a word's explanation on tap, and away with it on Escape.
(function () {
  "use strict";
  document.querySelectorAll(".js-skriv-ut").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  document.querySelectorAll(".term-w").forEach(function (word) {
    var link = word.querySelector(".term");
    var tip = word.querySelector(".tip");
    // The first tap shows the explanation, the next one follows the link to the glossary.
    var shown = true;
    link.addEventListener("pointerdown", function (event) {
      shown = event.pointerType !== "touch" || getComputedStyle(tip).display !== "none";
    });
    link.addEventListener("click", function (event) {
      if (shown) { return; }
      event.preventDefault();
      link.focus();
      shown = true;
    });
    word.addEventListener("pointerleave", function () { word.classList.remove("is-shut"); });
    link.addEventListener("blur", function () { word.classList.remove("is-shut"); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll(".term-w").forEach(function (word) {
      if (word.matches(":hover, :focus-within")) { word.classList.add("is-shut"); }
    });
  });
})();
