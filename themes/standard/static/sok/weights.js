// The search's weights and limits, each with its reason. They were tuned on the judged queries of tests/search, but for `osedda`, which only
// measures: `utbud search --report` tells what a change of one is worth.

// ---- Postings (src/search/pack.rs packs by the first three) ----

/** The levels of a weight in the index: one character. */
export const LEVELS = 16;
/** The weight of level 0: a word in the middle of a long text. */
export const LEAST_LEVEL = 0.12;
/** A level's weight by that of the one below: the sixteenth is a word in the title. */
export const LEVEL_STEP = 1.55;
/** The weight at which a word has half of its effect: BM25's k. */
export const SATURATION = 4;

// ---- How well a term fits a word of the query; a word that the site has is 1 ----

/** Another word of the same letters but for marks, where the query is written without them: `mal` for `mål`. */
export const UNMARKED = 0.95;
/** The same where the query has marks: å, ä and ö are letters, and who types them means them. */
export const OTHER_MARKS = 0.7;
/** So short a stem has another word of the same letters often, and that one is left out; so is one that begins with other marks: `kö` is no
 * beginning of `kooperativ`. */
export const SHORT_STEM = 5;
/** A form of the word that its stem does not reach: `socialt` for `social`. */
export const FORM = 0.9;
/** A word that begins with what is typed: the least, and how much more the whole of it counts. */
export const BEGUN = 0.6;
export const BEGUN_SHARE = 0.3;
/** The same where its marks are not those that are typed. */
export const BEGUN_OTHER_MARKS = 0.6;
/** A word with an ending that is being typed: `boend` is `boende`. */
export const ENDING_BEGUN = 0.85;
/** Words that begin with the query's last, where the site has that very word: more if it is longer than three letters. */
export const BEGUN_BESIDE = 0.6;
export const SHORT_BEGUN_BESIDE = 0.2;
/** A compound with the word as a part: its subject, but not it alone. */
export const COMPOUND = 0.45;
/** A compound with a part that begins with what is typed. */
export const COMPOUND_BEGUN = 0.35;
/** A part of a compound that few documents have: they are few for a reason. */
export const PART_OF_RARE = 0.25;
/** Logarithm to base 2 of documents, doubled: eight of them are few. */
export const RARE = 6;
/** A word with the query's inside, where nothing else fits. */
export const INSIDE = 0.35;
/** Either part of a compound that the site does not have, beside a word that it has: `V40 utbildningsnivå`. */
export const EITHER = 0.3;
/** A word of nearly the same spelling, one slip away and two. */
export const ONE_SLIP = 0.75;
export const TWO_SLIPS = 0.6;
/** What means the same as the query, in other words. */
export const CONCEPT = 0.85;
/** A word that the site has itself, and that leads to wider ones. */
export const WIDER = 0.5;

// ---- How many, and how long ----

/** Words of a query that are read, and words of a phrase: longer ones are pasted texts. */
export const MOST_WORDS = 16;
export const LONGEST_PHRASE = 8;
/** Terms that a word is expanded to: each costs a list of postings. */
export const EXPANSIONS = 60;
/** The same of a single letter: it says little, and the next one comes soon. */
export const INITIALS = 24;
/** Letters typed until a word in no name is suggested. */
export const BEGINS = 3;
/** Letters of an ending that may be begun, and of the stem before it. */
export const LONGEST_ENDING = 6;
export const SHORTEST_BEFORE = 3;
/** Letters of a word that may be looked for inside others, be misspelt, or begin a phrase: of fewer too many words have them. */
export const TELLING = 4;
/** Letters of a stem that may be looked for inside words. */
export const TELLING_STEM = 5;
/** Letters before the ending of such a form. */
export const SHORTEST_FORMED = 4;
/** Letters of two words that may be one: of fewer too many pairs are another word. */
export const SHORTEST_JOINED = 7;
/** Letters of a compound that the query may have and the site not, and of each of its parts. */
export const SHORTEST_COMPOUND = 8;
export const SHORTEST_PART = 4;

// ---- Spelling ----

/** Letters of a word that may be two slips away; in a shorter one a slip must be likely. */
export const LONG = 8;
/** Letters of a word that may begin with a wrong one, and that need not be a name. */
export const MIDDLE = 7;
/** Letters that a stem may be longer than what is typed, beside the slips: a usual ending. */
export const ENDING = 3;
/** Letters of a word that two slips mend though it could be split. */
export const NO_COMPOUND = 10;
/** Letters of two stems that may be one another's slip though their words are not. */
export const SLIP_STEM = 5;
/** Logarithm to base 2 of documents, doubled: a word of four documents is two slips away from few others by chance. */
export const COMMON = 4;
/** Spellings that are offered for a word, and for a query. */
export const OFFERS = 2;
export const MOST_OFFERS = 3;
/** The share of letters by threes that words have in common that are alike, and the share of their number that they must be near in. */
export const ALIKE = 0.5;
export const ALIKE_LENGTH = 0.7;
/** Letters of words that may be alike: what is typed, and what is found. */
export const ALIKE_TYPED = 5;
export const ALIKE_FOUND = 4;

// ---- Scores ----

/** A word that says how something is sought, beside one that says what. */
export const WEAK = 0.1;
/** So few records have a word that they are what is sought, and the least that it weighs in each. */
export const FEW = 3;
export const LITERAL = 0.6;
/** More than a word in a long text, and more than a few: what a document must have of all parts of a compound, and of one of them. */
export const MENTIONED = 0.25;
export const PROMINENT = 0.55;
/** What the parts of a compound are worth that the site does not have. */
export const PARTS = 0.6;
/** The least share of what is sought that must be known: below it, better nothing than something else. */
export const KNOWN = 0.33;
/** What a word that stands in a name counts there at least, by what an unknown one counts. */
export const KNOWN_NAME = 0.5;
/** The least that a phrase of the same meaning is worth, by what the query's own words are. */
export const LEAST_MEANT = 0.6;
/** What it adds where all words of the phrase are said as well. */
export const SAID_AND_MEANT = 0.1;
/** How steeply a document falls that has few of the words: an exponent. */
export const COVERAGE = 1.3;
/** What a record's name adds: that is all of the query, a part of it, and what means the same. */
export const NAME = 0.6;
export const NAME_IN_QUERY = 0.35;
export const NAME_MEANT = 0.8;
/** What a title that says all of the query adds, and how a record ranks that is called so, of whatever kind it is. */
export const TITLE = 0.4;
export const CALLED = 0.8;
/** A word of a title that means what the query says, beside one that the query has. */
export const TITLE_MEANT = 0.7;
/** A word of a title with what the query says inside, and the letters that it must say. */
export const TITLE_PART = 0.6;
export const TITLE_PART_LENGTH = 5;
/** How many hits have their titles looked at: those that can come to the top. */
export const LOOKED_AT = 60;
/** How much less a kind ranks than the first: an exponent of its rank, for a kind decides between near-equals alone. */
export const KIND = 0.6;
/** The share of the best hit's score below which there is no hit. */
export const LEAST_SCORE = 0.06;
/** What naming a kind of record adds to those of it. */
export const ASKED_FOR = 1.5;

// ---- Conditions ----

/** What an insats' score becomes that meets the conditions of a query with other words, of which no source tells, and that fails. */
export const MET = 1.6;
export const UNTOLD_LIFT = 0.7;
export const FAILED = 0.3;
/** The same of what is no insats: a condition asks for one. */
export const OTHER_KIND = 0.7;
/** How many times the best score of a word an insats begins with that meets conditions which are all that is asked. */
export const ALONE = 2;
/** The same of a record that is called so: `biståndsbedömd`. */
export const NAMED_ALONE = 5;
/** The share that a query must say of whom an insats excludes until it is told, and what its score becomes where all of it is said. */
export const EXCLUDED_SAID = 0.6;
export const EXCLUDED = 0.5;

// ---- What is shown ----

/** Letters of a word that is marked inside others; shorter ones only where a word begins. */
export const MARKED_INSIDE = 4;
/** Other words that hits are said to be shown for. */
export const ALSO = 4;

/** How many hits lead the page and the suggestions, of whatever kind: at least, and at most; between the two those near the best. */
export const LEADING_LEAST = 3;
export const LEADING_MOST = 5;
/** The share of the best hit's score that is near it. */
export const LEADING = 0.5;
/** Hits of a kind that the page shows of those that it has loaded; the others are folded. */
export const GROUP = 4;
/** Hits of a kind that the page and the suggestions ask for, and lines of suggestions. */
export const PER_KIND = 12;
export const PER_KIND_SUGGESTED = 4;
export const SUGGESTIONS = 12;
/** A share of the best hit's score below which nothing is suggested. */
export const SUGGESTED_LEAST = 0.2;
