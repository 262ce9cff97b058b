import { disjoint, keyOf, step, union } from "./step.ts";
import { createThread, type Edge, type RowOwner, type Thread } from "./thread.ts";

/**
 * An include prefix that is matched once, greedily: the words p·c in which p is the longest prefix of the whole that the
 * include's route matches, and c is in the rest. After each possible p the rest runs together with the automaton of the
 * prefix (its guard), and dies where that could have ended later: for `<int:a>` and `5/` no path is left.
 * With `isLongest` false (nobody can tell where the regex ends) every end counts, which is too many words.
 */
export function commit(
  prefix: readonly Thread[],
  rest: readonly Thread[],
  isLongest: boolean,
): readonly Thread[] {
  const known = new Map<string, Thread>();
  const once = (key: string, make: () => Thread): Thread => {
    const thread = known.get(key) ?? make();
    known.set(key, thread);
    return thread;
  };

  const inPrefix = (before: readonly Thread[]): readonly Thread[] => {
    const here = once(`prefix ${keyOf(before)}`, () =>
      createThread({
        owners: ownersOf(rest),
        accepts: "none",
        hasOverflow: false,
        remaining: () => shortest(before) + shortest(rest),
        ending: () => undefined,
        edges: () => step(before).map(({ min, max, to }) => ({ min, max, to: inPrefix(to) })),
      }),
    );
    const guard = isLongest ? before : [];
    const ends = new Set(before.map(({ accepts }) => accepts));
    return [
      here,
      ...(ends.has("clean") ? rest.map((inner) => inRest(guard, inner, false)) : []),
      ...(ends.has("overflow") ? rest.map((inner) => inRest(guard, inner, true)) : []),
    ];
  };

  const inRest = (guard: readonly Thread[], inner: Thread, hadOverflow: boolean): Thread => {
    const hasOverflow = hadOverflow || inner.hasOverflow;
    return once(`rest ${keyOf(guard)},${inner.id},${hasOverflow}`, () =>
      createThread({
        owners: inner.owners,
        accepts: inner.accepts === "clean" && hasOverflow ? "overflow" : inner.accepts,
        hasOverflow,
        remaining: (owner) => (hasOverflow ? Infinity : inner.remaining(owner)),
        ending: () => undefined,
        edges: () => restEdges(guard, inner, hasOverflow),
      }),
    );
  };

  const restEdges = (guard: readonly Thread[], inner: Thread, hasOverflow: boolean): readonly Edge[] => {
    const guarding = guard.flatMap((watching) =>
      watching.edges().map((edge) => ({ ...edge, to: { guard: edge.to, inner: none } })),
    );
    const going = inner.edges().map((edge) => ({ ...edge, to: { guard: none, inner: edge.to } }));
    return disjoint([...guarding, ...going]).flatMap(({ min, max, to }) => {
      const watching = union(to.map((part) => part.guard));
      const next = union(to.map((part) => part.inner));
      const endsLater = watching.some(({ accepts }) => accepts !== "none");
      return endsLater || next.length === 0
        ? []
        : [{ min, max, to: next.map((one) => inRest(watching, one, hasOverflow)) }];
    });
  };

  return inPrefix(prefix);
}

/** Whether no word goes on after it could have ended; conservative, for automata that are large. */
export function isPrefixFree(start: readonly Thread[]): boolean {
  const seen = new Set<string>();
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    if (at > maxPrefixStates) return false;
    const threads = queue[at] ?? none;
    const hasEnded = threads.some(({ accepts }) => accepts !== "none");
    for (const { to } of step(threads)) {
      if (hasEnded && to.length > 0) return false;
      const key = keyOf(to);
      if (!seen.has(key) && !hasEnded) queue.push(to);
      seen.add(key);
    }
  }
  return true;
}

const maxPrefixStates = 500;

const none: readonly Thread[] = [];
/** The length of a shortest clean end from any of the threads; Infinity where there is none. */
export const shortest = (threads: readonly Thread[]): number =>
  Math.min(Infinity, ...threads.flatMap((thread) => thread.owners.map((owner) => thread.remaining(owner))));
const ownersOf = (threads: readonly Thread[]): readonly RowOwner[] => threads[0]?.owners ?? [];
