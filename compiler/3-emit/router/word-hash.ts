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
/** The share of other texts that may meet a word: comparing them costs no more than one more character costs all of them. */
const strangers = 0.12;
const spread = 8;

const charOf = (word: string, { from, distance }: Pick) =>
  word.charCodeAt(from === "start" ? distance : word.length - distance);

/** How words fall into classes of the same characters, and how many of the others meet a word in theirs. */
interface Classes {
  readonly words: readonly number[];
  readonly others: readonly number[];
  readonly count: number;
  readonly largest: number;
  readonly met: number;
}

function classify(words: readonly number[], others: readonly number[]): Classes {
  const sizes = new Map<number, number>();
  for (const id of words) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  return {
    words,
    others,
    count: sizes.size,
    largest: Math.max(...sizes.values()),
    met: others.filter((id) => sizes.has(id)).length,
  };
}

/** Classes by the characters of one more place. */
function splitBy(pick: Pick, classes: Classes, words: readonly string[], others: readonly string[]): Classes {
  const known = new Map<number, number>();
  const idOf = (text: string, before: number) => {
    const key = before * 65536 + charOf(text, pick);
    const id = known.get(key) ?? known.size;
    known.set(key, id);
    return id;
  };
  return classify(
    words.map((word, at) => idOf(word, classes.words[at]!)),
    others.map((other, at) => idOf(other, classes.others[at]!)),
  );
}

const thin = (texts: readonly string[]) => {
  const step = Math.max(1, Math.floor(texts.length / sample));
  return texts.filter((_, at) => at % step === 0);
};

/**
 * Chooses the fewest characters that, with the length, keep most words apart, and from them most of the other texts that are
 * looked up too: one that meets a word of its length is compared with it, character by character.
 */
export function choosePicks(words: readonly string[], others: readonly string[] = []): readonly Pick[] {
  const key = `${words.join("\n")}\0${others.join("\n")}`;
  const before = chosen.find((one) => one.key === key);
  if (before !== undefined) return before.picks;
  const picks = chooseNew(words, others);
  chosen = [...chosen.slice(-mostChosen), { key, picks }];
  return picks;
}

/** The last choices: a session writes the same tables again and again. */
let chosen: readonly { readonly key: string; readonly picks: readonly Pick[] }[] = [];
const mostChosen = 7;

function chooseNew(words: readonly string[], others: readonly string[]): readonly Pick[] {
  const seen = thin(words);
  const shortest = Math.min(farthest, ...words.map((word) => word.length));
  const passing = thin(others.filter((other) => other.length >= shortest));
  const candidates = Array.from({ length: shortest }, (_, at): readonly Pick[] => [
    { from: "start", distance: at },
    { from: "end", distance: at + 1 },
  ]).flat();
  const picks: Pick[] = [];
  const lengthOf = ({ length }: string) => length;
  let classes = classify(seen.map(lengthOf), passing.map(lengthOf));
  while (picks.length < most) {
    const { count, largest: size, met } = classes;
    const isApart = count >= seen.length * apart && size <= largest;
    if (isApart && met <= passing.length * strangers) break;
    let best: { readonly pick: Pick; readonly classes: Classes } | undefined;
    for (const pick of candidates) {
      const split = splitBy(pick, classes, seen, passing);
      const isBetter = isApart
        ? split.met < (best?.classes.met ?? met)
        : split.count > (best?.classes.count ?? count);
      if (isBetter) best = { pick, classes: split };
    }
    if (best === undefined) break;
    picks.push(best.pick);
    classes = best.classes;
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
