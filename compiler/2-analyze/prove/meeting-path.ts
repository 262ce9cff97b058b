import type { FlatRoute, RoutePart } from "../../ir/route.ts";
import { isBuiltInInt } from "./piece.ts";
import { languageMaker } from "./language.ts";
import { search } from "./search.ts";

/** Steps of automata for all pairs, for one pair, and what one costs at least. */
const maxSteps = 100_000;
const maxStepsAlone = 5_000;
const minSteps = 30;

/**
 * Gives a shortest path (without its leading `/`) that two routes both match, the first one for certain or perhaps; undefined
 * where there is none, or too much to look at. Routes that go on alike after what they have in common are looked at once.
 */
export function meetingPaths(): (one: FlatRoute, other: FlatRoute) => string | undefined {
  const toLanguage = languageMaker();
  const known = new Map<string, string | undefined>();
  const tails = new Map<FlatRoute, string>();
  const tailOf = (route: FlatRoute): string => {
    const tail = tails.get(route) ?? tailKey(route);
    tails.set(route, tail);
    return tail;
  };
  let steps = maxSteps;

  return (one, other) => {
    const [opening, otherOpening] = [openingOf(one), openingOf(other)];
    const length = commonLength(opening, otherOpening);
    const key = JSON.stringify([
      opening.slice(length),
      tailOf(one),
      otherOpening.slice(length),
      tailOf(other),
    ]);
    if (!known.has(key)) {
      if (steps <= 0) return undefined;
      const languages = [one, other].map((route, index) => toLanguage({ ...without(route, length), index }));
      const { findings, cost } = search(languages, {
        budget: Math.min(steps, maxStepsAlone),
        wanted: (owner) => owner === 1,
        isExhaustive: true,
        endsAtTaker: true,
      });
      steps -= cost + minSteps;
      const finding = findings.get(1);
      known.set(key, finding?.takers.get(0) ?? finding?.contested?.path);
    }
    const path = known.get(key);
    return path === undefined ? undefined : opening.slice(0, length) + path;
  };
}

function openingOf({ stages }: FlatRoute): string {
  const first = stages[0]?.parts[0];
  return first?.kind === "literal" ? first.text : "";
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  // Half a character is none.
  return /[\ud800-\udbff]/.test(one[length - 1] ?? "") ? length - 1 : length;
}

/** The opening loses its beginning; it stays where it is, for params know their parts by number. */
function without(route: FlatRoute, length: number): FlatRoute {
  const [stage, ...stages] = route.stages;
  const [first, ...parts] = stage?.parts ?? [];
  if (first?.kind !== "literal") return route;
  return {
    ...route,
    stages: [{ parts: [{ ...first, text: first.text.slice(length) }, ...parts] }, ...stages],
  };
}

/** Equal only for routes that match the same behind their opening. */
function tailKey({ index, stages, params }: FlatRoute): string {
  const isPlain = params.every(
    ({ sources: [source, ...more] }) => source?.kind === "capture" && more.length === 0,
  );
  const keys = stages.map(({ parts }, stage) =>
    parts.map((part, at) => (stage === 0 && at === 0 && part.kind === "literal" ? 0 : partKey(part))),
  );
  return JSON.stringify([keys, params.length === 0 ? "unused" : isPlain ? "used" : index]);
}

function partKey(part: RoutePart): readonly unknown[] {
  if (part.kind === "literal") return [part.text];
  if (part.kind === "regexp") return [part.source, part.flags, "regexp"];
  const { regex } = part.converter;
  return [regex, isBuiltInInt(part.converter)];
}
