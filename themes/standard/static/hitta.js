// The rules of the guided finder: answers and the data about insatser in, a verdict with all its reasons for every insats out.
// Pure functions, set on globalThis.utbudHitta. The page runs this file, and so does `utbud match`.
//
// What decides is judged once for all that share it: each condition, each way in, each form (the conditions and ways of an insats
// together). That gives every insats its verdict and its place. Reasons are put into words for those that are shown.
(function (global) {
  "use strict";

  /**
   * "oppen": not answered, or the answer settles nothing.
   * @typedef {"ja"|"nej"|"oppen"} Meets
   * @typedef {{vad: string, varde?: string[], fran?: number, till?: number}} Asked
   * What decides of a condition; its words and `av`, its place among those that decide.
   * @typedef {{vad: string, grad?: string, fraga?: Asked, medlemmar?: (?Asked)[], om?: Asked,
   *   av: number, fras: string, villkor?: string, text?: string, kalla: {text: string, href: string}}} Condition
   * @typedef {{oppen_for: any, lage: string, ko_lage: string, mal: string[], villkor: Condition[], av: number,
   *   lagrum: {text: string, tid: ?string}[], id: ?string, namn: ?string, lage_text: ?string, ko: any}} Way
   * @typedef {{id: string, namn: string, href: string, text: string, utforare: string, villkor: Condition[], vagar: Way[],
   *   alternativ: {insats: ?number, text: ?string}[], kommer_fran: number[]}} Insats
   * What decides. `former`: of each form the list for all ways, and the ways; `form`: that of each insats; `ord`: all words.
   * @typedef {{fragor: any[], villkor: any[], listor: number[][], oppen: any[], vagar: any[], former: any[][], form: number[],
   *   delomraden: string[][], delomrade: number[], per: number, ord?: any}} Data
   * @typedef {Object<string, (string|number|string[]|null)>} Answers
   * @typedef {{vad: string, grad: string, verdict: number, meets: Meets, kort: string, not: ?string, kalla: any, del: ?string,
   *   text: string, met: number}} Reason
   */

  /** From best to worst. */
  const VERDICTS = ["passar", "passar_med_villkor", "osakert", "utesluts"];
  const PASSAR = 0, MED_VILLKOR = 1, OSAKERT = 2, UTESLUTS = 3;
  /** From shortest to longest wait. */
  const QUEUES = ["ingen", "ibland", "ko", "okant", "stopp"];
  /** Answers that neither meet nor contradict each other: people and sources draw the line between them differently. */
  const NEAR = { npf: "psykisk", psykisk: "npf" };
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
      const verdict = condition.vad === "kraver_ocksa" ? OSAKERT : condition.vad === "inte_for_personer" ? UTESLUTS : PASSAR;
      return { how: "oppen", also: null, verdict, met: 0 };
    }
    const how = condition.fraga ? meets(condition.fraga, answers) : meetsOne(condition.medlemmar, answers);
    const also = condition.om ? meets(condition.om, answers) : null;
    const met = condition.grad === "prioriteras" && how === "ja" ? 1 : 0;
    return { how, also, verdict: judge(condition.grad, how, also), met };
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
    const open = data.oppen.map((one) => judgeOpen(one, answers).verdict);
    const lists = data.listor.map((list) => ({
      verdict: list.reduce((worst, at) => Math.max(worst, conditions[at].verdict), PASSAR),
      met: list.reduce((sum, at) => sum + conditions[at].met, 0),
    }));
    const ways = data.vagar.map((way) => ({
      verdict: Math.max(open[way.oppen_for], judgeState(way.lage), lists[way.lista].verdict),
      met: lists[way.lista].met + goals(way, answers).length + (time !== undefined && way.lagrum.indexOf(time) >= 0 ? 1 : 0),
      ko: QUEUES.indexOf(way.ko_lage),
      empty: !data.listor[way.lista].length,
    }));
    const forms = data.former.map(([list, of]) => {
      let best = null;
      of.forEach((at, way) => {
        const unknown = ways[at].empty && !data.listor[list].length ? OSAKERT : PASSAR;
        const verdict = Math.max(lists[list].verdict, ways[at].verdict, unknown);
        const one = { way, verdict, met: lists[list].met + ways[at].met, ko: ways[at].ko };
        if (!best || compare(one, best) < 0) best = one;
      });
      return best;
    });
    return { conditions, forms };
  }

  /** Of each verdict the insatser, by what is met, queue and name. @returns {Object<string, Uint32Array>} */
  function ranked(data, forms) {
    const most = forms.reduce((most, form) => Math.max(most, form.met), 0);
    const rank = forms.map((form) => (form.verdict * (most + 1) + most - form.met) * QUEUES.length + form.ko);
    const end = new Uint32Array(VERDICTS.length * (most + 1) * QUEUES.length + 1);
    data.form.forEach((form) => { end[rank[form] + 1] += 1; });
    for (let at = 1; at < end.length; at++) end[at] += end[at - 1];
    const start = VERDICTS.map((_, verdict) => end[verdict * (most + 1) * QUEUES.length]);
    const all = new Uint32Array(data.form.length);
    data.form.forEach((form, n) => { all[end[rank[form]]++] = n; });
    return Object.fromEntries(VERDICTS.map((verdict, at) => [verdict, all.subarray(start[at], start[at + 1])]));
  }

  /** The words of the answers to the questions that a condition asks. */
  function answerWords(asked, answers, data) {
    const words = [];
    asked.forEach((one) => {
      given(answers, one.vad).forEach((word) => {
        const question = data.byName[one.vad];
        const known = question && question.svar.find((svar) => svar.id === word);
        const text = known ? known.text : one.vad === "alder" ? word + " år" : String(word);
        if (words.indexOf(text) < 0) words.push(text);
      });
    });
    return words.map((word) => "”" + word + "”").join(" och ");
  }

  /** What a condition of a question comes to, in words that follow its phrase. */
  function outcome(condition, how, also, said) {
    const none = said ? "svaret " + said + " avgör det inte" : "inte besvarat";
    switch (condition.grad) {
      case "kravs":
        return how === "ja" ? "krävs, och stämmer" : how === "nej" ? "krävs, men svaret är " + said : "krävs, " + none;
      case "utesluter":
        return how === "ja" ? "utesluter" : how === "nej" ? "utesluter, men gäller inte här" : "utesluter, " + none;
      case "prioriteras":
        if (how === "oppen") return "prioriteras, " + none;
        return how === "ja" ? "prioriteras, och stämmer" : "prioriteras, men stämmer inte";
      case "mojligt_med_villkor":
        if (how === "nej") return "möjligt med villkor, men gäller inte här";
        if (how === "ja" && also === "ja") return "möjligt, villkoret är uppfyllt: " + condition.villkor;
        if (how === "ja" && also === "nej") return "möjligt bara med ett villkor som inte är uppfyllt: " + condition.villkor;
        return "möjligt med villkor: " + condition.villkor;
      default:
        return how === "ja" ? "möjligt, och stämmer" : how === "nej" ? "möjligt, men gäller inte här" : "möjligt";
    }
  }

  /** A reason; its text is the short form and the source's own words. @returns {Reason} */
  function reason(fields) {
    const all = { grad: "upplysning", verdict: PASSAR, meets: "oppen", met: 0, not: null, kalla: null, del: null, ...fields };
    const stop = /[.!?”]$/.test(all.kort) && !/”$/.test(all.kort) ? "" : ".";
    all.text = all.kort + stop + (all.not ? " " + all.not : "");
    return all;
  }

  /** @param {Condition} condition @param {any} judged what it comes to @returns {Reason} */
  function conditionReason(condition, judged, answers, data) {
    const { vad, text, kalla } = condition;
    const { how, verdict, met } = judged;
    const plain = (grad, kort) => reason({ vad, grad, verdict, meets: how, met, kort, not: text || null, kalla });
    switch (vad) {
      case "kraver_ocksa": return plain("kravs", "Krävs också, fråga: " + condition.fras);
      case "bedoms": return plain("bedoms", "Bedöms: " + condition.fras);
      case "inte_for_personer": return plain("utesluter", condition.fras);
      case "oppet_for_alla": return plain("mojligt", condition.fras);
    }
    const asked = condition.fraga ? [condition.fraga] : condition.medlemmar.filter(Boolean);
    const words = outcome(condition, how, judged.also, answerWords(asked, answers, data));
    return plain(condition.grad, condition.fras + ": " + words);
  }

  /** The names of the stadsområden with one of these words. */
  function areas(open, words, data) {
    const names = data.byName[AREA].svar.filter((svar) => words.indexOf(open.omraden[svar.id] || "okant") >= 0);
    return names.map((svar) => svar.text).join(", ").replace(/, ([^,]*)$/, " och $1");
  }

  /** For whom a way is open, in words. @param {Way} way @returns {Reason} */
  function openReason(way, answers, data) {
    const open = way.oppen_for;
    const judged = judgeOpen(open, answers);
    const tell = (kort) => reason({ vad: "oppen_for", grad: "kravs", verdict: judged.verdict, meets: judged.how, kort });
    if (open === "hela_staden") return tell("Öppen för hela staden");
    if (open === "okant") return tell("Öppen för: uppgift saknas");
    const own = areas(open, ["finns"], data);
    const area = given(answers, AREA)[0];
    if (area === undefined) return tell("Öppen för " + (own || "vissa områden") + ": stadsområde är inte besvarat");
    const name = data.byName[AREA].svar.find((svar) => svar.id === area).text;
    if (judged.how === "nej") return tell("Inte öppen för " + name + (own ? ", bara för " + own : ""));
    return tell("Öppen för " + name + (judged.how === "oppen" ? ": uppgift saknas" : ""));
  }

  /** What is told of the state and the queue of a way. @returns {Reason[]} */
  function stateReasons(way) {
    const told = [];
    if (way.lage !== "pagar") told.push(reason({ vad: "lage", verdict: judgeState(way.lage), kort: way.lage_text }));
    const ko = way.ko;
    const kort = !ko ? "Kö: uppgift saknas"
      : ko.text + (ko.tid ? ", " + ko.tid : "") + ", uppgift från " + ko.datum + (ko.gammal ? ". Den kan vara inaktuell" : "");
    told.push(reason({ vad: "ko", kort, not: ko && ko.not }));
    return told;
  }

  /** What is told of the goals and of the time to self-support, where they are answered. @returns {Reason[]} */
  function hintReasons(way, answers, data) {
    const has = goals(way, answers);
    const told = given(answers, GOAL).map((goal) => {
      const name = answerWords([{ vad: GOAL }], { mal: goal }, data);
      const yes = has.includes(goal);
      const kort = yes ? "Målet " + name + " finns bland insatsens mål" : "Källorna nämner inte målet " + name;
      return reason({ vad: GOAL, meets: yes ? "ja" : "oppen", met: yes ? 1 : 0, kort });
    });
    const time = given(answers, TIME)[0];
    const laws = time === undefined ? [] : way.lagrum.filter((law) => law.tid);
    if (!laws.length) return told;
    const alike = laws.filter((law) => law.tid === time);
    const same = alike.length > 0;
    const name = (same ? alike : laws).map((law) => law.text).join(" och ");
    const kort = same ? "Bedömd tid stämmer med beslut enligt " + name
      : "Beslut enligt " + name + " förknippas med en annan bedömd tid. Det utesluter inte";
    return told.concat(reason({ vad: TIME, meets: same ? "ja" : "oppen", met: same ? 1 : 0, kort }));
  }

  /** The reasons of a way's own. @returns {Reason[]} */
  function wayReasons(insats, way, reasonOf, answers, data) {
    const own = way.villkor.map(reasonOf);
    const reasons = [openReason(way, answers, data)].concat(own, stateReasons(way), hintReasons(way, answers, data));
    if (insats.villkor.length || way.villkor.length) return reasons;
    return reasons.concat(reason({ vad: "passar", verdict: OSAKERT, kort: "Vem insatsen passar för: uppgift saknas" }));
  }

  /** The reasons of all ways: `own` to a part under its name; what all parts say alike stands once. @returns {Reason[]} */
  function gather(shared, ways, own) {
    if (ways.length === 1 && ways[0].id === null) return shared.concat(own[0]);
    const among = (list, one) => list.some((other) => other.vad === one.vad && other.text === one.text);
    const alike = own[0].filter((one) => own.every((reasons) => among(reasons, one)));
    const parts = [];
    ways.forEach((way, place) => {
      own[place].forEach((one) => {
        if (!among(alike, one)) parts.push({ ...one, del: way.id, text: way.namn + ": " + one.text });
      });
    });
    return shared.concat(alike, parts);
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

  /** Where each insats lies among the shards: by form, then by number. */
  function places(data) {
    const next = data.former.map(() => 0);
    data.form.forEach((form) => { next[form] += 1; });
    let sum = 0;
    next.forEach((count, form) => { next[form] = sum; sum += count; });
    return data.form.map((form) => next[form]++);
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
   * The answers, judged. `groups`: of each verdict the insatser. `result` tells one with its reasons, and needs its words.
   */
  function judged(book, answers) {
    const all = judgeAll(book.data, answers);
    const form = (n) => all.forms[book.data.form[n]];
    const known = new Map();
    const reasonOf = (condition) => {
      if (!known.has(condition)) known.set(condition, conditionReason(condition, all.conditions[condition.av], answers, book));
      return known.get(condition);
    };
    const found = { groups: ranked(book.data, all.forms) };
    found.verdict = (n) => VERDICTS[form(n).verdict];
    found.result = (n) => {
      const insats = book.insats(n);
      const way = insats.vagar[form(n).way];
      const own = insats.vagar.map((one) => wayReasons(insats, one, reasonOf, answers, book));
      const told = gather(insats.villkor.map(reasonOf), insats.vagar, own);
      return { insats, verdict: found.verdict(n), part: way.id, way, reasons: told };
    };
    found.instead = (n) => (found.others ||= alternatives(book, found))(n);
    return found;
  }

  /**
   * What to try instead of what is excluded: what the record names; what can lead there; what lies in the same delområde and is
   * not excluded. The last two in the order of the results, three at most.
   * @returns {(n: number) => {insats: ?number, text: ?string, hur: string}[]} by number; needs the words of that insats
   */
  function alternatives(book, found) {
    const { delomraden, delomrade } = book.data;
    const rank = new Uint32Array(delomrade.length);
    const sorted = (list) => list.sort((a, b) => rank[a] - rank[b]);
    // The first of those that lie in the same delområden, and of those again the first of each delområde.
    const alike = delomraden.map(() => []);
    let next = 0;
    for (const verdict of VERDICTS) {
      for (const n of found.groups[verdict]) {
        rank[n] = next++;
        if (verdict !== "utesluts" && alike[delomrade[n]].length < 8) alike[delomrade[n]].push(n);
      }
    }
    const first = (id) => sorted(alike.filter((_, at) => delomraden[at].includes(id)).flat()).slice(0, 8);
    return (n) => {
      const insats = book.insats(n);
      const named = insats.alternativ.map((one) => ({ insats: one.insats, text: one.text, hur: "kalla" }));
      const seen = [n].concat(insats.alternativ.map((one) => one.insats));
      const others = [];
      const add = (list, hur) => {
        sorted(list.slice()).forEach((other) => {
          if (found.verdict(other) === "utesluts" || seen.indexOf(other) >= 0) return;
          seen.push(other);
          others.push({ insats: other, text: null, hur });
        });
      };
      add(insats.kommer_fran, "leder_hit");
      add(delomraden[delomrade[n]].flatMap(first), "samma_delomrade");
      return named.concat(others.slice(0, 3));
    };
  }

  /** Where an alternative comes from, as the beginning of a sentence. */
  const INSTEAD = {
    kalla: "Pröva i stället: ",
    leder_hit: "Kan leda hit: ",
    samma_delomrade: "Utesluts inte, samma delområde: ",
  };

  /** The results in the form that `utbud match --json` prints. */
  function match(book, answers) {
    const found = book.judge(answers);
    const told = (n) => {
      const result = found.result(n);
      const reasons = result.reasons.map((one) => ({ vad: one.vad, grad: one.grad, text: one.text }));
      (result.verdict === "utesluts" ? found.instead(n) : []).forEach((one) => {
        const text = INSTEAD[one.hur] + (one.insats === null ? "" : book.insats(one.insats).namn + ". ") + (one.text || "");
        reasons.push({ vad: "alternativ", grad: "upplysning", text: text.trim() });
      });
      return { id: result.insats.id, verdict: result.verdict, part: result.part, reasons };
    };
    return { answers, results: Object.values(found.groups).flatMap((numbers) => Array.from(numbers, told)) };
  }

  global.utbudHitta = { open, match, instead: INSTEAD };
})(globalThis);
