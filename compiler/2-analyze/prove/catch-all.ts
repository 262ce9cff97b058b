import { isCertain, mayMeet, type Language } from "./language.ts";
import type { CharEdge, Piece } from "./piece.ts";

/** What takes all that begins with a text and goes on, by at least one character, with certain ones only. */
interface CatchAll {
  readonly language: Language;
  readonly opening: string;
  readonly takes: (min: number, max: number) => boolean;
}

/**
 * Says, for languages in declaration order, under which earlier catch-all one lies wholly, where no route before that may
 * take a path of it; undefined where only the automata can tell. It is a glance: after `<path:rest>`, thousands of routes are
 * dead, and to run the automaton of each beside that of the catch-all would take seconds.
 */
export function catchAllFinder(languages: readonly Language[]): (rank: number) => Language | undefined {
  const catchAlls = languages.map(catchAllOf);
  const first = catchAlls.findIndex((found) => found !== undefined);
  const known = new Map<CatchAll, Map<Piece, boolean>>();

  const takesPiece = (catchAll: CatchAll, piece: Piece): boolean => {
    const pieces = known.get(catchAll) ?? new Map<Piece, boolean>();
    known.set(catchAll, pieces);
    const takes = pieces.get(piece) ?? piece.edges.flat().every(([min, max]) => catchAll.takes(min, max));
    pieces.set(piece, takes);
    return takes;
  };

  const isUnder = ({ row, isMeasured }: Language, catchAll: CatchAll): boolean => {
    const [opening = "", ...texts] = row.texts;
    const rest = opening.slice(catchAll.opening.length);
    return (
      isMeasured &&
      row.lengths[0] !== Infinity &&
      opening.startsWith(catchAll.opening) &&
      (rest !== "" || row.pieces.some(({ accepts }) => accepts[0] === "none")) &&
      [rest, ...texts].every((text) => Array.from(text, pointOf).every((at) => catchAll.takes(at, at))) &&
      row.pieces.every((piece) => takesPiece(catchAll, piece))
    );
  };

  return (rank) => {
    const language = languages[rank];
    if (language === undefined || first === -1) return undefined;
    for (let at = 0; at < rank; at++) {
      const catchAll = catchAlls[at];
      if (catchAll !== undefined && isUnder(language, catchAll)) return catchAll.language;
      if (mayMeet(languages[at] ?? language, language)) return undefined;
    }
    return undefined;
  };
}

const pointOf = (char: string): number => char.codePointAt(0) ?? 0;

/** The language as a catch-all: `files/<path:rest>`, with a piece that begins and goes on alike. */
function catchAllOf(language: Language): CatchAll | undefined {
  const { row, isMeasured } = language;
  const [opening = "", ending, ...texts] = row.texts;
  const [piece, ...pieces] = row.pieces;
  if (!isMeasured || !isCertain(language) || texts.length + pieces.length > 0) return undefined;
  if (piece === undefined || ending !== "") return undefined;
  const [start = [], loop = []] = piece.edges;
  const isLoop = piece.edges.length === 2 && piece.accepts[1] === "clean" && isSame(start, loop);
  if (!isLoop || !loop.every(([, , to]) => to === 1)) return undefined;
  const takes = (min: number, max: number) => loop.some(([from, to]) => from <= min && max <= to);
  return { language, opening, takes };
}

const isSame = (one: readonly CharEdge[], other: readonly CharEdge[]): boolean =>
  one.length === other.length &&
  one.every((edge, at) => edge.every((value, index) => value === other[at]?.[index]));
