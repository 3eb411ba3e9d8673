// The search: reads the index below sok/ and answers queries. The box (sokruta.js), the catalogue and the page of hits ask it, and
// `utbud search` runs this very file in an embedded engine: no DOM is needed, and nothing here waits on a clock.
//
// globalThis.utbudSok offers
//   load()                   a promise that the vocabulary is in
//   search(query, options)   a promise of { results, also, spelling, counts, marks }: results in the order of relevance, counts by kind;
//                            options: { kinds: ["insats"], limit: 10, perKind: 4, least: 0.2, excerpt: true };
//                            least is a share of the best hit's score
//   ids(kind)                a promise of the ids of a kind's records, by their number: a hit's nr
//   mark(text, answer)       the ranges of a text that an answer's words are found in
//   add(kind, …)             what the index' files call
//   read(name)               how a file of the index is run; may be replaced
// Letters, stems and tokens are the same as in src/search/letters.rs and token.rs; a test holds the halves equal.
(() => {
  "use strict";

  const FORMAT = 3;

  // ---- Letters ----

  const LONGEST = 48;
  const MARKED = /[^\x00-\x7f]/;
  const OTHER = { ø: "o", æ: "a", ß: "s", ð: "d" };

  function isWord(c) {
    return (c >= "a" && c <= "z") || (c >= "0" && c <= "9") || (c >= "A" && c <= "Z") || (c >= "À" && c <= "ɏ" && c !== "×" && c !== "÷");
  }

  // One for one, so that places in a folded text are places in the text.
  function lower(text) {
    const small = text.toLowerCase();
    return small.length === text.length ? small : Array.from(text, (c) => (c.length > 1 ? c : c.toLowerCase()[0])).join("");
  }

  const unmarked = new Map(Object.entries(OTHER));

  function foldLetter(c) {
    let letter = unmarked.get(c);
    if (letter === undefined) unmarked.set(c, letter = c.normalize("NFD")[0]);
    return letter;
  }

  function fold(text) {
    return MARKED.test(text) ? text.replace(/[^\x00-\x7f]/g, foldLetter) : text;
  }

  // ---- Stems: Snowball's Swedish, but for the article -et that it forgets, and an -s that belongs to the word ----

  const SUFFIXES = ("a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or s as arnas ernas ornas es "
    + "ades andes ens arens hetens erns at andet het ast").split(" ").sort((a, b) => b.length - a.length);
  const OTHER_SUFFIXES = ["fullt", "lig", "els", "ig"];
  const isVowel = (c) => "aeiouy".includes(c);

  function ending(word, suffixes, from) {
    return suffixes.find((suffix) => word.endsWith(suffix) && word.length - suffix.length >= from);
  }

  function snowball(word) {
    if (word.length < 3) return word.length;
    let at = 0;
    while (at < word.length && !isVowel(word[at])) at++;
    while (at < word.length && isVowel(word[at])) at++;
    if (at >= word.length) return word.length;
    const region = Math.max(at + 1, 3);
    const suffix = ending(word, SUFFIXES, region);
    if (suffix === "s") {
      if ("bcdfghjklmnoprtvy".includes(word[word.length - 2])) word = word.slice(0, -1);
    } else if (suffix) word = word.slice(0, -suffix.length);
    if (word.length - 2 >= region && /(?:dd|gd|nn|dt|gt|kt|tt)$/.test(word)) word = word.slice(0, -1);
    const other = ending(word, OTHER_SUFFIXES, region);
    if (other) word = word.slice(0, other === "fullt" ? -1 : -other.length);
    return word.length;
  }

  function takesArticle(word) {
    if (!word.endsWith("et") || word.length < 6) return false;
    const last = word[word.length - 3];
    return !isVowel(last) && last !== "h" && Array.from(word.slice(0, -2)).some(isVowel);
  }

  const stemLengths = new Map();

  // How many letters of a folded word its stem has. Titles say the same words over and over.
  function stemLength(folded) {
    let length = stemLengths.get(folded);
    if (length === undefined) stemLengths.set(folded, length = countStem(folded));
    return length;
  }

  function countStem(folded) {
    if (/(?:ats|urs|krets|lans|tans|os)$/.test(folded)) return folded.length;
    // A genitive is the word and an -s, of which Snowball takes nothing but the -s, or -es: `hemlöshets`, `handläggares`.
    const isGenitive = folded.endsWith("ares") || (folded.endsWith("s") && snowball(folded) === folded.length - 1);
    const word = isGenitive ? folded.slice(0, -1) : folded;
    const length = snowball(word);
    return word.endsWith("standet") || (length === word.length && takesArticle(word)) ? word.length - 2 : length;
  }

  // ---- Tokens: words, and references to law in one spelling ----

  // A piece: { text, start, end, word }; text is " " for space, and "|" for signs without a meaning here.
  function pieces(text) {
    const list = [];
    const small = lower(text);
    let at = 0;
    while (at < small.length) {
      const start = at;
      if (isWord(small[at])) {
        while (at < small.length && isWord(small[at])) {
          at++;
          // `4kap1` is three words.
          const read = small.slice(start, at);
          if (small.startsWith("kap", at) ? /^[0-9]+$/.test(read) : read === "kap" && isDigit(small.slice(at, at + 1))) break;
        }
        list.push({ text: small.slice(start, at), start, end: at, word: true });
        continue;
      }
      const c = small[at++];
      const sign = /\s/.test(c) ? " " : "§:.,-–".includes(c) ? c : "|";
      if (sign !== " " || !list.length || list[list.length - 1].text !== " ") list.push({ text: sign, start, end: at, word: false });
    }
    return list;
  }

  const textAt = (list, at) => (at < list.length ? list[at].text : "");
  const isSign = (list, at, sign) => at < list.length && !list[at].word && list[at].text === sign;
  const isDigit = (text) => text.charCodeAt(0) >= 48 && text.charCodeAt(0) <= 57;
  const isKap = (piece) => piece !== undefined && piece.word && /^kap(?:itel|itlet)?$/.test(piece.text);
  const number = (piece) => (piece !== undefined && piece.word && /^[0-9]{1,2}$/.test(piece.text) ? piece.text : null);

  function after(list, at, signs) {
    while (at < list.length && !list[at].word && (list[at].text === " " || signs.includes(list[at].text))) at++;
    return at;
  }

  function paragraph(list, at) {
    const piece = list[at];
    if (piece === undefined || !piece.word || !/^[0-9]{1,3}[a-h]?$/.test(piece.text)) return null;
    const next = list[at + 2];
    if (/[0-9]$/.test(piece.text) && isSign(list, at + 1, " ") && next && next.word && /^[a-z]$/.test(next.text)
      && isSign(list, after(list, at + 3, ""), "§")) return [piece.text + next.text, at + 3];
    return [piece.text, at + 1];
  }

  function colon(list, at) {
    const chapter = number(list[at]);
    if (!chapter || !isSign(list, at + 1, ":")) return null;
    const found = paragraph(list, at + 2);
    if (!found) return null;
    const sign = after(list, found[1], "");
    return [[`§${chapter}:${found[0]}`], isSign(list, sign, "§") ? sign + 1 : found[1]];
  }

  // `SoL 4.4`: the point says a chapter only beside the name of a law.
  function point(list, at) {
    const chapter = number(list[at]);
    if (!chapter || !isSign(list, at + 1, ".")) return null;
    const found = paragraph(list, at + 2);
    const isLaw = (piece) => piece !== undefined && piece.word && LAWS.includes(piece.text);
    const beside = found && isSign(list, found[1], " ") && isLaw(list[found[1] + 1]);
    const behind = found && at > 1 && isSign(list, at - 1, " ") && isLaw(list[at - 2]);
    return beside || behind ? [[`§${chapter}:${found[0]}`], found[1]] : null;
  }
  const LAWS = ["sol", "lss", "socialtjänstlagen", "socialtjänstlag", "skollagen", "skollag", "förvaltningslagen"];

  function chapter(list, at) {
    const kap = number(list[at]);
    const word = after(list, at + 1, "");
    if (!kap || !isKap(list[word])) return null;
    const found = [];
    let end = 0;
    let next = after(list, word + 1, ".");
    for (let part = paragraph(list, next); part; part = paragraph(list, next)) {
      found.push(`§${kap}:${part[0]}`);
      end = end || part[1];
      const then = after(list, part[1], "");
      if (isSign(list, then, "§")) return [found, after(list, then, "§")];
      if (!isSign(list, then, ",") && !isSign(list, then, "-") && !isSign(list, then, "–")
        && !(list[then] && list[then].word && /^(?:och|eller|samt)$/.test(list[then].text))) break;
      next = after(list, then + 1, "");
    }
    return end ? [found.slice(0, 1), end] : [[`§${kap}:`], word + 1];
  }

  function reference(list, at) {
    if (isSign(list, at, "§")) {
      const next = after(list, at + 1, "§");
      const found = paragraph(list, next);
      return found && (colon(list, next) || [[`§${found[0]}`], found[1]]);
    }
    if (!list[at].word) return null;
    if (isKap(list[at])) {
      const next = after(list, at + 1, ".");
      const kap = number(list[next]);
      if (!kap) return null;
      const sign = after(list, next + 1, "");
      const found = isSign(list, sign, "§") ? paragraph(list, after(list, sign, "§")) : null;
      return found ? [[`§${kap}:${found[0]}`], found[1]] : [[`§${kap}:`], next + 1];
    }
    if (!isDigit(list[at].text)) return null;
    const found = colon(list, at) || point(list, at) || chapter(list, at);
    if (found) return found;
    const bare = paragraph(list, at);
    const sign = bare ? after(list, bare[1], "") : 0;
    return bare && isSign(list, sign, "§") ? [[`§${bare[0]}`], sign + 1] : null;
  }

  // The tokens of a text: { text, legal, start, end, folded, stem, key }. The key is the folded stem, or the reference.
  function tokens(text) {
    const list = pieces(text);
    const found = [];
    for (let at = 0; at < list.length;) {
      const legal = reference(list, at);
      if (legal) {
        const [start, end] = [list[at].start, list[legal[1] - 1].end];
        for (const text of legal[0]) found.push({ text, legal: true, start, end, folded: text, stem: text, key: text });
        at = legal[1];
        continue;
      }
      const piece = list[at++];
      if (!piece.word || piece.text.length > LONGEST) continue;
      const folded = fold(piece.text);
      const length = stemLength(folded);
      const [stem, key] = [piece.text.slice(0, length), folded.slice(0, length)];
      found.push({ text: piece.text, legal: false, start: piece.start, end: piece.end, folded, stem, key });
    }
    return found;
  }

  // ---- What the index' strings are made of (src/search/pack.rs) ----

  const HALF = 45;
  const LEAST = 0.12;
  const STEP = 1.55;
  const DIGITS = 91;
  const value = (code) => (code > 92 ? code - 36 : code - 35);

  // The postings of a list: documents, and what saturation makes of the weights.
  function unpack(text) {
    const documents = new Int32Array(text.length >> 1);
    const weights = new Float32Array(text.length >> 1);
    let document = 0;
    let count = 0;
    for (let at = 0; at < text.length; count++) {
      let step = 0;
      let place = 1;
      let digit = value(text.charCodeAt(at++));
      while (digit >= HALF) {
        step += (digit - HALF) * place;
        place *= HALF;
        digit = value(text.charCodeAt(at++));
      }
      document += step + digit * place;
      documents[count] = document;
      weights[count] = SATURATED[value(text.charCodeAt(at++))];
    }
    return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) };
  }

  function hash(text) {
    let hash = 0x811c9dc5;
    for (const c of text) hash = Math.imul(hash ^ c.codePointAt(0), 0x01000193);
    let folded = (hash >>> 24) ^ (hash & 0xffffff);
    let digits = "";
    for (let at = 0; at < 3; at++) {
      const code = 35 + (folded % DIGITS);
      digits += String.fromCharCode(code >= 92 ? code + 1 : code);
      folded = Math.floor(folded / DIGITS);
    }
    return digits;
  }

  // ---- The index in memory ----

  const SATURATION = 4;
  const SATURATED = Array.from({ length: 16 }, (_, level) => {
    const weight = LEAST * STEP ** level;
    return weight / (weight + SATURATION);
  });

  let manifest = null;
  let index = null;
  const loading = new Map();
  const shards = { traff: [], text: [] };
  const lists = new Map();

  function add(kind, payload, shard) {
    if (kind === "index") manifest = payload;
    else if (kind === "ord") index = { raw: payload };
    else shards[kind][shard] = payload.split("\n");
  }

  // In a page a file is run by a script tag, which works from file:// and under a strict policy.
  const here = typeof document === "object" && document.currentScript ? document.currentScript.src : "";
  const root = here ? new URL("../", here).href : "";

  function read(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}sok/${name}`;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`sok/${name} kan inte läsas`));
      document.head.append(script);
    });
  }

  // Reads a file once. A server may answer with something else: what the file adds must be there then.
  function once(name, isThere) {
    if (!loading.has(name)) {
      const read = Promise.resolve(api.read(name)).then(() => {
        if (!isThere()) throw new Error(`sok/${name} kan inte läsas`);
      });
      read.catch(() => loading.delete(name));
      loading.set(name, read);
    }
    return loading.get(name);
  }

  // Work that has gone on for some milliseconds lets the page breathe. An engine without a page has nobody to wait for.
  const TURN = 8;
  const now = typeof MessageChannel === "function" ? () => performance.now() : () => 0;
  const waiting = [];
  let channel = null;
  let began = 0;

  const isTired = () => now() - began > TURN;

  async function pause() {
    if (!channel) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => waiting.shift()();
    }
    await new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
    began = now();
  }

  const breathe = () => (isTired() ? pause() : null);

  // In a loop of short steps the clock is looked at now and then.
  const isTiredAt = (step) => step % 64 === 63 && isTired();

  let loaded = null;
  function load() {
    if (!loaded) {
      loaded = open();
      loaded.catch(() => { loaded = null; });
    }
    return loaded;
  }

  async function open() {
    await once("index.js", () => manifest);
    if (!manifest || manifest.format !== FORMAT) throw new Error("sökningens filer hör inte ihop; ladda om sidan");
    await once(manifest.ord, () => index);
    const { raw } = index;
    began = now();
    const made = { kinds: raw.kinds, titles: raw.titles.split("\n"), ids: raw.ids.split(" "), addresses: raw.addresses };
    made.kindOf = Uint8Array.from(raw.kinds.flatMap(([, , , , count], kind) => Array(count).fill(kind)));
    made.titleKeys = new Map();
    await readNames(made, raw.names.split(" "));
    await readTerms(made, raw);
    await readConcepts(made, raw.concepts);
    made.triggers = triggersOf(made.phrases);
    index = made;
  }

  async function readNames(made, names) {
    made.names = new Map();
    for (let document = 0; document < names.length; document++) {
      if (isTiredAt(document)) await pause();
      const hashes = names[document];
      for (let at = 0; at < hashes.length; at += 3) {
        const name = hashes.slice(at, at + 3);
        const known = made.names.get(name);
        if (!known) made.names.set(name, [document]);
        else if (!known.includes(document)) known.push(document);
      }
    }
  }

  async function readTerms(made, raw) {
    const entries = raw.terms.split("!");
    entries.pop();
    made.endings = raw.endings.split(" ");
    made.stems = new Array(entries.length);
    made.folded = new Array(entries.length);
    made.ending = new Uint8Array(entries.length);
    made.common = new Uint8Array(entries.length);
    made.letters = new Int32Array(entries.length);
    made.parts = new Map();
    let before = "";
    for (let term = 0; term < entries.length; term++) {
      if (isTiredAt(term)) await pause();
      const entry = entries[term];
      const space = entry.indexOf(" ");
      const stem = before.slice(0, value(entry.charCodeAt(0))) + entry.slice(1, space);
      const folded = fold(stem);
      made.stems[term] = before = stem;
      made.folded[term] = folded;
      made.ending[term] = value(entry.charCodeAt(space + 1));
      made.common[term] = value(entry.charCodeAt(space + 2));
      made.letters[term] = letterSet(folded);
      if (entry.length > space + 3) readParts(made, term, folded, entry, space + 3);
    }
    made.partKeys = null;
    made.wholes = [];
  }

  function readParts(made, term, folded, entry, at) {
    let place = 0;
    for (; at < entry.length; at += 2) {
      const from = place + value(entry.charCodeAt(at));
      const to = from + value(entry.charCodeAt(at + 1));
      const key = folded.slice(from, to);
      const known = made.parts.get(key);
      if (known) known.push(term);
      else made.parts.set(key, [term]);
      place = to;
    }
  }

  async function readConcepts(made, concepts) {
    made.concepts = [];
    made.phrases = new Map();
    for (let concept = 0; concept < concepts.length; concept++) {
      await breathe();
      const [leading, ...members] = concepts[concept];
      const texts = members.map((text) => (text[0] === "-" ? text.slice(1) : text));
      const shown = members.filter((text) => text[0] !== "-");
      made.concepts.push({ leads: leading.length > 0, shown, keys: shown.map((text) => tokens(text).map((token) => token.key)) });
      for (const text of leading.length ? leading : texts) {
        const phrase = tokens(text).map((token) => token.key).join(" ");
        const known = made.phrases.get(phrase);
        if (known) known.push(concept);
        else made.phrases.set(phrase, [concept]);
      }
    }
  }

  // The words that stand alone in a concept, in order.
  const triggersOf = (phrases) => Array.from(phrases.keys()).filter((phrase) => !phrase.includes(" ")).sort();

  // Which of the 26 letters a word has, for a quick look before its spelling is compared.
  function letterSet(folded) {
    let set = 0;
    for (let at = 0; at < folded.length; at++) {
      const letter = folded.charCodeAt(at) - 97;
      if (letter >= 0 && letter < 26) set |= 1 << letter;
    }
    return set;
  }

  function bits(set) {
    let count = 0;
    for (; set; set &= set - 1) count++;
    return count;
  }

  // ---- Which stems a word of the query means ----

  // Words that a question is made of. They are found where they stand alone.
  const FUNCTION_WORDS = new Set(("alla allt andra att av bara behöver bli blir både de dem den denna det detta dig din du där då efter eller en "
    + "enligt ens er ett fast finns flera från får få för före ge genom ger gäller gör göra ha han har hon hos hur i "
    + "icke in inför ingen inget inom inte ja jag kan ligger man med mellan men mig min mot måste ned nej ni när någon "
    + "något några och också om oss på sig sin sitt ska som så söka till under upp ut utan vad var vara vart vem vems "
    + "vi via vid vilka vilken vilket vill varför är å än ännu åt över brukar vilja bör borde kunna skulle blev varit "
    + "sådan samma själv mycket mer mest går gå fått komma kommer hitta hittar erbjuder erbjuda erbjuds säger sägs säga "
    + "heter kallas menas handlar undrar gått gick finnas gällande angående kring hjälp hjälpa klient klienten klienter "
    + "person personer ansöka anmäla boka beställa skaffa ordna vänder").split(" "));

  // Words that say how something is sought, or little: they are looked for, but never decide.
  const WEAK_WORDS = new Set(("länge lång långt långa nya ny nytt börjar börja slutar gälla gällde kräver krävs krav saknar saknas använder "
    + "används vidare beslutar vill olika egen egna eget egentligen ibland ofta snabbt rätt bra bäst betyder innebär "
    + "fungerar vanligaste vanligast vanliga vanlig klart klar redan stöd insatser").split(" "));
  const WEAK = 0.2;

  const EXPANSIONS = 60;
  // Of a single letter: it says little, and the next one comes soon.
  const INITIALS = 24;

  // The first term whose folded stem is not below a text.
  function lowerBound(list, text) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function equalTerms(key) {
    const found = [];
    for (let term = lowerBound(index.folded, key); index.folded[term] === key; term++) found.push(term);
    return found;
  }

  // å, ä and ö are letters: who types them means them; who does not may mean either.
  function likeness(word, term) {
    if (index.stems[term] === word.stem) return 1;
    return MARKED.test(word.text) ? 0.7 : 0.95;
  }

  function exactTerms(word) {
    const found = equalTerms(word.key).map((term) => [term, likeness(word, term)]);
    return word.key.length < 5 ? found.filter(([, quality]) => quality > 0.7) : found;
  }

  function prefixTerms(word, weight) {
    const found = [];
    const typed = word.folded;
    for (let term = lowerBound(index.folded, typed); term < index.folded.length && index.folded[term].startsWith(typed); term++) {
      if (index.folded[term] === word.key || (typed.length < 3 && !(index.common[term] & 1))) continue;
      const marks = MARKED.test(word.text) && !index.stems[term].startsWith(word.text) ? 0.6 : 1;
      found.push([term, weight * marks * (0.6 + 0.3 * (typed.length / index.folded[term].length))]);
    }
    for (let length = typed.length - 1; length >= Math.max(3, typed.length - 6); length--) {
      const rest = typed.slice(length);
      if (!SUFFIXES.some((suffix) => suffix.startsWith(rest))) continue;
      for (const term of equalTerms(typed.slice(0, length))) {
        if (index.folded[term] !== word.key) found.push([term, weight * 0.85]);
      }
    }
    return best(found, typed.length === 1 ? INITIALS : EXPANSIONS);
  }

  function best(found, most = EXPANSIONS) {
    return found.length <= most ? found : found.sort((a, b) => b[1] - a[1] || index.common[b[0]] - index.common[a[0]]).slice(0, most);
  }

  // Compounds with a word as a part; of a word that is being typed also those with a part that begins so.
  function partTerms(word, last, weight) {
    const found = (index.parts.get(word.key) || []).map((term) => [term, 0.45 * weight]);
    if (last && word.folded.length >= 4) {
      if (!index.partKeys) index.partKeys = Array.from(index.parts.keys()).sort();
      const keys = index.partKeys;
      for (let at = lowerBound(keys, word.folded); at < keys.length && keys[at].startsWith(word.folded); at++) {
        if (keys[at] !== word.key) for (const term of index.parts.get(keys[at])) found.push([term, 0.35 * weight]);
      }
    }
    return best(found);
  }

  // The parts of a compound that few documents have.
  function wholeOfRare(word, exact) {
    if (!exact.length || exact.some(([term]) => index.common[term] >> 1 > 6)) return [];
    const parts = splitWord(word) || [];
    return parts.flatMap((key) => equalTerms(key)).map((term) => [term, 0.25]);
  }

  function infixTerms(word) {
    const found = [];
    if (word.folded.length >= 4) {
      index.folded.forEach((folded, term) => {
        if (folded.length > word.folded.length && (folded.includes(word.folded) || (word.key.length >= 5 && folded.includes(word.key)))) {
          found.push([term, 0.35]);
        }
      });
    }
    return best(found);
  }

  // A compound that the site does not have, as the words it is made of.
  function splitWord(word) {
    const text = word.folded;
    if (word.legal || text.length < 8 || !/^[a-z]+$/.test(text)) return null;
    const known = (part) => {
      const stem = part.slice(0, stemLength(part));
      const terms = equalTerms(stem);
      return terms.length ? { key: stem, count: Math.max(...terms.map((term) => index.common[term])) } : null;
    };
    let chosen = null;
    for (let at = 4; at <= text.length - 4; at++) {
      const tail = known(text.slice(at));
      if (!tail) continue;
      const before = text.slice(0, at);
      const linked = /[soae]$/.test(before) && before.length > 4 ? before.slice(0, -1) : null;
      const [whole, rest] = [known(before), linked && known(linked)];
      const head = whole && rest ? (whole.count > rest.count ? whole : rest) : whole || rest;
      if (!head) continue;
      const score = head.count + tail.count;
      if (!chosen || score > chosen.score) chosen = { score, keys: [head.key, tail.key] };
    }
    return chosen && chosen.keys;
  }

  // Damerau's and Levenshtein's distance with neighbours swapped, or more than the limit.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let [older, old, row] = ROWS;
    for (let j = 0; j <= b.length; j++) old[j] = j;
    for (let i = 1; i <= a.length; i++) {
      const letter = a.charCodeAt(i - 1);
      let least = row[0] = i;
      for (let j = 1; j <= b.length; j++) {
        const other = b.charCodeAt(j - 1);
        let cost = old[j - 1] + (letter === other ? 0 : 1);
        if (old[j] < cost) cost = old[j] + 1;
        if (row[j - 1] < cost) cost = row[j - 1] + 1;
        if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other && older[j - 2] < cost) cost = older[j - 2] + 1;
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit) return limit + 1;
      [older, old, row] = [old, row, older];
    }
    return old[b.length];
  }
  const ROWS = [0, 1, 2].map(() => new Uint8Array(2 * LONGEST));

  const whole = (term) => index.stems[term] + index.endings[index.ending[term]];

  function foldedWhole(term) {
    if (index.wholes[term] === undefined) index.wholes[term] = fold(whole(term));
    return index.wholes[term];
  }

  function misspelt(word) {
    const typed = word.folded;
    if (typed.length < 4 || word.legal || /[0-9]/.test(typed)) return [];
    const limit = typed.length >= 8 ? 2 : 1;
    const letters = letterSet(typed);
    let least = limit;
    let found = [];
    for (let term = 0; term < index.folded.length; term++) {
      const stem = index.folded[term];
      if (bits((letters ^ index.letters[term]) & ~ENDING_LETTERS) > 2 * limit) continue;
      if (stem.length < 3 || Math.abs(stem.length - word.key.length) > limit + 3 || index.stems[term][0] === "§") continue;
      const alike = stem[0] === typed[0];
      if (!alike && typed.length < 7) continue;
      const most = alike && isCommon(term) ? least : 1;
      let away = distance(word.key, stem, most);
      if (away > 0) away = Math.min(away, distance(typed, foldedWhole(term), most));
      if (away > most || away > least) continue;
      if (typed.length < 8 && !isSlip(word, term)) continue;
      if (away < least) {
        least = away;
        found = [];
      }
      found.push(term);
    }
    found.sort((a, b) => (index.stems[b][0] === word.text[0]) - (index.stems[a][0] === word.text[0]) || index.common[b] - index.common[a]);
    return Object.assign(found, { away: least });
  }
  // A word in a name, or in some documents: two slips away from any other word lies too much.
  const isCommon = (term) => (index.common[term] & 1) === 1 || index.common[term] >> 1 >= 4;
  const ENDING_LETTERS = letterSet("arenstho");

  // Letters that fingers or ears take for one another.
  const NEAR = ("qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm "
    + "ae ei oa iy ck cs kq vw dt bp gk zs uo").split(" ");

  // Whether a short word is likely another one, misspelt. The shorter, the more words lie near it: then only names are guessed.
  function isSlip(word, term) {
    const [stem, other] = [index.folded[term], foldedWhole(term)];
    if (isOtherWord(word.key, stem) || isOtherWord(word.folded, other)) return false;
    if (word.folded.length < 7 && !(index.common[term] & 1)) return false;
    return distance(word.folded, other, 1) <= 1 || (word.key.length >= 5 && stem.length >= 5);
  }

  // Whether two short words of one length differ in one letter that is no slip: `simhall` is not `samhall`.
  function isOtherWord(a, b) {
    if (a.length !== b.length) return false;
    const at = Array.from(a).findIndex((letter, at) => letter !== b[at]);
    if (at < 0 || a.slice(at + 1) !== b.slice(at + 1)) return false;
    return !NEAR.includes(a[at] + b[at]) && !NEAR.includes(b[at] + a[at]);
  }

  function trigrams(folded) {
    const padded = `^${folded}$`;
    const set = new Set();
    for (let at = 0; at + 3 <= padded.length; at++) set.add(padded.slice(at, at + 3));
    return set;
  }

  const isOfLength = (a, b) => Math.min(a, b) / Math.max(a, b) >= 0.7;

  // Words whose letters resemble.
  function similar(word) {
    if (word.folded.length < 5 || word.legal || /[0-9]/.test(word.folded)) return [];
    const own = trigrams(word.folded);
    const found = [];
    for (let term = 0; term < index.folded.length; term++) {
      if (index.folded[term][0] !== word.folded[0] || index.folded[term].length < 4 || !isCommon(term)) continue;
      const other = trigrams(foldedWhole(term));
      let shared = 0;
      for (const gram of other) if (own.has(gram)) shared++;
      const dice = (2 * shared) / (own.size + other.size);
      if (dice >= 0.5 && isOfLength(own.size, other.size) && !isOtherWord(word.folded, foldedWhole(term))
        && !isOtherWord(word.key, index.folded[term])) found.push([term, dice / 2]);
    }
    return best(found);
  }

  const EITHER = 0.3;

  // What a word of the query is looked for as: { terms, exact, parts }; whether it is the last, and stands beside one that the site has.
  function meaning(word, last, beside) {
    const exact = exactTerms(word);
    if (word.legal) return { terms: exact.concat(word.key.endsWith(":") ? prefixTerms(word, 1) : []), exact };
    if (word.minor) return { terms: exact, exact };
    const long = word.folded.length > 3;
    let terms = exact.slice();
    if (last || !exact.length) terms.push(...prefixTerms(word, exact.length ? (long ? 0.6 : 0.2) : 1));
    terms.push(...partTerms(word, last || !exact.length, 1));
    terms.push(...wholeOfRare(word, exact));
    const parts = exact.length || word.inConcept ? null : splitWord(word);
    // Beside a word that the site has, either part of a compound tells something: `V40 utbildningsnivå`.
    if (parts && beside) for (const term of parts.flatMap(equalTerms)) terms.push([term, EITHER]);
    if (terms.length || parts || word.inConcept) return { terms, exact, parts };
    return { terms: infixTerms(word), exact };
  }

  // A word that the site does not have, but one of nearly the same spelling: that one is looked for, and offered.
  function correct(word, last) {
    word.offers = [];
    const isKnown = exactTerms(word).length || index.parts.has(word.key) || index.phrases.has(word.key);
    if (word.legal || word.minor || isKnown || (last && begun([word]).length)) return;
    if (last && prefixTerms(word, 1).length) return;
    const spelt = misspelt(word);
    if (!spelt.length || (spelt.away > 1 && word.folded.length < 10 && splitWord(word))) return;
    word.offers = spelt.slice(0, 2).map(whole);
    const [right] = tokens(word.offers[0]);
    Object.assign(word, { text: right.text, folded: right.folded, stem: right.stem, key: right.key, worth: spelt.away > 1 ? 0.6 : 0.75 });
  }

  // ---- Postings ----

  async function fetchLists(numbers) {
    const needed = new Set();
    for (const number of numbers) if (!lists.has(number)) needed.add(shardOf("traff", number));
    await fetchShards("traff", needed);
    for (const number of numbers) {
      if (lists.has(number)) continue;
      const shard = shardOf("traff", number);
      lists.set(number, unpack(shards.traff[shard][number - manifest.traff[shard][1]]));
      if (isTired()) await pause();
    }
  }

  // To begin a request takes a page some milliseconds, too.
  async function fetchShards(kind, needed) {
    const requests = [];
    for (const shard of needed) {
      requests.push(once(manifest[kind][shard][0], () => shards[kind][shard]));
      await breathe();
    }
    await Promise.all(requests);
  }

  function shardOf(kind, number) {
    const all = manifest[kind];
    let shard = all.length - 1;
    while (all[shard][1] > number) shard--;
    return shard;
  }

  // ---- Answers ----

  const CONCEPT = 0.85;

  async function search(query, options = {}) {
    await load();
    began = now();
    const words = wordsOf(query);
    if (!words.length) return { results: [], also: [], spelling: [], counts: {}, marks: { keys: [], needles: [], phrases: [] } };
    for (const word of words) {
      correct(word, word === words[words.length - 1]);
      await breathe();
    }
    const spans = spansOf(words);
    const known = words.filter((word) => !word.minor && exactTerms(word).length);
    for (const word of words) {
      word.meaning = meaning(word, word === words[words.length - 1], known.some((other) => other !== word));
      await breathe();
    }
    let { hits, found } = await ranked(words, spans, options);
    let tier = "träff";
    if (!hits.length && words.every((word) => word.minor || !word.rarity)) {
      tier = "liknande";
      for (const word of words.filter((word) => !word.minor)) {
        word.meaning.terms = similar(word);
        word.offers = word.meaning.terms.slice().sort((a, b) => b[1] - a[1]).slice(0, 2).map(([term]) => whole(term));
      }
      ({ hits, found } = await ranked(words, spans, options));
    }
    const counts = {};
    index.kinds.forEach(([kind], number) => { if (found[number]) counts[kind] = found[number]; });
    if (options.perKind) {
      const taken = new Uint32Array(index.kinds.length);
      hits = hits.filter(([document]) => ++taken[index.kindOf[document]] <= options.perKind);
    }
    if (options.least) hits = hits.filter((hit) => hit[1] >= options.least * hits[0][1]);
    if (options.limit) hits = hits.slice(0, options.limit);
    const marks = marksOf(words, spans);
    await breathe();
    const results = await describe(hits, tier, marks, options);
    return { results, also: results.length ? alsoShown(spans, words) : [], spelling: spellings(query, words), counts, marks };
  }

  function wordsOf(query) {
    const all = tokens(query.normalize("NFC")).slice(0, 16);
    const words = all.filter((word, at) => all.findIndex((other) => other.text === word.text) === at);
    const isMinor = (word) => word.text.length === 1 || FUNCTION_WORDS.has(word.text);
    const major = words.some((word) => !isMinor(word));
    for (const word of words) word.minor = major && isMinor(word);
    return words;
  }

  // Where the query says a phrase that other words mean, too: { from, to, concepts }.
  function spansOf(words) {
    const spans = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + 8); to > from; to--) {
        const concepts = index.phrases.get(words.slice(from, to).map((word) => word.key).join(" "));
        if (!concepts) continue;
        spans.push({ from, to, concepts });
        for (let at = from; at < to; at++) words[at].inConcept = true;
      }
    }
    return spans.length || !words.length ? spans : spans.concat(begun(words));
  }

  // The last word may be the beginning of one that other words mean, too: `socbid`.
  function begun(words) {
    const to = words.length;
    const last = words[to - 1];
    if (last.legal || last.minor || last.folded.length < 4 || exactTerms(last).length) return [];
    const concepts = [];
    const all = index.triggers;
    for (let at = lowerBound(all, last.folded); at < all.length && all[at].startsWith(last.folded); at++) {
      concepts.push(...index.phrases.get(all[at]));
    }
    if (concepts.length) last.inConcept = true;
    return concepts.length ? [{ from: to - 1, to, concepts }] : [];
  }

  async function ranked(words, spans, options) {
    const first = index.stems.length;
    const numbers = new Set();
    for (const word of words) {
      if (word.minor) continue;
      for (const [term] of word.meaning.terms) numbers.add(term);
      for (const key of word.meaning.parts || []) {
        for (const term of equalTerms(key).concat(index.parts.get(key) || [])) numbers.add(term);
        for (const concept of index.phrases.get(key) || []) numbers.add(first + concept);
      }
    }
    for (const span of spans) for (const concept of span.concepts) numbers.add(first + concept);
    await fetchLists(numbers);
    const scores = [];
    for (const word of words) {
      scores.push(scoreWord(word));
      await breathe();
    }
    if (hopeless(words, spans)) return { hits: [], found: [] };
    for (const span of spans) addConcepts(span, words, scores);
    await breathe();
    return sortHits(words, spans, scores, options);
  }

  const rarity = (count) => Math.log(1 + (index.titles.length - count + 0.5) / (count + 0.5));

  function raise(score, list, quality) {
    const { documents, weights } = list;
    for (let at = 0; at < documents.length; at++) {
      const found = quality * weights[at];
      if (found > score[documents[at]]) score[documents[at]] = found;
    }
  }

  function count(score) {
    let found = 0;
    for (let at = 0; at < score.length; at++) if (score[at] > 0) found++;
    return found;
  }

  function scoreWord(word) {
    const score = new Float32Array(index.titles.length);
    word.rarity = 0;
    if (word.minor) return score;
    for (const [term, quality] of word.meaning.exact) raise(score, lists.get(term), quality);
    const exact = count(score);
    for (const [term, quality] of word.meaning.terms) raise(score, lists.get(term), quality);
    if (word.meaning.parts) raiseParts(score, word.meaning.parts);
    word.count = exact || count(score);
    word.rarity = word.count ? rarity(word.count) * (WEAK_WORDS.has(word.text) ? WEAK : 1) : 0;
    const worth = word.rarity * (word.worth || 1);
    for (let at = 0; at < score.length; at++) score[at] *= worth;
    return score;
  }

  // More than a word in a long text, and more than a few.
  const MENTIONED = 0.25;
  const PROMINENT = 0.55;

  // A compound that the site does not have finds what is about all its parts.
  function raiseParts(score, keys) {
    const parts = keys.map((key) => {
      const part = new Float32Array(score.length);
      for (const term of equalTerms(key)) raise(part, lists.get(term), 1);
      for (const term of index.parts.get(key) || []) raise(part, lists.get(term), 0.45);
      for (const concept of index.phrases.get(key) || []) raise(part, lists.get(index.stems.length + concept), CONCEPT);
      return part;
    });
    for (let at = 0; at < score.length; at++) {
      if (parts.every((part) => part[at] >= MENTIONED) && parts.some((part) => part[at] >= PROMINENT)) {
        const mean = 0.6 * (parts.reduce((sum, part) => sum + part[at], 0) / parts.length);
        if (mean > score[at]) score[at] = mean;
      }
    }
  }

  // Words that say what is sought are unknown, and what is found is common: better nothing than something else.
  function hopeless(words, spans) {
    let known = 0;
    let unknown = 0;
    words.forEach((word, at) => {
      if (word.minor) return;
      if (word.rarity > 0 || spans.some((span) => span.from <= at && at < span.to)) known += word.rarity || rarity(1) / 2;
      else unknown += rarity(1);
    });
    return unknown > 0 && known / (known + unknown) < 0.33;
  }

  // What means the same is worth as much as it is rare, but no more than the words that are said.
  const LEAST_MEANT = 0.6;
  // A word that the site has itself, and that leads to wider ones.
  const WIDER = 0.5;

  function addConcepts(span, words, scores) {
    const own = words.slice(span.from, span.to);
    const ownScores = scores.slice(span.from, span.to);
    for (const concept of span.concepts) {
      const { documents, weights } = lists.get(index.stems.length + concept);
      if (!documents.length) continue;
      const sum = own.reduce((sum, word) => sum + word.rarity, 0);
      const rare = rarity(documents.length);
      const worth = sum ? Math.max(LEAST_MEANT * sum, Math.min(rare, sum)) : rare;
      const quality = sum && index.concepts[concept].leads ? WIDER : CONCEPT;
      for (const word of own) if (!word.rarity) word.rarity = worth / own.length;
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at];
        const found = quality * weights[at] * worth;
        let said = 0;
        for (let word = 0; word < own.length; word++) said += ownScores[word][document];
        const better = Math.max(found, own.length > 1 ? said + 0.1 * found : said);
        if (better > said) for (let word = 0; word < own.length; word++) ownScores[word][document] = better / own.length;
      }
    }
  }

  const COVERAGE = 1.3;
  // What a title that says all of the query adds, and how a record ranks that is called so, of whatever kind it is.
  const TITLE = 0.4;
  const CALLED = 0.8;
  // A word of a title that means what the query says, beside one that the query has.
  const MEANT = 0.7;
  // A word of a title with what the query says inside.
  const PART = 0.6;
  const LOOKED_AT = 60;

  // The hits as [document, score], best first, and how many each kind has; those far below the best are none.
  async function sortHits(words, spans, scores, options) {
    const total = words.reduce((sum, word) => sum + word.rarity, 0);
    if (!total) return { hits: [], found: [] };
    const sums = addWords(words, scores, total);
    await breathe();
    addNames(sums, words, spans, total);
    const ranks = ranksOf(words);
    let most = 0;
    for (let document = 0; document < sums.length; document++) {
      sums[document] *= ranks[index.kindOf[document]];
      if (sums[document] > most) most = sums[document];
    }
    const { hits, found } = leading(sums, 0.06 * most, options);
    await breathe();
    const looked = hits.slice(0, LOOKED_AT);
    const meant = phrasesMeant(spans);
    for (const hit of looked) {
      const share = titleShare(hit[0], words, meant);
      const lift = Math.max(1, CALLED / ranks[index.kindOf[hit[0]]]);
      hit[1] *= (1 + TITLE * share) * (1 + (lift - 1) * share);
    }
    looked.sort(byScore);
    for (let at = 0; at < looked.length; at++) hits[at] = looked[at];
    return { hits, found };
  }

  // What the words come to together: a document that has few of them counts for less.
  function addWords(words, scores, total) {
    const sums = new Float32Array(index.titles.length);
    const said = new Uint16Array(index.titles.length);
    scores.forEach((score, at) => {
      if (!words[at].rarity) return;
      for (let document = 0; document < sums.length; document++) {
        if (score[document] > 0) {
          sums[document] += score[document];
          said[document] |= 1 << at;
        }
      }
    });
    // Documents are many, the sets of words that they may have are few.
    const shares = new Float64Array(1 << words.length);
    for (let document = 0; document < sums.length; document++) {
      const set = said[document];
      if (!set) continue;
      if (!shares[set]) {
        const covered = words.reduce((sum, word, at) => sum + (set & (1 << at) ? word.rarity : 0), 0);
        shares[set] = Math.min(1, covered / total) ** COVERAGE;
      }
      sums[document] *= shares[set];
    }
    return sums;
  }

  // Words that name a kind of record, beside others.
  const KIND_WORDS = { insats: "insats", avtal: "avtal", statistik: "tabell", antal: "tabell", andel: "tabell", många: "tabell", tabell: "tabell" };
  const ASKED_FOR = 1.3;

  // How the hits of each kind rank, for these words.
  function ranksOf(words) {
    const asked = words.length > 1 ? words.map((word) => KIND_WORDS[word.stem]) : [];
    return index.kinds.map(([kind, , , rank]) => rank * (asked.includes(kind) ? ASKED_FOR : 1));
  }

  const byScore = (a, b) => b[1] - a[1] || a[0] - b[0];

  // The documents with more than a least sum in the order of byScore, and how many each kind has. A positive float's bits are in
  // the order of its size, so one number holds the sum and the document, and numbers are sorted many times faster than pairs.
  // Where a few of each kind are asked for, no more are sorted than titles are looked at.
  const MANY = 2 ** 20;
  function leading(sums, least, options) {
    const bits = new Uint32Array(sums.buffer);
    const most = options.perKind ? Math.max(options.perKind, LOOKED_AT) : sums.length;
    const keys = new Float64Array(Math.min(4 * most, sums.length));
    const chosen = new Float64Array(sums.length);
    const found = new Uint32Array(index.kinds.length);
    let count = 0;
    let document = 0;
    index.kinds.forEach(([name, , , , documents], kind) => {
      const end = document + documents;
      if (options.kinds && !options.kinds.includes(name)) document = end;
      let held = 0;
      let floor = 0;
      for (; document < end; document++) {
        if (!(sums[document] > least)) continue;
        found[kind]++;
        const key = bits[document] * MANY + (MANY - 1 - document);
        if (key < floor) continue;
        if (held === keys.length) {
          keys.sort().copyWithin(0, held - most);
          held = most;
          floor = keys[0];
        }
        keys[held++] = key;
      }
      chosen.set(keys.subarray(0, held), count);
      count += held;
    });
    const hits = Array.from(chosen.subarray(0, count).sort().reverse(), (key) => {
      const document = MANY - 1 - (key % MANY);
      return [document, sums[document]];
    });
    return { hits, found };
  }

  // A record that is called what the query says, or a part of it, or something that means the same.
  function addNames(sums, words, spans, total) {
    const bonus = new Map();
    const add = (key, from, to, part) => {
      const span = words.slice(from, to);
      const worth = span.reduce((sum, word) => sum + word.rarity, 0);
      if (span.every((word) => word.minor)) return;
      for (const document of index.names.get(hash(key)) || []) {
        if (!sums[document]) continue;
        const found = part * (span.length === words.length ? 0.6 : 0.35) * worth * (worth / total);
        if (found > (bonus.get(document) || 0)) bonus.set(document, found);
      }
    };
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + 8); to++) {
        add(words.slice(from, to).map((word) => word.key).join(" "), from, to, 1);
      }
    }
    for (const { from, to, concepts } of spans) {
      for (const concept of concepts) for (const key of index.concepts[concept].keys) add(key.join(" "), from, to, 0.8);
    }
    for (const [document, found] of bonus) sums[document] += found;
  }

  function keysOfTitle(document) {
    let keys = index.titleKeys.get(document);
    if (!keys) index.titleKeys.set(document, keys = tokens(index.titles[document]));
    return keys;
  }

  // The phrases that mean what the query says, by their first word.
  function phrasesMeant(spans) {
    const meant = new Map();
    for (const keys of spans.flatMap((span) => span.concepts).flatMap((concept) => index.concepts[concept].keys)) {
      const known = meant.get(keys[0]);
      if (known) known.push(keys);
      else meant.set(keys[0], [keys]);
    }
    return meant;
  }

  // How much of a title the query says, in these words or in others that mean the same.
  function titleShare(document, words, meant) {
    const title = keysOfTitle(document);
    const last = words[words.length - 1].folded;
    const isSaid = (token) => words.some((word) => word.key === token.key) || (last.length > 1 && token.folded.startsWith(last));
    const isPart = (token) => words.some((word) => !word.minor && word.key.length >= 5 && token.folded.includes(word.key));
    const said = title.map((token) => (isSaid(token) ? 1 : isPart(token) ? PART : 0));
    title.forEach((token, at) => {
      for (const keys of meant.get(token.key) || []) {
        if (stands(keys, title, at)) keys.forEach((_, step) => { said[at + step] = Math.max(said[at + step], MEANT); });
      }
    });
    return title.length ? said.reduce((sum, one) => sum + one, 0) / title.length : 0;
  }

  const stands = (keys, list, at) => keys.every((key, step) => at + step < list.length && list[at + step].key === key);

  // Where a phrase stands among tokens.
  function placesOf(keys, list) {
    const places = [];
    for (let at = 0; keys.length && at + keys.length <= list.length; at++) {
      if (stands(keys, list, at)) places.push(at);
    }
    return places;
  }

  // A hit. What takes long to say of it is found when it is asked for, for of many hits few are shown.
  class Hit {
    constructor(document, tier, marks, excerpt) {
      this.document = document;
      this.tier = tier;
      this.marks = marks;
      this.excerpt = excerpt;
    }

    get kind() { return index.kinds[index.kindOf[this.document]][0]; }
    get group() { return index.kinds[index.kindOf[this.document]][1]; }
    get id() { return `${this.kind}:${nameOf(this.document)}`; }
    get title() { return index.titles[this.document]; }
    get matched() { return matchedIn(this.document, this.marks); }

    // Its number among the records of its kind.
    get nr() { return this.document - firstOf(index.kindOf[this.document]); }

    get href() {
      const address = index.addresses[this.document] || index.kinds[index.kindOf[this.document]][2].replace("%", nameOf(this.document));
      return root + address;
    }

    toJSON() {
      const { id, kind, group, title, href, excerpt, tier, matched } = this;
      return { id, kind, group, title, href, excerpt, tier, matched };
    }
  }

  const firstOf = (kind) => index.kinds.slice(0, kind).reduce((sum, [, , , , documents]) => sum + documents, 0);

  async function ids(kind) {
    await load();
    began = now();
    const at = index.kinds.findIndex(([name]) => name === kind);
    const first = firstOf(at);
    const found = [];
    for (const end = first + index.kinds[at][4]; first + found.length < end;) {
      found.push(nameOf(first + found.length));
      if (isTiredAt(found.length)) await pause();
    }
    return found;
  }

  async function describe(hits, tier, marks, options) {
    const excerpts = options.excerpt !== false;
    if (excerpts) await fetchShards("text", new Set(hits.map(([document]) => shardOf("text", document))));
    const described = [];
    for (const [document] of hits) {
      const shard = excerpts && shardOf("text", document);
      described.push(new Hit(document, tier, marks, excerpts ? shards.text[shard][document - manifest.text[shard][1]] : ""));
      if (isTiredAt(described.length)) await pause();
    }
    return described;
  }

  // A record's id: that of its title, where the index has no other.
  function nameOf(document) {
    return (index.ids[document] ||= tokens(index.titles[document]).filter((token) => !token.legal).map((token) => token.folded).join("-"));
  }

  function matchedIn(document, marks) {
    const title = index.titles[document];
    return mark(title, { marks }).map(([from, to]) => title.slice(from, to));
  }

  // The other words that hits are shown for.
  function alsoShown(spans, words) {
    const asked = words.map((word) => word.key).join(" ");
    const shown = [];
    for (const { concepts } of spans) {
      for (const { shown: texts, keys } of concepts.map((concept) => index.concepts[concept])) {
        texts.forEach((text, at) => {
          const isNew = !` ${asked} `.includes(` ${keys[at].join(" ")} `) && !shown.some((known) => lower(known) === lower(text));
          if (isNew) shown.push(text);
        });
      }
    }
    return shown.slice(0, 4);
  }

  function spellings(query, words) {
    const offers = [];
    for (const word of words) {
      for (const offer of word.offers) offers.push(query.slice(0, word.start) + offer + query.slice(word.end));
    }
    return offers.slice(0, 3);
  }

  // ---- Marks ----

  function marksOf(words, spans) {
    const keys = new Set();
    const needles = [];
    for (const word of words) {
      if (word.minor) continue;
      if (word.legal) {
        keys.add(word.key);
        continue;
      }
      keys.add(word.key);
      if (word.folded.length > 1) needles.push(word.key.length >= 4 ? word.key : word.folded);
      for (const key of word.meaning.parts || []) needles.push(key);
    }
    const phrases = [];
    for (const span of spans) for (const concept of span.concepts) phrases.push(...index.concepts[concept].keys);
    return { keys: Array.from(keys), needles, phrases };
  }

  // The ranges [from, to] of a text that an answer's words stand in, in order and apart.
  function mark(text, answer) {
    const { keys, needles, phrases } = answer.marks;
    const ranges = [];
    const list = tokens(text);
    for (const token of list) {
      if (keys.includes(token.key)) ranges.push([token.start, token.end]);
      else if (!token.legal) for (const needle of needles) ranges.push(...inside(token, needle));
    }
    for (const phrase of phrases) {
      for (const at of placesOf(phrase, list)) ranges.push([list[at].start, list[at + phrase.length - 1].end]);
    }
    return joined(ranges);
  }

  // Short needles are marked where a word begins; others inside compounds, too.
  function inside(token, needle) {
    const at = needle.length >= 4 ? token.folded.indexOf(needle) : token.folded.startsWith(needle) ? 0 : -1;
    return at < 0 ? [] : [[token.start + at, token.start + at + needle.length]];
  }

  function joined(ranges) {
    ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const apart = [];
    for (const [from, to] of ranges) {
      const before = apart[apart.length - 1];
      if (before && from <= before[1]) before[1] = Math.max(before[1], to);
      else apart.push([from, to]);
    }
    return apart;
  }

  const api = { load, search, ids, mark, add, read, root, tokens, stemLength, fold };
  globalThis.utbudSok = api;
})();
