import type { Capture, CharSet, Scan, Split } from "../../ir/decision.ts";
import type { FlatRoute, Stage } from "../../ir/route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { anyChar } from "./char-set.ts";
import { atomsOf, scanOf, scanOfConverter } from "./regexp-shape.ts";
import { splitItems } from "./split-items.ts";

/** What a route wants to see next. */
export type Item =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "scan"; readonly scan: Scan; readonly capture: Capture }
  | ({ readonly kind: "split" } & Split)
  /** The end of an include's prefix; the converters that have to speak there, by position in the order of captures. */
  | {
      readonly kind: "commit";
      readonly captures: readonly { readonly at: number; readonly capture: Capture }[];
    }
  /** Only the route's regular expressions can tell. */
  | { readonly kind: "opaque" };

/** One character of a route's language, or any number of them. Wider than the route where the route is hard to tell. */
export interface Letter {
  readonly set: CharSet;
  readonly isRepeated: boolean;
  /** Whatever follows: a converter speaks here, and what it throws, it throws for every path that came so far. */
  readonly isOpen?: true;
}

/** A route as a list of things to see, from the leading slash on. */
export interface Plan {
  readonly route: number;
  readonly items: readonly Item[];
  readonly captures: readonly Capture[];
  /** The language of the items, and where each item begins in it. */
  readonly letters: readonly Letter[];
  readonly starts: readonly number[];
}

const scans = new Map<string, Scan | undefined>();

function converterScan({ regex }: ConverterDef): Scan | undefined {
  if (!scans.has(regex)) scans.set(regex, scanOfConverter(regex));
  return scans.get(regex);
}

const speaks = ({ converter }: Capture) =>
  converter !== undefined && converter.module !== undefined && (converter.mayReject || converter.mayThrow);

/** True when a `|` stands outside of every group: what begins the source begins only one of the choices. */
function isChoice(source: string): boolean {
  let depth = 0;
  for (const [token] of source.matchAll(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|[()|]/g)) {
    if (token === "|" && depth === 0) return true;
    depth += token === "(" ? 1 : token === ")" ? -1 : 0;
  }
  return false;
}

/** The items of a rePath(), as far as they are simple; anchored at its start, and by a view's `$` at its end. */
function regExpItems(source: string, flags: string, stage: number, isLast: boolean): readonly Item[] {
  const opaque: Item = { kind: "opaque" };
  if (!source.startsWith("^") || flags !== "u" || isChoice(source)) return [opaque];
  const { atoms, rest } = atomsOf(source.slice(1));
  const left = source.slice(1 + rest);
  const isWhole = isLast ? left === "$" : left === "";
  const items: Item[] = [];
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]!;
    if (atom.group === undefined) {
      if (atom.char === undefined) return [...items, opaque];
      const before = items.at(-1);
      if (before?.kind === "text") items[items.length - 1] = { kind: "text", text: before.text + atom.char };
      else items.push({ kind: "text", text: atom.char });
      continue;
    }
    const start = at;
    while (atoms[at + 1]?.group === atom.group) at++;
    const scan = scanOf(atoms.slice(start, at + 1));
    if (scan === undefined) return [...items, opaque];
    items.push({ kind: "scan", scan, capture: { stage, part: 0, group: atom.group, name: atom.group } });
  }
  return isWhole ? items : [...items, opaque];
}

function stageItems({ parts }: Stage, stage: number, isLast: boolean): readonly Item[] {
  const items: Item[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === "literal") items.push({ kind: "text", text: part.text });
    else if (part.kind === "param") {
      const scan = converterScan(part.converter);
      if (scan === undefined) return [...items, { kind: "opaque" }];
      items.push({
        kind: "scan",
        scan,
        capture: { stage, part: index, converter: part.converter, name: part.name },
      });
    } else return [...items, ...regExpItems(part.source, part.flags, stage, isLast)];
  }
  return items;
}

function lettersOf(item: Item): readonly Letter[] {
  if (item.kind === "split") return item.pieces.flatMap(lettersOf);
  if (item.kind === "text") {
    return Array.from({ length: item.text.length }, (_, at): Letter => {
      const code = item.text.charCodeAt(at);
      return { set: [[code, code]], isRepeated: false };
    });
  }
  if (item.kind === "opaque") return [{ set: anyChar, isRepeated: true }];
  if (item.kind === "commit")
    return item.captures.length > 0 ? [{ set: anyChar, isRepeated: true, isOpen: true }] : [];
  const { scan } = item;
  if (scan.kind === "shape") return scan.sets.map((set) => ({ set, isRepeated: false }));
  const once = Array.from({ length: Math.min(scan.min, 8) }, (): Letter => ({
    set: scan.set,
    isRepeated: false,
  }));
  return scan.max > scan.min || scan.min > 8 ? [...once, { set: scan.set, isRepeated: true }] : once;
}

const planned = new WeakMap<FlatRoute["stages"], Plan>();

/** Says what a route wants to see, from the leading slash on. */
export function plan(flat: FlatRoute): Plan {
  const known = planned.get(flat.stages) ?? planNew(flat);
  const own = known.route === flat.index ? known : { ...known, route: flat.index };
  planned.set(flat.stages, own);
  return own;
}

function planNew(flat: FlatRoute): Plan {
  const items: Item[] = [{ kind: "text", text: "/" }];
  const captures: Capture[] = [];
  const last = flat.stages.length - 1;
  for (const [at, stage] of flat.stages.entries()) {
    const found: { at: number; capture: Capture }[] = [];
    for (const item of stageItems(stage, at, at === last)) {
      const before = items.at(-1);
      if (item.kind === "scan") {
        if (speaks(item.capture)) found.push({ at: captures.length, capture: item.capture });
        captures.push(item.capture);
      }
      if (item.kind === "text" && before?.kind === "text") {
        items[items.length - 1] = { kind: "text", text: before.text + item.text };
      } else items.push(item);
    }
    if (items.at(-1)?.kind === "opaque") break;
    if (at < last) items.push({ kind: "commit", captures: found });
  }
  const letters: Letter[] = [];
  const starts: number[] = [];
  const told = splitItems(items);
  for (const item of told) {
    starts.push(letters.length);
    letters.push(...lettersOf(item));
  }
  return { route: flat.index, items: told, captures, letters, starts };
}
