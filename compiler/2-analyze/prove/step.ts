import type { Edge, Thread } from "./thread.ts";

interface Interval<T> {
  readonly min: number;
  readonly max: number;
  readonly to: T;
}

/** Cuts overlapping intervals where they overlap: the result is in order, disjoint, and has all that lead there. */
export function disjoint<T>(intervals: readonly Interval<T>[]): readonly Interval<readonly T[]>[] {
  if (intervals.length === 1) return intervals.map(({ min, max, to }) => ({ min, max, to: [to] }));
  const cuts = [...new Set(intervals.flatMap(({ min, max }) => [min, max + 1]))].sort((a, b) => a - b);
  const places = new Map(cuts.map((cut, place) => [cut, place]));
  const cells = cuts.map((): T[] => []);
  for (const { min, max, to } of intervals) {
    const end = places.get(max + 1) ?? 0;
    for (let place = places.get(min) ?? 0; place < end; place++) cells[place]?.push(to);
  }
  return cells.flatMap((to, place) =>
    to.length === 0 ? [] : [{ min: cuts[place] ?? 0, max: (cuts[place + 1] ?? 0) - 1, to }],
  );
}

/** Where a set of threads goes from here, by characters. */
export function step(threads: readonly Thread[]): readonly Edge[] {
  const only = threads[0];
  const edges = threads.length === 1 && only ? only.edges() : threads.flatMap((thread) => thread.edges());
  return disjoint(edges).map(({ min, max, to }) => ({ min, max, to: union(to) }));
}

/** All threads of the lists, each once, by id. */
export function union(lists: readonly (readonly Thread[])[]): readonly Thread[] {
  const only = lists[0];
  if (lists.length === 1 && only && isSorted(only)) return only;
  return [...new Set(lists.flat())].sort((a, b) => a.id - b.id);
}

const isSorted = (threads: readonly Thread[]): boolean =>
  threads.every(({ id }, at) => at === 0 || (threads[at - 1]?.id ?? id) < id);

/** Equal for equal sets of threads. */
export function keyOf(threads: readonly Thread[]): string {
  let key = "";
  for (const { id } of threads) key += `${id} `;
  return key;
}
