import { isCertain, type Language } from "./language.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import { endsOf } from "./ends-of.ts";
import { mayOverflow } from "./piece.ts";
import { keyOf, step } from "./step.ts";
import { startOf, type Thread } from "./thread.ts";

/** What a search found out about one route. Paths have no leading `/`. */
export interface Finding {
  /** A shortest path that it certainly takes: no earlier route may take it. */
  certain?: string;
  /** A shortest path that no earlier route may take, and that it takes if its converters do not refuse. */
  possible?: string;
  /** A path that it gets only if earlier routes refuse what their regexes match, and which those are. */
  contested?: { readonly path: string; readonly unless: readonly number[] };
  /** The routes that take a path it matches, each with a shortest one that nobody else could take; undefined without one. */
  readonly takers: Map<number, string | undefined>;
  /** A shortest path that somebody certainly takes, unless a route before that may take it does. */
  doubtful?: string;
  /** The routes each of which certainly takes, or would, every path it matches; undefined if it matches none. */
  covers: readonly number[] | undefined;
}

export interface SearchResult {
  /** By `Language.owner`. */
  readonly findings: ReadonlyMap<number, Finding>;
  /** False when the budget ran out: what was found holds, what was not found means nothing. */
  readonly isComplete: boolean;
  /** Steps taken. */
  readonly cost: number;
}

export interface SearchOptions {
  /** How many steps of automata it may take. */
  readonly budget: number;
  /** The routes of interest; all, when left out. */
  readonly wanted?: (owner: number) => boolean;
  /** Goes on after a route has its path, to find all who take paths from it. */
  readonly isExhaustive?: boolean;
  /** Leaves out paths that a route might refuse for the size of an int: a split that is refused is the only one. */
  readonly isStrict?: boolean;
}

/** The last character of a path, and what was before it. */
interface Way {
  readonly char: string;
  readonly before: Way | undefined;
}

function textOf(way: Way | undefined): string {
  const chars: string[] = [];
  for (let at = way; at; at = at.before) chars.push(at.char);
  return chars.reverse().join("");
}

/**
 * Runs the automata of all routes at once, from the shortest path on, and stops wherever no route can still get a path, or a
 * shorter one, than it has. A route without a path at the end has none: all it matches was seen to be taken.
 * Languages are in declaration order.
 */
export function search(languages: readonly Language[], options: SearchOptions): SearchResult {
  const { budget, wanted = () => true, isExhaustive = false, isStrict = false } = options;
  const findings = new Map<number, Finding>();
  /** By rank, the place in declaration order: the length of the best path so far, -1 for routes that are not wanted. */
  const bests: number[] = [];
  const ranks = new Map<number, number>();
  languages.forEach(({ owner }, rank) => {
    findings.set(owner, { takers: new Map(), covers: undefined });
    bests.push(wanted(owner) ? Infinity : -1);
    ranks.set(owner, rank);
  });
  const rankOf = ({ owner }: { readonly owner: number }): number => ranks.get(owner) ?? 0;
  const firstRank = ({ owners: [first] }: Thread): number => (first === undefined ? -1 : rankOf(first));

  const queue: {
    readonly threads: readonly Thread[];
    readonly depth: number;
    readonly via: Way | undefined;
  }[] = [];
  const seen = new Set<string>();
  let cost = 0;

  /** The last route that may still gain from these threads. */
  const lastGaining = (threads: readonly Thread[], depth: number): number => {
    let last = -1;
    for (const { owners, remaining } of threads)
      for (let at = owners.length - 1; at >= 0; at--) {
        const owner = owners[at];
        const rank = owner === undefined ? -1 : rankOf(owner);
        if (owner === undefined || rank <= last) break;
        if (depth + remaining(owner) < (bests[rank] ?? -1)) last = rank;
      }
    return last;
  };

  /** Drops what can change nothing: routes after the last that may still gain, and overflown ints that stand alone. */
  const relevant = (threads: readonly Thread[], depth: number): readonly Thread[] => {
    const last = lastGaining(threads, depth);
    if (last === -1) return [];
    const kept = threads.every((thread) => firstRank(thread) <= last)
      ? threads
      : threads.filter((thread) => firstRank(thread) <= last);
    if (!kept.some(({ hasOverflow }) => hasOverflow)) return kept;
    const clean = new Set(
      kept.flatMap(({ hasOverflow, owners }) => (hasOverflow ? [] : owners.map(({ owner }) => owner))),
    );
    return kept.filter(
      ({ hasOverflow, owners }) => !hasOverflow || owners.some(({ owner }) => clean.has(owner)),
    );
  };

  const enqueue = (threads: readonly Thread[], depth: number, via: Way | undefined): void => {
    const live = relevant(threads, depth);
    if (live.length === 0) return;
    const key = keyOf(live);
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ threads: live, depth, via });
  };

  const gain = (rank: number, path: string, depth: number, isSure: boolean): void => {
    const language = languages[rank];
    const finding = language && findings.get(language.owner);
    if (language === undefined || finding === undefined || depth >= (bests[rank] ?? -1)) return;
    if (isSure) finding.certain = path;
    else if (isCertain(language)) finding.possible ??= path;
    else finding.possible = path;
    if (!isExhaustive && (isSure || !isCertain(language))) bests[rank] = depth;
  };

  /** Where only one route is left, the rest of its path is known. */
  const finish = (threads: readonly Thread[], via: Way | undefined, depth: number): boolean => {
    const [first] = threads;
    if (first === undefined) return true;
    const rank = firstRank(first);
    const language = languages[rank];
    if (language?.isMeasured !== true) return false;
    if (threads.some(({ owners }) => owners.length > 1 || owners[0]?.owner !== language.owner)) return false;
    if (isExhaustive) return true;
    const next = threads.reduce((best, one) =>
      one.remaining(language) < best.remaining(language) ? one : best,
    );
    const length = next.remaining(language);
    const end = length === Infinity ? undefined : next.ending(language);
    if (end === undefined) return false;
    const path = textOf(via) + end;
    if (mayOverflow(path) && endsOf(threads, end, language.owner).includes("overflow")) return false;
    gain(rank, path, depth + length, isCertain(language));
    return true;
  };

  /** Finds out who takes the path that ends here, if one does. */
  const judge = (threads: readonly Thread[], via: Way | undefined, depth: number): boolean => {
    const ends = threads.filter(({ accepts }) => accepts !== "none");
    if (ends.length === 0) return false;
    const path = textOf(via);
    const certain: number[] = [];
    const doubtful: number[] = [];
    let isClear = true;
    const ended = ends.flatMap(({ owners, accepts }) =>
      owners.map((owner) => ({ rank: rankOf(owner), accepts })),
    );
    for (const rank of [...new Set(ended.map((end) => end.rank))].sort((a, b) => a - b)) {
      const language = languages[rank];
      const finding = language && findings.get(language.owner);
      const accepts = new Set(ended.filter((end) => end.rank === rank).map((end) => end.accepts));
      if (language === undefined || finding === undefined || !accepts.has("clean")) continue;
      const isSure = isCertain(language) && !accepts.has("overflow");
      const taker = certain[0];
      finding.covers = finding.covers?.filter((owner) => certain.includes(owner)) ?? [...certain];
      if (isStrict && accepts.has("overflow")) {
        doubtful.push(language.owner);
        continue;
      }
      if (taker !== undefined) {
        if (finding.takers.get(taker) === undefined) finding.takers.set(taker, isClear ? path : undefined);
        if (!isClear) finding.doubtful ??= path;
      } else if (doubtful.length > 0) finding.contested ??= { path, unless: [...doubtful] };
      else gain(rank, path, depth, isSure);
      if (isSure && certain.length === 0) isClear = doubtful.length === 0;
      (isSure ? certain : doubtful).push(language.owner);
    }
    return true;
  };

  enqueue(startOf(languages), 0, undefined);
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at];
    if (state === undefined) break;
    const { depth, via } = state;
    let threads = relevant(state.threads, depth);
    if (judge(threads, via, depth)) threads = relevant(threads, depth);
    if (finish(threads, via, depth)) continue;
    if (cost > budget) return { findings, isComplete: false, cost };
    const moves = new Map<string, { to: readonly Thread[]; picked: PickedChar }>();
    for (const { min, max, to } of step(threads)) {
      cost += to.length + 1;
      const picked = pickChar(min, max);
      const key = keyOf(to);
      const known = moves.get(key);
      if (known === undefined || picked.rank < known.picked.rank) moves.set(key, { to, picked });
    }
    for (const { to, picked } of [...moves.values()].sort((a, b) => a.picked.rank - b.picked.rank))
      enqueue(to, depth + 1, { char: picked.char, before: via });
    cost += threads.length;
  }
  return { findings, isComplete: true, cost };
}
