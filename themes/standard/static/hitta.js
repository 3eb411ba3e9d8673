// The rules of the guided finder: answers and the data about insatser in, a verdict with all its reasons for every insats out.
// Pure functions, set on globalThis.utbudHitta. The page runs this file and hitta-skal.js, and so does `utbud match`.
//
// What decides is judged once for all that share it: each condition, each way in, each form (the conditions and ways of an insats
// together). That gives every insats its verdict and its place. hitta-skal.js puts the reasons into
// words for those that are shown.
(function (global) {
  "use strict";

  /**
   * "oppen": not answered, or the answer settles nothing.
   * @typedef {"ja"|"nej"|"oppen"} Meets
   * @typedef {{vad: string, varde?: string[], fran?: number, till?: number}} Asked
   * What decides of a condition; its words and `av`, its place among those that decide.
   * @typedef {{vad: string, grad?: string, fraga?: Asked, medlemmar?: (?Asked)[], om?: Asked, av: number, fras: string,
   *   ocksa?: string[], villkor?: string, text?: string, kalla: {text: string, href: string}}} Condition
   * @typedef {{oppen_for: any, lage: string, vantan: number, mal: string[], villkor: Condition[], av: number,
   *   lagrum: {text: string, tid: ?string}[], id: ?string, namn: ?string, lage_text: ?string, ko: any}} Way
   * @typedef {{id: string, namn: string, href: string, text: string, utforare: string, villkor: Condition[], vagar: Way[],
   *   alternativ: {insats: ?number, text: ?string}[], kommer_fran: [number, number[]][]}} Insats
   * What decides. `former`: of each form the list for all ways, and the ways; `klass`: which forms come first without answers;
   * `form`: that of each insats, as `delomrade`, `metod`, `malgrupp` and `ort` name its delområden, methods, målgrupper and the
   * stadsområden of those who carry it out; `vantan`: how many different waits there are, and of a way how long one waits; `ord`: all
   * words.
   * @typedef {{fragor: any[], villkor: any[], listor: number[][], oppen: any[], vagar: any[], former: any[][], klass: number[],
   *   form: number[], delomraden: string[][], delomrade: number[], metoder: string[][], metod: number[], malgrupper: string[][],
   *   malgrupp: number[], orter: string[][], ort: number[], vantan: number, per: number, ord?: any}} Data
   * @typedef {Object<string, (string|number|string[]|null)>} Answers
   */

  /** From best to worst. */
  const VERDICTS = ["passar", "passar_med_villkor", "osakert", "utesluts"];
  const PASSAR = 0, MED_VILLKOR = 1, OSAKERT = 2, UTESLUTS = 3;
  /** Answers that neither meet nor contradict each other: people and sources draw the line between them differently. */
  const NEAR = { npf: "psykisk", psykisk: "npf" };
  /** What no insats changes for a person: what leads to another does not make up for it. */
  const FIXED = ["stadsomrade", "alder", "kon", "utrikesfodd"];
  /** A condition that no person meets. */
  const NOBODY = "inte_for_personer";
  const AREA = "stadsomrade", TIME = "tid_till_sjalvforsorjning", GOAL = "mal";

  /** The answers to a question as a list; empty where it is not answered. @returns {(string|number)[]} */
  function given(answers, question) {
    const answer = answers[question];
    if (answer === undefined || answer === null || answer === "vet_inte" || answer === "") return [];
    return Array.isArray(answer) ? answer : [answer];
  }

  /** @param {Asked} asked @param {Answers} answers @returns {Meets} */
  function meets(asked, answers) {
    const said = given(answers, asked.vad);
    if (!said.length) return "oppen";
    if (asked.vad === "alder") {
      const young = asked.fran !== undefined && said[0] < asked.fran;
      const old = asked.till !== undefined && said[0] > asked.till;
      return young || old ? "nej" : "ja";
    }
    if (said.some((word) => asked.varde.indexOf(word) >= 0)) return "ja";
    return said.some((word) => asked.varde.indexOf(NEAR[word]) >= 0) ? "oppen" : "nej";
  }

  /** At least one of several; a fact that no question asks stays open. @returns {Meets} */
  function meetsOne(members, answers) {
    const all = members.map((member) => member ? meets(member, answers) : "oppen");
    if (all.indexOf("ja") >= 0) return "ja";
    return all.indexOf("oppen") >= 0 ? "oppen" : "nej";
  }

  /** The verdict of a condition of a question. @param {string} grad @param {Meets} how @param {?Meets} also its `om` */
  function judge(grad, how, also) {
    if (grad === "kravs") return how === "ja" ? PASSAR : how === "nej" ? UTESLUTS : OSAKERT;
    if (grad === "utesluter") return how === "ja" ? UTESLUTS : how === "nej" ? PASSAR : OSAKERT;
    if (grad === "mojligt_med_villkor" && how === "ja") return also === "ja" ? PASSAR : also === "nej" ? UTESLUTS : MED_VILLKOR;
    return PASSAR;
  }

  /** What a condition comes to: how it is met, and its `om`, the verdict, and whether it prioritises. */
  function judgeCondition(condition, answers) {
    if (!condition.fraga && !condition.medlemmar) {
      const verdict = condition.vad === "kraver_ocksa" ? OSAKERT : condition.vad === NOBODY ? UTESLUTS : PASSAR;
      return { how: "oppen", also: null, verdict, met: 0 };
    }
    const how = condition.fraga ? meets(condition.fraga, answers) : meetsOne(condition.medlemmar, answers);
    const also = condition.om ? meets(condition.om, answers) : null;
    const met = condition.grad === "prioriteras" && how === "ja" ? 1 : 0;
    return { how, also, verdict: judge(condition.grad, how, also), met };
  }

  /** The questions of a condition. @returns {string[]} */
  function asks(condition) {
    return (condition.fraga ? [condition.fraga] : (condition.medlemmar || []).filter(Boolean)).map((one) => one.vad);
  }

  /** For whom a way is open, against the answer. */
  function judgeOpen(open, answers) {
    const area = given(answers, AREA)[0];
    const finns = open === "hela_staden" ? "finns" : (open.omraden && open.omraden[area]) || "okant";
    if (finns === "finns") return { how: "ja", verdict: PASSAR };
    return finns === "okant" ? { how: "oppen", verdict: OSAKERT } : { how: "nej", verdict: UTESLUTS };
  }

  /** The verdict of a state. */
  const judgeState = (lage) => (lage === "avslutad" ? UTESLUTS : lage === "pagar" || lage === "okant" ? PASSAR : OSAKERT);

  /** The goals that are wished for and a way has. */
  const goals = (way, answers) => given(answers, GOAL).filter((goal) => way.mal.includes(goal));

  /** The better of two ways or results: verdict, then what is prioritised and wished for, then the queue. */
  const compare = (a, b) => a.verdict - b.verdict || b.met - a.met || a.ko - b.ko;

  /** Every condition, way and form against the answers. The best way's verdict is the form's, and `way` its place. */
  function judgeAll(data, answers) {
    const time = given(answers, TIME)[0];
    const conditions = data.villkor.map((one) => judgeCondition(one, answers));
    const open = data.oppen.map((one) => judgeOpen(one, answers));
    const lists = data.listor.map((list) => ({
      verdict: list.reduce((worst, at) => Math.max(worst, conditions[at].verdict), PASSAR),
      met: list.reduce((sum, at) => sum + conditions[at].met, 0),
    }));
    const ways = data.vagar.map((way) => ({
      verdict: Math.max(open[way.oppen_for].verdict, judgeState(way.lage), lists[way.lista].verdict),
      met: lists[way.lista].met + goals(way, answers).length + (time !== undefined && way.lagrum.indexOf(time) >= 0 ? 1 : 0),
      ko: way.vantan,
      empty: !data.listor[way.lista].length,
    }));
    const judgeWay = (list, at, way) => {
      const unknown = ways[at].empty && !data.listor[list].length ? OSAKERT : PASSAR;
      const verdict = Math.max(lists[list].verdict, ways[at].verdict, unknown);
      return { way, verdict, met: lists[list].met + ways[at].met, ko: ways[at].ko };
    };
    const forms = data.former.map(([list, of]) => {
      let best = null;
      of.forEach((at, way) => {
        const one = judgeWay(list, at, way);
        if (!best || compare(one, best) < 0) best = one;
      });
      return best;
    });
    /** The verdict of one way of a form. */
    const wayVerdict = (form, way) => judgeWay(data.former[form][0], data.former[form][1][way], way).verdict;
    return { conditions, open, forms, wayVerdict };
  }

  /** Of each verdict the insatser, by what is met, queue and name. @returns {Object<string, Uint32Array>} */
  function ranked(data, forms) {
    const most = forms.reduce((most, form) => Math.max(most, form.met), 0);
    const rank = forms.map((form) => (form.verdict * (most + 1) + most - form.met) * data.vantan + form.ko);
    const end = new Uint32Array(VERDICTS.length * (most + 1) * data.vantan + 1);
    data.form.forEach((form) => { end[rank[form] + 1] += 1; });
    for (let at = 1; at < end.length; at++) end[at] += end[at - 1];
    const start = VERDICTS.map((_, verdict) => end[verdict * (most + 1) * data.vantan]);
    const all = new Uint32Array(data.form.length);
    data.form.forEach((form, n) => { all[end[rank[form]]++] = n; });
    return Object.fromEntries(VERDICTS.map((verdict, at) => [verdict, all.subarray(start[at], start[at + 1])]));
  }

  /** What no source tells of a way, or does not need to. */
  const NO_WORDS = { id: null, namn: null, lage_text: null, ko: null, beslut: null, vag_in: null, kontakt: null };

  /** The insatser of a shard, with what decides put in. Those that are alike share conditions and ways. @returns {Insats[]} */
  function whole(data, shard) {
    const villkor = shard.villkor.map((words) => ({ ...data.villkor[words.av], ...words }));
    const of = (at) => villkor[at];
    const vagar = shard.vagar.map((words) => {
      const judged = data.vagar[words.av];
      const lagrum = words.lagrum.map((text, at) => ({ text, tid: judged.lagrum[at] }));
      const own = { oppen_for: data.oppen[judged.oppen_for], villkor: words.villkor.map(of), lagrum };
      return { ...NO_WORDS, ...judged, ...words, ...own };
    });
    return shard.rader.map((rad) => ({ ...rad, villkor: rad.villkor.map(of), vagar: rad.vagar.map((at) => vagar[at]) }));
  }

  /** Where each insats lies among the shards: by the class of its form, then by number. */
  function places(data) {
    const next = new Uint32Array(Math.max(...data.klass) + 2);
    data.form.forEach((form) => { next[data.klass[form] + 1] += 1; });
    for (let at = 1; at < next.length; at++) next[at] += next[at - 1];
    return Uint32Array.from(data.form, (form) => next[data.klass[form]]++);
  }

  /**
   * The data, ready to be asked. `shard` tells in which shard the words of an insats lie, by its number; `take` puts in a shard;
   * `has` tells whether the words are there. `judge` needs no words.
   * @param {Data} data
   */
  function open(data) {
    const place = places(data);
    const shards = [];
    const book = { data, byName: Object.fromEntries(data.fragor.map((question) => [question.id, question])) };
    book.shard = (n) => Math.floor(place[n] / data.per);
    book.has = (n) => book.shard(n) in shards;
    book.take = (nr, shard) => { if (!(nr in shards)) shards[nr] = whole(data, shard); };
    /** @returns {Insats} */
    book.insats = (n) => shards[book.shard(n)][place[n] % data.per];
    book.judge = (answers) => judged(book, answers);
    if (data.ord) book.take(0, data.ord);
    return book;
  }

  /**
   * The answers, judged. `groups`: of each verdict the insatser. `verdict` and `way`: of one the verdict, and the place of its
   * best way. `parts`: those to be checked in two.
   */
  function judged(book, answers) {
    const all = judgeAll(book.data, answers);
    const form = (n) => all.forms[book.data.form[n]];
    const found = { book, answers, groups: ranked(book.data, all.forms), conditions: all.conditions };
    found.verdict = (n) => VERDICTS[form(n).verdict];
    found.way = (n) => form(n).way;
    found.parts = () => parts(book.data, all, found);
    const instead = new Map();
    found.instead = (n) => {
      found.others ||= alternatives(book, all, found);
      if (!instead.has(n)) instead.set(n, found.others(n));
      return instead.get(n);
    };
    return found;
  }

  // --- What is to be checked ---------------------------------------------------

  /** The questions that settle what keeps a form's best way open; none where something stays open whatever is answered. */
  function settling(data, all, answers, form) {
    const [list, ways] = data.former[form];
    const way = data.vagar[ways[all.forms[form].way]];
    const conditions = data.listor[list].concat(data.listor[way.lista]);
    const unanswered = (question) => !given(answers, question).length;
    const causes = conditions
      .filter((at) => all.conditions[at].verdict === OSAKERT)
      .map((at) => asks(data.villkor[at]).filter(unanswered));
    if (!conditions.length || judgeState(way.lage) === OSAKERT) causes.push([]);
    const open = data.oppen[way.oppen_for];
    if (all.open[way.oppen_for].verdict === OSAKERT) {
      const told = open.omraden && Object.values(open.omraden).some((word) => word !== "okant");
      causes.push(told && unanswered(AREA) ? [AREA] : []);
    }
    return causes.every((cause) => cause.length) ? Array.from(new Set(causes.flat())) : [];
  }

  /**
   * What is to be checked, in two: what answers would settle, and what they would not. `fragor`: the questions of the first,
   * those that most insatser wait for come first.
   */
  function parts(data, all, found) {
    const known = new Map();
    const of = (n) => {
      const form = data.form[n];
      if (!known.has(form)) known.set(form, settling(data, all, found.answers, form));
      return known.get(form);
    };
    const waiting = {};
    found.groups.osakert.forEach((n) => of(n).forEach((question) => { waiting[question] = (waiting[question] || 0) + 1; }));
    return {
      svar: found.groups.osakert.filter((n) => of(n).length > 0),
      saknas: found.groups.osakert.filter((n) => !of(n).length),
      fragor: data.fragor.map((one) => one.id).filter((id) => waiting[id]).sort((a, b) => waiting[b] - waiting[a]),
    };
  }

  // --- What to try instead -----------------------------------------------------

  /** What excludes a form: the questions that all its ways have in common, else those of any. @returns {string[]} */
  function excluding(data, all, form) {
    const [list, ways] = data.former[form];
    const of = (places) => places.filter((at) => all.conditions[at].verdict === UTESLUTS)
      .flatMap((at) => (data.villkor[at].vad === NOBODY ? [NOBODY] : asks(data.villkor[at])));
    const own = ways.map((at) => {
      const way = data.vagar[at];
      return of(data.listor[way.lista]).concat(all.open[way.oppen_for].verdict === UTESLUTS ? [AREA] : []);
    });
    const shared = of(data.listor[list]).concat(own[0].filter((question) => own.every((other) => other.includes(question))));
    return shared.length ? shared : own.flat();
  }

  /** Whether an insats answers what excludes another: it is open or carried out there, or a condition says yes. */
  function answering(data, all, found, why, n) {
    const form = data.form[n];
    const [list, ways] = data.former[form];
    const way = data.vagar[ways[all.forms[form].way]];
    const area = given(found.answers, AREA)[0];
    if (why.includes(AREA)) return all.open[way.oppen_for].how === "ja" || data.orter[data.ort[n]].includes(area);
    return data.listor[list].concat(data.listor[way.lista]).some((at) =>
      all.conditions[at].how === "ja" && asks(data.villkor[at]).some((question) => why.includes(question)));
  }

  /** Of each of some lists, how much it has in common with one. */
  const common = (lists, one) => lists.map((list) => list.filter((word) => one.includes(word)).length);

  /** How many alternatives are given at most that the record does not name. */
  const MOST = 3;

  /** What shares something with an insats: of each verdict the best, until there are enough. */
  function alike(data, all, found, n, why, seen) {
    const methods = common(data.metoder, data.metoder[data.metod[n]]);
    const areas = common(data.delomraden, data.delomraden[data.delomrade[n]]);
    const people = common(data.malgrupper, data.malgrupper[data.malgrupp[n]]);
    const list = [];
    for (const verdict of VERDICTS.slice(0, UTESLUTS)) {
      const best = [];
      found.groups[verdict].forEach((other) => {
        const [method, area, group] = [methods[data.metod[other]], areas[data.delomrade[other]], people[data.malgrupp[other]]];
        const shared = 1e4 * method + 100 * area + group;
        if (!shared || seen.has(other)) return;
        const weight = (answering(data, all, found, why, other) ? 1e7 : 0) + shared;
        if (best.length === MOST && weight <= best[MOST - 1].weight) return;
        const hur = method ? "samma_metod" : area ? "samma_delomrade" : "samma_malgrupp";
        const at = best.findIndex((one) => one.weight < weight);
        best.splice(at < 0 ? best.length : at, 0, { insats: other, text: null, hur, kind: 2, weight });
        best.length = Math.min(best.length, MOST);
      });
      list.push(...best);
      if (list.length >= MOST) break;
    }
    return list;
  }

  /**
   * What to try instead of what is excluded: what the record names, what can lead there, and what has methods, delområden or
   * målgrupper in common with it. Nothing that is excluded itself, and no way that is. First by verdict; then what the record
   * names, what leads there, and what answers the exclusion; then by what is in common, and in the order of the results. Few that
   * the record does not name.
   * @returns {(n: number) => {insats: ?number, text: ?string, hur: string}[]} by number; needs the words of that insats
   */
  function alternatives(book, all, found) {
    const { data } = book;
    const rank = new Uint32Array(data.form.length);
    let next = 0;
    VERDICTS.forEach((verdict) => found.groups[verdict].forEach((n) => { rank[n] = next++; }));
    const verdict = (n) => all.forms[data.form[n]].verdict;
    const better = (a, b) =>
      verdict(a.insats) - verdict(b.insats) || a.kind - b.kind || b.weight - a.weight || rank[a.insats] - rank[b.insats];

    return (n) => {
      const insats = book.insats(n);
      const why = excluding(data, all, data.form[n]);
      const can = (other) => verdict(other) !== UTESLUTS;
      const told = (hur, kind) => (one) => ({ insats: one.insats, text: one.text || null, hur, kind, weight: 0 });
      const named = insats.alternativ.filter((one) => one.insats !== null && can(one.insats)).map(told("kalla", 0));
      const only = insats.alternativ.filter((one) => one.insats === null).map(told("kalla", 0));
      const seen = new Set([n].concat(insats.alternativ.map((one) => one.insats)));
      // What is for no person has nothing else to offer one.
      if (why.includes(NOBODY)) return named.sort(better).concat(only);
      const leads = (why.some((question) => FIXED.includes(question)) ? [] : insats.kommer_fran)
        .filter(([from, ways]) => can(from) && !seen.has(from) &&
          (!ways.length || ways.some((way) => all.wayVerdict(data.form[from], way) !== UTESLUTS)))
        .map(([from]) => ({ insats: from })).map(told("leder_hit", 1));
      leads.forEach((one) => seen.add(one.insats));
      const others = leads.concat(alike(data, all, found, n, why, seen)).sort(better).slice(0, MOST);
      return named.concat(others).sort(better).concat(only);
    };
  }

  global.utbudHitta = { open, given, goals, judgeOpen, judgeState, asks };
})(globalThis);
