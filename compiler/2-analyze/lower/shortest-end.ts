import type { Thread } from "../prove/thread.ts";
import type { Acceptance } from "../prove/piece.ts";
import { pickChar, type PickedChar } from "../prove/pick-char.ts";
import { union } from "../prove/step.ts";

/** A shortest text from one of the threads to a clean end of a route, readable where there is a choice. */
export function shortestEnd(threads: readonly Thread[], owner: number): string | undefined {
  let thread = threads.reduce<Thread | undefined>(
    (best, one) => (remainingOf(one, owner) < (best ? remainingOf(best, owner) : Infinity) ? one : best),
    undefined,
  );
  if (thread === undefined) return undefined;
  let text = "";
  for (let left = remainingOf(thread, owner); left > 0; left--) {
    let best: { readonly to: Thread; readonly picked: PickedChar } | undefined;
    for (const { min, max, to } of thread.edges()) {
      const closer = to.find((next) => remainingOf(next, owner) === left - 1);
      if (closer === undefined) continue;
      const picked = pickChar(min, max);
      if (best === undefined || picked.rank < best.picked.rank) best = { to: closer, picked };
    }
    if (best === undefined) return undefined;
    text += best.picked.char;
    thread = best.to;
  }
  return text;
}

function remainingOf(thread: Thread, index: number): number {
  const own = thread.owners.find(({ owner }): boolean => owner === index);
  return own === undefined ? Infinity : thread.remaining(own);
}

/** How a text ends for a route, for every way through the automaton. */
export function endsOf(start: readonly Thread[], text: string, index: number): readonly Acceptance[] {
  let threads = start;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    threads = union(
      threads.flatMap((thread) =>
        thread.edges().flatMap(({ min, max, to }) => (min <= point && point <= max ? [to] : [])),
      ),
    );
  }
  return threads
    .filter(({ owners }) => owners.some(({ owner }) => owner === index))
    .map(({ accepts }) => accepts);
}
