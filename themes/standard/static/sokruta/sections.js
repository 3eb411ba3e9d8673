// The hits of the page as sections: the best of any kind, each with what it is and why it is there, then the others by kind.

import { make } from "../base/elements.js";
import { grouped } from "../base/text.js";
import { isAlike, marked } from "./answer.js";

/** @import { Answer } from "../sok.js" */
/** @import { Arrangement, Group } from "../sok/arrangement.js" */
/** @import { Hit } from "../sok/hits.js" */
/** @import { Sok } from "./engine.js" */
/**
 * What is shown: `katalog` is the address of the catalogue, `say` gives the page's words.
 * @typedef {{ query: string, answer: Answer, shown: Arrangement, sok: Sok, katalog: string,
 *   say: (name: string, values?: Record<string, string>) => string }} Shown
 */

/**
 * @param {Shown} shown
 */
export function sections({ query, answer, shown: { best, groups }, sok, katalog, say }) {
  /**
   * A hit: its title, what it is and in what state, its beginning, and why it may not be what is asked for.
   * @param {Hit} hit
   * @param {boolean} isKindSaid
   */
  function row(hit, isKindSaid) {
    const isOnlyAlike = hit.tier === "liknande" && !isAlike(answer);
    const beside = [isKindSaid && hit.group, hit.beside, isOnlyAlike && say("liknar")].filter(Boolean).join(" · ");
    return make("li", {}, [
      make("a", { href: hit.href }, marked(hit.title, answer, sok)),
      beside ? make("p", { class: "meta" }, beside) : null,
      hit.excerpt ? make("p", {}, marked(hit.excerpt, answer, sok)) : null,
      hit.note ? make("p", {}, make("strong", {}, hit.note)) : null,
    ]);
  }

  /** @param {Hit[]} hits */
  const list = (hits, isKindSaid = false) => make("ul", { class: "plain" }, hits.map((hit) => row(hit, isKindSaid)));

  /** What stands below a group: more than are shown, or the way to the catalogue. @param {Group} group */
  function goOn({ kind, hits }) {
    if (kind === "insats") return make("a", { href: `${katalog}#q=${encodeURIComponent(query)}` }, say("filtrera"));
    const more = answer.counts[kind] - hits.length - best.filter((hit) => hit.kind === kind).length;
    return more > 0 ? `${say("till", { n: grouped(more) })} ${say("fler")}` : "";
  }

  /** @param {Group} group @param {number} at */
  function section(group, at) {
    const [open, folded] = [group.hits.slice(0, sok.GROUP), group.hits.slice(sok.GROUP)];
    const more = goOn(group);
    return make("section", {}, [
      make("h2", { id: idOf(at), tabindex: "-1" }, [`${group.heading} `, make("span", { class: "meta" }, grouped(answer.counts[group.kind]))]),
      list(open),
      folded.length > 0 && make("details", {}, [make("summary", {}, say("visa", { n: grouped(folded.length) })), list(folded)]),
      more ? make("p", { class: "note" }, more) : null,
    ]);
  }

  /** The ways to the groups. */
  function jumps() {
    const buttons = groups.map(({ heading }, at) => {
      const button = make("button", { type: "button", class: "chip" }, heading);
      button.onclick = () => {
        const target = document.getElementById(idOf(at));
        target?.scrollIntoView();
        target?.focus({ preventScroll: true });
      };
      return button;
    });
    return make("nav", { class: "btns", "aria-label": say("hoppa") }, buttons);
  }

  const lead = make("section", {}, [make("h2", { class: groups.length ? null : "vh" }, say("basta")), list(best, true)]);
  return best.length ? [lead, ...(groups.length > 1 ? [jumps()] : []), ...groups.map(section)] : [];
}

/** @param {number} at */
const idOf = (at) => `traffar-${at + 1}`;
