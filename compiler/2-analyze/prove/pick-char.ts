/** A character that stands for many, and its place in the order of readability. */
export interface PickedChar {
  readonly char: string;
  readonly rank: number;
}

/** Most readable first; `/` and what a URL would quote come late. */
const order: readonly (readonly [from: number, to: number])[] = [
  [97, 122],
  [49, 57],
  [48, 48],
  [65, 90],
  [45, 45],
  [95, 95],
  [126, 126],
  [46, 46],
  [47, 47],
  [58, 64],
  [33, 44],
  [91, 94],
  [96, 96],
  [123, 125],
  [0xc0, 0x24f],
  [0x370, 0x3ff],
  [0x4e00, 0x9fff],
  [0xa1, 0xd7ff],
  [0xe000, 0x10ffff],
  [32, 32],
  [9, 9],
  [0, 0xffff],
];

const starts = order.reduce<number[]>(
  (sums, [from, to]) => [...sums, (sums.at(-1) ?? 0) + to - from + 1],
  [0],
);

/** The most readable character of a range of code points. */
export function pickChar(min: number, max: number): PickedChar {
  for (let at = 0; at < order.length; at++) {
    const [from, to] = order[at] ?? [0, 0];
    const point = Math.max(min, from);
    if (point <= to && point <= max)
      return { char: String.fromCodePoint(point), rank: (starts[at] ?? 0) + point - from };
  }
  return { char: String.fromCodePoint(min), rank: Infinity };
}
