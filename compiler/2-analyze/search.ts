import type { Language, Thread } from "./language.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import type { Acceptance } from "./piece.ts";
import { step, union } from "./step.ts";

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
  readonly findings: ReadonlyMap<number, Finding>;
  /** False when the budget ran out: what was found holds, what was not found means nothing. */
  readonly isComplete: boolean;
  /** Steps taken. */
  readonly cost: number;
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
  const ranks = new Map(languages.map(({ owner }, rank) => [owner, rank]));
  const rankOf = (thread: Thread): number => ranks.get(thread.owner) ?? 0;
  const findings = new Map<number, Finding>();
  const bests = languages.map(({ owner }) => (wanted(owner) ? Infinity : -1));
  for (const { owner } of languages) findings.set(owner, { takers: new Map(), covers: undefined });

  const queue: {
    readonly threads: readonly Thread[];
    readonly depth: number;
    readonly via: Way | undefined;
  }[] = [];
  const seen = new Set<string>();
  let cost = 0;
  const enqueue = (threads: readonly Thread[], depth: number, via: Way | undefined): void => {
    const live = relevant(threads, depth);
    if (live.length === 0) return;
    const key = keyOf(live);
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ threads: live, depth, via });
  };
  /** Drops what can change nothing: routes after the last that may still gain, and overflown ints that stand alone. */
  const relevant = (threads: readonly Thread[], depth: number): readonly Thread[] => {
    let last = -1;
    let hasDoubt = false;
    for (const thread of threads) {
      if (thread.remaining === Infinity) hasDoubt = true;
      const rank = rankOf(thread);
      if (rank > last && depth + thread.remaining < (bests[rank] ?? -1)) last = rank;
    }
    const kept = threads.filter((thread) => rankOf(thread) <= last);
    if (!hasDoubt) return kept;
    const clean = new Set(kept.filter(({ remaining }) => remaining < Infinity).map(({ owner }) => owner));
    return kept.filter(({ owner }) => clean.has(owner));
  };
  const improve = (rank: number, length: number): void => {
    bests[rank] = Math.min(bests[rank] ?? -1, length);
  };

  enqueue(
    languages.flatMap(({ start }) => start).sort((a, b) => a.id - b.id),
    0,
    undefined,
  );
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at];
    if (state === undefined) break;
    const { depth, via } = state;
    const threads = relevant(state.threads, depth);
    if (threads.length === 0) continue;
    const only = threads.length === 1 ? threads[0] : undefined;
    const language = only && languages[rankOf(only)];
    const end = only && language?.isMeasured ? shortestEnd(only) : undefined;
    if (
      only &&
      language &&
      end !== undefined &&
      endsOf(only, end).every((accepts) => accepts !== "overflow")
    ) {
      const path = textOf(via) + end;
      const finding = findings.get(only.owner);
      if (finding && isCertain(language)) finding.certain = path;
      else if (finding) finding.possible = path;
      improve(rankOf(only), depth + only.remaining);
      continue;
    }
    judge(threads, via, depth);
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

  function judge(threads: readonly Thread[], via: Way | undefined, depth: number): void {
    const ends = threads.filter(({ accepts }) => accepts !== "none");
    if (ends.length === 0) return;
    const certain: number[] = [];
    const doubtful: number[] = [];
    let path: string | undefined;
    for (const rank of [...new Set(ends.map(rankOf))].sort((a, b) => a - b)) {
      const language = languages[rank];
      const own = ends.filter((thread) => rankOf(thread) === rank);
      const finding = language && findings.get(language.owner);
      if (language === undefined || finding === undefined) continue;
      if (own.every(({ accepts }) => accepts === "overflow")) continue;
      path ??= textOf(via);
      const isSure = isCertain(language) && own.every(({ accepts }) => accepts === "clean");
      const taker = certain[0];
      finding.covers = finding.covers?.filter((owner) => certain.includes(owner)) ?? [...certain];
      if (taker !== undefined) {
        if (!finding.takers.has(taker)) finding.takers.set(taker, path);
      } else if (doubtful.length > 0) finding.contested ??= { path, unless: [...doubtful] };
      else if (isSure) {
        if (depth < (bests[rank] ?? -1)) finding.certain = path;
        improve(rank, depth);
      } else {
        if (depth < (bests[rank] ?? -1)) finding.possible ??= path;
        if (!isCertain(language)) improve(rank, depth);
      }
      (isSure ? certain : doubtful).push(language.owner);
    }
  }
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

const keyOf = (threads: readonly Thread[]): string => {
  let key = "";
  for (const { id } of threads) key += `${id} `;
  return key;
};

/** Whatever ends cleanly and nowhere else besides is taken for sure. */
const isCertain = ({ refusing, inexact }: Language): boolean =>
  refusing.length === 0 && inexact === undefined;

/** How the text ends, for every way through the automaton. */
function endsOf(start: Thread, text: string): readonly Acceptance[] {
  let threads: readonly Thread[] = [start];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    threads = union(
      threads.flatMap((thread) =>
        thread.edges().flatMap(({ min, max, to }) => (min <= point && point <= max ? [to] : [])),
      ),
    );
  }
  return threads.map(({ accepts }) => accepts);
}

/** A shortest text from a thread to a clean end. */
function shortestEnd(start: Thread): string {
  let text = "";
  let thread = start;
  while (thread.remaining > 0) {
    let best: { readonly to: Thread; readonly picked: PickedChar } | undefined;
    for (const { min, max, to } of thread.edges()) {
      const next = to.find(({ remaining }) => remaining === thread.remaining - 1);
      if (next === undefined) continue;
      const picked = pickChar(min, max);
      if (best === undefined || picked.rank < best.picked.rank) best = { to: next, picked };
    }
    if (best === undefined) break;
    text += best.picked.char;
    thread = best.to;
  }
  return text;
}
