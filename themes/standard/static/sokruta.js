// The search box, in the head of every page and large on two of them: suggestions while one types, and the page of hits.
// The search itself (sok.js) and its index are loaded when a box is first used.
(function () {
  "use strict";
  var SUGGESTED = 4;
  // Of all that is suggested: other spellings and the way to all hits count, too.
  var MOST = 12;
  var SHOWN = 12;
  var forms = Array.prototype.slice.call(document.querySelectorAll(".js-sok"));
  if (!forms.length) { return; }

  // The theme's words: those of the box stand on its form, those of the page of hits on the place of its answer.
  var words = forms[0].dataset;

  // A text of the theme's with values for what stands in braces.
  function say(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  var engine = null;
  function ready(form) {
    if (!engine) {
      engine = new Promise(function (resolve, reject) {
        if (window.utbudSok) { resolve(); return; }
        var script = document.createElement("script");
        script.src = form.dataset.motor;
        script.onload = resolve;
        script.onerror = function () { reject(new Error(words.saknas)); };
        document.head.append(script);
      }).then(function () { return window.utbudSok.load(); });
      engine.catch(function () { engine = null; });
    }
    return engine;
  }

  function make(tag, attributes, content) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    (Array.isArray(content) ? content : [content || ""]).forEach(function (child) { element.append(child); });
    return element;
  }

  // A text with an answer's words marked.
  function marked(text, answer) {
    var parts = [];
    var at = 0;
    window.utbudSok.mark(text, answer).forEach(function (range) {
      parts.push(text.slice(at, range[0]), make("mark", {}, text.slice(range[0], range[1])));
      at = range[1];
    });
    parts.push(text.slice(at));
    return parts;
  }

  // By hand: toLocaleString takes 50 ms the first time, on a slow machine.
  function grouped(number) { return String(number).replace(/\B(?=(?:\d{3})+$)/g, "\u00a0"); }

  function hits(number) { return number === 1 ? words.traff : say(words.traffar, { n: grouped(number) }); }

  // Nothing but what is alike, or nothing at all: that comes first.
  function nothing(query, answer) {
    return say(words.ingen, { fraga: query }) + (answer.results.length ? " " + words.liknande : "");
  }

  function also(answer) { return answer.also.length ? " " + say(words.aven, { ord: answer.also.join(", ") }) : ""; }

  function failed(error) { return say(words.fel, { fel: error.message }); }

  function sum(counts) {
    return Object.keys(counts).reduce(function (sum, kind) { return sum + counts[kind]; }, 0);
  }

  // The hits by kind: insatser first, the others in the order of their best hit.
  function groups(answer) {
    var list = [];
    answer.results.forEach(function (hit) {
      var group = list.find(function (group) { return group.kind === hit.kind; });
      if (!group) {
        group = { kind: hit.kind, heading: hit.group, hits: [] };
        if (hit.kind === "insats") { list.unshift(group); } else { list.push(group); }
      }
      group.hits.push(hit);
    });
    return list;
  }

  // As many of the hits as there is room for: the insatser, then the best of every other kind, then their second bests.
  function shortlist(list, room) {
    var turns = [];
    list.forEach(function (group) {
      group.hits.forEach(function (hit, at) {
        var turn = group.kind === "insats" ? 0 : at;
        (turns[turn] = turns[turn] || []).push(hit);
      });
    });
    var kept = Array.prototype.concat.apply([], turns).slice(0, room);
    return list.map(function (group) {
      return { heading: group.heading, hits: group.hits.filter(function (hit) { return kept.includes(hit); }) };
    }).filter(function (group) { return group.hits.length; });
  }

  function alike(answer) { return answer.results.length > 0 && answer.results[0].tier === "liknande"; }

  function address(form, query) {
    return form.getAttribute("action") + "#q=" + encodeURIComponent(query);
  }

  // ---- Suggestions: a combobox with a list box ----

  function box(form, number) {
    var input = form.querySelector("input");
    var id = "sok-lista-" + number;
    var popup = make("div", { class: "suggest", hidden: "" });
    var list = make("div", { id: id, role: "listbox", "aria-label": words.forslag });
    var note = make("p", { class: "suggest-note meta" });
    var status = make("p", { class: "vh", role: "status" });
    popup.append(list, note);
    form.querySelector(".search").append(popup);
    form.append(status);
    form.hidden = false;
    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id });
    var asked = 0;
    var active = -1;

    function set(element, attributes) {
      Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    }

    function options() { return Array.prototype.slice.call(list.querySelectorAll("[role=option]")); }

    function close() {
      asked++;
      popup.hidden = true;
      active = -1;
      set(input, { "aria-expanded": "false" });
      input.removeAttribute("aria-activedescendant");
    }

    function open() {
      popup.hidden = false;
      // As high as the window leaves room for, so that its last line, the way to all hits, is in sight.
      var room = window.innerHeight - input.getBoundingClientRect().bottom - 12;
      popup.style.maxHeight = "min(34rem, max(14rem, " + room + "px))";
      set(input, { "aria-expanded": options().length ? "true" : "false" });
    }

    function choose(at) {
      var all = options();
      active = at;
      all.forEach(function (option, place) { option.setAttribute("aria-selected", place === at ? "true" : "false"); });
      if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
      set(input, { "aria-activedescendant": all[at].id });
      all[at].scrollIntoView({ block: "nearest" });
    }

    function option(href, content) {
      return make("a", { role: "option", "aria-selected": "false", tabindex: "-1", href: href }, content);
    }

    function group(heading, children) {
      var label = make("p", { class: "suggest-h", id: id + "-" + heading.replace(/[^a-zåäö]/gi, "") }, heading);
      return make("div", { role: "group", "aria-labelledby": label.id }, [label].concat(children));
    }

    function offers(answer) {
      return group(words.menadeRubrik, answer.spelling.map(function (text) { return option(address(form, text), text); }));
    }

    function show(query, answer) {
      list.replaceChildren();
      note.replaceChildren();
      shortlist(groups(answer), MOST - 1 - answer.spelling.length).forEach(function (kind) {
        list.append(group(kind.heading, kind.hits.map(function (hit) { return option(hit.href, marked(hit.title, answer)); })));
      });
      var total = sum(answer.counts);
      if (answer.spelling.length) { list.prepend(offers(answer)); }
      if (total > 1) {
        list.append(option(address(form, query), say(words.alla, { traffar: hits(total), fraga: query })));
        list.lastChild.className = "suggest-all";
      }
      options().forEach(function (option, at) { option.id = id + "-" + at; });
      tell(query, answer, total);
      choose(-1);
      open();
    }

    function tell(query, answer, total) {
      var found = total > 0 && !alike(answer);
      var text = found ? "" : nothing(query, answer) + (total ? "" : " " + words.rad);
      if (total) { text += also(answer); }
      note.textContent = text.trim();
      note.hidden = !note.textContent;
      var offered = answer.spelling.length ? say(words.menade, { ord: answer.spelling.join(" " + words.eller + " ") }) : "";
      status.textContent = [found ? hits(total) + "." : "", note.textContent, offered].filter(Boolean).join(" ");
    }

    function ask() {
      var query = input.value.trim();
      if (!query) { close(); status.textContent = ""; return; }
      var turn = ++asked;
      ready(form)
        .then(function () {
          // What was typed while the index was loading is answered once, not a letter at a time.
          return turn === asked ? window.utbudSok.search(query, { perKind: SUGGESTED, least: 0.2, excerpt: false }) : null;
        })
        .then(function (answer) { if (answer && turn === asked && document.activeElement === input) { show(query, answer); } })
        .catch(function (error) {
          if (turn !== asked) { return; }
          list.replaceChildren();
          choose(-1);
          note.hidden = false;
          note.textContent = status.textContent = failed(error);
          open();
        });
    }

    input.addEventListener("focus", function () { ready(form).catch(function () {}); if (input.value.trim()) { ask(); } });
    input.addEventListener("input", ask);
    // They cover what comes after the field, so they go when the reader does: by Tab, to the button too, or by a click elsewhere.
    form.addEventListener("focusout", function (event) {
      if (event.relatedTarget !== input && !popup.contains(event.relatedTarget)) { close(); }
    });
    form.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || popup.hidden) { return; }
      event.preventDefault();
      input.focus();
      close();
    });
    // The pointer chooses without taking the focus from the field.
    popup.addEventListener("pointerdown", function (event) { event.preventDefault(); });
    popup.addEventListener("click", function (event) { if (event.target.closest("a")) { close(); } });
    input.addEventListener("keydown", function (event) {
      var count = options().length;
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
        if (popup.hidden) { if (input.value.trim()) { event.preventDefault(); ask(); } return; }
        if (!count) { return; }
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : -1;
        choose((active + 1 + step + count + 1) % (count + 1) - 1);
      }
      if (event.key === "Enter" && active >= 0 && !popup.hidden) {
        event.preventDefault();
        options()[active].click();
      }
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      close();
      var query = input.value.trim();
      if (query) { location.href = address(form, query); }
    });
    return input;
  }

  var inputs = forms.map(box);

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]")) { return; }
    event.preventDefault();
    inputs[0].focus();
    inputs[0].select();
  });

  // ---- The page of hits ----

  var page = document.querySelector(".js-sok-sida");
  var place = document.querySelector(".js-sok-svar");
  if (!page || !place) { return; }
  var own = place.dataset;
  var title = document.title;
  var field = page.querySelector("input");
  var said = make("p", { role: "status", class: "lead" });
  var found = make("div", {});
  place.replaceChildren(said, found);

  function section(kind, answer, query) {
    var heading = make("h2", {}, [kind.heading + " ", make("span", { class: "meta" }, grouped(answer.counts[kind.kind]))]);
    var rows = kind.hits.map(function (hit) {
      var row = make("li", {}, [make("a", { href: hit.href }, marked(hit.title, answer))]);
      if (hit.excerpt) { row.append(make("p", {}, marked(hit.excerpt, answer))); }
      return row;
    });
    var parts = [heading, make("ul", { class: "plain" }, rows)];
    var more = answer.counts[kind.kind] - kind.hits.length;
    if (kind.kind === "insats") {
      var link = make("a", { href: page.dataset.katalog + "#q=" + encodeURIComponent(query) }, own.filtrera);
      parts.push(make("p", { class: "note" }, [more > 0 ? say(own.till, { n: grouped(more) }) + " " : "", link]));
    } else if (more > 0) {
      parts.push(make("p", { class: "note" }, say(own.till, { n: grouped(more) }) + " " + own.fler));
    }
    return make("section", {}, parts);
  }

  function summary(query, answer) {
    var total = sum(answer.counts);
    if (!total || alike(answer)) { return nothing(query, answer); }
    return say(own.summa, { traffar: hits(total), fraga: query }) + also(answer);
  }

  function help(answer) {
    var parts = [];
    if (answer.spelling.length) {
      var links = [];
      answer.spelling.forEach(function (text, at) { links.push(at ? " " + words.eller + " " : "", make("a", { href: address(page, text) }, text)); });
      var around = words.menade.split("{ord}");
      parts.push(make("p", {}, [around[0]].concat(links, around[1] || "")));
    }
    if (!answer.results.length) {
      parts.push(make("ul", { class: "plain" }, [
        make("li", {}, own.radKort),
        make("li", {}, own.radAnnat),
        make("li", {}, [make("a", { href: page.dataset.katalog }, own.radAlla)]),
      ]));
    }
    return parts;
  }

  // The query stands in the hash, which no server sees. A browser's keyword or another site's form sends it as ?q=, and that
  // is then rewritten; where a browser refuses, it is answered as it stands.
  function asked() {
    var sent = new URLSearchParams(location.search).get("q");
    var query = new URLSearchParams(location.hash.slice(1)).get("q") || sent || "";
    if (sent !== null) {
      try { history.replaceState(null, "", address(page, query)); } catch (e) { /* as above */ }
    }
    return query;
  }

  var turn = 0;
  function answer() {
    var query = asked();
    var now = ++turn;
    field.value = query;
    document.title = query ? say(own.titel, { fraga: query, sida: title }) : title;
    said.textContent = "";
    found.replaceChildren();
    if (!query.trim()) { return; }
    ready(page)
      .then(function () { return window.utbudSok.search(query, { perKind: SHOWN }); })
      .then(function (answer) {
        if (now !== turn) { return; }
        said.textContent = summary(query, answer);
        found.replaceChildren.apply(found, help(answer).concat(groups(answer).map(function (kind) { return section(kind, answer, query); })));
      })
      .catch(function (error) { if (now === turn) { said.textContent = failed(error); } });
  }
  window.addEventListener("hashchange", answer);
  answer();
})();
