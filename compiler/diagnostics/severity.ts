import type { Span, Sources } from "../ir/span.ts";
import type { CodeDoc } from "./define.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { linesOf, positionOf } from "./locate.ts";

/** What a user may make of a code. */
export type Level = "error" | "warn" | "off";

/** Code → level: flags over package.json over the catalogue. */
export type SeverityRules = Readonly<Record<string, Level>>;

/** The pages of all codes, by code. */
export type Catalogue = ReadonlyMap<string, CodeDoc>;

const levels: ReadonlyMap<unknown, Severity> = new Map([
  ["error", "error"],
  ["warn", "warning"],
] as const);

/** What is wrong with the rules themselves, as sentences: unknown codes and levels, and fatal codes that are lowered. */
export function severityProblems(
  rules: Readonly<Record<string, unknown>>,
  catalogue: Catalogue,
): readonly string[] {
  return Object.entries(rules).flatMap(([code, level]) => {
    const doc = catalogue.get(code);
    if (level !== "off" && !levels.has(level))
      return [`severity of ${code} is "${String(level)}"; it can be "error", "warn" or "off"`];
    if (doc === undefined) return [`there is no diagnostic ${code}`];
    if (doc.isFatal && level !== "error")
      return [`${code} (${doc.title}) stays an error: no correct router can be written in spite of it`];
    return [];
  });
}

const comment = /(?:\/\/|\/\*|^\s*\*)\s*urlc-ignore\s+((?:URLC\d{4}[\s,]*)+)/;

/** The codes that a line's `urlc-ignore` comment names. */
function ignoredOn(line: string | undefined): readonly string[] {
  return (line === undefined ? undefined : comment.exec(line))?.[1]?.match(/URLC\d{4}/g) ?? [];
}

const isComment = (line: string | undefined) => line !== undefined && /^\s*(\/\/|\/\*|\*)/.test(line);

/** The codes ignored for what begins on a line (from 1): at its end, or in the comment lines right above it. */
function ignoredFor(line: number, lines: readonly string[]): readonly string[] {
  const codes = [...ignoredOn(lines[line - 1])];
  for (let above = line - 2; isComment(lines[above]); above--) codes.push(...ignoredOn(lines[above]));
  return codes;
}

/** The innermost pattern around a span. */
function patternAround(span: Span, patterns: readonly Span[]): Span | undefined {
  const around = patterns.filter(
    (pattern) => pattern.file === span.file && pattern.start <= span.start && pattern.end >= span.end,
  );
  return around.reduce<Span | undefined>(
    (inner, pattern) => (inner === undefined || pattern.start > inner.start ? pattern : inner),
    undefined,
  );
}

function isIgnored(diagnostic: Diagnostic, sources: Sources, patterns: readonly Span[]): boolean {
  const { file } = diagnostic.span;
  const { lines } = linesOf(file, sources);
  const around = patternAround(diagnostic.span, patterns);
  const starts = [diagnostic.span.start, ...(around === undefined ? [] : [around.start])];
  return starts.some((start) =>
    ignoredFor(positionOf(file, start, sources).line, lines).includes(diagnostic.code),
  );
}

/**
 * The diagnostics with the severity the user gave their codes, without those that are off or that a comment
 * (`// urlc-ignore URLC4001: why`, above the pattern or at the end of its line) ignores. Fatal ones stay errors.
 * @param patterns the spans of the URL patterns, so that a comment above a pattern of several lines counts for all of it
 */
export function applySeverity(
  diagnostics: readonly Diagnostic[],
  rules: SeverityRules,
  catalogue: Catalogue,
  sources: Sources,
  patterns: readonly Span[] = [],
): readonly Diagnostic[] {
  const userLevels = new Map(Object.entries(rules));
  return diagnostics.flatMap((diagnostic) => {
    if (catalogue.get(diagnostic.code)?.isFatal) return [diagnostic];
    const level = userLevels.get(diagnostic.code);
    if (level === "off" || isIgnored(diagnostic, sources, patterns)) return [];
    return [{ ...diagnostic, severity: levels.get(level) ?? diagnostic.severity }];
  });
}
