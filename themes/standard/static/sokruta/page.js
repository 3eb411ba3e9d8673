// The page of hits: what is told of the answer, and the hits.

import { findAs, make, told } from "../base/elements.js";
import { fill } from "../base/text.js";
import { address, isAlike, total } from "./answer.js";
import { ready } from "./engine.js";
import { sections } from "./sections.js";

/** @import { Answer } from "../sok.js" */
/** @import { Teller } from "./answer.js" */

/**
 * The query. It stands in the hash, which no server sees. A browser's keyword or another site's form sends it as ?q=, and that is then
 * rewritten; where a browser refuses, it is answered as it stands.
 * @param {HTMLFormElement} form
 */
function asked(form) {
  const sent = new URLSearchParams(location.search).get("q");
  const query = new URLSearchParams(location.hash.slice(1)).get("q") || sent || "";
  if (sent !== null) {
    try {
      history.replaceState(null, "", address(form, query));
    } catch { /* as above */ }
  }
  return query;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place where the answer is shown; it has the page's own words
 * @param {Teller} teller
 */
export function openHits(form, place, teller) {
  const title = document.title;
  const field = findAs(form, "input", HTMLInputElement);
  const said = make("p", { role: "status", class: "lead" });
  const found = make("div");
  const say = (/** @type {string} */ name, /** @type {Record<string, string>} */ values = {}) => fill(told(place, name), values);
  const katalog = told(form, "katalog");
  let turn = 0;
  place.replaceChildren(said, found);

  /** @param {string} fraga @param {Answer} answer */
  function summary(fraga, answer) {
    const count = total(answer);
    const unknown = answer.unknown.length ? ` ${say("okant", { ord: answer.unknown.map((ord) => `”${ord}”`).join(", ") })}` : "";
    if (!count || isAlike(answer)) return teller.nothing(fraga, answer) + (count ? unknown : "");
    const said = answer.conditions ? `${answer.conditions} ` : "";
    return said + say("summa", { traffar: teller.hits(count), fraga }) + unknown + teller.also(answer);
  }

  /** Other spellings, and where nothing is found what to try. @param {Answer} answer */
  function help({ spelling, results }) {
    const parts = [];
    if (spelling.length) {
      const links = spelling.flatMap((text, at) => [at ? ` ${teller.say("eller")} ` : "", make("a", { href: address(form, text) }, text)]);
      const [before, after = ""] = told(form, "menade").split("{ord}");
      parts.push(make("p", {}, [before, ...links, after]));
    }
    if (!results.length) {
      const all = make("a", { href: katalog }, say("radAlla"));
      parts.push(make("ul", { class: "plain" }, [say("radKort"), say("radAnnat"), all].map((line) => make("li", {}, line))));
    }
    return parts;
  }

  async function answer() {
    const query = asked(form);
    const mine = ++turn;
    field.value = query;
    document.title = query ? say("titel", { fraga: query, sida: title }) : title;
    said.textContent = "";
    found.replaceChildren();
    if (!query.trim()) return;
    try {
      const sok = await ready(form);
      const { answer, shown } = await sok.page(query);
      if (mine !== turn) return;
      said.textContent = summary(query, answer);
      found.replaceChildren(...help(answer), ...sections({ query, answer, shown, sok, katalog, say }));
    } catch (error) {
      if (mine === turn) said.textContent = teller.failed(/** @type {Error} */ (error));
    }
  }

  window.addEventListener("hashchange", answer);
  answer();
}
