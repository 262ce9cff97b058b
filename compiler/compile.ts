import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { ReadMemory } from "./1-read/read-memory.ts";
import { readUrlconfs } from "./1-read/read-urlconfs.ts";
import { lower } from "./2-analyze/lower/lower.ts";
import { tellReversals } from "./2-analyze/prove/tell-reversals.ts";
import { emitHelpers } from "./3-emit/reverse/helpers.ts";
import { emitReverse } from "./3-emit/reverse/reverse.ts";
import { emitRouter } from "./3-emit/router/router.ts";
import { emitTypes } from "./3-emit/reverse/types.ts";
import { checkViews, type CheckOptions } from "./4-check/check-views.ts";
import { catalogue } from "./diagnostics/catalogue/index.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { locate, sortDiagnostics, type LocatedDiagnostic } from "./diagnostics/locate.ts";
import { applySeverity, type Level, type SeverityRules } from "./diagnostics/severity.ts";
import type { CompiledFile } from "./ir/compiled-file.ts";
import type { NameTable } from "./ir/named-route.ts";
import type { Proof, ReversalProof } from "./ir/proof.ts";
import type { FlatRoute, RouteNode, RouteTree } from "./ir/route.ts";
import type { Sources, Span } from "./ir/span.ts";
import type { ReadResult } from "./ir/urlconf.ts";
import { flattenOnce, keptBy, linkOnce, nameOnce, proveOnce } from "./passes.ts";
import { reversalsBehind, reversalsNow, turn } from "./reversals-behind.ts";
import { summarize, type RouteSummary } from "./summary.ts";

export type { RouteSummary } from "./summary.ts";

export interface CompileOptions {
  /** The root urls.ts; absolute, or relative to the working directory. */
  readonly entry: string;
  /** The output folder; absolute, or relative to the working directory. Default: `generated` beside the entry. */
  readonly outDir?: string;
  /** Whether every view is checked against what its route captures, by the project's own TypeScript. Default: true. */
  readonly types?: boolean;
  /** False when only the diagnostics are wanted: `files` stays empty. Default: true. */
  readonly emit?: boolean;
  /** What becomes of a code: `{ URLC4001: "warn" }`. Codes in spite of which no correct router can be written stay errors. */
  readonly severity?: Readonly<Record<string, Level>>;
}

/** Every form the passes made. */
export interface Analysis {
  readonly read: ReadResult;
  readonly tree: RouteTree;
  readonly routes: readonly FlatRoute[];
  readonly proofs: readonly Proof[];
  readonly names: NameTable;
  readonly reversals: readonly ReversalProof[];
  /** With the user's severities, located, sorted by file and place. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

export interface CompileResult {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** In declaration order. */
  readonly routes: readonly RouteSummary[];
  /** Paths are relative to the output folder; empty when a diagnostic is an error. */
  readonly files: readonly CompiledFile[];
  /** The text of every file that a diagnostic may point into. */
  readonly sources: Sources;
  /** The folder that the files of diagnostics and routes are relative to: that of the entry. */
  readonly base: string;
  /** Absolute paths of all that was looked at, existing or not: when one changes, so may the result. */
  readonly inputs: readonly string[];
  /** False when more was looked at than is known: an equal result cannot be told from equal inputs. */
  readonly hasAllInputs: boolean;
}

/** What is known before anything is proved. */
export interface Survey extends Pick<Analysis, "read" | "tree" | "routes"> {
  readonly names: () => NameTable;
  readonly reported: readonly Diagnostic[];
}

/** urls.ts → Urlconf → RouteTree → FlatRoute[]; what an earlier run left in the memory is not read again. */
export async function survey(options: CompileOptions, memory?: ReadMemory): Promise<Survey> {
  const { entry, outDir } = absolute(options);
  const reported: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void reported.push(diagnostic);
  const read =
    (await readUrlconfs({ entry, outDir, ...(memory && { memory }) }, report)) ?? nothingRead(entry);
  const tree = linkOnce(read, report);
  const routes = flattenOnce(tree, report);
  let names: NameTable | undefined;
  return { read, tree, routes, names: () => (names ??= nameOnce(tree, report)), reported };
}

type Conclusion = Omit<Analysis, "reversals">;

/** All but what becomes of reversed paths. */
function conclude(known: Survey, { severity = {} }: CompileOptions): Conclusion {
  const { read, tree, routes } = known;
  const names = known.names();
  const all = [...known.reported];
  const proofs = proveOnce(tree, (diagnostic) => void all.push(diagnostic));
  return { read, tree, routes, names, proofs, diagnostics: settle(all, severity, tree, read.sources) };
}

/** The same with what is to be said of reversed paths. */
function withReversals(
  analysis: Conclusion,
  { severity = {} }: CompileOptions,
  reversals = reversalsNow(analysis),
): Analysis {
  const { read, tree, routes, proofs } = analysis;
  const reported: Diagnostic[] = [];
  tellReversals(routes, proofs, reversals, (diagnostic) => void reported.push(diagnostic));
  const found = settle(reported, severity, tree, read.sources);
  return { ...analysis, reversals, diagnostics: sortDiagnostics([...analysis.diagnostics, ...found]) };
}

/** urls.ts → Urlconf → RouteTree → FlatRoute[] → NameTable and Proof[]: all that is known, and all there is to complain about. */
export async function analyze(options: CompileOptions): Promise<Analysis> {
  return withReversals(conclude(await survey(options), options), options);
}

interface Verdict {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** What it depends on; undefined when that is not known. */
  readonly inputs: readonly string[] | undefined;
}

/** TypeScript's verdict on every view, against the types that are about to be written. */
async function check(known: Survey, options: CompileOptions, run?: CheckOptions["run"]): Promise<Verdict> {
  // At a syntax error TypeScript stops before it gets to any view, and would say the same again.
  const isUnparsed = known.reported.some(({ code }) => code === "URLC1002");
  if (options.types === false || isUnparsed) return { diagnostics: [], inputs: [] };
  const { read, tree, routes } = known;
  const { entry, outDir, severity = {} } = absolute(options);
  const generated = async () => {
    const names = known.names();
    const isSound = !isBroken(settle(known.reported, severity, tree, read.sources));
    return isSound ? [await emitTypes(formOf({ ...known, names }, options))] : [];
  };
  const reported: Diagnostic[] = [];
  const { base, sources } = read;
  const inputs = await checkViews(
    { entry, base, outDir, routes, handlers: tree.handlers, sources, generated, ...(run && { run }) },
    (diagnostic) => void reported.push(diagnostic),
  );
  return { diagnostics: settle(reported, severity, tree, sources), inputs };
}

/** What the modules that name no view are written from. */
function formOf(
  { read, tree, routes, names }: Omit<Analysis, "proofs" | "reversals" | "diagnostics">,
  options: CompileOptions,
) {
  const outDir = relative(read.base, absolute(options).outDir).split(sep).join("/");
  const base = read.base.split(sep).join("/");
  return {
    names,
    routes,
    converters: tree.converters,
    options: { base, outDir, importExtension: read.importExtension },
    root: tree.root,
  };
}

const filesOf = keptBy<Promise<readonly CompiledFile[]>>();
const summariesOf = keptBy<readonly RouteSummary[]>();

/** Analysis → the files of the output. Cannot complain: what could be wrong has been said before. */
export async function emit(analysis: Conclusion, options: CompileOptions): Promise<readonly CompiledFile[]> {
  const { options: places } = formOf(analysis, options);
  return filesOf(analysis.tree, JSON.stringify(places), () => emitNew(analysis, options));
}

async function emitNew(analysis: Conclusion, options: CompileOptions): Promise<readonly CompiledFile[]> {
  const { read, tree, routes, proofs } = analysis;
  const form = { ...formOf(analysis, options), proofs, sources: read.sources };
  const text = emitRouter({
    tree: lower(routes),
    routes,
    handlers: tree.handlers,
    options: form.options,
    root: tree.root,
  });
  const [reverse, types, helpers] = await Promise.all([
    emitReverse(form),
    emitTypes(form),
    emitHelpers(form),
  ]);
  return [{ path: "router.ts", text }, reverse, types, ...helpers];
}

/** A result that is not the last word: reversed paths and, unless that is not wanted, the views are still to be looked at. */
export interface Draft extends CompileResult {
  /** The last word. */
  readonly whole: (judging: Promise<Verdict>) => Promise<CompileResult>;
  /** The same while others wait: in slices, by the TypeScript that is at hand, and undefined when it is no longer wanted. */
  readonly behind: (isWanted: () => boolean, run?: CheckOptions["run"]) => Promise<CompileResult | undefined>;
}

/** Proves and emits; what a warning at most can come from is left for later. */
export async function draft(known: Survey, options: CompileOptions): Promise<Draft> {
  const { read } = known;
  const mayRefuse = Object.values(options.severity ?? {}).includes("error");
  const concluded = conclude(known, options);
  const first = mayRefuse ? withReversals(concluded, options) : concluded;
  const isWritten = options.emit !== false && !isBroken(first.diagnostics);
  const files = isWritten ? await emit(first, options) : [];
  const result = {
    diagnostics: first.diagnostics,
    routes: summariesOf(known.tree, "", () => summarize(first)),
    files,
    sources: read.sources,
    base: read.base,
    inputs: read.inputs,
    hasAllInputs: false,
  };
  const join = (proved: readonly LocatedDiagnostic[], verdict: Verdict): CompileResult => {
    const diagnostics = sortDiagnostics([...proved, ...verdict.diagnostics]);
    return {
      ...result,
      diagnostics,
      files: isBroken(diagnostics) ? [] : files,
      inputs: [...read.inputs, ...(verdict.inputs ?? [])],
      hasAllInputs: verdict.inputs !== undefined,
    };
  };
  return {
    ...result,
    whole: async (judging) => {
      const { diagnostics } = mayRefuse ? first : withReversals(first, options);
      return join(diagnostics, await judging);
    },
    behind: async (isWanted, run) => {
      const judging = check(known, options, run);
      // Whoever has stopped waiting for it does not hear of its failure either.
      judging.catch(() => {});
      await turn();
      const reversals = mayRefuse ? [] : await reversalsBehind(concluded, isWanted);
      const verdict = await judging;
      if (reversals === undefined || !isWanted()) return undefined;
      const { diagnostics } = mayRefuse ? first : withReversals(concluded, options, reversals);
      return join(diagnostics, verdict);
    },
  };
}

/**
 * Compiles the URLconf whose root is `entry`. Writes nothing; what it finds wrong is in `diagnostics`, never thrown.
 */
export async function compile(options: CompileOptions): Promise<CompileResult> {
  const known = await survey(options);
  // TypeScript works in a process of its own while the routes are proved and the output is written.
  const judging = check(known, options);
  // It starts before the work that keeps this process busy.
  await turn();
  return (await draft(known, options)).whole(judging);
}

const isBroken = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ severity }) => severity === "error");

/** What was reported, as the user wants it: with the severities chosen, without what is off or ignored. */
function settle(
  reported: readonly Diagnostic[],
  severity: SeverityRules,
  tree: RouteTree,
  sources: Sources,
): readonly LocatedDiagnostic[] {
  const settled = applySeverity(reported, severity, catalogue, sources, patternSpans(tree.children));
  return sortDiagnostics(settled.map((diagnostic) => locate(diagnostic, sources)));
}

const absolute = (options: CompileOptions) => ({
  ...options,
  entry: resolve(options.entry),
  outDir: resolve(options.outDir ?? join(dirname(resolve(options.entry)), "generated")),
});

const nothingRead = (entry: string): ReadResult => ({
  root: basename(entry),
  base: dirname(entry),
  urlconfs: [],
  converters: [],
  sources: new Map(),
  importExtension: ".js",
  inputs: [entry],
});

const patternSpans = (nodes: readonly RouteNode[]): readonly Span[] =>
  nodes.flatMap((node) => [node.span, ...(node.kind === "include" ? patternSpans(node.children) : [])]);
