import type { Span } from "../ir/span.ts";

export type Severity = "error" | "warning" | "note";

/** A second place that matters, with what it shows. */
export interface Note {
  readonly message: string;
  readonly span?: Span;
}

/** Something the compiler has to say about a URLconf. Made only by the functions of `catalogue.ts`. */
export interface Diagnostic {
  /** `URLC` and four digits; the families are phases (see `diagnostics/README.md`). */
  readonly code: string;
  readonly severity: Severity;
  /** Lower case, present tense, quotes what was written. */
  readonly message: string;
  readonly span: Span;
  /** What the underlined text is, in a few words. */
  readonly label?: string;
  readonly notes: readonly Note[];
  /** A way out. */
  readonly help?: string;
}

/** Given to every pass that can complain. */
export type Report = (diagnostic: Diagnostic) => void;
