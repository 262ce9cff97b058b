import type { Diagnostic, Severity } from "./diagnostic.ts";

/** What the page of a code says; `README.md` beside this file is generated from these. */
export interface CodeDoc {
  /** `URLC` and four digits. A retired number is never used again. */
  readonly code: string;
  /** What it is unless the user says otherwise. */
  readonly severity: Severity;
  /** True when no correct router can be written in spite of it: its severity cannot be lowered. */
  readonly isFatal?: true;
  /** A few words: the heading. */
  readonly title: string;
  /** What it means and why it matters, in a sentence or three. */
  readonly meaning: string;
  /** A urls.ts that gets this diagnostic, and one that does not. Views come from `./views.js`, which exports whatever is asked for. */
  readonly bad: string;
  readonly good: string;
  /** Django's own check or exception, where it has one: `urls.W003`. */
  readonly django?: string;
}

/** Makes the diagnostics of one code; carries the code's page. */
export interface Code<Facts extends readonly unknown[]> {
  (...facts: Facts): Diagnostic;
  readonly doc: CodeDoc;
}

/** One code: its page, and how the facts of a case become words. */
export function defineCode<Facts extends readonly unknown[]>(
  doc: CodeDoc,
  word: (...facts: Facts) => Omit<Diagnostic, "code" | "severity">,
): Code<Facts> {
  const make = (...facts: Facts): Diagnostic => ({
    code: doc.code,
    severity: doc.severity,
    ...word(...facts),
  });
  return Object.assign(make, { doc });
}
