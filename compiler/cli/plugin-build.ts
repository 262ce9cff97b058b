import { join } from "node:path";
import type { CompileResult } from "../compile.ts";
import type { LocatedDiagnostic } from "../diagnostics/locate.ts";
import { linesOf } from "../diagnostics/locate.ts";
import type { Level } from "../diagnostics/severity.ts";
import { createSession, type Session } from "../session.ts";
import { findProject } from "./project.ts";
import { hasErrors } from "./report.ts";
import { writeOutput, type OutputMemory } from "./write-output.ts";

/** What a bundler plugin can be told; what is left out comes from package.json, as on the command line. */
export interface UrlcOptions {
  /** The root urls.ts; relative to the bundler's root. */
  readonly entry?: string;
  /** The output folder; relative to the bundler's root. */
  readonly out?: string;
  /** False: do not check the signatures of the views. */
  readonly types?: boolean;
  readonly severity?: Readonly<Record<string, Level>>;
}

/** One build on behalf of a bundler. */
export interface PluginBuild extends CompileResult {
  readonly isBroken: boolean;
}

/** A build whose output is in place already. */
export interface QuickBuild extends PluginBuild {
  /** The last word, with reversed paths and views looked at. Undefined when a newer build has begun meanwhile. */
  readonly whole: () => Promise<PluginBuild | undefined>;
}

const judged = <Result extends CompileResult>(result: Result) => ({
  ...result,
  isBroken: hasErrors(result.diagnostics),
});

async function build(
  session: Session,
  output: OutputMemory,
  options: UrlcOptions,
  root: string,
): Promise<QuickBuild> {
  const project = findProject({ entry: options.entry, out: options.out }, root);
  const { entry, outDir } = project;
  const severity = { ...project.severity, ...options.severity };
  const { whole, ...quick } = await session.run({ entry, outDir, severity, types: options.types ?? true });
  const result = judged(quick);
  if (!result.isBroken) await writeOutput(outDir, result.files, output);
  return {
    ...result,
    whole: async () => {
      if (result.isBroken) return result;
      const last = await whole();
      return last === undefined ? undefined : judged(last);
    },
  };
}

/** What one instance of a plugin builds with: it compiles what changed since its last build and, unless there is an error, writes. */
export function createPluginBuilder(options: UrlcOptions): (root: string) => Promise<QuickBuild> {
  const session = createSession();
  const output: OutputMemory = new Map();
  return (root) => build(session, output, options, root);
}

/** A diagnostic in the pieces that bundlers show. */
export interface PluginMessage {
  readonly text: string;
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly length: number;
  readonly lineText: string;
  readonly notes: readonly string[];
}

/** The message of a diagnostic, its notes and help as further lines. */
export function pluginMessage(diagnostic: LocatedDiagnostic, { sources, base }: PluginBuild): PluginMessage {
  const { code, message, span, line, column, notes, help } = diagnostic;
  const lineText = linesOf(span.file, sources).lines[line - 1] ?? "";
  return {
    text: `${code}: ${message}`,
    file: join(base, span.file),
    line,
    column,
    length: Math.max(0, Math.min(span.end - span.start, lineText.length - column + 1)),
    lineText,
    notes: [...notes.map((note) => note.message), ...(help === undefined ? [] : [`help: ${help}`])],
  };
}
