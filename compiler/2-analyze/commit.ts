import type { Edge, Thread } from "./language.ts";
import type { Acceptance } from "./piece.ts";
import { disjoint, keyOf, step, union } from "./step.ts";

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
  nextId: () => number,
): readonly Thread[] {
  const known = new Map<string, Thread>();
  const owner = (prefix[0] ?? rest[0])?.owner ?? 0;
  const thread = (
    key: string,
    accepts: Acceptance,
    remaining: number,
    follow: () => readonly Edge[],
  ): Thread => {
    const made = known.get(key);
    if (made !== undefined) return made;
    let edges: readonly Edge[] | undefined;
    const created = { id: nextId(), owner, accepts, remaining, edges: () => (edges ??= follow()) };
    known.set(key, created);
    return created;
  };

  const inPrefix = (before: readonly Thread[]): readonly Thread[] => {
    const here = thread(`p${keyOf(before)}`, "none", shortest(before) + shortest(rest), () =>
      step(before).map(({ min, max, to }) => ({ min, max, to: inPrefix(to) })),
    );
    const guard = isLongest ? before : [];
    const ends = new Set(before.map(({ accepts }) => accepts));
    return [
      here,
      ...(ends.has("clean") ? rest.map((inner) => inRest(guard, inner, false)) : []),
      ...(ends.has("overflow") ? rest.map((inner) => inRest(guard, inner, true)) : []),
    ];
  };

  const inRest = (guard: readonly Thread[], inner: Thread, hasOverflow: boolean): Thread =>
    thread(
      `r${keyOf(guard)},${inner.id},${hasOverflow}`,
      inner.accepts === "clean" && hasOverflow ? "overflow" : inner.accepts,
      hasOverflow ? Infinity : inner.remaining,
      () => {
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
      },
    );

  return inPrefix(prefix);
}

const none: readonly Thread[] = [];
const shortest = (threads: readonly Thread[]): number =>
  threads.reduce((least, { remaining }) => Math.min(least, remaining), Infinity);
