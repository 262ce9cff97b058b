import type { CharSet } from "../../ir/decision.ts";
import { meets } from "./char-set.ts";
import type { Letter } from "./plan.ts";

/** A language: letters from a position on. */
export interface Language {
  readonly letters: readonly Letter[];
  readonly start: number;
}

/** Steps that one lowering may spend on comparing languages; past them, languages count as overlapping. */
export interface Budget {
  left: number;
}

/** The characters that a text of the language can begin with; `isEmpty` when it may be empty. */
export function firstOf({ letters, start }: Language): {
  readonly sets: readonly CharSet[];
  readonly isEmpty: boolean;
} {
  const sets: CharSet[] = [];
  for (let at = start; at < letters.length; at++) {
    const letter = letters[at]!;
    sets.push(letter.set);
    if (letter.isOpen) return { sets, isEmpty: true };
    if (!letter.isRepeated) return { sets, isEmpty: false };
  }
  return { sets, isEmpty: true };
}

const sameChar = (a: CharSet, b: CharSet) => {
  const left = a[0];
  const right = b[0];
  return a.length === 1 && b.length === 1 && left![0] === left![1] && right![0] === right![1]
    ? left![0] === right![0]
    : undefined;
};

/** True when no text is in both languages. It may say false for disjoint ones, never true for others. */
export function areDisjoint(a: Language, b: Language, budget: Budget): boolean {
  const width = b.letters.length - b.start + 1;
  const seen = new Set<number>();
  const stack: [number, number][] = [[a.start, b.start]];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    let [i, j] = top;
    for (;;) {
      if (budget.left-- <= 0) return false;
      const left = a.letters[i];
      const right = b.letters[j];
      if ((left === undefined && right === undefined) || left?.isOpen || right?.isOpen) return false;
      if (left?.isRepeated !== true && right?.isRepeated !== true) {
        if (left === undefined || right === undefined) break;
        if (!(sameChar(left.set, right.set) ?? meets(left.set, right.set))) break;
        i++;
        j++;
        continue;
      }
      const key = (i - a.start) * width + (j - b.start);
      if (seen.has(key)) break;
      seen.add(key);
      if (left?.isRepeated === true) stack.push([i + 1, j]);
      if (right?.isRepeated === true) stack.push([i, j + 1]);
      if (left === undefined || right === undefined || !meets(left.set, right.set)) break;
      i = left.isRepeated ? i : i + 1;
      j = right.isRepeated ? j : j + 1;
    }
  }
  return true;
}
