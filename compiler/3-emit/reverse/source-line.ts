import type { Sources, Span } from "../../ir/span.ts";

/** Gives the line a span begins on, from 1; undefined for a file that was not read. */
export function lineFinder(sources: Sources): (span: Span) => number | undefined {
  const lineStarts = new Map<string, readonly number[]>();
  const startsOf = (file: string): readonly number[] | undefined => {
    const known = lineStarts.get(file);
    const text = sources.get(file);
    if (known !== undefined || text === undefined) return known;
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    lineStarts.set(file, starts);
    return starts;
  };
  return ({ file, start }) => {
    const starts = startsOf(file);
    if (starts === undefined) return undefined;
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= start) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
