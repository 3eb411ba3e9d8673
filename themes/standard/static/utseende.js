// The reader's own choice of light or dark, before the page is painted. It stays in the browser.
(function () {
  "use strict";
  var KEY = "utseende";
  function stored() {
    try { return localStorage.getItem(KEY) || "auto"; } catch (e) { return "auto"; }
  }
  document.documentElement.setAttribute("data-utseende", stored());
  document.addEventListener("DOMContentLoaded", function () {
    var radios = document.querySelectorAll('input[name="utseende"]');
    radios.forEach(function (radio) {
      radio.checked = radio.value === stored();
      radio.addEventListener("change", function () {
        document.documentElement.setAttribute("data-utseende", radio.value);
        try { localStorage.setItem(KEY, radio.value); } catch (e) { /* private mode: the choice holds for this page */ }
      });
    });
  });
})();
