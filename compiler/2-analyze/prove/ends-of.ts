import type { Acceptance } from "./piece.ts";
import { union } from "./step.ts";
import type { Thread } from "./thread.ts";

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
