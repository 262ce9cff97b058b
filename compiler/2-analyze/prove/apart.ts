/**
 * Routes that no path can bring together are proved apart: what is certain about one of them stays so whatever becomes of the
 * others. They are told apart by their fixed segments, `/` by `/`.
 *
 *     shop/…        100 routes   apart
 *     blog/…         30 routes   apart
 *     <slug:page>/    1 route    among all of them; and, if it comes first, beside each of the two
 */
import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { isSlashFree } from "../reverse/reversal.ts";

/** Places in a list of routes, in declaration order. */
export interface Group {
  /** Those to conclude about. */
  readonly wanted: readonly number[];
  /** Those, and all that may take a path of theirs first. */
  readonly among: readonly number[];
}

/** The text of a segment; `param` for one that varies; `open` where even the number of those behind it does. */
type Segment = { readonly text: string } | "param" | "open";

const small = 16;
const fewLoose = 8;

const segments = new WeakMap<FlatRoute["stages"], readonly Segment[]>();

function segmentsOf({ stages }: FlatRoute): readonly Segment[] {
  const known = segments.get(stages);
  if (known !== undefined) return known;
  const found: Segment[] = [{ text: "" }];
  for (const part of stages.flatMap(({ parts }) => parts)) {
    if (part.kind === "literal") addText(found, part.text);
    else found[found.length - 1] = hasSlash(part) ? "open" : "param";
    if (found.at(-1) === "open") break;
  }
  segments.set(stages, found);
  return found;
}

function addText(found: Segment[], text: string): void {
  const [first = "", ...more] = text.split("/");
  const last = found.at(-1);
  if (typeof last === "object") found[found.length - 1] = { text: last.text + first };
  found.push(...more.map((segment) => ({ text: segment })));
}

const hasSlash = (part: Exclude<RoutePart, { kind: "literal" }>): boolean =>
  part.kind === "regexp" || !isSlashFree(part.converter.regex);

/** Splits routes into groups; every place is wanted in one of them. */
export function groupsApart(routes: readonly FlatRoute[]): readonly Group[] {
  const groups: Group[] = [];
  const add = (wanted: readonly number[], beside: readonly number[]) => {
    const last = wanted.at(-1) ?? -1;
    const among = [...wanted, ...beside.filter((place) => place < last)].sort((a, b) => a - b);
    groups.push({ wanted, among });
  };
  const split = (places: readonly number[], at: number, beside: readonly number[]): void => {
    if (places.length <= small) return add(places, beside);
    const fixed = new Map<string, number[]>();
    const loose: number[] = [];
    let hasOpen = false;
    for (const place of places) {
      const route = routes[place];
      const segment = route && segmentsOf(route)[at];
      hasOpen ||= segment === "open";
      if (segment === "param" || segment === "open") loose.push(place);
      else {
        const text = segment === undefined ? "end" : `/${segment.text}`;
        const same = fixed.get(text);
        if (same === undefined) fixed.set(text, [place]);
        else same.push(place);
      }
    }
    const isEnd = fixed.size === 1 && fixed.has("end");
    if (fixed.size === 0 && !hasOpen) return split(places, at + 1, beside);
    if (fixed.size === 1 && loose.length === 0 && !isEnd) return split(places, at + 1, beside);
    if (fixed.size < 2 || loose.length > fewLoose) return add(places, beside);
    if (loose.length > 0) {
      const others = [...places, ...beside].filter((place) => !loose.includes(place));
      add(loose, others);
    }
    for (const inside of fixed.values()) split(inside, at + 1, [...beside, ...loose]);
    return undefined;
  };
  split([...routes.keys()], 0, []);
  return groups.sort((a, b) => (a.wanted[0] ?? 0) - (b.wanted[0] ?? 0));
}
