import type { CharSet, Scan, Step, Steps } from "../../ir/decision.ts";
import { declare } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { goesOnWith } from "./look-ahead.ts";
import { after, type Captured, type Emission, pathEnd, type Place, placeText } from "./place.ts";
import type { Scope } from "../scope.ts";
import { quoted } from "../words.ts";

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
export const endOf = (set: CharSet, word: string, start: Place, emission: Emission): Doc =>
  emission.scanners.endOf(set, word, placeText(start));

/** True when every character of `inner` is in `outer`. */
export const covers = (outer: CharSet, inner: CharSet): boolean =>
  inner.every(([from, to]) => outer.some(([first, last]) => first <= from && to <= last));

/** True when some character is in both. */
export const meets = (a: CharSet, b: CharSet) =>
  a.some(([from, to]) => b.some(([first, last]) => from <= last && first <= to));

/** The one character that ends a run of "anything but": `indexOf` finds it faster than a loop. */
export function enderOf(set: CharSet): string | undefined {
  const [low, high, ...others] = set;
  if (low === undefined || high === undefined || others.length > 0) return undefined;
  return low[0] === 0 && high[1] === 0xffff && low[1] + 2 === high[0]
    ? String.fromCharCode(low[1] + 1)
    : undefined;
}

/** True for a step that only the end of the path takes. */
export const isEnd = (step: Step) => step.kind === "tails" && step.tails.every(({ text }) => text === "");

/** Where a stretch of characters of one set ends. */
export interface StretchEnd {
  readonly place: Place;
  readonly statements: readonly Doc[];
  /** What else must hold. */
  readonly terms: readonly Doc[];
  /** Offsets from the place whose characters are known for the next steps, and how many there are at least. */
  readonly seen: readonly number[];
  readonly least: number;
}

/** The statements that find where a stretch ends, by the cheapest means that the next steps, if they begin there, allow. */
export function emitStretchEnd(
  set: CharSet,
  names: { readonly end: string; readonly word: string },
  start: Place,
  next: Steps | undefined,
  scope: Scope,
  emission: Emission,
): StretchEnd {
  const ender = enderOf(set);
  const found = ender !== undefined && call("path.indexOf", [quoted(ender), placeText(start)]);
  if (found && next?.every(isEnd)) {
    return { place: pathEnd, statements: [], terms: [[found, " === -1"]], seen: [], least: 0 };
  }
  const end = scope.claim(names.end);
  const place = { name: end, offset: 0 };
  return found && next?.every(goesOnWith(ender))
    ? { place, statements: [declare(end, found)], terms: [], seen: [0], least: 1 }
    : {
        place,
        statements: [declare(end, endOf(set, names.word, start, emission))],
        terms: [],
        seen: [],
        least: 0,
      };
}
