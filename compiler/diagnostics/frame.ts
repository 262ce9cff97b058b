import type { Span, Sources } from "../ir/span.ts";
import { cellsOf, type Cell } from "./display-width.ts";
import { linesOf, positionOf } from "./locate.ts";

/** One line of a code frame: a source line with its number, or what stands below it. */
export type FrameLine =
  | { readonly kind: "source"; readonly number: number; readonly text: string }
  | { readonly kind: "marks"; readonly indent: number; readonly marks: string; readonly label: string }
  | { readonly kind: "gap" };

/** Source lines are cut to this many cells around what is underlined. */
const maxCells = 110;
/** What stays to be seen before the underlined text of a line that is cut. */
const lead = 20;

const widthOfAll = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + cell.width, 0);

interface Window {
  readonly cells: readonly Cell[];
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** The part of a line that is shown: all of it, or as much as fits around the underlined text. */
function windowOf(cells: readonly Cell[], start: number): Window {
  if (widthOfAll(cells) <= maxCells) return { cells, isCutBefore: false, isCutAfter: false };
  const first = cells.findIndex((cell) => cell.offset >= start);
  const before = widthOfAll(cells.slice(0, first));
  const from = before <= maxCells / 2 ? 0 : Math.max(0, first - lead);
  let to = from;
  for (let width = 0; to < cells.length; to++) {
    width += cells[to]?.width ?? 0;
    if (width > maxCells) break;
  }
  return { cells: cells.slice(from, to), isCutBefore: from > 0, isCutAfter: to < cells.length };
}

/** One source line and the carets under `from` … `to` (offsets in the line). */
function underline(
  number: number,
  line: string,
  from: number,
  to: number,
  label: string,
): readonly FrameLine[] {
  const { cells, isCutBefore, isCutAfter } = windowOf(cellsOf(line), from);
  const before = cells.filter((cell) => cell.offset < from);
  const under = cells.filter((cell) => cell.offset >= from && cell.offset < to);
  const text = cells.map((cell) => cell.text).join("");
  return [
    {
      kind: "source",
      number,
      text: `${isCutBefore ? "…" : ""}${text}${isCutAfter ? "…" : ""}`.trimEnd(),
    },
    {
      kind: "marks",
      indent: widthOfAll(before) + (isCutBefore ? 1 : 0),
      marks: "^".repeat(Math.max(1, widthOfAll(under))),
      label,
    },
  ];
}

const indentOf = (line: string) => line.length - line.trimStart().length;

/** The lines to show for a span, carets below them; a span over several lines shows its first and its last. */
export function frameOf(span: Span, label: string, sources: Sources): readonly FrameLine[] {
  const { lines } = linesOf(span.file, sources);
  if (lines.length === 0) return [];
  const start = positionOf(span.file, span.start, sources);
  const end = positionOf(span.file, Math.max(span.start, span.end), sources);
  const first = lines[start.line - 1] ?? "";
  if (start.line === end.line) return underline(start.line, first, start.column - 1, end.column - 1, label);
  const last = lines[end.line - 1] ?? "";
  return [
    ...underline(start.line, first, start.column - 1, first.trimEnd().length, ""),
    ...(end.line > start.line + 1 ? [{ kind: "gap" } as const] : []),
    ...underline(end.line, last, Math.min(indentOf(last), end.column - 1), end.column - 1, label),
  ];
}
