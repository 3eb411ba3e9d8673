// What the tests look up in a page. What is not there throws, and the test fails: so it needs no type, and no question whether it is there.

interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface Element {
  closest(selector: string): any;
  /** What only some elements have. */
  [property: string]: any;
}

interface NonElementParentNode {
  getElementById(id: string): any;
}

interface Document {
  getElementById(id: string): any;
}

interface DocumentOrShadowRoot {
  elementFromPoint(x: number, y: number): any;
}

// What tests and measurements leave in the page for their next step.

declare var tasks: { at: number; ms: number }[];
declare var firstRow: number | undefined;
declare var firstShards: string[];
declare var allRows: number;
declare var counted: number | undefined;
declare var seen: Promise<Record<string, number>>;
declare var copied: string;
declare var fail: () => void;
declare var axe: { run(options: object): Promise<{ violations: { id: string; nodes: import("./axe.js").Node[] }[] }> };
declare var utbudNumbers: Map<Element, number> | undefined;
