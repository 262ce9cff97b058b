/**
 * `urlc/compiler`: the compiler as a pure function. It writes nothing; the command line and the bundler plugins do.
 */
export { compile, type CompileOptions, type CompileResult, type RouteSummary } from "./compile.ts";
export type { LocatedDiagnostic } from "./diagnostics/render.ts";
export type { Note, Severity } from "./diagnostics/diagnostic.ts";
export type { CompiledFile } from "./ir/compiled-file.ts";
