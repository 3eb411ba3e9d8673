// The rows of the catalogue: those that stand in the page, and others that come in shards; as a list or as a table, a few at a time.
(function () {
  "use strict";
  const val = globalThis.utbudVal;
  if (!val) return;
  const { make, pacer, pause } = val;
  // The nodes of some hundred rows are kept.
  const KEPT = 600;

  /**
   * Makes the function that shows rows. `list` holds those of the page, `scroll` the table; the one that is shown stands
   * `before` an element. `failed` is called where a shard can't be had.
   */
  globalThis.utbudRader = ({ root, mall, list, scroll, before, failed }) => {
    const PER = Number(root.dataset.per);
    const nodes = new Map([...list.children].map((li, n) => [n, li]));
    const shard = (n) => "rader-" + Math.floor(n / PER);
    const missing = () => val.part(".missing", mall);
    function row(n) {
      const known = nodes.get(n);
      if (known) {
        val.row(known);
        return known;
      }
      if (nodes.size > KEPT) for (const key of [...nodes.keys()].slice(0, PER)) nodes.delete(key);
      const li = val.element(utbudData[shard(n)][n % PER], root.dataset.rot.replace(/[^/]*$/, ""));
      val.row(li);
      nodes.set(n, li);
      return li;
    }

    /** A row with the words of the query marked. */
    function dressed(n, answer) {
      const li = row(n);
      li.querySelectorAll("mark").forEach((mark) => mark.replaceWith(...mark.childNodes));
      li.normalize();
      // What was chosen while the row was out of the page.
      li.querySelectorAll("input").forEach(val.mark);
      if (answer) marked(li.querySelector(".row-main"), answer);
      return li;
    }
    function marked(element, answer) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const node of texts) {
        for (const [from, to] of [...utbudSok.mark(node.data, answer.found)].reverse()) {
          const inside = node.splitText(from);
          inside.splitText(to - from);
          const mark = document.createElement("mark");
          inside.replaceWith(mark);
          mark.append(inside);
        }
      }
    }

    /** A row of the table, made of the list's own. */
    function cells(li) {
      const copy = (selector) => li.querySelector(selector)?.cloneNode(true) || missing();
      const field = (name) => [...(li.querySelector(`[data-f=${name}] dd`)?.cloneNode(true).childNodes || [missing()])];
      /** Its queues; of what takes no one in, its state. */
      const queues = [...li.querySelectorAll(".ko, .tag[data-f=ko]")].map((told) => told.cloneNode(true));
      const boxes = copy(".val");
      boxes.querySelectorAll("input").forEach(val.mark);
      return make("tr", [
        make("th", [copy("h3 a"), copy(".row-omr > *")], { scope: "row" }),
        make("td", field("utforare")),
        make("td", field("stadsomrade")),
        make("td", queues.length ? queues : missing()),
        make("td", boxes, { className: "no-print" }),
      ]);
    }

    /** Between hits for the words and those that are only like them. */
    const tier = (table) => (table ? "" : make("li", mall.content.querySelector(".tier").dataset.text, { className: "tier" }));

    /** Loads a shard, and some ahead of it: not all at once, for then the first would wait for the last. */
    function loaded(name, wanted) {
      const next = wanted.indexOf(name) + 1;
      for (const one of wanted.slice(next, next + 5)) val.load(root, one).catch(() => {});
      return val.load(root, name);
    }

    /** What is shown already stays; the rows that came with the page get their boxes. */
    async function stay(outdated) {
      const rest = pacer();
      for (const li of [...list.children]) {
        if (li.matches(".row")) val.row(li);
        await rest();
        if (outdated()) return false;
      }
      return true;
    }

    let turn = 0;
    let shown = [...nodes.keys()].join();
    /**
     * Shows some insatser, a few at a time: the page answers to the reader in between. `answer` is the search's, `tiers` whether
     * its tiers are told apart, and `key` what the rows look like, beside which they are. Tells whether all of them are shown.
     */
    return async function show(numbers, { table, answer, tiers, key }) {
      const mine = ++turn;
      const now = numbers.join() + key;
      if (now === shown) return stay(() => mine !== turn);
      shown = "";
      const into = table ? scroll.querySelector("tbody") : list;
      (table ? list : scroll).remove();
      if (!(table ? scroll : list).isConnected) before.before(table ? scroll : list);
      const wanted = [...new Set(numbers.filter((n) => !nodes.has(n)).map(shard))];
      const tierOf = (n) => answer.hit[answer.rank.get(n)].tier;
      let first = true;
      for (let at = 0; at < numbers.length || first; ) {
        const some = [];
        const until = performance.now() + 4;
        for (; at < numbers.length && some.length < (first ? 5 : 8) && (!some.length || performance.now() < until); at++) {
          const n = numbers[at];
          if (!nodes.has(n) && !utbudData[shard(n)]) {
            if (some.length) break;
            try {
              await loaded(shard(n), wanted);
            } catch (e) {
              if (mine !== turn) return false;
              // What stands there belongs to another choice.
              if (first) into.replaceChildren();
              failed();
              return false;
            }
            if (mine !== turn) return false;
          }
          if (at && answer && tiers && tierOf(n) !== tierOf(numbers[at - 1])) some.push(tier(table));
          some.push(table ? cells(dressed(n, answer)) : dressed(n, answer));
        }
        if (first) into.replaceChildren(...some);
        else into.append(...some);
        first = false;
        await pause();
        if (mine !== turn) return false;
      }
      shown = now;
      return true;
    };
  };
})();
