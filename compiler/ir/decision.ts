/** A route tried by its whole regular expressions, stage after stage. */
export interface RegExpStep {
  readonly kind: "regexp";
  readonly route: number;
}

/** One way to an answer: it returns a match or falls through to the next step. */
export type Step = RegExpStep;

/** What the generated matcher does: its steps in order. */
export interface DecisionTree {
  readonly kind: "decision-tree";
  readonly steps: readonly Step[];
}
