// What the search knows of Swedish: endings, words that say little, the names of laws and of kinds of records.

/** @param {string} list */
const words = (list) => list.split(" ");

/** The endings that Snowball's Swedish takes off, longest first. */
export const SUFFIXES = words("a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or s as arnas ernas "
  + "ornas es ades andes ens arens hetens erns at andet het ast").sort((a, b) => b.length - a.length);

/** Those that it takes off after the first. */
export const OTHER_SUFFIXES = ["fullt", "lig", "els", "ig"];

/** The letters that a genitive's or a plural's -s may follow. */
export const BEFORE_S = "bcdfghjklmnoprtvy";

export const VOWELS = "aeiouy";

/** Words whose -s is their own, by their ends: `insats`, `resurs`, `personkrets`, `instans`, `hemlös`. Snowball takes it for a genitive. */
export const OWN_S = /(?:ats|urs|krets|lans|tans|os)$/;

/** Laws that have chapters: beside them a point parts chapter and paragraph, `SoL 4.4`. */
export const LAWS = ["sol", "lss", "socialtjänstlagen", "socialtjänstlag", "skollagen", "skollag", "förvaltningslagen"];

/** Words that a question is made of. They are found where they stand alone. */
export const FUNCTION_WORDS = new Set(words("alla allt andra att av bara behöver bli blir både de dem den denna det detta dig din du där då efter eller en "
  + "enligt ens er ett fast finns flera från får få för före ge genom ger gäller gör göra ha han har hon hos hur i "
  + "icke in inför ingen inget inom inte ja jag kan ligger man med mellan men mig min mot måste ned nej ni när någon "
  + "något några och också om oss på sig sin sitt ska som så söka till under upp ut utan vad var vara vart vem vems "
  + "vi via vid vilka vilken vilket vill varför är å än ännu åt över brukar vilja bör borde kunna skulle blev varit "
  + "sådan samma själv mycket mer mest går gå fått komma kommer hitta hittar erbjuder erbjuda erbjuds säger sägs säga "
  + "heter kallas menas handlar undrar gått gick finnas gällande angående kring hjälp hjälpa klient klienten klienter "
  + "person personer ansöka anmäla boka beställa skaffa ordna vänder hände hänt händer folk göras gjort fick kallad har"));

/** Words that say how something is sought, or little: they are looked for, but never decide. */
export const WEAK_WORDS = new Set(words("länge lång långt långa nya ny nytt börjar börja slutar gälla gällde kräver krävs krav saknar saknas använder "
  + "används vidare beslutar vill olika egen egna eget egentligen ibland ofta snabbt rätt bra bäst betyder innebär "
  + "fungerar vanligaste vanligast vanliga vanlig klart klar redan stöd insatser insats "
  + "ser bor tar mår lever bo ta se tid tider vilja jobbigt behövs behöver olik skillnad skillnaden bestämmer bestämma följer följa leder ställa"));

/** Words that name a kind of record, by their stems. */
export const KIND_WORDS = new Map(Object.entries({
  insats: "insats",
  avtal: "avtal",
  statistik: "tabell",
  antal: "tabell",
  andel: "tabell",
  många: "tabell",
  tabell: "tabell",
  siffr: "tabell",
  procent: "tabell",
  styr: "delomrade",
  steg: "process",
  process: "process",
  rutin: "process",
  paragraf: "lagrum",
  lagrum: "lagrum",
  betyd: "begrepp",
  definition: "begrepp",
  begrepp: "begrepp",
  förvaltning: "organisation",
  organisation: "organisation",
  rapport: "rapport",
  metod: "metod",
}));

/** Words, by their keys, that say no more than that an insats is sought. */
export const SAY_INSATS = new Set(words("insats verksam kort snabb finns vilk lag tar emot person"));

/** The letters of the usual endings: words that differ in these alone may be forms of one word. */
export const ENDING_LETTERS = "arenstho";

/** Letters that fingers or ears take for one another. */
export const NEAR = words("qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm "
  + "ae ei oa iy ck cs kq vw dt bp gk zs uo");

/** The ages that a query may ask for. */
export const YOUNGEST = 13;
export const OLDEST = 120;

const NOT = "(?:utan|ingen|inga|inget|inte|ej|icke|slipper|slippa|saknar|saknas)";
const BETWEEN = "(?: (?:nagon|nagot|nagra|lang|langa|att|behova|behover|behovs|sta|i|ha|har|krav|pa|kraver|kravs|ett|en|finns|det))*";
const NEEDS = "(?:kraver|kravs|behover|behovs|forutsatter)";
const QUEUE = "(?:ko|koer|koerna|kon|kotid|kotider|kotiden|vantetid|vantetider|vantetiden|vantelista|vantan|vanta)";
const DECISION = "(?:beslut|bistandsbeslut|bistand|bistandsbedomning|bistandsprovning|behovsprovning|myndighetsbeslut)";
const REFERRAL = "(?:remiss|remisser|remittering)";
const GOING = "insats(?:en|er|erna)?(?: [a-z]+)*";

/**
 * What is said of a condition, in folded words with one space between them and around all.
 * @param {string[]} patterns
 */
const said = (...patterns) => new RegExp(`(?<= )(?:${patterns.join("|")})(?= )`, "g");

/**
 * How Swedish asks for a state of an insats: what it is about, the states that meet it, what it is called, and how it is said. Of one subject the
 * first that is said counts.
 */
export const CONDITIONS = [
  { key: "ko", accept: ["ingen"], name: "ko_ingen", said: said(`${NOT}${BETWEEN} ${QUEUE}`, `${QUEUE} saknas`, "kofri[a-z]*", "ledig(?:a)? plats(?:er)?", "plats direkt") },
  { key: "ko", accept: ["ingen", "ibland"], name: "ko_kort", said: said(`(?:kort|kortast|kortaste|kortare|minst|snabb|snabbast) ${QUEUE}`) },
  { key: "ko", accept: ["remisstopp"], name: "ko_remisstopp", said: said("remisstopp(?:et)?") },
  { key: "ko", accept: ["intagningsstopp", "passerat_stopp"], name: "ko_intagningsstopp", said: said("intagningsstopp(?:et)?", "antagningsstopp(?:et)?") },
  { key: "ko", accept: ["remisstopp", "intagningsstopp"], name: "ko_stopp", said: said("stangt? for nya", "stangd[a]? for nya", "tar (?:inte|ej) emot (?:nya|fler)", "har stopp", "med stopp") },
  { key: "ko", accept: ["ko", "remisstopp", "intagningsstopp"], name: "ko_ko", said: said(`(?:med|har|lang|langa|langst|langsta) ${QUEUE}`) },
  {
    key: "beslut", accept: ["nej"], name: "beslut_nej",
    said: said(`${NOT}${BETWEEN} ${DECISION}`, `${DECISION} ${NEEDS} (?:inte|ej)`, "bistandslos[a-z]*", "beslutsfri[a-z]*", "oppe[nt]a? for alla", "vem som helst"),
  },
  { key: "beslut", accept: ["ja"], name: "beslut_ja", said: said(`${NEEDS} (?:ett )?${DECISION}`, `${DECISION} ${NEEDS}`, "bistandsbedomda?", "bistandsbeviljad[a-z]*") },
  { key: "remiss", accept: ["nej"], name: "remiss_nej", said: said(`${NOT}${BETWEEN} ${REFERRAL}`, `${REFERRAL} ${NEEDS} (?:inte|ej)`) },
  { key: "remiss", accept: ["ja"], name: "remiss_ja", said: said(`${NEEDS} (?:en )?${REFERRAL}`, `${REFERRAL} ${NEEDS}`) },
  { key: "oppen", accept: ["hela"], name: "oppen_hela", said: said("(?:for |i )?hela staden", "stadsovergripande", "alla stadsomraden", "oavsett stads(?:del|omrade)") },
  { key: "lage", accept: ["avslutad"], name: "lage_avslutad", said: said(`(?:avslutade?|upphorda|nedlagda?) insats[a-z]*`, `${GOING} (?:avslutats|upphort|lagts ned|lagts ner|slutat|inte langre finns|finns inte langre)`) },
  { key: "lage", accept: ["pausad"], name: "lage_pausad", said: said(`(?:pausade?|vilande|inaktiva?) insats[a-z]*`, `${GOING} (?:pausats|pausade?|uppehall|vilar)`) },
  { key: "lage", accept: ["planerad"], name: "lage_planerad", said: said(`(?:planerade?|kommande) insats[a-z]*`, `${GOING} (?:planeras|planerats)`) },
];
