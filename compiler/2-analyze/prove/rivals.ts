import type { FlatRoute } from "../../ir/route.ts";
import { isSlashFree } from "../reverse/reversal.ts";
import type { WrittenPart } from "./written.ts";

/** What stands between two slashes: fixed, or between a head and a tail. */
interface Segment {
  readonly head: string;
  readonly tail: string;
  readonly isFixed: boolean;
}

/** What is seen of paths at a glance. */
interface Look {
  readonly opening: string;
  readonly ending: string;
  /** Undefined where their number varies. */
  readonly segments: readonly Segment[] | undefined;
}

/** Pairs to look at, for all routes. */
const maxPairs = 200_000;

const slashFree = new Map<string, boolean>();
function hasNoSlash(regex: string): boolean {
  const known = slashFree.get(regex) ?? isSlashFree(regex);
  slashFree.set(regex, known);
  return known;
}

interface RouteLook extends Look {
  readonly route: FlatRoute;
}

/** The source of a regular expression, or a text. */
type GlancePart = { readonly text: string } | { readonly source: string };

function lookOf(parts: readonly GlancePart[]): Look {
  const [first, last] = [parts[0], parts.at(-1)];
  return {
    opening: textOf(first),
    ending: textOf(last),
    segments: parts.every((part) => "text" in part || hasNoSlash(part.source))
      ? segmentsOf(parts)
      : undefined,
  };
}

const textOf = (part: GlancePart | undefined): string => (part && "text" in part ? part.text : "");

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

function segmentsOf(parts: readonly GlancePart[]): readonly Segment[] {
  const text = parts.map((part) => ("text" in part ? part.text : "\0")).join("");
  return text.split("/").map((segment) => {
    const pieces = segment.split("\0");
    return { head: pieces[0] ?? "", tail: pieces.at(-1) ?? "", isFixed: pieces.length === 1 };
  });
}

/** Conservative: false only if no text is in both. */
function mayBeSame(one: Segment, other: Segment): boolean {
  if (one.isFixed && other.isFixed) return one.head === other.head;
  return (
    (one.head.startsWith(other.head) || other.head.startsWith(one.head)) &&
    (one.tail.endsWith(other.tail) || other.tail.endsWith(one.tail))
  );
}

function mayMeet(one: Look, other: Look): boolean {
  const { segments } = other;
  if (one.segments === undefined || segments === undefined)
    return one.ending.endsWith(other.ending) || other.ending.endsWith(one.ending);
  return (
    one.segments.length === segments.length &&
    one.segments.every((segment, at) => {
      const beside = segments[at];
      return beside !== undefined && mayBeSame(segment, beside);
    })
  );
}

/**
 * Gives the routes before one that may take some path that is written so, in declaration order; undefined when too much has
 * been asked.
 */
export function rivalFinder(
  routes: readonly FlatRoute[],
): (route: FlatRoute, parts: readonly WrittenPart[]) => readonly FlatRoute[] | undefined {
  const groups = new Map<string, RouteLook[]>();
  for (const route of routes) {
    const look = lookOfRoute(route);
    const group = groups.get(look.opening);
    if (group === undefined) groups.set(look.opening, [look]);
    else group.push(look);
  }
  const openings = [...groups.keys()].sort();

  /** The openings that begin with a text stand side by side. */
  const goingOn = (text: string): readonly string[] => {
    let [low, high] = [0, openings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((openings[middle] ?? "") < text) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (openings[end]?.startsWith(text)) end++;
    return openings.slice(low, end);
  };

  let pairs = maxPairs;
  return ({ index }, parts) => {
    if (pairs <= 0) return undefined;
    const own = lookOf(
      parts.map((part) => {
        if (typeof part === "string") return { text: part };
        return part.flags.includes("v") ? { source: "[^]*" } : part;
      }),
    );
    const shorter = Array.from({ length: own.opening.length }, (_, at) => own.opening.slice(0, at));
    const near = [...shorter, ...goingOn(own.opening)].flatMap((opening) => groups.get(opening) ?? []);
    pairs -= near.length;
    return near
      .filter((other) => other.route.index < index && mayMeet(own, other))
      .map((look) => look.route)
      .sort((a, b) => a.index - b.index);
  };
}
