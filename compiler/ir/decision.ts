import type { ConverterDef } from "./urlconf.ts";

/** UTF-16 code units as sorted, disjoint ranges; both ends belong to them. */
export type CharSet = readonly (readonly [first: number, last: number])[];

/** What the text of a param looks like, where its regular expression is simple enough to be scanned character by character. */
export type Scan =
  /** As many characters of one set as there are, between `min` and `max`. */
  | { readonly kind: "run"; readonly set: CharSet; readonly min: number; readonly max: number }
  /** Exactly one character of each set in turn. */
  | { readonly kind: "shape"; readonly sets: readonly CharSet[] };

/** One captured param of a route, in the order in which the path is read. */
export interface Capture {
  /** Index into `FlatRoute.stages`, and into its `parts`. */
  readonly stage: number;
  readonly part: number;
  /** Set for a group of a rePath(). */
  readonly group?: string;
  /** Undefined for a group of a rePath(). */
  readonly converter?: ConverterDef;
  readonly name: string;
}

/** The route that takes the path, if its converters accept what was captured on the way here. */
export interface Leaf {
  readonly route: number;
  readonly captures: readonly Capture[];
}

/** One way to an answer: it returns a match or falls through to the next step. */
export type Step = TailsStep | HeadsStep | WordsStep | ScanStep | SplitStep | CommitStep | RegExpStep;

/** Steps are tried in order; all begin at the same place of the path. */
export type Steps = readonly Step[];

/** The rest of the path is one of these texts. */
export interface TailsStep {
  readonly kind: "tails";
  /** Several leaves behind one text are tried in order: a converter may refuse. */
  readonly tails: readonly { readonly text: string; readonly leaves: readonly Leaf[] }[];
}

/** The path goes on with one of several texts. */
export interface HeadsStep {
  readonly kind: "heads";
  readonly branch: Branch;
}

/** The path goes on with one of many words, each up to the next `/`: looked up in a table. Only texts stand before it. */
export interface WordsStep {
  readonly kind: "words";
  /** What stands before all words. */
  readonly prefix: string;
  readonly words: readonly Word[];
}

/** One of many words, and what is done behind its `/`. */
export interface Word {
  readonly word: string;
  /** Its routes are counted by themselves: what stands behind a word is the same object as long as only other routes change. */
  readonly next: Steps;
  /** The route that each of its routes is. */
  readonly routes: readonly number[];
}

/** Which text it is: found by the character at an offset, proved at the end. */
export type Branch =
  | {
      readonly kind: "switch";
      readonly offset: number;
      readonly cases: readonly { readonly char: number; readonly branch: Branch }[];
    }
  | {
      readonly kind: "text";
      readonly text: string;
      /** Offsets of characters that the switches above have seen. */
      readonly seen: readonly number[];
      readonly next: Steps;
    };

/** A param with one possible end: what follows it cannot be part of it, or nothing is ever re-tried. */
export interface ScanStep {
  readonly kind: "scan";
  readonly scan: Scan;
  readonly capture: Capture;
  readonly next: Steps;
}

/** A part of a split: a text, or a param. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "scan"; readonly scan: Scan; readonly capture: Capture };

/** Params, and texts between them, that could be parts of each other: they share one stretch of the path. */
export interface Split {
  /** What any of them may hold: the stretch ends at the first other character, whatever follows. */
  readonly set: CharSet;
  /** They fill the stretch; the first takes as much as leaves enough for the others, then the second. Begins with a run. */
  readonly pieces: readonly Piece[];
  /** They end an include's prefix, and need not fill the stretch. */
  readonly isOpen: boolean;
}

/** One way to fill a stretch, and what is done behind it. */
export interface Way {
  readonly pieces: readonly Piece[];
  readonly next: Steps;
}

/** A stretch of the path that is split once for each way: nothing that fails behind it could end otherwise. */
export interface SplitStep extends Omit<Split, "pieces"> {
  readonly kind: "split";
  /** Tried in order; only one when it is open. */
  readonly ways: readonly Way[];
}

/** An include's prefix ends here: its converters speak before its patterns are tried. */
export interface CommitStep {
  readonly kind: "commit";
  /** Positions in the order of captures. */
  readonly captures: readonly { readonly at: number; readonly capture: Capture }[];
  readonly next: Steps;
}

/** A route tried by its whole regular expressions, stage after stage, from the start of the path. */
export interface RegExpStep {
  readonly kind: "regexp";
  readonly route: number;
}

/** What the generated matcher does. */
export interface DecisionTree {
  readonly kind: "decision-tree";
  /** They are so many that a table finds them. */
  readonly hasManyStatics: boolean;
  /** Whole paths, with their leading slash, that are known without looking at any other route. */
  readonly statics: readonly { readonly path: string; readonly route: number }[];
  /** What is done with every other path, from its first character on. */
  readonly steps: Steps;
}
