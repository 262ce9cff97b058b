import type { Acceptance } from "./piece.ts";
import { pickChar } from "./pick-char.ts";
import type { Item } from "./reading.ts";

/** Pairs of states to look at. */
const maxPairs = 20_000;

interface Step {
  readonly min: number;
  readonly max: number;
  readonly param: string | undefined;
  readonly to: Node;
}

interface Node {
  readonly steps: Step[];
  /** Nodes that it is as well, without a character between. */
  readonly also: Node[];
  isEnd?: boolean;
  id?: number;
}

/** Two ways through one text that differ in whose some of it is. */
export interface Trade {
  /** The text of each param as it is written, and as it may be read. */
  readonly written: ReadonlyMap<string, string>;
  readonly read: ReadonlyMap<string, string>;
}

/** Both ways, a character before the other. */
interface Pair {
  readonly one: Node;
  readonly other: Node;
  readonly isTraded: boolean;
  readonly before?: Pair;
  readonly char?: string;
  readonly params?: readonly [string | undefined, string | undefined];
}

const isAccepting = (acceptance: Acceptance | undefined) => acceptance === "clean";

function toNode(items: readonly Item[], end: Node): Node {
  return items.reduceRight((then, item): Node => {
    if ("options" in item) return { steps: [], also: item.options.map((option) => toNode(option, then)) };
    const { piece, param } = item;
    const nodes = piece.accepts.map((acceptance): Node => ({
      steps: [],
      also: isAccepting(acceptance) ? [then] : [],
    }));
    piece.edges.forEach((edges, from) => {
      for (const [min, max, to] of edges) nodes[from]?.steps.push({ min, max, param, to: nodes[to] ?? then });
    });
    return nodes[0] ?? then;
  }, end);
}

/**
 * The shortest text that `written` and `read` share out among params in different ways; undefined when there is none, or, with
 * `isComplete` unset, when none was found.
 */
export function findTrade(
  written: readonly Item[],
  read: readonly Item[],
): { readonly trade?: Trade; readonly isComplete: boolean } {
  let ids = 0;
  const idOf = (node: Node) => (node.id ??= ids++);
  const closures = new Map<Node, readonly Node[]>();
  const closureOf = (node: Node): readonly Node[] => {
    const known = closures.get(node);
    if (known !== undefined) return known;
    const all = new Set([node]);
    for (const one of all) for (const next of one.also) all.add(next);
    const live = [...all].filter((one) => one.steps.length > 0 || one.isEnd === true);
    closures.set(node, live);
    return live;
  };
  const seen = new Set<string>();
  const queue: Pair[] = [];
  const enqueue = (one: Node, other: Node, pair: Omit<Pair, "one" | "other">) => {
    for (const left of closureOf(one))
      for (const right of closureOf(other)) {
        const key = `${idOf(left)} ${idOf(right)} ${pair.isTraded}`;
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push({ ...pair, one: left, other: right });
      }
  };
  const start = (items: readonly Item[]) => toNode(items, { steps: [], also: [], isEnd: true });
  enqueue(start(written), start(read), { isTraded: false });
  for (let at = 0; at < queue.length; at++) {
    const pair = queue[at];
    if (pair === undefined) break;
    const { one, other, isTraded } = pair;
    if (isTraded && one.isEnd === true && other.isEnd === true)
      return { trade: tradeOf(pair), isComplete: true };
    if (queue.length > maxPairs) return { isComplete: false };
    for (const left of one.steps)
      for (const right of other.steps) {
        const [min, max] = [Math.max(left.min, right.min), Math.min(left.max, right.max)];
        if (min > max) continue;
        enqueue(left.to, right.to, {
          isTraded: isTraded || left.param !== right.param,
          before: pair,
          char: pickChar(min, max).char,
          params: [left.param, right.param],
        });
      }
  }
  return { isComplete: true };
}

function tradeOf(last: Pair): Trade {
  const [written, read] = [new Map<string, string>(), new Map<string, string>()];
  for (let at: Pair | undefined = last; at?.char !== undefined; at = at.before)
    for (const [param, texts] of [
      [at.params?.[0], written],
      [at.params?.[1], read],
    ] as const)
      if (param !== undefined) texts.set(param, at.char + (texts.get(param) ?? ""));
  return { written, read };
}
