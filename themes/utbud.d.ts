// The types of what the theme's scripts have in common: the one global object, and the words that they import.

/** What is loaded apart, by the name of what it is. Each script or file of data sets its own, in any order. */
interface Utbud {
  /** The search: sok.js. */
  sok?: {
    /** A promise that the vocabulary is in. */
    load: () => Promise<void>;
    search: (query: string, options?: import("./standard/static/sok.js").Options) => Promise<import("./standard/static/sok.js").Answer>;
    /** How many hits of a group the page shows; the others are folded. */
    GROUP: number;
    /** The answer as the page of hits shows it. */
    page: (query: string) => Promise<{ answer: import("./standard/static/sok.js").Answer, shown: import("./standard/static/sok/arrangement.js").Arrangement }>;
    /** The answer as suggestions show it. */
    suggest: (query: string) => Promise<{ answer: import("./standard/static/sok.js").Answer, shown: import("./standard/static/sok/arrangement.js").Arrangement }>;
    /** The hits in each order that a reader meets: what `utbud search --report` measures. */
    orders: (query: string, limit: number) => Promise<Record<string, { id: string, tier: string }[]>>;
    /** A promise of the ids of a kind's records, by their number: a hit's `nr`. */
    ids: (kind: string) => Promise<string[]>;
    /** The ranges of a text that an answer's words are found in. */
    mark: (text: string, answer: Pick<import("./standard/static/sok.js").Answer, "marks">) => [from: number, to: number][];
    /** What the files of the index call. */
    add: typeof import("./standard/static/sok/index.js").add;
    /** Where the files lie, and how one is run: may be replaced. */
    files: { root: string; read: (name: string) => void | Promise<void> };
    /** The keys of a text, as the index has them. */
    keysOf: (text: string) => string[];
  };
  /** The guided finder's rules: hitta-regler.js. */
  hitta?: {
    open: typeof import("./standard/static/hitta/book.js").open;
    tell: typeof import("./standard/static/hitta/reasons.js").tell;
    instead: typeof import("./standard/static/hitta/reasons.js").instead;
    /** All results, as `utbud match --json` prints them. */
    match: (book: import("./standard/static/hitta/book.js").Book, answers: import("./standard/static/hitta/rules.js").Answers) => object;
    unanswered: typeof import("./standard/static/hitta/rules.js").unanswered;
  };
  /** Data of the catalogue and the finder by the names of their files: src/render/katalog.rs and src/finder.rs write it. */
  data?: Record<string, any> & {
    urval?: import("./standard/static/katalog/facets.js").Urval;
    hitta?: import("./standard/static/hitta/rules.js").Data;
  };
  /** The options of charts by id: src/render/chart/interactive.rs writes them. */
  diagram?: Record<string, import("./standard/static/diagram/live.js").Options>;
}

// eslint-disable-next-line no-var -- only `var` makes a member of globalThis
declare var utbud: Utbud | undefined;

/** A section of the theme's words: `[skript.NAME]` in i18n/sv.toml. */
declare module "ord:*" {
  const words: Readonly<Record<string, string>>;
  export default words;
}
