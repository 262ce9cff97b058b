import type { FlatRoute, RoutePart, Stage } from "../ir/route.ts";
import { commit } from "./commit.ts";
import { isBuiltInInt, pieceMaker, type Acceptance, type Piece } from "./piece.ts";
import { regexLanguage } from "./regex-language.ts";

/** A state of a route's automaton, made when it is first reached. */
export interface Thread {
  /** Its own. */
  readonly id: number;
  /** `FlatRoute.index` of the route it belongs to. */
  readonly owner: number;
  readonly accepts: Acceptance;
  /** No text shorter than this leads to a clean end; Infinity where there is none. */
  readonly remaining: number;
  readonly edges: () => readonly Edge[];
}

/** Every code point between the two, both included, leads to all of `to`. */
export interface Edge {
  readonly min: number;
  readonly max: number;
  readonly to: readonly Thread[];
}

/**
 * The paths of one route, without their leading `/`. A text that ends in a clean state may be taken by the route. It is
 * certainly taken if it ends in no overflow state besides (the greedy split might be the one whose int is refused), no
 * converter may refuse, and the automaton is exact.
 */
export interface Language {
  readonly owner: number;
  /** All its paths begin with this text; the threads start behind it. */
  readonly opening: string;
  readonly start: readonly Thread[];
  /** Converters (`yyyy`) whose parse may refuse what their regex takes. */
  readonly refusing: readonly string[];
  /** Why the automaton takes more than the route does. */
  readonly inexact?: string;
  /** `Thread.remaining` is the length of a shortest clean end, no mere bound. */
  readonly isMeasured: boolean;
}

/** Makes the languages of routes; what they have in common is built once. */
export function languageMaker(): (route: FlatRoute) => Language {
  const pieces = pieceMaker();
  let ids = 0;
  const nextId = () => ids++;
  const pieceOf = (part: RoutePart, isLast: boolean): Piece => {
    if (part.kind === "literal") return pieces.literal(part.text);
    if (part.kind === "param") return pieces.converter(part.converter);
    const isWhole = isLast && /(?:^|[^\\])(?:\\\\)*\$$/.test(part.source);
    return regexLanguage(part.source, part.flags, isWhole ? "whole" : isLast ? "search" : "prefix");
  };
  return (route) => {
    const stages = route.stages.map((stage, index) => {
      const isLast = index === route.stages.length - 1;
      return stage.parts.map((part) => pieceOf(part, isLast));
    });
    const texts = leadingTexts(route);
    const inexact = stages.flat().find((piece) => piece.inexact !== undefined)?.inexact;
    const isLongest = stages.map((row) => row.every((piece) => piece.isGreedyLongest));
    const start = stages.reduceRight<readonly Thread[] | undefined>((rest, row, index) => {
      const threads = rowThreads(index === 0 ? row.slice(texts.length) : row, route.index, nextId);
      return rest === undefined ? threads : commit(threads, rest, isLongest[index] === true, nextId);
    }, undefined);
    const doubt = inexact ?? (isLongest.slice(0, -1).includes(false) ? uncertainEnd : undefined);
    return {
      owner: route.index,
      opening: texts.join(""),
      start: start ?? rowThreads([], route.index, nextId),
      refusing: refusingConverters(route.stages),
      ...(doubt === undefined ? {} : { inexact: doubt }),
      isMeasured: stages.length === 1,
    };
  };
}

const uncertainEnd = "an include's prefix may end in several places";

/** The texts of the first stage, up to its first capture. */
function leadingTexts({ stages }: FlatRoute): readonly string[] {
  const parts = stages[0]?.parts ?? [];
  const end = parts.findIndex(({ kind }) => kind !== "literal");
  return parts
    .slice(0, end === -1 ? parts.length : end)
    .map((part) => (part.kind === "literal" ? part.text : ""));
}

const refusingConverters = (stages: readonly Stage[]): readonly string[] => [
  ...new Set(
    stages.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === "param" && part.converter.mayReject && !isBuiltInInt(part.converter)
          ? [part.converter.name]
          : [],
      ),
    ),
  ),
];

/** The threads at the beginning of pieces in a row. Once an int overflowed, no end is clean. */
function rowThreads(row: readonly Piece[], owner: number, nextId: () => number): readonly Thread[] {
  const tails = [0];
  for (const piece of [...row].reverse()) tails.unshift((piece.distances[0] ?? 0) + (tails[0] ?? 0));
  const known = new Map<number, Thread>();
  const offsets = row.reduce<number[]>(
    (sums, piece) => [...sums, (sums.at(-1) ?? 0) + piece.edges.length],
    [0],
  );
  /** A thread that could already go on to the next piece has done so, beside this one. */
  const ahead = (at: number, state: number): number =>
    (at < row.length - 1 ? row[at]?.onward[state] : row[at]?.distances[state]) ?? 0;
  const thread = (at: number, state: number, hasOverflow: boolean): Thread => {
    const key = ((offsets[at] ?? 0) + state) * 2 + (hasOverflow ? 1 : 0);
    const made = known.get(key);
    if (made !== undefined) return made;
    const piece = row[at];
    const acceptance = at < row.length - 1 ? "none" : (piece?.accepts[state] ?? "clean");
    let edges: readonly Edge[] | undefined;
    const created: Thread = {
      id: nextId(),
      owner,
      accepts: acceptance === "clean" && hasOverflow ? "overflow" : acceptance,
      remaining: hasOverflow ? Infinity : ahead(at, state) + (tails[at + 1] ?? 0),
      edges: () =>
        (edges ??= (piece?.edges[state] ?? []).map(([min, max, target]) => ({
          min,
          max,
          to: closure(at, target, hasOverflow),
        }))),
    };
    known.set(key, created);
    return created;
  };
  const closure = (at: number, state: number, hasOverflow: boolean): readonly Thread[] => {
    const piece = row[at];
    const isLast = at >= row.length - 1;
    const accepts = piece?.accepts[state] ?? "clean";
    const isSpent = piece?.edges[state]?.length === 0 && !isLast;
    const here = isSpent ? [] : [thread(at, state, hasOverflow)];
    return isLast || accepts === "none"
      ? here
      : [...here, ...closure(at + 1, 0, hasOverflow || accepts === "overflow")];
  };
  return closure(0, 0, false);
}
