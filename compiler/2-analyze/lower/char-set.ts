import type { CharSet } from "../../ir/decision.ts";

const last = 0xffff;

/** The set of some ranges, in any order, overlapping or not. */
export function charSet(ranges: readonly (readonly [number, number])[]): CharSet {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = merged.at(-1);
    if (before !== undefined && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Every code unit that is not in the set. */
export function complement(set: CharSet): CharSet {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
}

/** True when the code unit is in the set. */
export const has = (set: CharSet, char: number): boolean =>
  set.some(([from, to]) => from <= char && char <= to);

/** True when some code unit is in both. */
export function meets(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return false;
    if (left[1] < right[0]) i++;
    else if (right[1] < left[0]) j++;
    else return true;
  }
}

/** Every code unit. */
export const anyChar: CharSet = [[0, last]];

/** Halves of characters beyond U+FFFF. */
export const surrogates: CharSet = [[0xd800, 0xdfff]];
