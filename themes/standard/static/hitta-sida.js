// The guided finder's page: questions in, results out, all in this window. Nothing is stored, sent or put in the address.
(function (finder, data) {
  "use strict";
  var page = document.querySelector(".js-hitta");
  if (!page || !finder || !data) return;

  /** How many insatser of a group are shown at first, and how many more at a time. */
  var SHOWN = 60;
  /** How many reasons stand in the open. */
  var REASONS = 4;
  /** Milliseconds from the last answer until the counts are announced. */
  var PAUSE = 400;

  var find = function (selector, under) { return (under || page).querySelector(selector); };
  var all = function (selector, under) { return Array.prototype.slice.call((under || page).querySelectorAll(selector)); };
  var form = find(".js-fragor");
  var details = all(".q", form);
  var icons = find(".js-ikoner").content;
  /** What the reader has chosen for the list by hand, how much of each group is shown, and what is unfolded. */
  var state = { chosen: {}, shown: {}, open: {} };

  /** An element with a class, and children or text. @returns {any} */
  function make(tag, name, children) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child !== null) element.append(child);
    });
    return element;
  }

  function icon(name) {
    return icons.querySelector("[data-ikon='" + name + "']").firstElementChild.cloneNode(true);
  }

  /** A link that leaves the answers where they are: it opens in a tab of its own. */
  function link(text, href) {
    var a = make("a", "", text);
    a.href = href;
    a.target = "_blank";
    a.rel = "noopener";
    return a;
  }

  function counted(number, one, many) {
    return number + "\u00a0" + (number === 1 ? one : many);
  }

  // --- Answers ---------------------------------------------------------------

  function inputs(of) { return all("input", of); }

  /** The answer to a question: undefined if there is none, null where the number makes no sense. */
  function answer(of) {
    if (of.dataset.sort === "tal") {
      var field = find("input[type='number']", of);
      if (field.value === "" && !field.validity.badInput) return find("[value='vet_inte']", of).checked ? "vet_inte" : undefined;
      return field.validity.valid ? Number(field.value) : null;
    }
    var words = inputs(of).filter(function (input) { return input.checked; }).map(function (input) { return input.value; });
    if (!words.length) return undefined;
    return of.dataset.sort === "flera" && words[0] !== "vet_inte" ? words : words[0];
  }

  /** @returns {Object<string, any>} */
  function answers() {
    var given = {};
    details.forEach(function (of) {
      var said = answer(of);
      if (said !== undefined && said !== null) given[of.dataset.fraga] = said;
    });
    return given;
  }

  /** An answer in words. */
  function said(of) {
    var one = answer(of);
    if (of.dataset.sort === "tal" && typeof one === "number") return one + " år";
    var words = inputs(of).filter(function (input) { return input.checked; });
    return words.map(function (input) { return input.labels[0].textContent.trim(); }).join(", ");
  }

  /** ”Nej” and ”vet inte” go with no other answer, and neither does an age with ”vet inte”. */
  function agree(of, changed) {
    var alone = function (input) { return input.value === "nej" || input.value === "vet_inte"; };
    if (of.dataset.sort === "tal") {
      if (changed.type === "checkbox" && changed.checked) find("input[type='number']", of).value = "";
      if (changed.type === "number" && changed.value !== "") find("[value='vet_inte']", of).checked = false;
    } else if (of.dataset.sort === "flera" && changed.checked) {
      inputs(of).forEach(function (input) {
        if (input !== changed && (alone(changed) || alone(input))) input.checked = false;
      });
    }
  }

  function clear(of) {
    inputs(of).forEach(function (input) {
      input.checked = false;
      if (input.type === "number") input.value = "";
    });
  }

  /** Shows each question's answer on its row, and what follows from it. */
  function showAnswers() {
    var done = 0;
    details.forEach(function (of) {
      var words = said(of);
      var line = find(".js-svar", of);
      if (words) done += 1;
      line.textContent = words || "Inte besvarat";
      line.classList.toggle("is-open", !words);
      find(".js-rensa", of).hidden = !words;
      var wrong = find(".js-fel", of);
      if (wrong) {
        wrong.hidden = answer(of) !== null;
        find("input[type='number']", of).setAttribute("aria-invalid", String(answer(of) === null));
      }
      var hint = inputs(of).filter(function (input) { return input.checked && input.dataset.tips; })[0];
      find(".js-tips", of).hidden = !hint;
      find(".js-tips", of).textContent = hint ? hint.dataset.tips : "";
    });
    var told = done + " av " + details.length + " frågor besvarade";
    find(".js-antal").textContent = done ? told : "Ingen fråga är besvarad än";
    find(".js-matare").setAttribute("width", String((100 * done) / details.length));
    find(".js-borja-om").hidden = !done;
    var more = find(".js-mer");
    var inMore = all(".q", more).filter(function (of) { return said(of); }).length;
    find(".js-mer-antal").textContent = inMore ? " (" + counted(inMore, "besvarad", "besvarade") + ")" : "";
  }

  // --- Results ---------------------------------------------------------------

  /** The sign of a reason; its words stand beside it. */
  function sign(reason) {
    if (reason.verdict === 3) return "utesluter";
    if (reason.verdict === 2) return "fraga";
    if (reason.verdict === 1) return "villkor";
    if (reason.vad === "lage") return "varning";
    if (reason.vad === "bedoms") return "bedoms";
    if (reason.grad === "prioriteras") return reason.meets === "ja" ? "prioriteras" : "mojligt";
    if (reason.grad === "kravs" || reason.grad === "utesluter" || reason.met) return "kravs";
    return reason.meets === "ja" || reason.vad === "oppet_for_alla" ? "kravs" : "mojligt";
  }

  /** A reason as a line; with its source's own words and the source where it is told whole. */
  function line(reason, whole) {
    var text = make("span", "", whole ? reason.kort + "." : reason.kort);
    if (whole && reason.not) text.append(" ", make("span", "meta", reason.not));
    if (whole && reason.kalla) text.append(" ", make("span", "meta", ["Källa: ", link(reason.kalla.text, reason.kalla.href)]));
    return make("li", "", [icon(sign(reason)), text]);
  }

  function lines(reasons, whole) {
    var list = make("ul", "why", reasons.map(function (reason) { return line(reason, whole); }));
    list.setAttribute("role", "list");
    return list;
  }

  /** The reasons that decide, first those that decide most: of the best way, or of all ways where all are excluded. */
  function deciding(result) {
    var own = result.reasons.filter(function (reason) {
      if (reason.vad === "ko") return false;
      if (result.verdict === "utesluts") return reason.verdict === 3;
      return reason.del === null || reason.del === result.part;
    });
    var weight = function (reason) {
      if (reason.verdict) return -reason.verdict;
      return reason.met ? 1 : reason.vad === "bedoms" ? 3 : reason.meets === "ja" ? 2 : reason.vad === "lage" ? 0 : 4;
    };
    return own
      .map(function (reason, place) { return { reason: reason, place: place }; })
      .sort(function (a, b) { return weight(a.reason) - weight(b.reason) || a.place - b.place; })
      .map(function (one) { return one.reason; });
  }

  /** A fact; what no source says is told as missing. */
  function fact(name, text) {
    return make("div", "", [make("dt", "", name), make("dd", text ? "" : "missing", text || "Uppgift saknas")]);
  }

  /** All reasons, by part, and how one comes there; made when it is unfolded. */
  function everything(result) {
    var box = make("div", "all", make("p", "", result.insats.text));
    var general = result.reasons.filter(function (reason) { return reason.del === null && reason.vad !== "ko"; });
    if (general.length) box.append(lines(general, true));
    result.insats.vagar.forEach(function (way) {
      if (way.id === null) return;
      var own = result.reasons.filter(function (reason) { return reason.del === way.id && reason.vad !== "ko"; });
      if (own.length) box.append(make("div", "", [make("h5", "", way.namn), lines(own, true)]));
    });
    var way = result.way;
    var laws = way.lagrum.map(function (law) { return law.text; }).join(", ");
    box.append(make("dl", "pairs", [
      fact("Beslut", way.beslut),
      fact("Vägen in", way.vag_in),
      laws ? fact("Lagrum", laws) : null,
      fact("Utförare", result.insats.utforare),
      way.kontakt ? fact("Kontakt", way.kontakt) : null,
    ]));
    return box;
  }

  function unfolding(result) {
    var id = result.insats.id;
    var words = ["Alla villkor, beslut och vägen in", make("span", "vh", ": " + result.insats.namn)];
    var box = make("details", "more", make("summary", "", words));
    var fill = function () {
      if (box.childElementCount === 1) box.append(everything(result));
    };
    box.addEventListener("toggle", function () {
      if (box.open) fill();
      state.open[id] = box.open;
    });
    box.fill = fill;
    if (state.open[id]) {
      fill();
      box.open = true;
    }
    return box;
  }

  function queue(ko) {
    if (!ko) return make("p", "ko", [icon("ko_okant"), make("b", "", "Kö: uppgift saknas")]);
    var time = make("time", "", ko.datum);
    time.dateTime = ko.iso;
    var when = ko.tid ? make("span", "when", ko.tid.charAt(0).toUpperCase() + ko.tid.slice(1)) : null;
    var old = ko.gammal ? make("span", "when", "Kan vara inaktuell") : null;
    return make("p", ko.gammal ? "ko is-old" : "ko", [icon("ko_" + ko.ikon), make("b", "", ko.text), when, time, old]);
  }

  function chosen(result) {
    var id = result.insats.id;
    return id in state.chosen ? state.chosen[id] : result.verdict === "passar" || result.verdict === "passar_med_villkor";
  }

  /** An insats that is not excluded. */
  function row(result) {
    var box = make("input");
    box.type = "checkbox";
    box.autocomplete = "off";
    box.checked = chosen(result);
    var words = ["Ta med på listan", make("span", "vh", ": " + result.insats.namn)];
    var label = make("label", "check", [box, make("span", "", words)]);
    var item = make("li", "row" + (result.verdict === "passar" ? " is-fit" : "") + (box.checked ? " is-chosen" : ""));
    box.addEventListener("change", function () {
      state.chosen[result.insats.id] = box.checked;
      item.classList.toggle("is-chosen", box.checked);
      showChosen();
    });
    var best = result.part === null ? null : make("p", "best", ["Bästa vägen in: ", make("b", "", result.way.namn)]);
    var why = lines(deciding(result).slice(0, REASONS), false);
    var heading = make("h4", "", link(result.insats.namn, result.insats.href));
    var main = make("div", "row-main", [heading, best, why, unfolding(result)]);
    item.append(make("div", "row-in", [main, make("div", "row-side", [queue(result.way.ko), label])]));
    return item;
  }

  /** An insats that is excluded: why, and what there is instead. */
  function outRow(result, instead) {
    var why = lines(deciding(result), false);
    var before = null;
    instead(result).forEach(function (one) {
      var text = before === one.hur && !one.text ? why.lastElementChild.lastElementChild : make("span", "", finder.instead[one.hur]);
      if (text.parentNode) text.append(", ");
      else why.append(make("li", "", [icon("pil"), text]));
      if (one.result) text.append(link(one.result.insats.namn, one.result.insats.href));
      if (one.text) text.append((one.result ? ". " : "") + one.text);
      before = one.text ? null : one.hur;
    });
    return make("li", "", [make("h4", "", link(result.insats.namn, result.insats.href)), make("div", "", [why, unfolding(result)])]);
  }

  function showGroup(section, results, instead) {
    var verdict = section.dataset.utfall;
    var list = find(".js-rader", section);
    var more = find(".js-fler", section);
    var shown = state.shown[verdict] || SHOWN;
    list.replaceChildren.apply(list, results.slice(0, shown).map(function (result) {
      return verdict === "utesluts" ? outRow(result, instead) : row(result);
    }));
    list.hidden = !results.length;
    find(".js-tom", section).hidden = results.length > 0;
    more.hidden = results.length <= shown;
    var next = Math.min(SHOWN, results.length - shown);
    more.textContent = "Visa " + next + " till av " + counted(results.length, "insats", "insatser");
    find(".js-antal-" + verdict).textContent = String(results.length);
  }

  function showChosen() {
    var number = all(".row.is-chosen").length;
    page.classList.toggle("has-chosen", number > 0);
    find(".js-utskrift span").textContent = number ? "Skriv ut listan (" + number + ")" : "Skriv ut allt som inte utesluts";
  }

  var announcing = 0;
  /** Tells a screen reader the counts, once the reader has paused. */
  function announce(counts) {
    clearTimeout(announcing);
    announcing = setTimeout(function () {
      find(".js-status").textContent = counted(counts.passar, "insats passar", "insatser passar") + ", " +
        counts.passar_med_villkor + " passar med villkor, " + counts.osakert + " är att kontrollera och " +
        counts.utesluts + " utesluts.";
    }, PAUSE);
  }

  function show() {
    showAnswers();
    var results = finder.results(data, answers());
    var instead = finder.alternatives(results);
    var counts = {};
    all(".js-grupp").forEach(function (section) {
      var own = results.filter(function (result) { return result.verdict === section.dataset.utfall; });
      counts[section.dataset.utfall] = own.length;
      showGroup(section, own, instead);
    });
    showChosen();
    announce(counts);
  }

  // --- Moves -----------------------------------------------------------------

  /** Opens a question and goes to it. */
  function go(of) {
    var more = of.closest(".js-mer");
    if (more) more.open = true;
    // Where a browser knows no groups of details, the others are closed here.
    details.forEach(function (other) { other.open = other === of; });
    find("summary", of).focus();
  }

  details.forEach(function (of, place) {
    var next = details[place + 1];
    var button = find(".js-nasta", of);
    find("span", button).textContent = next ? "Nästa: " + next.dataset.kort : "Visa resultatet";
    button.addEventListener("click", function () {
      if (next) go(next);
      else find("#svar").focus();
    });
    find(".js-rensa", of).addEventListener("click", function () {
      clear(of);
      show();
      find("summary", of).focus();
    });
  });

  form.addEventListener("input", function (event) {
    var of = event.target.closest(".q");
    agree(of, event.target);
    show();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var of = document.activeElement.closest(".q");
    if (of) find(".js-nasta", of).click();
  });
  find(".js-borja-om").addEventListener("click", function () {
    details.forEach(clear);
    state = { chosen: {}, shown: {}, open: {} };
    show();
    go(details[0]);
  });
  all(".js-fler").forEach(function (button) {
    button.addEventListener("click", function () {
      var section = button.closest(".js-grupp");
      var before = state.shown[section.dataset.utfall] || SHOWN;
      state.shown[section.dataset.utfall] = before + SHOWN;
      show();
      var first = find(".js-rader", section).children[before];
      if (first) find("a", first).focus();
    });
  });

  // On paper every chosen insats is told whole, and the answers only if the reader asks for it.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    var on = page.classList.contains("has-chosen");
    opened = all(on ? ".row.is-chosen details" : ".row details").filter(function (box) { return !box.open; });
    opened.forEach(function (box) { box.fill(); box.open = true; });
    var told = details.filter(said).map(function (of) { return of.dataset.kort + ": " + said(of).toLowerCase(); });
    find(".js-svarslista").textContent = find(".js-med-svar").checked && told.length ? "Svar: " + told.join(" · ") + "." : "";
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (box) { box.open = false; });
  });
  find(".js-utskrift").addEventListener("click", function () { window.print(); });

  // A browser that fills in what was there before would answer for somebody else.
  form.reset();
  details.forEach(clear);
  find(".js-utan").hidden = true;
  find(".js-med-skript").hidden = false;
  details[0].open = true;
  show();
})(globalThis.utbudHitta, globalThis.utbudHittaData);
