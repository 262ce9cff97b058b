import { branchOf, type Branch } from "./branch.ts";
import type { Language, Thread } from "./language.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import { endsOf, shortestEnd } from "./shortest-end.ts";
import { keyOf, step } from "./step.ts";

/** What a search found out about one route. Paths have no leading `/`. */
export interface Finding {
  /** A shortest path that it certainly takes: no earlier route may take it. */
  certain?: string;
  /** A shortest path that no earlier route may take, and that it takes if its converters do not refuse. */
  possible?: string;
  /** A path that it gets only if earlier routes refuse what their regexes match, and which those are. */
  contested?: { readonly path: string; readonly unless: readonly number[] };
  /** The routes that certainly take a path it matches, each with a shortest one. */
  readonly takers: Map<number, string>;
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

/** Whatever ends cleanly and nowhere else besides is taken for sure. */
const isCertain = ({ refusing, inexact }: Language): boolean =>
  refusing.length === 0 && inexact === undefined;

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
 * Languages are in declaration order; `wanted` are the routes of interest (all, when left out).
 */
export function search(
  languages: readonly Language[],
  budget: number,
  wanted: (owner: number) => boolean = () => true,
): SearchResult {
  const findings = new Map<number, Finding>();
  /** By rank, the place in declaration order: the length of the best path so far, -1 for routes that are not wanted. */
  const bests: number[] = [];
  const ranks = new Map<number, number>();
  languages.forEach(({ owner }, rank) => {
    findings.set(owner, { takers: new Map(), covers: undefined });
    bests.push(wanted(owner) ? Infinity : -1);
    ranks.set(owner, rank);
  });
  const rankOf = (thread: Thread): number => ranks.get(thread.owner) ?? 0;

  const queue: {
    readonly items: readonly (Thread | Branch)[];
    readonly depth: number;
    readonly via: Way | undefined;
  }[] = [];
  const seen = new Set<string>();
  let cost = 0;

  /** Drops what can change nothing: routes after the last that may still gain, and overflown ints that stand alone. */
  const relevant = (items: readonly (Thread | Branch)[], depth: number): readonly (Thread | Branch)[] => {
    let last = -1;
    let highest = -1;
    let hasOverflow = false;
    for (const item of items) {
      const isBranch = "languages" in item;
      const rank = isBranch ? item.last : rankOf(item);
      highest = Math.max(highest, rank);
      if (item.remaining === Infinity) hasOverflow = true;
      if (rank <= last) continue;
      if (!isBranch && depth + item.remaining < (bests[rank] ?? -1)) last = rank;
      else if (isBranch && item.hasWanted) last = rank;
    }
    if (last === -1) return [];
    const kept =
      highest <= last
        ? items
        : items.filter((item) => ("languages" in item ? item.first : rankOf(item)) <= last);
    if (!hasOverflow) return kept;
    const clean = new Set(kept.filter(({ remaining }) => remaining < Infinity).map(({ owner }) => owner));
    return kept.filter(({ owner }) => clean.has(owner));
  };

  const enqueue = (items: readonly (Thread | Branch)[], depth: number, via: Way | undefined): void => {
    const live = relevant(items, depth);
    if (live.length === 0) return;
    const key = keyOf(live);
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ items: live, depth, via });
  };

  const gain = (rank: number, path: string, depth: number, isSure: boolean): void => {
    const language = languages[rank];
    const finding = language && findings.get(language.owner);
    if (language === undefined || finding === undefined || depth >= (bests[rank] ?? -1)) return;
    if (isSure) finding.certain = path;
    else finding.possible ??= path;
    if (isSure || !isCertain(language)) bests[rank] = depth;
  };

  /** Where only one route is left, the rest of its path is known. */
  const finish = (items: readonly (Thread | Branch)[], via: Way | undefined, depth: number): boolean => {
    const [item] = items;
    if (item === undefined) return true;
    const isBranch = "languages" in item;
    const rank = isBranch ? item.last : rankOf(item);
    const language = languages[rank];
    if (language?.isMeasured !== true) return false;
    if (isBranch ? items.length > 1 || item.first !== rank : items.some(({ owner }) => owner !== item.owner))
      return false;
    const threads = isBranch ? language.start : items;
    const opening = isBranch ? language.opening.slice(item.position) : "";
    const end = shortestEnd(threads);
    if (end === undefined || endsOf(threads, end).includes("overflow")) return false;
    const text = opening + end;
    gain(rank, textOf(via) + text, depth + Array.from(text).length, isCertain(language));
    return true;
  };

  /** Who takes the path that ends here. */
  const judge = (items: readonly (Thread | Branch)[], via: Way | undefined, depth: number): void => {
    const ends = items.filter(({ accepts }) => accepts !== "none");
    if (ends.length === 0) return;
    const path = textOf(via);
    const certain: number[] = [];
    const doubtful: number[] = [];
    for (const rank of [...new Set(ends.map(rankOf))].sort((a, b) => a - b)) {
      const language = languages[rank];
      const finding = language && findings.get(language.owner);
      const accepts = new Set(
        ends.filter((thread) => rankOf(thread) === rank).map((thread) => thread.accepts),
      );
      if (language === undefined || finding === undefined || !accepts.has("clean")) continue;
      const isSure = isCertain(language) && !accepts.has("overflow");
      const taker = certain[0];
      finding.covers = finding.covers?.filter((owner) => certain.includes(owner)) ?? [...certain];
      if (taker !== undefined) {
        if (!finding.takers.has(taker)) finding.takers.set(taker, path);
      } else if (doubtful.length > 0) finding.contested ??= { path, unless: [...doubtful] };
      else gain(rank, path, depth, isSure);
      (isSure ? certain : doubtful).push(language.owner);
    }
  };

  enqueue(
    branchOf(languages, 0, (language) => bests[ranks.get(language.owner) ?? 0] !== -1, ranks),
    0,
    undefined,
  );
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at];
    if (state === undefined) break;
    const { depth, via } = state;
    judge(relevant(state.items, depth), via, depth);
    const items = relevant(state.items, depth);
    if (finish(items, via, depth)) continue;
    if (cost > budget) return { findings, isComplete: false, cost };
    const moves = new Map<string, { to: readonly (Thread | Branch)[]; picked: PickedChar }>();
    for (const { min, max, to } of step(items)) {
      cost += to.length + 1;
      const picked = pickChar(min, max);
      const key = keyOf(to);
      const known = moves.get(key);
      if (known === undefined || picked.rank < known.picked.rank) moves.set(key, { to, picked });
    }
    for (const { to, picked } of [...moves.values()].sort((a, b) => a.picked.rank - b.picked.rank))
      enqueue(to, depth + 1, { char: picked.char, before: via });
    cost += items.length;
  }
  return { findings, isComplete: true, cost };
}
