import type { FlatRoute } from "../../ir/route.ts";
import { isSlashFree } from "../reverse/reversal.ts";
import type { WrittenPart } from "./written.ts";

/** What stands between two slashes: a text, or what varies between a head and a tail. Behind an open one's head is all that follows. */
interface Segment {
  readonly kind: "fixed" | "loose" | "open";
  readonly head: string;
  readonly tail: string;
}

/** What is seen of paths at a glance. */
interface Look {
  readonly segments: readonly Segment[];
  readonly ending: string;
}

interface RouteLook extends Look {
  readonly route: FlatRoute;
}

/** Routes that agree on their first segments. */
interface Level {
  /** Index of the first of them. */
  readonly first: number;
  readonly ended: RouteLook[];
  /** Their next segment is open. */
  readonly open: RouteLook[];
  readonly fixed: Map<string, Branch>;
  readonly loose: Map<string, Branch>;
}

interface Branch {
  readonly segment: Segment;
  readonly level: Level;
}

/** Routes to look at, for all routes. */
const maxLooks = 1_000_000;
/** A route that is written and one before it that may take such paths: so many, for all routes. */
export const maxPairs = 200_000;

/** The source of a regular expression, or a text. */
type GlancePart = { readonly text: string } | { readonly source: string };

const lookOf = (parts: readonly GlancePart[]): Look => {
  const last = parts.at(-1);
  return { segments: segmentsOf(parts), ending: last && "text" in last ? last.text : "" };
};

const fixedSegment = (text: string): Segment => ({ kind: "fixed", head: text, tail: text });

function segmentsOf(parts: readonly GlancePart[]): readonly Segment[] {
  const segments: Segment[] = [];
  let last = fixedSegment("");
  for (const part of parts) {
    if ("source" in part) {
      last = { kind: isSlashFree(part.source) ? "loose" : "open", head: last.head, tail: "" };
      if (last.kind === "open") break;
      continue;
    }
    const [text = "", ...more] = part.text.split("/");
    last = last.kind === "fixed" ? fixedSegment(last.head + text) : { ...last, tail: last.tail + text };
    for (const next of more) {
      segments.push(last);
      last = fixedSegment(next);
    }
  }
  return [...segments, last];
}

const lookOfRoute = (route: FlatRoute): RouteLook => ({
  ...lookOf(
    route.stages
      .flatMap((stage) => stage.parts)
      .map((part): GlancePart => {
        if (part.kind === "literal") return part;
        // It may begin and end anywhere.
        return { source: part.kind === "param" ? part.converter.regex : "[^]*" };
      }),
  ),
  route,
});

const lookOfWritten = (parts: readonly WrittenPart[]): Look =>
  lookOf(
    parts.map((part) => {
      if (typeof part === "string") return { text: part };
      return part.flags.includes("v") ? { source: "[^]*" } : part;
    }),
  );

/** Conservative: false only if no text is in both, or begins both where one is open. */
function mayBeSame(one: Segment, other: Segment): boolean {
  const [isOpen, isOtherOpen] = [one.kind === "open", other.kind === "open"];
  if (one.kind === "fixed" && other.kind === "fixed") return one.head === other.head;
  if (one.kind === "fixed" && isOtherOpen) return one.head.startsWith(other.head);
  if (isOpen && other.kind === "fixed") return other.head.startsWith(one.head);
  return (
    (one.head.startsWith(other.head) || other.head.startsWith(one.head)) &&
    (isOpen || isOtherOpen || one.tail.endsWith(other.tail) || other.tail.endsWith(one.tail))
  );
}

const mayEndAlike = (one: Look, other: Look): boolean =>
  one.ending.endsWith(other.ending) || other.ending.endsWith(one.ending);

const createLevel = (first: number): Level => ({
  first,
  ended: [],
  open: [],
  fixed: new Map(),
  loose: new Map(),
});

function add(root: Level, look: RouteLook): void {
  let level = root;
  for (const segment of look.segments) {
    if (segment.kind === "open") return void level.open.push(look);
    const branches = segment.kind === "fixed" ? level.fixed : level.loose;
    const key = segment.kind === "fixed" ? segment.head : `${segment.head}/${segment.tail}`;
    const branch = branches.get(key) ?? { segment, level: createLevel(look.route.index) };
    branches.set(key, branch);
    level = branch.level;
  }
  level.ended.push(look);
}

/**
 * Gives the routes before one that may take some path that is written so, in declaration order; undefined when too much has
 * been asked. Segment by segment, a fixed one leads straight to the routes that have it.
 */
export function rivalFinder(
  routes: readonly FlatRoute[],
): (route: FlatRoute, parts: readonly WrittenPart[]) => readonly FlatRoute[] | undefined {
  const root = createLevel(0);
  for (const route of routes) add(root, lookOfRoute(route));
  let looks = maxLooks;
  let pairs = maxPairs;

  return ({ index }, parts) => {
    const own = lookOfWritten(parts);
    const found: RouteLook[] = [];

    const all = ({ first, ended, open, fixed, loose }: Level): void => {
      if (first >= index || looks <= 0) return;
      looks -= ended.length + open.length + 1;
      found.push(...[...ended, ...open].filter((other) => mayEndAlike(own, other)));
      for (const { level } of [...fixed.values(), ...loose.values()]) all(level);
    };

    const walk = ({ first, ended, open, fixed, loose }: Level, at: number): void => {
      if (first >= index || looks <= 0) return;
      const segment = own.segments[at];
      if (segment === undefined) return void found.push(...ended);
      const only = segment.kind === "fixed" ? fixed.get(segment.head) : undefined;
      const near = segment.kind === "fixed" ? (only ? [only] : []) : [...fixed.values()];
      const branches = [...near, ...loose.values()];
      looks -= branches.length + open.length + 1;
      for (const other of open) {
        const beside = other.segments[at];
        if (beside && mayBeSame(segment, beside) && mayEndAlike(own, other)) found.push(other);
      }
      for (const branch of branches)
        if (mayBeSame(segment, branch.segment))
          if (segment.kind === "open") all(branch.level);
          else walk(branch.level, at + 1);
    };

    walk(root, 0);
    pairs -= found.length;
    if (looks <= 0 || pairs <= 0) return undefined;
    return found
      .map((look) => look.route)
      .filter((route) => route.index < index)
      .sort((a, b) => a.index - b.index);
  };
}
