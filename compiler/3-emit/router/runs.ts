import type { CharSet, Scan, Step } from "../../ir/decision.ts";
import { ifBlock } from "./code.ts";
import type { Doc } from "../layout.ts";
import { after, type Captured, type Emission, type Env, type Place, placeText } from "./place.ts";

type Run = Scan & { readonly kind: "run" };

/** What a scanner is called after. */
export const wordOf = ({ capture: { converter } }: { capture: Captured["capture"] }): string =>
  converter?.name ?? "text";

/** `end > start`, or what else says that the run is neither too short nor too long. */
export function lengthTerms(scan: Run, start: Place, end: string): readonly string[] {
  return [
    ...(scan.min === 1 ? [`${end} > ${placeText(start)}`] : []),
    ...(scan.min > 1 ? [`${end} >= ${placeText(after(start, scan.min))}`] : []),
    ...(scan.max !== Infinity ? [`${end} <= ${placeText(after(start, scan.max))}`] : []),
  ];
}

/** An expression: where a run ends. */
export const endOf = (scan: Run, word: string, start: Place, emission: Emission): Doc =>
  emission.scanners.endOf(scan.set, word, placeText(start));

/** True when every character of `inner` is in `outer`. */
export const covers = (outer: CharSet, inner: CharSet): boolean =>
  inner.every(([from, to]) => outer.some(([first, last]) => first <= from && to <= last));

/** True when a run, begun behind any place of a split, ends where the others would: at the end of the split's own run. */
export const endsAlike = (step: Step | undefined, set: CharSet): boolean =>
  (step?.kind === "scan" || step?.kind === "suffix" || step?.kind === "split") &&
  step.scan.kind === "run" &&
  step.scan.max === Infinity &&
  covers(step.scan.set, set);

/**
 * Leaves the loop of a split whose other places would only fail where this one failed: the run behind it is long enough
 * (`terms`), and ends at the same place for all. Without this, three params between dashes take cubic time.
 */
export const leaveSplit = ({ split }: Env, terms: readonly Doc[]): readonly Doc[] =>
  split === undefined || terms.length === 0
    ? []
    : [ifBlock(terms, [split.label === undefined ? "break;" : `break ${split.label};`])];
