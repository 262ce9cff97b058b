import type { FlatRoute, RoutePart, Stage } from "../ir/route.ts";
import { commit, isPrefixFree, shortest } from "./commit.ts";
import { isBuiltInInt, pieceMaker, type Piece } from "./piece.ts";
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
export function languageMaker(): (route: FlatRoute) => Language {
  const pieces = pieceMaker();
  const pieceOf = (part: RoutePart, isLast: boolean): Piece => {
    if (part.kind === "literal") return pieces.literal(part.text);
    if (part.kind === "param") return pieces.converter(part.converter);
    // Django: fullmatch() for a view's pattern that ends with "$", else search().
    const ending = part.source.endsWith("$") ? "whole" : "search";
    return pieces.regexp(part.source, part.flags, isLast ? ending : "prefix");
  };
  return (route) => {
    const owner = route.index;
    const stages = route.stages.map(({ parts }, index) =>
      parts.map((part) => ({ part, piece: pieceOf(part, index === route.stages.length - 1) })),
    );
    const refusing = refusingConverters(route.stages);
    const inexact = stages.flat().find(({ piece }) => piece.inexact !== undefined)?.piece.inexact;
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
      const hasKnownEnd = prefix.every(({ piece }) => piece.isGreedyLongest) || isPrefixFree(threads);
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

const lengthOf = (text: string): number => Array.from(text).length;

type Step = { readonly part: RoutePart; readonly piece: Piece };

/** Texts and pieces in turn, beginning and ending with a text, which may be empty. */
function rowOf(steps: readonly Step[]): Row {
  const texts = [""];
  const pieces: Piece[] = [];
  for (const { part, piece } of steps) {
    if (part.kind === "literal") texts[texts.length - 1] += part.text;
    else {
      pieces.push(piece);
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
