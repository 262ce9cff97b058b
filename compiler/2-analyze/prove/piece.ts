import { builtInConverters } from "../../../runtime/converters.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import { maxStates, regexLanguage, type RegexUse } from "./regex-language.ts";

/** `[from, to, target]`: every code point between the two, both included, leads to the target. */
export type CharEdge = readonly [from: number, to: number, target: number];

/**
 * How a text ends in a state. `overflow`: the regex takes the text, but the value is refused (an int beyond
 * `Number.MAX_SAFE_INTEGER`); the regex is not tried again with another split.
 */
export type Acceptance = "none" | "clean" | "overflow";

/** The automaton of one part of a route, over code points. State 0 is the first one; it may be nondeterministic. */
export interface Piece {
  readonly edges: readonly (readonly CharEdge[])[];
  readonly accepts: readonly Acceptance[];
  /** From each state: the length of a shortest text that ends cleanly, Infinity where there is none. */
  readonly distances: readonly number[];
  /** The same for texts that are not empty. */
  readonly onward: readonly number[];
  /** The greedy match of the regular expression is its longest one, alone and in a row of such pieces. */
  readonly isGreedyLongest: boolean;
  /** What keeps this automaton from being exact; it then takes more than the piece does. */
  readonly inexact?: string;
  /** A deterministic automaton would have had too many states. */
  readonly isTooLarge?: boolean;
}

/** Completes a piece with its distances. */
export function withDistances(piece: Omit<Piece, "distances" | "onward">): Piece {
  const sources = piece.edges.map((): number[] => []);
  piece.edges.forEach((edges, from) => edges.forEach(([, , to]) => sources[to]?.push(from)));
  const distances = piece.accepts.map((acceptance) => (acceptance === "clean" ? 0 : Infinity));
  let level = distances.flatMap((distance, state) => (distance === 0 ? [state] : []));
  for (let length = 1; level.length > 0; length++) {
    const next: number[] = [];
    for (const to of level)
      for (const from of sources[to] ?? [])
        if (distances[from] === Infinity) {
          distances[from] = length;
          next.push(from);
        }
    level = next;
  }
  const onward = piece.edges.map((list) =>
    list.reduce((least, [, , to]) => Math.min(least, 1 + (distances[to] ?? Infinity)), Infinity),
  );
  if (piece.accepts.includes("overflow")) return { ...piece, distances, onward };
  const edges = piece.edges.map((list) => list.filter(([, , to]) => distances[to] !== Infinity));
  return { ...piece, edges, distances, onward };
}

/** A text of a length that leads from a state to a clean end, the most readable characters first. */
export function readableText(piece: Piece, start = 0, length = piece.distances[start]): string | undefined {
  if (length === undefined || length === Infinity) return undefined;
  let text = "";
  let state = start;
  for (let left = length - 1; left >= 0; left--) {
    let best: { readonly picked: PickedChar; readonly to: number } | undefined;
    for (const [min, max, to] of piece.edges[state] ?? []) {
      if (piece.distances[to] !== left) continue;
      const picked = pickChar(min, max);
      if (best === undefined || picked.rank < best.picked.rank) best = { picked, to };
    }
    if (best === undefined) return undefined;
    text += best.picked.char;
    state = best.to;
  }
  return text;
}

/** The first texts that an automaton takes, the shortest first. */
export function shortTexts({ edges, accepts }: Piece, count: number): readonly string[] {
  const found: string[] = [];
  const queue = [{ state: 0, text: "" }];
  for (let at = 0; at < queue.length && found.length < count && at < maxTexts; at++) {
    const { state, text } = queue[at] ?? { state: 0, text: "" };
    if (accepts[state] === "clean" && !found.includes(text)) found.push(text);
    const moves = (edges[state] ?? []).map(([min, max, to]) => ({ ...pickChar(min, max), to }));
    for (const { char, to } of moves.sort((a, b) => a.rank - b.rank))
      queue.push({ state: to, text: text + char });
  }
  return found;
}

const maxTexts = 2000;

const intLimit = String(Number.MAX_SAFE_INTEGER);

/** Whether a text may end in an overflow: no fewer digits make one. */
export const mayOverflow = (text: string): boolean => longNumber.test(text);
const longNumber = new RegExp(`[0-9]{${intLimit.length}}`);

const zero = 48;
const nine = 57;

/**
 * The digits of a number up to `Number.MAX_SAFE_INTEGER`, after any number of zeros. A state is the count of digits read
 * since the zeros, and how they compare with as many digits of the limit. As it is written, a number has no zeros before it,
 * and there is none beyond the limit.
 */
function intPiece(isWritten: boolean): Piece {
  const states = new Map<string, number>();
  const edges: CharEdge[][] = [];
  const accepts: Acceptance[] = [];
  const visit = (count: number, order: "less" | "equal" | "greater", isStart = false): number => {
    const isOver = count > intLimit.length || (count === intLimit.length && order === "greater");
    const key = isStart ? "start" : isOver ? "over" : count === 0 ? "zeros" : `${count} ${order}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const state = states.size;
    states.set(key, state);
    accepts[state] = isStart || (isOver && isWritten) ? "none" : isOver ? "overflow" : "clean";
    if (isOver) edges[state] = isWritten ? [] : [[zero, nine, state]];
    else if (count === 0 && isWritten && !isStart) edges[state] = [];
    else if (count === 0) {
      const limit = zero + Number(intLimit[0]);
      edges[state] = [];
      edges[state].push([zero, zero, visit(0, "equal")]);
      if (limit > zero + 1) edges[state].push([zero + 1, limit - 1, visit(1, "less")]);
      edges[state].push([limit, limit, visit(1, "equal")]);
      if (limit < nine) edges[state].push([limit + 1, nine, visit(1, "greater")]);
    } else if (order !== "equal") edges[state] = [[zero, nine, visit(count + 1, order)]];
    else {
      const limit = zero + Number(intLimit[count] ?? 0);
      edges[state] = [];
      if (limit > zero) edges[state].push([zero, limit - 1, visit(count + 1, "less")]);
      edges[state].push([limit, limit, visit(count + 1, "equal")]);
      if (limit < nine) edges[state].push([limit + 1, nine, visit(count + 1, "greater")]);
    }
    return state;
  };
  visit(0, "equal", true);
  return withDistances({ edges, accepts, isGreedyLongest: true });
}

/** Gives the automata of parts, each made once. */
export interface PieceMaker {
  readonly converter: (converter: ConverterDef) => Piece;
  /** An int as reverse() writes it: no zeros before it. */
  readonly writtenInt: () => Piece;
  readonly regexp: (source: string, flags: string, use: RegexUse) => Piece;
}

/** So many expressions may grow to `maxStates` for nothing; those after them are given up earlier, or it would add up. */
const maxTooLarge = 10;
const fewStates = 100;

/** A maker that remembers what it made. */
export function pieceMaker(): PieceMaker {
  const known = new Map<string, Piece>();
  let tooLarge = 0;
  const regex = (source: string, flags: string, use: RegexUse): Piece => {
    const piece = regexLanguage(source, flags, use, tooLarge < maxTooLarge ? maxStates : fewStates);
    if (piece.isTooLarge) tooLarge += 1;
    return piece;
  };
  const once = (key: string, make: () => Piece): Piece => {
    const piece = known.get(key) ?? make();
    known.set(key, piece);
    return piece;
  };
  return {
    converter: (converter) =>
      isBuiltInInt(converter)
        ? once("int", () => intPiece(false))
        : once(`/${converter.regex}`, () => regex(converter.regex, "u", "part")),
    writtenInt: () => once("written int", () => intPiece(true)),
    regexp: (source, flags, use) => once(`${use} ${flags}/${source}`, () => regex(source, flags, use)),
  };
}

/** The built-in converter that refuses numbers; another one may go by its name. */
export const isBuiltInInt = (converter: ConverterDef): boolean =>
  converter.name === "int" &&
  converter.module === undefined &&
  converter.regex === builtInConverters.int.regex;
