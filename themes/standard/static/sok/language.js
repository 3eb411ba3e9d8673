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
  + "person personer ansöka anmäla boka beställa skaffa ordna vänder"));

/** Words that say how something is sought, or little: they are looked for, but never decide. */
export const WEAK_WORDS = new Set(words("länge lång långt långa nya ny nytt börjar börja slutar gälla gällde kräver krävs krav saknar saknas använder "
  + "används vidare beslutar vill olika egen egna eget egentligen ibland ofta snabbt rätt bra bäst betyder innebär "
  + "fungerar vanligaste vanligast vanliga vanlig klart klar redan stöd insatser"));

/** Words that name a kind of record, by their stems. */
export const KIND_WORDS = new Map(Object.entries({
  insats: "insats",
  avtal: "avtal",
  statistik: "tabell",
  antal: "tabell",
  andel: "tabell",
  många: "tabell",
  tabell: "tabell",
}));

/** The letters of the usual endings: words that differ in these alone may be forms of one word. */
export const ENDING_LETTERS = "arenstho";

/** Letters that fingers or ears take for one another. */
export const NEAR = words("qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm "
  + "ae ei oa iy ck cs kq vw dt bp gk zs uo");
