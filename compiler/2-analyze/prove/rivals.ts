import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { isSlashFree } from "../reverse/reversal.ts";

/** What stands between two slashes: fixed, or between a head and a tail. */
interface Segment {
  readonly head: string;
  readonly tail: string;
  readonly isFixed: boolean;
}

/** What is seen of a route's paths at a glance. */
interface Look {
  readonly route: FlatRoute;
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

function lookOf(route: FlatRoute): Look {
  const parts = route.stages.flatMap((stage) => stage.parts);
  const [first, last] = [parts[0], parts.at(-1)];
  const isSegmented = parts.every(
    (part) => part.kind === "literal" || (part.kind === "param" && hasNoSlash(part.converter.regex)),
  );
  return {
    route,
    opening: first?.kind === "literal" ? first.text : "",
    ending: last?.kind === "literal" ? last.text : "",
    segments: isSegmented ? segmentsOf(parts) : undefined,
  };
}

function segmentsOf(parts: readonly RoutePart[]): readonly Segment[] {
  const text = parts.map((part) => (part.kind === "literal" ? part.text : "\0")).join("");
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

/** Gives the routes before one that may take some path that is written as its own are, in declaration order. */
export function rivalFinder(routes: readonly FlatRoute[]): (route: FlatRoute) => readonly FlatRoute[] {
  const looks = new Map(routes.map((route) => [route.index, lookOf(route)]));
  const groups = new Map<string, Look[]>();
  for (const look of looks.values()) {
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
  return (route) => {
    const own = looks.get(route.index);
    if (own === undefined || pairs <= 0) return [];
    const shorter = Array.from(own.opening, (_, at) => own.opening.slice(0, at));
    const near = [...shorter, ...goingOn(own.opening)].flatMap((opening) => groups.get(opening) ?? []);
    pairs -= near.length;
    return near
      .filter((other) => other.route.index < route.index && mayMeet(own, other))
      .map((look) => look.route)
      .sort((a, b) => a.index - b.index);
  };
}
