import { cellsOf } from "../diagnostics/display-width.ts";

const widthOf = (text: string) => cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);

/** One column: its heading, and how its cells are painted. */
export interface Column {
  readonly title: string;
  readonly paint: (text: string) => string;
}

/** Rows under their headings, columns aligned by what a terminal shows. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  dim: (text: string) => string,
): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? ""))),
  );
  const lineOf = (cells: readonly string[], paint: (index: number) => (text: string) => string) =>
    cells
      .map((cell, index) => {
        const isLast = index === cells.length - 1;
        const gap = isLast ? "" : " ".repeat((widths[index] ?? 0) - widthOf(cell) + 2);
        return `${cell === "" ? "" : paint(index)(cell)}${gap}`;
      })
      .join("")
      .trimEnd();
  const head = lineOf(
    columns.map(({ title }) => title),
    () => dim,
  );
  const body = rows.map((row) => lineOf(row, (index) => columns[index]?.paint ?? ((text) => text)));
  return `${[head, ...body].join("\n")}\n`;
}
