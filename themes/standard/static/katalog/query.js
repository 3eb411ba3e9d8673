// The query of the catalogue, answered by the site's search where the page has one.

import { data } from "../base/load.js";
import { utbud } from "../base/namespace.js";
import { pause } from "../base/pace.js";

/** @typedef {import("../sok.js").Answer} SearchAnswer */
/**
 * `rank`: of each insats that is hit its place among the `hits`. Where the search can't be had the answer `isFailed`, and nothing is hit: what is
 * listed must not look like an answer.
 * @typedef {{ q: string, found: Pick<SearchAnswer, "results" | "also" | "spelling" | "marks">, rank: Map<number, number>, isFailed: boolean }} Answer
 */

/** Found nothing, and says nothing. */
const NOTHING = { results: [], also: [], spelling: [], marks: { keys: [], needles: [], phrases: [] } };

/**
 * The queries of a catalogue.
 * @param {HTMLElement} root
 */
export function queriesOf(root) {
  /** @type {Answer | undefined} */
  let answer;
  /** @type {Promise<(number | undefined)[]> | undefined} */
  let places;

  /** The place in the list of each insats by its number in the search. */
  async function readPlaces() {
    const [ids, numbered] = await Promise.all([data(root, "id"), utbud.sok?.ids("insats") ?? []]);
    await pause();
    const known = new Map(ids.map((/** @type {string} */ id, /** @type {number} */ n) => [id, n]));
    await pause();
    return numbered.map((id) => known.get(id));
  }

  function placesByNumber() {
    places ||= readPlaces().catch((error) => {
      places = undefined;
      throw error;
    });
    return places;
  }

  return {
    /** Whether the page has a search. It may stand further down among the scripts. */
    canAsk: () => Boolean(utbud.sok),
    /** Makes ready to ask: what it needs is loaded. */
    prepare: () => { placesByNumber().catch(() => {}); },
    /** The answer to a query; of the query before while a newer one is under way. @param {string} q */
    answerTo: (q) => (q ? answer : undefined),
    /** Asks a query, unless it is answered. @param {string} q @param {() => boolean} isCurrent whether it is still asked */
    async ask(q, isCurrent) {
      const { sok } = utbud;
      if (!q || !sok) {
        answer = undefined;
        return;
      }
      if (answer?.q === q && !answer.isFailed) return;
      /** @type {Answer["found"]} */
      let found = NOTHING;
      /** @type {(number | undefined)[]} */
      let known = [];
      let isFailed = false;
      try {
        [found, known] = await Promise.all([sok.search(q, { kinds: ["insats"], excerpt: false }), placesByNumber()]);
        await pause();
      } catch {
        isFailed = true;
      }
      if (!isCurrent()) return;
      /** @type {Map<number, number>} */
      const rank = new Map();
      found.results.forEach((hit, at) => rank.set(/** @type {number} */ (known[hit.nr]), at));
      answer = { q, found: isFailed ? NOTHING : found, rank, isFailed };
    },
  };
}
