import type { WholePath } from "../../ir/named-route.ts";
import { atomsOf } from "../lower/regexp-shape.ts";

const unnamedGroup = /(\\[^]|\[(?:\\[^]|[^\]\\])*\])|\((?:\?:|\?<(?![=!])[^>]*>|(?!\?))/g;
const most = 100;

/**
 * The expression of a whole path as texts and expressions of one character or one run each, where it is such a sequence and
 * has runs that could trade text: how they share out a path that does not match takes the expression itself as long as there
 * are ways.
 *
 *     ^([^/]+)-(?:[0-9]{2})\/$   [^/]+ "-" [0-9] [0-9] "/"
 */
export function piecesOf({ source, flags }: Pick<WholePath, "source" | "flags">): WholePath["pieces"] {
  if (flags !== "u" || !source.startsWith("^")) return undefined;
  const isWhole = /(?<!\\)(?:\\\\)*\$$/.test(source);
  const inner = source
    .slice(1, isWhole ? -1 : undefined)
    .replace(unnamedGroup, (_, kept?: string) => kept ?? "(?<group>");
  const { atoms, rest } = atomsOf(inner);
  if (rest < inner.length) return undefined;
  const pieces: ({ readonly text: string } | { readonly chars: string })[] = [];
  for (const { text, char, min, max } of atoms) {
    const before = pieces.at(-1);
    if (char === undefined) {
      const count = max === Infinity ? Math.max(min - 1, 0) : min;
      if ((max !== Infinity && max !== min) || count > most) return undefined;
      for (let at = 0; at < count; at++) pieces.push({ chars: text });
      if (max === Infinity) pieces.push({ chars: `${text}${min === 0 ? "*" : "+"}` });
    } else if (before !== undefined && "text" in before)
      pieces[pieces.length - 1] = { text: before.text + char };
    else pieces.push({ text: char });
  }
  if (!isWhole) pieces.push({ chars: "[^]*" });
  return pieces.filter((piece) => "chars" in piece && /[*+]$/.test(piece.chars)).length > 1
    ? pieces
    : undefined;
}
