import { join } from "node:path";
import { locate, type LocatedDiagnostic } from "../diagnostics/locate.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { render } from "../diagnostics/render.ts";
import type { Sources } from "../ir/span.ts";
import { painterOf } from "./painter.ts";
import { shown, type Terminal } from "./terminal.ts";

/** Diagnostics together with what they point into. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** The absolute path of the folder that `Span.file` is relative to. */
  readonly base: string;
}

/** `1 route`, `2 routes`. */
export const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

/** `2 errors, 1 warning`. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  return (["error", "warning", "note"] as const)
    .map((severity) => ({ severity, found: diagnostics.filter((each) => each.severity === severity) }))
    .filter(({ found }) => found.length > 0)
    .map(({ severity, found }) => count(found.length, severity))
    .join(", ");
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");

/** All diagnostics as text, with places relative to where the user stands. */
export function renderFindings(findings: Findings, terminal: Terminal): string {
  return render(findings.diagnostics, findings.sources, {
    painter: painterOf(terminal.messageColors),
    fileName: (file) => shown(join(findings.base, file), terminal),
  });
}

/** The `--json` form of the diagnostics: places as the user types them, offsets in `span`. */
export function jsonOf(findings: Findings, terminal: Terminal): readonly object[] {
  const name = (file: string) => shown(join(findings.base, file), terminal);
  return findings.diagnostics
    .map((diagnostic): LocatedDiagnostic => locate(diagnostic, findings.sources))
    .map(({ code, severity, message, file, line, column, span, label, notes, help }) => ({
      code,
      severity,
      message,
      file: name(file),
      line,
      column,
      span: { start: span.start, end: span.end },
      ...(label !== undefined && { label }),
      notes: notes.map((note) => ({
        message: note.message,
        ...(note.span !== undefined && {
          file: name(note.span.file),
          line: note.line,
          column: note.column,
          span: { start: note.span.start, end: note.span.end },
        }),
      })),
      help: help ?? null,
    }));
}

/** Says that there is more to know than the command shows. */
export function sayHidden(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  terminal.say(`${terminal.messageColors.dim(`the URLconf has ${tally(diagnostics)}: see urlc check`)}\n`);
}

/** Says on stderr what a compilation found; the last line counts it. */
export function sayFindings(findings: Findings, terminal: Terminal): void {
  if (findings.diagnostics.length === 0) return;
  terminal.say(`${renderFindings(findings, terminal)}\n${tally(findings.diagnostics)}\n`);
}
