import type { CharSet, Piece, Scan } from "../../ir/decision.ts";
import { type Doc } from "../layout.ts";
import { after, type Emission, type Place, placeText } from "./place.ts";
import { meets, wordOf } from "./runs.ts";
import { textTerms } from "./tails.ts";

/** A param of any length, and the pieces of fixed length between it and the next one. */
export interface Link {
  readonly param: Piece & { readonly kind: "scan" };
  readonly run: Scan & { readonly kind: "run" };
  readonly gap: readonly { readonly piece: Piece; readonly length: number }[];
  /** Characters of the gap. */
  readonly size: number;
}

/** The pieces of a split as a chain of params. */
export function linksOf(pieces: readonly Piece[]): readonly Link[] {
  const links: Link[] = [];
  for (const piece of pieces) {
    if (piece.kind === "scan" && piece.scan.kind === "run") {
      links.push({ param: piece, run: piece.scan, gap: [], size: 0 });
      continue;
    }
    const { gap, size, ...link } = links.pop()!;
    const length =
      piece.kind === "text" ? piece.text.length : piece.scan.kind === "shape" ? piece.scan.sets.length : 0;
    links.push({ ...link, gap: [...gap, { piece, length }], size: size + length });
  }
  return links;
}

/** The text of a gap that is nothing but text. */
export function textOfGap({ gap }: Link): string | undefined {
  const [first, ...others] = gap;
  return first?.piece.kind === "text" && others.length === 0 ? first.piece.text : undefined;
}

/** What the last character of a gap may be; undefined for a gap of none. */
function lastOfGap({ gap }: Link): CharSet | undefined {
  const piece = gap.at(-1)?.piece;
  if (piece === undefined) return undefined;
  if (piece.kind === "scan") return piece.scan.kind === "shape" ? (piece.scan.sets.at(-1) ?? []) : undefined;
  const char = piece.text.charCodeAt(piece.text.length - 1);
  return [[char, char]];
}

/** True when a param, given its end, begins where its characters do: what stands before it holds none of them. */
export function beginsWithItsRun(links: readonly Link[], at: number): boolean {
  const { run } = links[at]!;
  const before = links[at - 1]!;
  const last = lastOfGap(before);
  return last === undefined ? before.run.min > 0 && !meets(before.run.set, run.set) : !meets(last, run.set);
}

/** Names the run that ends so many characters before the end of a stretch. */
export const startKey = (set: CharSet, size: number): string => JSON.stringify([set, size]);

/** Conditions that are true iff the pieces of a gap stand at a place; the path must be long enough. */
export function gapTerms({ gap }: Link, at: Place, isPathEnd: boolean, emission: Emission): readonly Doc[] {
  let place = at;
  return gap.flatMap(({ piece, length }, index) => {
    const here = place;
    place = after(place, length);
    if (piece.kind === "text") return textTerms(here, piece.text, [], isPathEnd && index === gap.length - 1);
    return piece.scan.kind === "shape"
      ? [emission.scanners.isShape(piece.scan, wordOf(piece), placeText(here))]
      : [];
  });
}
