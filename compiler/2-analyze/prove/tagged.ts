import { pickChar } from "./pick-char.ts";
import type { Piece } from "./piece.ts";
import { keyOf, step } from "./step.ts";
import type { Thread } from "./thread.ts";

/** A text, or what an automaton takes, said to belong to a param. */
export type TaggedItem = string | { readonly piece: Piece; readonly param?: string };

/** Every character between the two, both included, belongs to the param, if any, and leads to the state. */
interface TaggedEdge {
  readonly min: number;
  readonly max: number;
  readonly param: string | undefined;
  readonly to: number;
}

/** An automaton that knows which param each character belongs to. Nondeterministic: there may be several opinions. */
export interface Tagged {
  readonly starts: readonly number[];
  readonly edges: readonly (readonly TaggedEdge[])[];
  readonly ends: ReadonlySet<number>;
  readonly params: ReadonlySet<string>;
}

/** The texts of params, found on the way through an automaton. */
export type TaggedTexts = ReadonlyMap<string, string>;

/** The automaton of items, one after the other. */
export function tagged(items: readonly TaggedItem[]): Tagged {
  const params = new Set(items.flatMap((item) => (typeof item === "string" ? [] : (item.param ?? []))));
  const pieces = items.flatMap((item): { piece: Piece; param?: string }[] =>
    typeof item === "string" ? Array.from(item, (char) => ({ piece: charPiece(char) })) : [item],
  );
  const offsets: number[] = [];
  let size = 0;
  for (const { piece } of pieces) {
    offsets.push(size);
    size += piece.edges.length;
  }
  /** The states in which one is before the piece of this number, or behind the last. */
  const entries: (readonly number[])[] = [];
  entries[pieces.length] = [size];
  for (let at = pieces.length - 1; at >= 0; at--) {
    const isSkipped = pieces[at]?.piece.accepts[0] !== "none";
    entries[at] = [offsets[at] ?? 0, ...(isSkipped ? (entries[at + 1] ?? []) : [])];
  }
  const edges = pieces.flatMap(({ piece, param }, at) =>
    piece.edges.map((list) =>
      list.flatMap(([min, max, target]): TaggedEdge[] => {
        const next = piece.accepts[target] === "none" ? [] : (entries[at + 1] ?? []);
        const own = piece.edges[target]?.length ? [(offsets[at] ?? 0) + target] : [];
        return [...own, ...next].map((to) => ({ min, max, param, to }));
      }),
    ),
  );
  return { starts: entries[0] ?? [], edges: [...edges, []], ends: new Set([size]), params };
}

function charPiece(char: string): Piece {
  const point = char.codePointAt(0) ?? 0;
  return {
    edges: [[[point, point, 1]], []],
    accepts: ["none", "clean"],
    distances: [1, 0],
    onward: [1, Infinity],
    isGreedyLongest: true,
  };
}

/** A way of reading a text: its params' texts; undefined where the automaton does not take it. */
export function split(automaton: Tagged, text: string): TaggedTexts | undefined {
  interface Way {
    readonly param: string | undefined;
    readonly char: string;
    readonly before: Way | undefined;
  }
  let ways = new Map<number, Way | undefined>(automaton.starts.map((state) => [state, undefined]));
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const next = new Map<number, Way | undefined>();
    for (const [state, before] of ways)
      for (const { min, max, param, to } of automaton.edges[state] ?? [])
        if (min <= point && point <= max && !next.has(to)) next.set(to, { param, char, before });
    ways = next;
  }
  const end = [...automaton.ends].find((state) => ways.has(state));
  if (end === undefined) return undefined;
  const texts = new Map([...automaton.params].map((param) => [param, ""]));
  for (let way = ways.get(end); way; way = way.before)
    if (way.param !== undefined) texts.set(way.param, way.char + (texts.get(way.param) ?? ""));
  return texts;
}

/** Two readings of one text. */
export interface Difference {
  readonly text: string;
  readonly one: TaggedTexts;
  readonly other: TaggedTexts;
}

interface State {
  readonly one: number;
  readonly other: number;
  readonly differs: boolean;
  readonly within: readonly Thread[];
  readonly char: string;
  readonly params: readonly [one: string | undefined, other: string | undefined];
  readonly before: State | undefined;
  readonly cost: number;
}

const isPlain = (char: string) => /^[a-z0-9]?$/.test(char);

/** What makes a param hard to read weighs as much as some letters, at its ends most of all. */
function weightOf(before: State, char: string, param: string | undefined): number {
  const [last] = before.params;
  const isEnd = last !== param && last !== undefined && !isPlain(before.char);
  const own = param === undefined || /[a-z]/.test(char) ? 2 : isPlain(char) ? 3 : last === param ? 6 : 18;
  return own + (isEnd ? 12 : 0);
}

/**
 * A short text that both take, and in which some character belongs to another param; "none" if there is none, "limit" where
 * that is too much to look at.
 * @param within the text must be one of these, too
 * @param spend takes steps of automata; false when there are none left
 */
export function findDifference(
  one: Tagged,
  other: Tagged,
  within: readonly Thread[],
  spend: (steps: number) => boolean,
): Difference | "none" | "limit" {
  const alwaysDiffers = [...one.params].sort().join("\n") !== [...other.params].sort().join("\n");
  /** By cost. */
  const queues: State[][] = [];
  const seen = new Set<string>();
  const enqueue = (state: State): void => void (queues[state.cost] ??= []).push(state);
  const first = { differs: alwaysDiffers, within, char: "", before: undefined, cost: 0 };
  for (const from of one.starts)
    for (const beside of other.starts)
      enqueue({ ...first, one: from, other: beside, params: [undefined, undefined] });

  const movesOf = (state: State): void => {
    const moves = within.length === 0 ? everything : step(state.within);
    for (const left of one.edges[state.one] ?? [])
      for (const right of other.edges[state.other] ?? []) {
        const least = Math.max(left.min, right.min);
        const most = Math.min(left.max, right.max);
        // Before the moves are looked at: a class such as \p{L} has hundreds of ranges.
        if (least > most) continue;
        for (const move of moves) {
          const min = Math.max(least, move.min);
          const max = Math.min(most, move.max);
          if (min > max) continue;
          const { char } = pickChar(min, max);
          enqueue({
            one: left.to,
            other: right.to,
            differs: state.differs || left.param !== right.param,
            within: move.to,
            char,
            params: [left.param, right.param],
            before: state,
            cost: state.cost + weightOf(state, char, left.param),
          });
        }
      }
  };

  for (let cost = 0; cost < queues.length; cost++)
    for (const state of queues[cost] ?? []) {
      const key = `${state.one} ${state.other} ${state.differs} ${keyOf(state.within)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (!spend(1 + state.within.length)) return "limit";
      const isIn = within.length === 0 || state.within.some(({ accepts }) => accepts !== "none");
      if (state.differs && isIn && one.ends.has(state.one) && other.ends.has(state.other))
        return differenceAt(state, one, other);
      movesOf(state);
    }
  return "none";
}

const everything = [{ min: 0, max: 0x10ffff, to: [] as readonly Thread[] }];

function differenceAt(end: State, one: Tagged, other: Tagged): Difference {
  const texts = [one, other].map(({ params }) => new Map([...params].map((param) => [param, ""])));
  let text = "";
  for (let state: State | undefined = end; state; state = state.before) {
    text = state.char + text;
    for (const side of [0, 1] as const) {
      const param = state.params[side];
      if (param !== undefined) texts[side]?.set(param, state.char + (texts[side]?.get(param) ?? ""));
    }
  }
  return { text, one: texts[0] ?? new Map(), other: texts[1] ?? new Map() };
}
