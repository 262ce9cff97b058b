import type { Span, Sources } from "../ir/span.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { printable } from "./display-width.ts";
import { frameOf, type FrameLine } from "./frame.ts";
import { positionOf, sortDiagnostics } from "./locate.ts";

export { locate, type LocatedDiagnostic } from "./locate.ts";

/** Colours the pieces of a rendered diagnostic; each function returns its text, painted. */
export interface Painter {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly note: (text: string) => string;
  readonly help: (text: string) => string;
  /** Line numbers, bars and arrows. */
  readonly frame: (text: string) => string;
  readonly message: (text: string) => string;
}

const same = (text: string) => text;

/** Paints nothing. */
export const plain: Painter = {
  error: same,
  warning: same,
  note: same,
  help: same,
  frame: same,
  message: same,
};

export interface RenderOptions {
  readonly painter?: Painter;
  /** How a `Span.file` is shown, say relative to the working directory. */
  readonly fileName?: (file: string) => string;
}

interface Page {
  readonly sources: Sources;
  readonly painter: Painter;
  readonly fileName: (file: string) => string;
  /** Digits of the largest line number shown. */
  readonly digits: number;
}

/** Every part of a frame in which a place can stand: its own, and those of its notes. */
const spansOf = (diagnostic: Diagnostic): readonly Span[] => [
  diagnostic.span,
  ...diagnostic.notes.flatMap((note) => (note.span === undefined ? [] : [note.span])),
];

function digitsOf(diagnostic: Diagnostic, sources: Sources): number {
  const last = spansOf(diagnostic).map((span) => positionOf(span.file, span.end, sources).line);
  return String(Math.max(...last)).length;
}

function frameLine(line: FrameLine, mark: (text: string) => string, page: Page): string {
  const blank = " ".repeat(page.digits);
  if (line.kind === "gap") return page.painter.frame(` ${blank} …`);
  if (line.kind === "source") {
    const number = String(line.number).padStart(page.digits);
    const bar = page.painter.frame(` ${number} |`);
    return line.text === "" ? bar : `${bar} ${line.text}`;
  }
  const marks = line.label === "" ? line.marks : `${line.marks} ${printable(line.label)}`;
  return `${page.painter.frame(` ${blank} |`)} ${" ".repeat(line.indent)}${mark(marks)}`;
}

function place(span: Span, label: string, mark: (text: string) => string, page: Page): readonly string[] {
  const { painter, sources } = page;
  const { line, column } = positionOf(span.file, span.start, sources);
  const blank = " ".repeat(page.digits);
  const where = `${printable(page.fileName(span.file))}:${line}:${column}`;
  const frame = frameOf(span, label, sources);
  return [
    `${painter.frame(` ${blank}-->`)} ${where}`,
    ...(frame.length === 0 ? [] : [painter.frame(` ${blank} |`)]),
    ...frame.map((each) => frameLine(each, mark, page)),
  ];
}

/** One diagnostic as a person reads it: message, frame, notes with frames of their own, help. */
function renderOne(diagnostic: Diagnostic, page: Page): string {
  const { painter } = page;
  const paint: Record<Severity, (text: string) => string> = painter;
  const mark = paint[diagnostic.severity];
  const head = `${mark(`${diagnostic.severity}[${diagnostic.code}]`)}${painter.message(`: ${printable(diagnostic.message)}`)}`;
  const lines = [
    head,
    ...place(diagnostic.span, diagnostic.label ?? "", mark, page).slice(
      0,
      isShort(diagnostic) ? 1 : undefined,
    ),
  ];
  for (const note of diagnostic.notes) {
    lines.push(`${painter.note("note")}: ${printable(note.message)}`);
    if (note.span !== undefined) lines.push(...place(note.span, "", painter.note, page));
  }
  if (diagnostic.help !== undefined) lines.push(`${painter.help("help")}: ${printable(diagnostic.help)}`);
  return lines.join("\n");
}

/** A note that says all in one line is shown without the source it is about. */
const isShort = ({ severity, label }: Diagnostic): boolean => severity === "note" && label === undefined;

const maxShort = 3;

/** Of many short notes of one code, the first are shown and the others counted. */
function fold(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly folded: ReadonlyMap<string, number>;
} {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter((diagnostic) => {
    if (!isShort(diagnostic)) return true;
    const count = (counts.get(diagnostic.code) ?? 0) + 1;
    counts.set(diagnostic.code, count);
    return count <= maxShort;
  });
  const folded = [...counts].flatMap(([code, count]) =>
    count > maxShort ? [[code, count - maxShort] as const] : [],
  );
  return { shown, folded: new Map(folded) };
}

/** All diagnostics as text, by file and place, an empty line between two; ends with a newline unless there is none. */
export function render(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: RenderOptions = {},
): string {
  const { painter = plain, fileName = same } = options;
  const { shown, folded } = fold(sortDiagnostics(diagnostics));
  return [
    ...shown.map((diagnostic) =>
      renderOne(diagnostic, { sources, painter, fileName, digits: digitsOf(diagnostic, sources) }),
    ),
    ...[...folded].map(
      ([code, count]) =>
        `${painter.note(`note[${code}]`)}${painter.message(`: ${count} more of these; urlc routes --verbose lists all`)}`,
    ),
  ]
    .map((text) => `${text}\n`)
    .join("\n");
}
