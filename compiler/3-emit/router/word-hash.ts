import { block } from "./code.ts";
import type { Doc } from "../layout.ts";

/** Which characters of a word tell it from the others: so many from its start, or so many from its end. */
export interface Pick {
  readonly from: "start" | "end";
  readonly distance: number;
}

const most = 7;
const farthest = 24;
const sample = 2000;
/** Reading one more character costs every path more than a second comparison costs few of them. */
const apart = 0.75;
const largest = 4;
const spread = 8;

const charOf = (word: string, { from, distance }: Pick) =>
  word.charCodeAt(from === "start" ? distance : word.length - distance);

function largestClass(classes: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const id of classes) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  return Math.max(...sizes.values());
}

/** Chooses the fewest characters that, with the length, keep most words apart. */
export function choosePicks(words: readonly string[]): readonly Pick[] {
  const step = Math.max(1, Math.floor(words.length / sample));
  const seen = words.filter((_, at) => at % step === 0);
  const shortest = Math.min(farthest, ...words.map((word) => word.length));
  const candidates = Array.from({ length: shortest }, (_, at): readonly Pick[] => [
    { from: "start", distance: at },
    { from: "end", distance: at + 1 },
  ]).flat();
  const picks: Pick[] = [];
  let classes = seen.map((word) => word.length);
  let count = new Set(classes).size;
  while (picks.length < most && (count < seen.length * apart || largestClass(classes) > largest)) {
    let best: { readonly pick: Pick; readonly classes: number[]; readonly count: number } | undefined;
    for (const pick of candidates) {
      const ids = new Map<number, number>();
      const split = seen.map((word, at) => {
        const key = classes[at]! * 65536 + charOf(word, pick);
        const id = ids.get(key) ?? ids.size;
        ids.set(key, id);
        return id;
      });
      if (ids.size > (best?.count ?? count)) best = { pick, classes: split, count: ids.size };
    }
    if (best === undefined) break;
    picks.push(best.pick);
    ({ classes, count } = best);
  }
  return picks;
}

/** How many slots a table of words has: many are empty, so that what is no word is told at once. */
export function slotsFor(words: number): number {
  let slots = 16;
  while (slots < words * spread) slots *= 2;
  return slots;
}

/** A function that turns the word between two places of a text into the number of its slot. */
export function hashFunction(name: string, picks: readonly Pick[], slots: number): Doc {
  const place = ({ from, distance }: Pick) =>
    from === "end" ? `end - ${distance}` : distance === 0 ? "start" : `start + ${distance}`;
  return block(`function ${name}(text: string, start: number, end: number): number`, [
    "let hash = end - start;",
    ...picks.map((pick) => `hash = (hash * 31 + text.charCodeAt(${place(pick)})) | 0;`),
    `return hash & ${slots - 1};`,
  ]);
}
