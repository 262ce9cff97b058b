import type { FlatRoute, RoutePart, Stage } from "../../ir/route.ts";
import { commit, isPrefixFree, shortest } from "./commit.ts";
import { isBuiltInInt, pieceMaker, type Piece, type PieceMaker } from "./piece.ts";
import { startOf, type Row } from "./thread.ts";

/**
 * The paths of one route, without their leading `/`. A text that ends in a clean state may be taken by the route. It is
 * certainly taken if it ends in no overflow state besides (the greedy split might be the one whose int is refused), no
 * converter may refuse, and the automaton is exact.
 */
export interface Language {
  /** `FlatRoute.index`. */
  readonly owner: number;
  readonly row: Row;
  /** Converters (`yyyy`) whose parse may refuse what their regex takes. */
  readonly refusing: readonly string[];
  /** Why the automaton takes more than the route does. */
  readonly inexact?: string;
  /** `Thread.remaining` is the length of a shortest clean end, no mere bound. */
  readonly isMeasured: boolean;
}

/** Whatever ends cleanly, and in no other way besides, is taken for sure. */
export const isCertain = ({ refusing, inexact }: Language): boolean =>
  refusing.length === 0 && inexact === undefined;

/** Conservative: false only if no path is in both. */
export function mayMeet(one: Language, other: Language): boolean {
  const [first = "", second = ""] = [one.row.texts[0], other.row.texts[0]];
  return first.startsWith(second) || second.startsWith(first);
}

/** Makes the languages of routes; what they have in common is built once. */
export function languageMaker(pieces: PieceMaker = pieceMaker()): (route: FlatRoute) => Language {
  const pieceOf = (part: RoutePart, isLast: boolean, isUsed: boolean): Piece | undefined => {
    if (part.kind === "literal") return undefined;
    if (part.kind === "param")
      return isUsed ? pieces.converter(part.converter) : pieces.regexp(part.converter.regex, "u", "part");
    // Django: fullmatch() for a view's pattern that ends with "$", else search().
    const ending = part.source.endsWith("$") ? "whole" : "search";
    return pieces.regexp(part.source, part.flags, isLast ? ending : "prefix");
  };
  return (route) => {
    const owner = route.index;
    const isUsed = usedCaptures(route);
    const stages = route.stages.map(({ parts }, stage) =>
      withPlainInts(
        parts.map((part, at) => ({
          part,
          piece: pieceOf(part, stage === route.stages.length - 1, isUsed(stage, at)),
        })),
        pieces,
      ),
    );
    const refusing = refusingConverters(route.stages);
    const inexact = stages.flat().find(({ piece }) => piece?.inexact !== undefined)?.piece?.inexact;
    const [last = [], ...prefixes] = [...stages].reverse();
    let row = rowOf(last);
    let doubt = inexact;
    for (const prefix of prefixes) {
      const own = rowOf(prefix);
      const [opening = "", ...texts] = own.texts;
      const threads = startOf([
        {
          owner,
          row: {
            ...own,
            texts: ["", ...texts],
            lengths: [(own.lengths[0] ?? 0) - lengthOf(opening), ...own.lengths.slice(1)],
          },
        },
      ]);
      const hasKnownEnd =
        prefix.every(({ piece }) => piece?.isGreedyLongest ?? true) || isPrefixFree(threads);
      if (!hasKnownEnd) doubt ??= "an include's prefix may end in several places";
      const then = commit(threads, startOf([{ owner, row }]), hasKnownEnd);
      row = { texts: [opening], pieces: [], lengths: [lengthOf(opening) + shortest(then)], then };
    }
    return {
      owner,
      row,
      refusing,
      ...(doubt === undefined ? {} : { inexact: doubt }),
      isMeasured: prefixes.length === 0,
    };
  };
}

/** Which captures are sources of a param. A hidden `<int>` may be of any size. */
export function usedCaptures({ params }: FlatRoute): (stage: number, part: number) => boolean {
  const used = new Set(
    params.flatMap(({ sources }) =>
      sources.flatMap((source) => (source.kind === "capture" ? [`${source.stage} ${source.part}`] : [])),
    ),
  );
  return (stage, part) => used.has(`${stage} ${part}`);
}

/**
 * Where an int may begin at any of several digits, one automaton would have to compare all of them with the limit at once, and
 * it grows very large. There the limit is left out, and the row is inexact.
 */
function withPlainInts(steps: readonly Step[], pieces: PieceMaker): readonly Step[] {
  return steps.map((step, at) => {
    if (step.piece?.accepts.includes("overflow") !== true) return step;
    const before = steps.slice(0, at).reverse();
    const neighbour = before.find(({ part }) => part.kind !== "literal" || /\D/.test(part.text));
    if (neighbour?.piece === undefined || !takesDigits(neighbour.piece)) return step;
    const digits = pieces.regexp("[0-9]+", "u", "part");
    return { part: step.part, piece: { ...digits, inexact: "an <int> may begin at several digits" } };
  });
}

const takesDigits = ({ edges }: Piece): boolean =>
  edges.some((list) => list.some(([min, max]) => min <= 57 && max >= 48));

const lengthOf = (text: string): number => Array.from(text).length;

interface Step {
  readonly part: RoutePart;
  /** Undefined for a literal. */
  readonly piece: Piece | undefined;
}

const rowOf = (steps: readonly Step[]): Row =>
  createRow(steps.map(({ part, piece }) => piece ?? (part.kind === "literal" ? part.text : "")));

/** Texts and pieces in turn, beginning and ending with a text, which may be empty. */
export function createRow(items: readonly (string | Piece)[]): Row {
  const texts = [""];
  const pieces: Piece[] = [];
  for (const item of items) {
    if (typeof item === "string") texts[texts.length - 1] += item;
    else {
      pieces.push(item);
      texts.push("");
    }
  }
  const lengths: number[] = [];
  for (let at = texts.length - 1; at >= 0; at--) {
    const behind = (pieces[at]?.distances[0] ?? 0) + (lengths[at + 1] ?? 0);
    lengths[at] = lengthOf(texts[at] ?? "") + behind;
  }
  return { texts, pieces, lengths };
}

/** Converters whose parse may refuse what their regex takes, but for the built-in `<int>`, whose refusals are known. */
export const refusingConverters = (stages: readonly Stage[]): readonly string[] => [
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
