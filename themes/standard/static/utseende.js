// The reader's own choice of light or dark, before the page is painted. It stays in the browser.
(() => {
  "use strict";
  const KEY = "utseende";

  function stored() {
    try {
      return localStorage.getItem(KEY) || "auto";
    } catch {
      return "auto";
    }
  }

  /** @param {string} look */
  const show = (look) => document.documentElement.setAttribute("data-utseende", look);

  show(stored());
  document.addEventListener("DOMContentLoaded", () => {
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=utseende]"))) {
      radio.checked = radio.value === stored();
      radio.addEventListener("change", () => {
        show(radio.value);
        try {
          localStorage.setItem(KEY, radio.value);
        } catch { /* private mode: the choice holds for this page */ }
      });
    }
  });
})();
