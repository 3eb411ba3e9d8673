// The rules of the guided finder: answers and the data about insatser in, a verdict with all its reasons for every insats out.
// Pure functions, set on globalThis.utbudHitta. The page runs this file, and so does `utbud match`.
(function (global) {
  "use strict";

  /**
   * How a condition meets an answer. "oppen": not answered, or the answer settles nothing.
   * @typedef {"ja"|"nej"|"oppen"} Meets
   * @typedef {{vad: string, varde?: string[], fran?: number, till?: number}} Asked
   * @typedef {{text: string, href: string}} Link
   * @typedef {{vad: string, grad?: string, fras: string, fraga?: Asked, medlemmar?: (?Asked)[], villkor?: string, om?: Asked,
   *   text?: string, kalla: Link}} Condition
   * @typedef {{id: ?string, namn: ?string, villkor: number[], oppen_for: any, lage: string, lage_text: ?string, ko: any,
   *   ko_lage: string, mal: string[], lagrum: {text: string, tid: ?string}[], beslut: ?string, vag_in: ?string}} Way
   * @typedef {{id: string, namn: string, href: string, text: string, utforare: string, ordning: number, delomraden: string[],
   *   villkor: number[], vagar: Way[], alternativ: {insats: ?string, text: ?string}[], kommer_fran: string[]}} Insats
   * @typedef {{id: string, kort: string, sort: string, svar: {id: string, text: string}[]}} Question
   * @typedef {{fragor: Question[], villkor: Condition[], insatser: Insats[]}} Data
   * @typedef {Object<string, (string|number|string[]|null)>} Answers
   * @typedef {{vad: string, grad: string, verdict: number, meets: Meets, kort: string, not: ?string, kalla: ?Link, del: ?string,
   *   text: string, met: number}} Reason
   * @typedef {{insats: Insats, verdict: string, part: ?string, way: Way, reasons: Reason[], met: number}} Result
   */

  /** From best to worst. */
  var VERDICTS = ["passar", "passar_med_villkor", "osakert", "utesluts"];
  var PASSAR = 0, MED_VILLKOR = 1, OSAKERT = 2, UTESLUTS = 3;
  /** From shortest to longest wait. */
  var QUEUES = ["ingen", "ibland", "ko", "okant", "stopp"];
  /** Answers that neither meet nor contradict each other: people and sources draw the line between them differently. */
  var NEAR = { npf: "psykisk", psykisk: "npf" };
  var AREA = "stadsomrade", TIME = "tid_till_sjalvforsorjning", GOAL = "mal";

  /** The answers to a question as a list; empty where it is not answered. @returns {(string|number)[]} */
  function given(answers, question) {
    var answer = answers[question];
    if (answer === undefined || answer === null || answer === "vet_inte" || answer === "") return [];
    return Array.isArray(answer) ? answer : [answer];
  }

  /** @param {Asked} asked @param {Answers} answers @returns {Meets} */
  function meets(asked, answers) {
    var said = given(answers, asked.vad);
    if (!said.length) return "oppen";
    if (asked.vad === "alder") {
      var young = asked.fran !== undefined && said[0] < asked.fran;
      var old = asked.till !== undefined && said[0] > asked.till;
      return young || old ? "nej" : "ja";
    }
    if (said.some(function (word) { return asked.varde.indexOf(word) >= 0; })) return "ja";
    return said.some(function (word) { return asked.varde.indexOf(NEAR[word]) >= 0; }) ? "oppen" : "nej";
  }

  /** At least one of several; a fact that no question asks stays open. @returns {Meets} */
  function meetsOne(members, answers) {
    var all = members.map(function (member) { return member ? meets(member, answers) : "oppen"; });
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

  /** The words of the answers to the questions that a condition asks. */
  function answerWords(asked, answers, data) {
    var words = [];
    asked.forEach(function (one) {
      given(answers, one.vad).forEach(function (word) {
        var question = data.byName[one.vad];
        var known = question && question.svar.filter(function (svar) { return svar.id === word; })[0];
        var text = known ? known.text : one.vad === "alder" ? word + " år" : String(word);
        if (words.indexOf(text) < 0) words.push(text);
      });
    });
    return words.map(function (word) { return "”" + word + "”"; }).join(" och ");
  }

  /** What a condition of a question comes to, in words that follow its phrase. */
  function outcome(condition, how, also, said) {
    var none = said ? "svaret " + said + " avgör det inte" : "inte besvarat";
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
    var all = { vad: "", grad: "upplysning", verdict: PASSAR, meets: "oppen", met: 0 };
    all.kort = "";
    all.not = all.kalla = all.del = null;
    Object.keys(fields).forEach(function (key) { all[key] = fields[key]; });
    var stop = /[.!?”]$/.test(all.kort) && !/”$/.test(all.kort) ? "" : ".";
    all.text = all.kort + stop + (all.not ? " " + all.not : "");
    return all;
  }

  /** @param {Condition} condition @param {Answers} answers @returns {Reason} */
  function conditionReason(condition, answers, data) {
    var told = { vad: condition.vad, not: condition.text || null, kalla: condition.kalla };
    var plain = function (grad, verdict, kort) {
      told.grad = grad; told.verdict = verdict; told.kort = kort;
      return reason(told);
    };
    switch (condition.vad) {
      case "kraver_ocksa": return plain("kravs", OSAKERT, "Krävs också, fråga: " + condition.fras);
      case "bedoms": return plain("bedoms", PASSAR, "Bedöms av handläggaren: " + condition.fras);
      case "oppet_for_alla": return plain("mojligt", PASSAR, condition.fras);
    }
    var asked = condition.fraga ? [condition.fraga] : condition.medlemmar.filter(Boolean);
    var how = condition.fraga ? meets(condition.fraga, answers) : meetsOne(condition.medlemmar, answers);
    var also = condition.om ? meets(condition.om, answers) : null;
    told.meets = how;
    told.met = condition.grad === "prioriteras" && how === "ja" ? 1 : 0;
    var words = outcome(condition, how, also, answerWords(asked, answers, data));
    return plain(condition.grad, judge(condition.grad, how, also), condition.fras + ": " + words);
  }

  /** The names of the stadsområden with one of these words. */
  function areas(open, words, data) {
    var question = data.byName[AREA];
    var names = question.svar.filter(function (svar) { return words.indexOf(open.omraden[svar.id] || "okant") >= 0; });
    return names.map(function (svar) { return svar.text; }).join(", ").replace(/, ([^,]*)$/, " och $1");
  }

  /** For whom a way is open, against the answer. @param {Way} way @returns {Reason} */
  function openReason(way, answers, data) {
    var open = way.oppen_for;
    var told = { vad: "oppen_for", grad: "kravs" };
    var tell = function (verdict, how, kort) {
      told.verdict = verdict; told.meets = how; told.kort = kort;
      return reason(told);
    };
    if (open === "hela_staden") return tell(PASSAR, "ja", "Öppen för hela staden");
    if (open === "okant") return tell(OSAKERT, "oppen", "Öppen för: uppgift saknas");
    var own = areas(open, ["finns"], data);
    var area = given(answers, AREA)[0];
    var unanswered = "Öppen för " + (own || "vissa områden") + ": stadsområde är inte besvarat";
    if (area === undefined) return tell(OSAKERT, "oppen", unanswered);
    var name = data.byName[AREA].svar.filter(function (svar) { return svar.id === area; })[0].text;
    var finns = open.omraden[area] || "okant";
    if (finns === "finns") return tell(PASSAR, "ja", "Öppen för " + name);
    if (finns === "okant") return tell(OSAKERT, "oppen", "Öppen för " + name + ": uppgift saknas");
    return tell(UTESLUTS, "nej", "Inte öppen för " + name + (own ? ", bara för " + own : ""));
  }

  /** What is told of the state and the queue of a way. @returns {Reason[]} */
  function stateReasons(way) {
    var told = [];
    if (way.lage !== "pagar") {
      var verdict = way.lage === "avslutad" ? UTESLUTS : way.lage === "okant" ? PASSAR : OSAKERT;
      told.push(reason({ vad: "lage", verdict: verdict, kort: way.lage_text }));
    }
    var ko = way.ko;
    var kort = !ko ? "Kö: uppgift saknas"
      : ko.text + (ko.tid ? ", " + ko.tid : "") + ", uppgift från " + ko.datum + (ko.gammal ? ". Den kan vara inaktuell" : "");
    told.push(reason({ vad: "ko", kort: kort, not: ko && ko.not }));
    return told;
  }

  /** What is told of the goals and of the time to self-support, where they are answered. @returns {Reason[]} */
  function hintReasons(way, answers, data) {
    var told = given(answers, GOAL).map(function (goal) {
      var name = answerWords([{ vad: GOAL }], { mal: goal }, data);
      var yes = way.mal.indexOf(/** @type {string} */ (goal)) >= 0;
      var kort = yes ? "Målet " + name + " finns bland insatsens mål" : "Källorna nämner inte målet " + name;
      return reason({ vad: GOAL, meets: yes ? "ja" : "oppen", met: yes ? 1 : 0, kort: kort });
    });
    var time = given(answers, TIME)[0];
    var laws = time === undefined ? [] : way.lagrum.filter(function (law) { return law.tid; });
    if (!laws.length) return told;
    var alike = laws.filter(function (law) { return law.tid === time; });
    var same = alike.length > 0;
    var name = (same ? alike : laws).map(function (law) { return law.text; }).join(" och ");
    var kort = same ? "Bedömd tid stämmer med beslut enligt " + name
      : "Beslut enligt " + name + " förknippas med en annan bedömd tid. Det utesluter inte";
    return told.concat(reason({ vad: TIME, meets: same ? "ja" : "oppen", met: same ? 1 : 0, kort: kort }));
  }

  /** A way's verdict with the record's shared reasons and its own. */
  function judgeWay(insats, way, shared, answers, data) {
    var own = way.villkor.map(data.reasonOf);
    var reasons = [openReason(way, answers, data)].concat(own, stateReasons(way), hintReasons(way, answers, data));
    if (!insats.villkor.length && !way.villkor.length) {
      reasons.push(reason({ vad: "passar", verdict: OSAKERT, kort: "Vem insatsen passar för: uppgift saknas" }));
    }
    var all = shared.concat(reasons);
    return {
      way: way,
      verdict: Math.max.apply(null, all.map(function (one) { return one.verdict; })),
      met: all.reduce(function (sum, one) { return sum + one.met; }, 0),
      ko: QUEUES.indexOf(way.ko_lage),
      reasons: reasons,
    };
  }

  /** The better of two ways or results: verdict, then what is prioritised and wished for, then the queue. */
  function compare(a, b) {
    return a.verdict - b.verdict || b.met - a.met || a.ko - b.ko;
  }

  /** The reasons of all ways, those of a part under its name; what all parts say alike stands once. @returns {Reason[]} */
  function gather(shared, judged) {
    if (judged.length === 1 && judged[0].way.id === null) return shared.concat(judged[0].reasons);
    var among = function (list, one) {
      return list.some(function (other) { return other.vad === one.vad && other.text === one.text; });
    };
    var alike = judged[0].reasons.filter(function (one) {
      return judged.every(function (way) { return among(way.reasons, one); });
    });
    var parts = [];
    judged.forEach(function (way) {
      way.reasons.forEach(function (one) {
        if (among(alike, one)) return;
        parts.push(Object.assign({}, one, { del: way.way.id, text: way.way.namn + ": " + one.text }));
      });
    });
    return shared.concat(alike, parts);
  }

  /** An insats against the answers. The best part's verdict counts, and the part is named. */
  function judgeInsats(insats, answers, data) {
    var shared = insats.villkor.map(data.reasonOf);
    var judged = insats.vagar.map(function (way) { return judgeWay(insats, way, shared, answers, data); });
    var best = judged.reduce(function (a, b) { return compare(b, a) < 0 ? b : a; });
    return { insats: insats, way: best.way, verdict: best.verdict, met: best.met, ko: best.ko, reasons: gather(shared, judged) };
  }

  /** The questions by name, and the reason that each condition gives: many insatser share a condition. @param {Data} data */
  function prepare(data, answers) {
    var ready = { byName: {}, reasonOf: null };
    var reasons = [];
    data.fragor.forEach(function (question) { ready.byName[question.id] = question; });
    ready.reasonOf = function (at) {
      return reasons[at] || (reasons[at] = conditionReason(data.villkor[at], answers, ready));
    };
    return ready;
  }

  /**
   * Every insats with verdict and reasons: best first, then those that prioritise the person or have the wished goal, then the
   * shortest queue, then by name.
   * @param {Data} data @param {Answers} answers @returns {Result[]}
   */
  function results(data, answers) {
    var ready = prepare(data, answers);
    return data.insatser
      .map(function (insats) { return judgeInsats(insats, answers, ready); })
      .sort(function (a, b) { return compare(a, b) || a.insats.ordning - b.insats.ordning; })
      .map(function (one) {
        var way = one.way;
        return { insats: one.insats, verdict: VERDICTS[one.verdict], part: way.id, way: way, reasons: one.reasons, met: one.met };
      });
  }

  /**
   * What to try instead of what is excluded: what the record names; what can lead there; what lies in the same delområde and is
   * not excluded. The last two in the order of the results, three at most.
   * @param {Result[]} all the results @returns {(result: Result) => {result: ?Result, text: ?string, hur: string}[]}
   */
  function alternatives(all) {
    var byId = {}, byDelomrade = {};
    all.forEach(function (result, place) {
      byId[result.insats.id] = { result: result, place: place };
      if (result.verdict === "utesluts") return;
      result.insats.delomraden.forEach(function (id) {
        var list = byDelomrade[id] || (byDelomrade[id] = []);
        if (list.length < 8) list.push(result);
      });
    });
    return function (result) {
      var insats = result.insats;
      var named = insats.alternativ.map(function (one) {
        return { result: one.insats ? byId[one.insats].result : null, text: one.text, hur: "kalla" };
      });
      var seen = [insats.id].concat(insats.alternativ.map(function (one) { return one.insats; }));
      var found = [];
      var add = function (list, hur) {
        var place = function (other) { return byId[other.insats.id].place; };
        list.slice().sort(function (a, b) { return place(a) - place(b); }).forEach(function (other) {
          if (other.verdict === "utesluts" || seen.indexOf(other.insats.id) >= 0) return;
          seen.push(other.insats.id);
          found.push({ result: other, text: null, hur: hur });
        });
      };
      add(insats.kommer_fran.map(function (id) { return byId[id].result; }), "leder_hit");
      add([].concat.apply([], insats.delomraden.map(function (id) { return byDelomrade[id] || []; })), "samma_delomrade");
      return named.concat(found.slice(0, 3));
    };
  }

  /** Where an alternative comes from, as the beginning of a sentence. */
  var INSTEAD = { kalla: "Pröva i stället: ", leder_hit: "Kan leda hit: ", samma_delomrade: "Utesluts inte, samma delområde: " };

  /** The results in the form that `utbud match --json` prints. @param {Data} data @param {Answers} answers */
  function match(data, answers) {
    var all = results(data, answers);
    var instead = alternatives(all);
    var told = all.map(function (result) {
      var reasons = result.reasons.map(function (one) { return { vad: one.vad, grad: one.grad, text: one.text }; });
      (result.verdict === "utesluts" ? instead(result) : []).forEach(function (one) {
        var text = INSTEAD[one.hur] + (one.result ? one.result.insats.namn + ". " : "") + (one.text || "");
        reasons.push({ vad: "alternativ", grad: "upplysning", text: text.trim() });
      });
      return { id: result.insats.id, verdict: result.verdict, part: result.part, reasons: reasons };
    });
    return { answers: answers, results: told };
  }

  global.utbudHitta = { results: results, alternatives: alternatives, instead: INSTEAD, match: match };
})(globalThis);
