import { existsSync, rmSync } from "node:fs";
import { basename, join, parse, relative, resolve } from "node:path";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import {
  checkFailed,
  handlerMismatch,
  urlcNotFound,
  viewMissing,
  viewModuleNotFound,
} from "../diagnostics/catalogue/views.ts";
import type { CompiledFile } from "../ir/compiled-file.ts";
import { printPattern } from "../ir/print.ts";
import type { FlatRoute } from "../ir/route.ts";
import type { Span, Sources } from "../ir/span.ts";
import {
  assertDeclarations,
  writeAssertions,
  type CheckFile,
  type Handler,
  type Subject,
} from "./assertions.ts";
import { checkFolder, writeCheckFile } from "./check-folder.ts";
import { configChain, placedOptions } from "./config-chain.ts";
import { checkInputs } from "./check-inputs.ts";
import { condense, explainView, handlerFault, isAboutAssigning, missingExport } from "./explain.ts";
import { failure, failurePlace, isPlugAndPlay, missingTypes } from "./failure.ts";
import { declarationNote } from "./find-declaration.ts";
import { findCompiler } from "./find-compiler.ts";
import { globalTypes } from "./global-types.ts";
import { declarationGlobs, projectConfig } from "./project-config.ts";
import { relativeSpecifier } from "./relocate.ts";
import { runCompiler, type CompilerJob, type TscDiagnostic, type TscRun } from "./run-compiler.ts";
import { shadowGenerated } from "./shadow-generated.ts";

export interface CheckOptions {
  /** The root urls.ts, absolute or relative to the working directory. */
  readonly entry: string;
  /** `ReadResult.base`. */
  readonly base: string;
  readonly routes: readonly FlatRoute[];
  readonly handlers: readonly Handler[];
  readonly sources: Sources;
  /** Where the output goes, absolute, and what it will be: views are checked against it rather than against the last build's. */
  readonly outDir?: string;
  readonly generated?: () => Promise<readonly CompiledFile[]>;
  /** What type-checks; a process of its own unless given. */
  readonly run?: (job: CompilerJob) => Promise<TscRun>;
}

/**
 * Verifies every view against all that its route gives it, with the project's own TypeScript and flags: assertions are
 * written to a cache folder and type-checked in a process of its own, and what TypeScript says is told at the pattern.
 * @returns absolute paths of all that the verdict depends on; undefined when that is not known
 */
export async function checkViews(
  options: CheckOptions,
  report: Report,
): Promise<readonly string[] | undefined> {
  if (options.routes.length === 0 && options.handlers.length === 0) return [];
  const entry = resolve(options.entry);
  const folder = checkFolder(entry);
  const { redirect, skipped } = await shadowGenerated(options, folder);
  const routes = options.routes.filter(({ view }) => !skipped.has(view.module.file ?? ""));
  const files = writeAssertions({ ...options, routes, folder, redirect });
  const config = projectConfig(entry);
  writeCheckFile(join(folder, "assert.d.ts"), assertDeclarations);
  for (const { name, text } of files) writeCheckFile(join(folder, name), text);
  const configFile = join(folder, "tsconfig.json");
  writeCheckFile(configFile, checkConfig(folder, config, files));
  const compiler = findCompiler(options.base);
  const gotThere = ({ diagnostics }: TscRun) =>
    files.every(({ name, sentinel }) =>
      diagnostics.some(({ file, line }) => file === name && line === sentinel),
    );
  const { run: compile = runCompiler } = options;
  const configs = [configFile, ...(config === undefined ? [] : configChain(config))];
  const job = { compiler, config: configFile, configs, folder, files };
  const state = join(folder, "state.tsbuildinfo");
  const before = compiler.isNative === true ? globalTypes(state) : undefined;
  let run = await compile(job);
  const isDoubtful = before !== undefined && run.fileNames === undefined && globalTypes(state) !== before;
  if ((isDoubtful || !gotThere(run)) && existsSync(state)) {
    // What an earlier run left behind, or an interrupted one, may be all that is wrong.
    rmSync(state, { force: true });
    run = await compile(job);
  }

  const root: Span = { file: basename(entry), start: 0, end: 0 };
  const told = new Set<string>();
  const tell = (diagnostic: Diagnostic | undefined) => {
    const key = diagnostic && `${diagnostic.span.file}:${diagnostic.span.start}:${diagnostic.message}`;
    if (diagnostic !== undefined && key !== undefined && !told.has(key)) report(diagnostic);
    if (key !== undefined) told.add(key);
  };
  for (const file of files) {
    const own = run.diagnostics.filter((diagnostic) => diagnostic.file === file.name);
    const urlc = own.find(isUrlcMissing);
    if (urlc !== undefined) {
      tell(urlcNotFound(root, condense(urlc.chain), isPlugAndPlay(options.base)));
      return undefined;
    }
    if (!own.some(({ line }) => line === file.sentinel)) {
      const shown = (name: string) => relative(options.base, resolve(folder, name)).replaceAll("\\", "/");
      const place = failurePlace(run, config, shown, options.sources) ?? root;
      tell(checkFailed(place, compiler.title, failure(run, shown), missingTypes(run)));
      return undefined;
    }
    for (const diagnostic of settle(file, own)) tell(explain(file, diagnostic, options.sources));
  }
  return checkInputs(folder, state, config, compiler, run.fileNames);
}

/**
 * Leaves out what is said of a view that is accepted where it is expected or by itself, and what is said twice: of the
 * assertion by itself, which has the view's own types; else of the one where it is expected, which has the route's.
 */
function settle(file: CheckFile, diagnostics: readonly TscDiagnostic[]): readonly TscDiagnostic[] {
  const about = (map: CheckFile["subjects"], subject: Subject | undefined) =>
    diagnostics.filter(({ line }) => subject !== undefined && map.get(line) === subject);
  const twice = new Set(file.expected.values());
  return diagnostics.filter((diagnostic) => {
    const subject = subjectAt(file, diagnostic.line);
    if (subject === undefined) return true;
    // What is wrong with an arrow is also why its params have no types.
    if (isUntyped(diagnostic)) return !about(file.subjects, subject).some(({ code }) => code === 2345);
    if (!twice.has(subject)) return true;
    const inPlace = about(file.expected, subject);
    const asserted = about(file.subjects, subject);
    const inferred = about(file.inferred, subject);
    if (inPlace.length === 0 || asserted.length + inferred.length === 0) return false;
    // Params that nothing but the route gives a type, and mistakes in the body, are understood where the view is expected.
    const isTyped = ![...asserted, ...inferred].some(isOfUnknown) && inPlace.some(isAboutAssigning);
    const isPlain = isTyped && [...asserted, ...inferred].some(({ code }) => code === 2345);
    if (!isPlain) return inPlace.includes(diagnostic);
    return (asserted.length > 0 ? asserted : inferred).includes(diagnostic);
  });
}

/** A param that is any for want of a type. */
const isUntyped = ({ code }: TscDiagnostic) => code === 7006 || code === 7031;
/** Said of params whose type nothing but the route tells. */
const isOfUnknown = (diagnostic: TscDiagnostic) =>
  isUntyped(diagnostic) ||
  diagnostic.chain.some((line) => /^Type 'unknown' is not assignable to type '\{/.test(line));

/** What a line is about, whichever way it asserts it. */
const subjectAt = ({ subjects, expected, inferred }: CheckFile, line: number) =>
  subjects.get(line) ?? expected.get(line) ?? inferred.get(line);

function isUrlcMissing({ code, chain }: TscDiagnostic): boolean {
  return code === 2307 && /'urlc'/.test(chain[0] ?? "");
}

function explain(file: CheckFile, diagnostic: TscDiagnostic, sources: Sources): Diagnostic | undefined {
  const importing = file.imports.get(diagnostic.line);
  const subject = importing ?? subjectAt(file, diagnostic.line);
  if (subject === undefined) return undefined;
  const { view } = subject.kind === "route" ? subject.route : subject.handler;
  if (importing !== undefined) {
    const pattern = subject.kind === "route" ? printPattern(subject.route.pattern) : "";
    // A module without types (TS7016) is any: there is nothing to check, and nothing wrong.
    return diagnostic.code === 2307
      ? viewModuleNotFound({ span: view.span, view: view.text, pattern }, condense(diagnostic.chain))
      : undefined;
  }
  return explainSubject(subject, diagnostic, sources);
}

function explainSubject(
  subject: Subject,
  diagnostic: TscDiagnostic,
  sources: Sources,
): Diagnostic | undefined {
  if (subject.kind === "route") return explainView(subject.route, diagnostic, sources);
  const { status, view } = subject.handler;
  const notes = declarationNote(view, undefined, sources);
  const missing = missingExport(diagnostic);
  const at = { span: view.span, view: view.text, pattern: "" };
  if (missing !== undefined) return viewMissing(at, missing.name, missing.near, notes);
  return handlerMismatch(view.span, status, handlerFault(diagnostic), notes);
}

const strictDefaults = {
  strict: true,
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
};

/** A tsconfig.json beside the assertions: the project's own flags, nothing of its files, no output. */
function checkConfig(folder: string, config: string | undefined, files: readonly CheckFile[]): string {
  const own = join(folder, "tsconfig.json");
  const declarations = config === undefined ? [] : declarationGlobs(config);
  const content = {
    ...(config && { extends: relativeSpecifier(own, config) }),
    compilerOptions: {
      ...(config === undefined ? strictDefaults : placedOptions(config)),
      noEmit: true,
      incremental: true,
      tsBuildInfoFile: "./state.tsbuildinfo",
      composite: false,
      declaration: false,
      declarationMap: false,
      declarationDir: null,
      emitDeclarationOnly: false,
      isolatedDeclarations: false,
      noEmitOnError: false,
      rootDir: parse(folder).root,
      skipLibCheck: true,
      // Without it a function that wants more params than it is given would pass.
      strictFunctionTypes: true,
      noUnusedLocals: false,
      noUnusedParameters: false,
      noErrorTruncation: true,
      allowImportingTsExtensions: true,
    },
    files: files.map(({ name }) => name),
    include: declarations.map((glob) => relativeSpecifier(own, glob)),
    references: [],
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
