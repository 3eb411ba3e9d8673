// The guided finder's words: what every condition, way in, state and goal comes to with the answers, as reasons, and what to try
// instead. Sets `tell`, `instead` and `match` beside the rules, on globalThis.utbudHitta.
(function (finder) {
  "use strict";
  /**
   * `verdict`: what it comes to, 0 where it fits and 3 where it excludes. `del` and `delnamn`: the part that it holds for alone.
   * @typedef {{vad: string, grad: string, verdict: number, meets: string, kort: string, not: ?string, kalla: any, del: ?string,
   *   delnamn?: string, text: string, met: number}} Reason
   */

  const { given, goals, judgeOpen, judgeState, asks } = finder;
  const PASSAR = 0, OSAKERT = 2;
  const AREA = "stadsomrade", TIME = "tid_till_sjalvforsorjning", GOAL = "mal";

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

  /** The answers that meet one of the possibilities of a condition, in words. */
  function through(members, answers, data) {
    const words = members.filter(Boolean).flatMap((one) => given(answers, one.vad).map((word) => {
      if (one.vad === "alder") return { word: word + " år", meets: (one.fran ?? 0) <= word && word <= (one.till ?? word) };
      const known = data.byName[one.vad].svar.find((svar) => svar.id === word);
      return { word: known ? known.fras || known.text : String(word), meets: one.varde.includes(word) };
    }));
    return Array.from(new Set(words.filter((one) => one.meets).map((one) => one.word))).join(", ");
  }

  /** How a condition that needs one of several begins, by grad. */
  const BEGIN = {
    kravs: "Minst ett av: ",
    prioriteras: "Prioriteras vid minst ett av: ",
    utesluter: "Utesluter vid minst ett av: ",
  };

  /** What a condition that needs one of several comes to: which of them is met, or which answers would tell. */
  function oneOf(condition, how, answers, data) {
    const list = (BEGIN[condition.grad] || "Möjligt vid minst ett av: ") + condition.fras + ". ";
    if (how === "ja") return list + "Stämmer genom: " + through(condition.medlemmar, answers, data);
    if (how === "nej") return condition.grad === "kravs" ? "Inget av: " + condition.fras : list + "Inget av dem stämmer";
    const open = Array.from(new Set(asks(condition))).filter((question) => !given(answers, question).length);
    const names = open.map((question) => data.byName[question].kort);
    if (names.length) return list + "Avgörs av svaret om " + names.join(", ").replace(/, ([^,]*)$/, " eller $1");
    const ask = (condition.ocksa || []).join(", ");
    return list + "Svaren avgör det inte" + (ask ? ", fråga: " + ask : "");
  }

  /** A reason; its text is the short form and the source's own words. @returns {Reason} */
  function reason(fields) {
    const all = { grad: "upplysning", verdict: PASSAR, meets: "oppen", met: 0, not: null, kalla: null, del: null, ...fields };
    const stop = /[.!?”]$/.test(all.kort) && !/”$/.test(all.kort) ? "" : ".";
    all.text = all.kort + stop + (all.not ? " " + all.not : "");
    return all;
  }

  /** @param {any} judged what it comes to @returns {Reason} */
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
    if (condition.medlemmar) return plain(condition.grad, oneOf(condition, how, answers, data));
    const words = outcome(condition, how, judged.also, answerWords([condition.fraga], answers, data));
    return plain(condition.grad, condition.fras + ": " + words);
  }

  /** The names of the stadsområden with one of these words. */
  function areas(open, words, data) {
    const names = data.byName[AREA].svar.filter((svar) => words.indexOf(open.omraden[svar.id] || "okant") >= 0);
    return names.map((svar) => svar.text).join(", ").replace(/, ([^,]*)$/, " och $1");
  }

  /** For whom a way is open, in words. @returns {Reason} */
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
        if (!among(alike, one)) parts.push({ ...one, del: way.id, delnamn: way.namn, text: way.namn + ": " + one.text });
      });
    });
    return shared.concat(alike, parts);
  }

  /** An insats with its verdict, its best way and all its reasons; needs its words. */
  function tell(found, n) {
    const { book, answers } = found;
    const insats = book.insats(n);
    found.known ||= new Map();
    const reasonOf = (condition) => {
      if (!found.known.has(condition)) {
        found.known.set(condition, conditionReason(condition, found.conditions[condition.av], answers, book));
      }
      return found.known.get(condition);
    };
    const way = insats.vagar[found.way(n)];
    const own = insats.vagar.map((one) => wayReasons(insats, one, reasonOf, answers, book));
    const reasons = gather(insats.villkor.map(reasonOf), insats.vagar, own);
    return { insats, verdict: found.verdict(n), part: way.id, way, reasons };
  }

  /** The verdicts in a word or two. */
  const VERDICTS = { passar: "Passar", passar_med_villkor: "Passar med villkor", osakert: "Att kontrollera" };
  /** Where an alternative comes from. */
  const FROM = { samma_metod: "samma metod", samma_delomrade: "samma delområde", samma_malgrupp: "samma målgrupp" };

  /** What an alternative is, as the beginning of a sentence. */
  function instead(found, one) {
    if (one.hur === "kalla") return "Pröva i stället: ";
    if (one.hur === "leder_hit") return "Kan leda hit: ";
    return VERDICTS[found.verdict(one.insats)] + ", " + FROM[one.hur] + ": ";
  }

  /** The results in the form that `utbud match --json` prints. */
  function match(book, answers) {
    const found = book.judge(answers);
    const told = (n) => {
      const result = tell(found, n);
      const reasons = result.reasons.map((one) => ({ vad: one.vad, grad: one.grad, text: one.text }));
      (result.verdict === "utesluts" ? found.instead(n) : []).forEach((one) => {
        const text = instead(found, one) + (one.insats === null ? "" : book.insats(one.insats).namn + ". ") + (one.text || "");
        reasons.push({ vad: "alternativ", grad: "upplysning", text: text.trim() });
      });
      return { id: result.insats.id, verdict: result.verdict, part: result.part, reasons };
    };
    return { answers, results: Object.values(found.groups).flatMap((numbers) => Array.from(numbers, told)) };
  }

  Object.assign(finder, { tell, instead, match });
})(globalThis.utbudHitta);
