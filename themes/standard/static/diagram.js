// Charts: values on hover, focus and touch, a walk through them by keyboard, files to save, and ECharts when a reader asks for it.
// Without this script each chart is a whole picture with its table beside it.
(function () {
  "use strict";

  /** @typedef {{namn: string, v: (number|string|null)[]}} Serie */
  /** @typedef {{rubrik: string, under: ?string, enhet: string, en: string, langs: string, rader: string[], serier: Serie[], jamfor: ?Serie}} Data */

  var NBSP = "\u00a0";
  var SVG = "http://www.w3.org/2000/svg";

  /** A number in Swedish form. @param {number} value @param {number} decimals @returns {string} */
  function number(value, decimals) {
    var parts = Math.abs(value).toFixed(decimals).split(".");
    var fraction = (parts[1] || "").replace(/0+$/, "");
    var text = parts[0].replace(/\B(?=(\d{3})+$)/g, NBSP) + (fraction ? "," + fraction : "");
    return (value < 0 && text !== "0" ? "\u2212" : "") + text;
  }

  /** A cell in words. @param {number|string|null} cell @param {Data} data @returns {string} */
  function words(cell, data) {
    if (cell === null) return "uppgift saknas";
    if (cell === ".") return "ej tillämpligt";
    if (cell === "..") return "skyddad uppgift";
    var text = number(/** @type {number} */ (cell), 2);
    var unit = text === "1" ? data.en : data.enhet;
    return text + (unit ? NBSP + unit : "");
  }

  /** What is said about a point: its row, its value, what it is compared with. @returns {string[]} */
  function said(data, series, row) {
    var of = data.serier[series];
    var several = data.serier.length > 1 || data.jamfor;
    var lines = [data.rader[row], (several && of.namn ? of.namn + ": " : "") + words(of.v[row], data)];
    if (data.jamfor) lines.push(data.jamfor.namn + ": " + words(data.jamfor.v[row], data));
    return lines;
  }

  /** A colour of the theme as the page shows it now. @param {Element} near @returns {(text: string) => string} */
  function resolver(near) {
    var probe = document.createElement("span");
    probe.hidden = true;
    near.appendChild(probe);
    var known = {};
    var resolve = function (text) {
      if (!(text in known)) {
        probe.style.color = "";
        probe.style.color = text;
        known[text] = getComputedStyle(probe).color;
      }
      return known[text];
    };
    resolve.done = function () { probe.remove(); };
    return resolve;
  }

  document.querySelectorAll(".js-diagram").forEach(function (figure) {
    var view = figure.querySelector(".chart-view");
    var source = figure.querySelector("script[type='application/json']");
    if (!view || !source) return;
    /** @type {Data} */
    var data = JSON.parse(source.textContent);
    var tools = figure.querySelector(".chart-tools");
    var tip = document.createElement("div");
    tip.className = "chart-tip";
    tip.hidden = true;
    view.appendChild(tip);
    var live = document.createElement("p");
    live.className = "vh";
    live.setAttribute("aria-live", "polite");
    view.appendChild(live);
    var at = null;
    var frame = null;

    /** The picture that is shown now. */
    function picture() {
      return Array.from(view.querySelectorAll("svg")).find(function (svg) { return svg.getClientRects().length > 0; });
    }

    function box(element) {
      var rect = element.getBoundingClientRect();
      var from = view.getBoundingClientRect();
      return { left: rect.left - from.left, top: rect.top - from.top, width: rect.width, height: rect.height };
    }

    function hide() {
      tip.hidden = true;
      if (frame) frame.remove();
      frame = null;
    }

    /** Shows the values of a point at its mark, or at the top of the picture where it has none. */
    function show(series, row, ring) {
      hide();
      var svg = picture();
      if (!svg) return;
      tip.textContent = "";
      said(data, series, row).forEach(function (line, index) {
        var part = document.createElement(index === 0 ? "b" : "span");
        part.textContent = line;
        tip.appendChild(part);
      });
      tip.hidden = false;
      var mark = svg.querySelector('[data-series="' + series + '"][data-point="' + row + '"]');
      var place = mark ? box(mark) : { left: view.clientWidth / 2, top: 0, width: 0, height: 0 };
      var left = place.left + Math.min(place.width, view.clientWidth) / 2 - tip.offsetWidth / 2;
      tip.style.left = Math.max(0, Math.min(left, view.clientWidth - tip.offsetWidth)) + "px";
      var top = place.top - tip.offsetHeight - 4;
      tip.style.top = (top < -60 ? place.top + place.height + 4 : top) + "px";
      if (!mark || !ring) return;
      // The ring lies in the picture, so that it follows when the picture is scaled.
      var outer = box(svg);
      var scale = svg.viewBox.baseVal.width / outer.width;
      frame = document.createElementNS(SVG, "rect");
      frame.setAttribute("class", "chart-at");
      frame.setAttribute("x", String((place.left - outer.left) * scale - 3));
      frame.setAttribute("y", String((place.top - outer.top) * scale - 3));
      frame.setAttribute("width", String(place.width * scale + 6));
      frame.setAttribute("height", String(place.height * scale + 6));
      svg.appendChild(frame);
    }

    /** The point at or near a place on the screen. */
    function nearest(event) {
      var own = event.target.closest && event.target.closest("[data-point]");
      if (own && own.tagName === "path" && own.getAttribute("fill-opacity")) return own;
      var svg = picture();
      var best = null;
      var least = 24 * 24;
      var smallest = Infinity;
      if (!svg) return null;
      svg.querySelectorAll("[data-point]").forEach(function (mark) {
        var rect = mark.getBoundingClientRect();
        var dx = Math.max(rect.left - event.clientX, 0, event.clientX - rect.right);
        var dy = Math.max(rect.top - event.clientY, 0, event.clientY - rect.bottom);
        var far = dx * dx + dy * dy;
        var size = rect.width * rect.height;
        if (far < least || (far === least && size < smallest)) {
          least = far;
          smallest = size;
          best = mark;
        }
      });
      return best;
    }

    function pointed(event) {
      if (tip.contains(event.target)) return;
      var mark = nearest(event);
      if (!mark) return hide();
      at = [Number(mark.getAttribute("data-series")), Number(mark.getAttribute("data-point"))];
      show(at[0], at[1], true);
    }

    view.addEventListener("pointermove", pointed);
    view.addEventListener("pointerdown", pointed);
    view.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") hide(); });
    document.addEventListener("pointerdown", function (event) { if (!view.contains(event.target)) hide(); });

    // One stop for the tab key; the arrow keys walk from value to value.
    view.tabIndex = 0;
    view.setAttribute("role", "application");
    view.setAttribute("aria-roledescription", "diagram");
    view.setAttribute("aria-label", data.rubrik + ". " + (view.getAttribute("data-hjalp") || ""));
    view.addEventListener("keydown", function (event) {
      var rows = data.rader.length;
      var columns = data.serier.length;
      var along = data.langs === "x" || columns === 1;
      var step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        if (tip.hidden && !at) return;
        at = null;
        hide();
        live.textContent = "";
        view.blur();
        return;
      }
      if (event.key === "Home" || event.key === "End") {
        at = [at ? at[0] : 0, event.key === "Home" ? 0 : rows - 1];
      } else if (step) {
        var row = columns === 1 ? step[0] + step[1] : along ? step[0] : step[1];
        var column = columns === 1 ? 0 : along ? step[1] : step[0];
        at = at ? [Math.max(0, Math.min(at[0] + column, columns - 1)), Math.max(0, Math.min(at[1] + row, rows - 1))] : [0, 0];
      } else {
        return;
      }
      event.preventDefault();
      show(at[0], at[1], true);
      live.textContent = said(data, at[0], at[1]).join(", ");
    });
    view.addEventListener("blur", hide);

    if (!tools) return;
    tools.hidden = false;
    tools.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      if (button.classList.contains("js-svg")) saveSvg(figure, view, data);
      if (button.classList.contains("js-png")) savePng(figure, view, data);
      if (button.classList.contains("js-interaktivt")) toggle(figure, view, data, button);
    });
  });

  // --- Files -------------------------------------------------------------

  /** The wide picture as a file of its own: colours and font written in, the words of the figure around it. */
  function standalone(figure, view, data) {
    var drawn = view.querySelector(".chart-wide svg");
    var svg = drawn.cloneNode(true);
    svg.querySelectorAll(".chart-at").forEach(function (ring) { ring.remove(); });
    var resolve = resolver(view);
    var font = getComputedStyle(drawn).fontFamily;
    var width = drawn.viewBox.baseVal.width;
    var height = drawn.viewBox.baseVal.height;
    var ruler = document.createElement("canvas").getContext("2d");
    var wrap = function (text, size, weight) {
      ruler.font = weight + " " + size + "px " + font;
      return text.split(/\s+/).reduce(function (lines, word) {
        var last = lines[lines.length - 1];
        if (last && ruler.measureText(last + " " + word).width <= width) lines[lines.length - 1] = last + " " + word;
        else lines.push(word);
        return lines;
      }, []);
    };
    var write = function (lines, y, size, weight, fill, leading) {
      lines.forEach(function (line, index) {
        var text = document.createElementNS(SVG, "text");
        text.setAttribute("y", String(y + index * leading));
        text.setAttribute("font-size", String(size));
        text.setAttribute("font-weight", weight);
        text.setAttribute("fill", fill);
        text.textContent = line;
        svg.appendChild(text);
      });
    };
    var origin = figure.querySelector(".fig-src");
    var head = wrap(data.rubrik, 21, "600");
    var under = data.under ? wrap(data.under, 16, "400") : [];
    var foot = origin ? wrap(origin.textContent.trim(), 14, "400") : [];
    var above = head.length * 27 + under.length * 21 + 20;
    var below = foot.length ? foot.length * 19 + 16 : 8;
    write(head, 21 - above, 21, "600", "var(--ink)", 27);
    write(under, head.length * 27 + 16 - above, 16, "400", "var(--ink-2)", 21);
    write(foot, height + 26, 14, "400", "var(--ink-2)", 19);
    var paper = document.createElementNS(SVG, "rect");
    [["x", -24], ["y", -above - 16], ["width", width + 48], ["height", height + above + below + 32]].forEach(function (pair) {
      paper.setAttribute(pair[0], String(pair[1]));
    });
    paper.setAttribute("fill", "var(--paper)");
    svg.insertBefore(paper, svg.querySelector("desc").nextSibling);
    svg.setAttribute("viewBox", [-24, -above - 16, width + 48, height + above + below + 32].join(" "));
    svg.setAttribute("width", String(width + 48));
    svg.setAttribute("height", String(height + above + below + 32));
    svg.setAttribute("font-family", font);
    svg.querySelectorAll("*").forEach(function (element) {
      ["fill", "stroke"].forEach(function (name) {
        var value = element.getAttribute(name);
        if (!value || value.indexOf("var(") < 0) return;
        var colour = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(resolve(value));
        if (!colour) return element.setAttribute(name, resolve(value));
        element.setAttribute(name, "rgb(" + colour[1] + "," + colour[2] + "," + colour[3] + ")");
        if (colour[4]) element.setAttribute(name + "-opacity", colour[4]);
      });
      element.removeAttribute("data-series");
      element.removeAttribute("data-point");
    });
    resolve.done();
    return { text: new XMLSerializer().serializeToString(svg), width: width + 48, height: height + above + below + 32 };
  }

  function download(blob, figure, extension) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = (figure.getAttribute("data-diagram") || "diagram") + "." + extension;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  function saveSvg(figure, view, data) {
    var file = standalone(figure, view, data);
    download(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', file.text], { type: "image/svg+xml" }), figure, "svg");
  }

  function savePng(figure, view, data) {
    var file = standalone(figure, view, data);
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = file.width * 2;
      canvas.height = file.height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { if (blob) download(blob, figure, "png"); }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(file.text);
  }

  // --- ECharts -----------------------------------------------------------

  var loading = {};

  /** Loads a classic script once: pages opened from a folder can't fetch. @returns {Promise<void>} */
  function load(address) {
    loading[address] = loading[address] || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = function () { done(); };
      script.onerror = function () { delete loading[address]; failed(new Error(address)); };
      document.head.appendChild(script);
    });
    return loading[address];
  }

  /** What `fn:…` stands for in an option, as when the picture was drawn. */
  var formatters = {
    number: function (unit) { return function (value, index) { return number(value, 3) + (unit && index === 0 ? NBSP + unit : ""); }; },
    percent: function () { return function (value) { return number(value, 3) + NBSP + "%"; }; },
  };

  /** An option with the page's colours and real formatters. */
  function revived(value, key, resolve) {
    if (Array.isArray(value)) return value.map(function (item) { return revived(item, key, resolve); });
    if (value && typeof value === "object") {
      var copy = {};
      Object.keys(value).forEach(function (name) { copy[name] = revived(value[name], name, resolve); });
      return copy;
    }
    if (typeof value !== "string") return value;
    var named = key === "formatter" && /^fn:(\w+)(?:\((.*)\))?$/.exec(value);
    if (named && formatters[named[1]]) return formatters[named[1]](named[2]);
    return /^var\(--[\w-]+\)$/.test(value) ? resolve(value) : value;
  }

  /** A decal as a pattern of its own, for the samples of a legend. */
  function pattern(tone, decal, resolve) {
    var tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    var pen = tile.getContext("2d");
    pen.fillStyle = resolve(tone);
    pen.fillRect(0, 0, 8, 8);
    pen.fillStyle = pen.strokeStyle = resolve(decal.colour);
    pen.lineWidth = 1.6;
    decal.lines.forEach(function (line) {
      pen.beginPath();
      pen.moveTo(line[0], line[1]);
      pen.lineTo(line[2], line[3]);
      pen.stroke();
    });
    decal.dots.forEach(function (dot) {
      pen.beginPath();
      pen.arc(dot[0], dot[1], 0.9, 0, 7);
      pen.fill();
    });
    return { image: tile, repeat: "repeat" };
  }

  /** The lines of a tooltip, for what ECharts says is below the pointer. */
  function told(point, points, data) {
    var of = points[point.seriesIndex];
    if (point.dataType === "edge") {
      return said(data, Number(point.data.target.slice(1)), Number(point.data.source.slice(1))).join("\n");
    }
    if (!of) {
      var node = /^([ab])(\d+)$/.exec(point.name);
      if (node) return node[1] === "a" ? data.rader[node[2]] : data.serier[node[2]].namn;
      var row = data.rader.indexOf(point.name.replace(/\u00ad/g, ""));
      return row < 0 ? "" : said(data, 0, row).join("\n");
    }
    if (Array.isArray(of)) return said(data, of[point.dataIndex][0], of[point.dataIndex][1]).join("\n");
    return ("s" in of ? said(data, of.s, point.dataIndex) : said(data, point.dataIndex, of.c)).join("\n");
  }

  var shown = new Map();

  function draw(figure, view, data) {
    var state = shown.get(figure);
    var wide = figure.clientWidth >= 640;
    var form = self.utbudDiagram[figure.getAttribute("data-diagram")][wide ? "bred" : "smal"];
    var scale = Math.min(figure.clientWidth / form.bredd, wide ? 10 : 1.25);
    if (state.chart) state.chart.dispose();
    var stage = state.stage;
    stage.style.width = form.bredd + "px";
    stage.style.height = form.hojd + "px";
    stage.style.transform = "scale(" + scale + ")";
    state.holder.style.height = form.hojd * scale + "px";
    var resolve = resolver(figure);
    var option = revived(form.option, "", resolve);
    var font = getComputedStyle(figure).fontFamily;
    option.textStyle = { fontFamily: font };
    (option.graphic || []).forEach(function (shape) {
      if (shape.style.text) shape.style.fontFamily = font;
      if (shape.decal) shape.style.fill = pattern(shape.style.fill, shape.decal, resolve);
      delete shape.decal;
    });
    option.tooltip = {
      trigger: "item", renderMode: "richText", confine: true, padding: [8, 12],
      backgroundColor: resolve("var(--paper)"), borderColor: resolve("var(--line-strong)"), borderWidth: 1,
      textStyle: { color: resolve("var(--ink)"), fontFamily: font, fontSize: 16 },
      formatter: function (point) { fresh = true; return told(point, form.punkter, data); },
    };
    var fresh = false;
    resolve.done();
    state.chart = self.echarts.init(stage, null, {
      renderer: "canvas", width: form.bredd, height: form.hojd, devicePixelRatio: Math.max(1, scale * (self.devicePixelRatio || 1)),
    });
    // A tooltip in rich text takes no font from the option: it gets the page's when it is put into the picture.
    var zr = state.chart.getZr();
    var add = zr.add;
    zr.add = function (element) {
      if (fresh && element.type === "text") element.setStyle({ fontSize: 16, fontFamily: font, lineHeight: 22 });
      fresh = false;
      return add.call(zr, element);
    };
    state.chart.setOption(option);
    state.wide = wide;
    state.width = figure.clientWidth;
  }

  function toggle(figure, view, data, button) {
    var state = shown.get(figure);
    if (state) {
      state.watch.disconnect();
      if (state.chart) state.chart.dispose();
      state.holder.remove();
      shown.delete(figure);
      view.hidden = false;
      button.setAttribute("aria-pressed", "false");
      return;
    }
    button.disabled = true;
    load(figure.getAttribute("data-echarts")).then(function () { return load(figure.getAttribute("data-val")); }).then(function () {
      var holder = document.createElement("div");
      holder.className = "chart-live";
      holder.setAttribute("role", "img");
      holder.setAttribute("aria-label", data.rubrik);
      var stage = document.createElement("div");
      holder.appendChild(stage);
      view.parentNode.insertBefore(holder, view);
      var again = function () { draw(figure, view, data); };
      var watch = new ResizeObserver(function () { if (shown.get(figure) && shown.get(figure).width !== figure.clientWidth) again(); });
      shown.set(figure, { holder: holder, stage: stage, chart: null, watch: watch, width: 0, again: again });
      view.hidden = true;
      draw(figure, view, data);
      watch.observe(figure);
      button.setAttribute("aria-pressed", "true");
    }).catch(function () {
      button.textContent = button.getAttribute("data-fel") || button.textContent;
    }).then(function () {
      button.disabled = button.hasAttribute("data-fel") && button.textContent === button.getAttribute("data-fel");
      if (!button.disabled) button.focus();
    });
  }

  /** Charts that are shown by ECharts get the colours of the reader's choice when it changes. */
  function repaint() { shown.forEach(function (state) { state.again(); }); }
  new MutationObserver(repaint).observe(document.documentElement, { attributes: true, attributeFilter: ["data-utseende"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
})();
