import type { Thread } from "./language.ts";
import type { Acceptance } from "./piece.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import { union } from "./step.ts";

/** A shortest text from one of the threads to a clean end, readable where there is a choice. */
export function shortestEnd(threads: readonly Thread[]): string | undefined {
  let thread = threads.reduce<Thread | undefined>(
    (best, one) => (best === undefined || one.remaining < best.remaining ? one : best),
    undefined,
  );
  if (thread === undefined || thread.remaining === Infinity) return undefined;
  let text = "";
  while (thread.remaining > 0) {
    const next = thread.remaining - 1;
    let best: { readonly to: Thread; readonly picked: PickedChar } | undefined;
    for (const { min, max, to } of thread.edges()) {
      const closer = to.find(({ remaining }) => remaining === next);
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

/** How a text ends, for every way through the automaton. */
export function endsOf(start: readonly Thread[], text: string): readonly Acceptance[] {
  let threads = start;
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
