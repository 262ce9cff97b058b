import { pickChar, type PickedChar } from "./pick-char.ts";
import { keyOf, step } from "./step.ts";
import { startOf, type RowOwner, type Thread } from "./thread.ts";

/** How a word ends for one language: taken, not taken, or by some of its splits only (an int beyond its limit). */
export type Ending = "taken" | "doubtful" | "not";

export interface WordQuestion {
  readonly owners: readonly RowOwner[];
  /** Owners that must take the word. */
  readonly within: readonly number[];
  /** Whether a word with these endings is what is looked for. */
  readonly isWanted: (endingOf: (owner: number) => Ending) => boolean;
  readonly maxSteps: number;
}

export interface WordAnswer {
  /** Undefined where there is none. */
  readonly word?: string;
  /** False where the steps did not suffice; without a word nothing is known then. */
  readonly isComplete: boolean;
  readonly cost: number;
}

/** Finds the shortest word that some languages take and that ends as is wanted in all. */
export function findWord({ owners, within, isWanted, maxSteps }: WordQuestion): WordAnswer {
  const queue: { readonly threads: readonly Thread[]; readonly word: string }[] = [];
  const seen = new Set<string>();
  let cost = 0;
  const enqueue = (threads: readonly Thread[], word: string): void => {
    const alive = new Set(threads.flatMap((thread) => thread.owners.map(({ owner }) => owner)));
    const key = keyOf(threads);
    if (!within.every((owner) => alive.has(owner)) || seen.has(key)) return;
    seen.add(key);
    queue.push({ threads, word });
  };
  enqueue(startOf(owners), "");
  for (let at = 0; at < queue.length; at++) {
    const { threads, word } = queue[at] ?? { threads: [], word: "" };
    const endingOf = endings(threads);
    if (within.every((owner) => endingOf(owner) === "taken") && isWanted(endingOf))
      return { word, isComplete: true, cost };
    if (cost > maxSteps) return { isComplete: false, cost };
    const moves: { readonly to: readonly Thread[]; readonly picked: PickedChar }[] = [];
    for (const { min, max, to } of step(threads)) {
      cost += to.length + 1;
      moves.push({ to, picked: pickChar(min, max) });
    }
    cost += threads.length;
    moves.sort((a, b) => a.picked.rank - b.picked.rank);
    for (const { to, picked } of moves) enqueue(to, word + picked.char);
  }
  return { isComplete: true, cost };
}

const endings = (threads: readonly Thread[]) => {
  const clean = new Set<number>();
  const overflown = new Set<number>();
  for (const { accepts, owners } of threads)
    if (accepts !== "none")
      for (const { owner } of owners) (accepts === "clean" ? clean : overflown).add(owner);
  return (owner: number): Ending =>
    clean.has(owner) ? (overflown.has(owner) ? "doubtful" : "taken") : "not";
};
