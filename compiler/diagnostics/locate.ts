import type { Span, Sources } from "../ir/span.ts";
import type { Diagnostic, Note } from "./diagnostic.ts";

/** A place as an editor counts it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A note that may know its place. */
export interface LocatedNote extends Note {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A diagnostic with the place of its first character: what `--json` prints. Offsets stay in `span`. */
export interface LocatedDiagnostic extends Diagnostic, Position {
  readonly file: string;
  readonly notes: readonly LocatedNote[];
}

/** A file cut into lines: the text of each without its ending, and the offset at which it begins. */
export interface SourceLines {
  readonly lines: readonly string[];
  readonly starts: readonly number[];
}

const cut = new WeakMap<Sources, Map<string, SourceLines & { readonly text: string }>>();

/** The lines of one source, cut once as long as its text stays; a file that nobody read has none. */
export function linesOf(file: string, sources: Sources): SourceLines {
  const text = sources.get(file);
  if (text === undefined) return { lines: [], starts: [] };
  const files = cut.get(sources) ?? new Map<string, SourceLines & { readonly text: string }>();
  cut.set(sources, files);
  const known = files.get(file);
  if (known?.text === text) return known;
  const lines: string[] = [];
  const starts: number[] = [];
  let start = 0;
  for (const ending of text.matchAll(/\r\n|\n|\r|$/g)) {
    lines.push(text.slice(start, ending.index));
    starts.push(start);
    start = ending.index + ending[0].length;
  }
  const fresh = { text, lines, starts };
  files.set(file, fresh);
  return fresh;
}

/** Line and column of an offset; 1:1 in a file that nobody read, the end of the file for an offset past it. */
export function positionOf(file: string, offset: number, sources: Sources): Position {
  const { starts } = linesOf(file, sources);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  if (starts.length === 0) return { line: 1, column: 1 };
  const length = sources.get(file)?.length ?? 0;
  return { line: low + 1, column: Math.min(offset, length) - (starts[low] ?? 0) + 1 };
}

const placeOf = (span: Span, sources: Sources) => ({
  file: span.file,
  ...positionOf(span.file, span.start, sources),
});

/** The diagnostic with line and column of itself and of its notes. */
export function locate(diagnostic: Diagnostic, sources: Sources): LocatedDiagnostic {
  return {
    ...diagnostic,
    ...placeOf(diagnostic.span, sources),
    notes: diagnostic.notes.map((note) =>
      note.span === undefined ? note : { ...note, ...placeOf(note.span, sources) },
    ),
  };
}

const order = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** By file, then place, then code; what is said twice in the same words (a URLconf included twice) is kept once. */
export function sortDiagnostics<D extends Diagnostic>(diagnostics: readonly D[]): readonly D[] {
  const unique = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...unique.values()].sort(
    (a, b) =>
      order(a.span.file, b.span.file) ||
      a.span.start - b.span.start ||
      order(a.code, b.code) ||
      order(a.message, b.message),
  );
}
