// What only a script can do: print.
(function () {
  "use strict";
  document.querySelectorAll(".js-skriv-ut").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
