import { existsSync } from "node:fs";
import { join } from "node:path";
import { compile, type CompileResult } from "../../compile.ts";
import { keepBuild } from "../cache.ts";
import { startProgress } from "../progress.ts";
import { findProject, type Project, type ProjectFlags } from "../project.ts";
import { count, hasErrors, jsonOf, renderFindings, sayFindings } from "../report.ts";
import { shown, type Terminal } from "../terminal.ts";
import { staleFiles, writeOutput, type Written } from "../write-output.ts";

export interface BuildFlags extends ProjectFlags {
  readonly watch?: boolean;
  readonly check?: boolean;
  /** False for `--no-types`. */
  readonly types?: boolean;
  readonly json?: boolean;
  /** Lay the output out as the project's prettier would. */
  readonly format?: boolean;
}

/** The options of compile() for a project. */
export function compileOptions(project: Project, flags: BuildFlags) {
  const { entry, outDir, severity } = project;
  return { entry, outDir, severity, types: flags.types ?? true };
}

/** `✓ 7 routes → generated/ (2 files written, 3 unchanged) in 120 ms`. */
export function summary(
  result: CompileResult,
  { written, removed, unchanged }: Written,
  project: Project,
  ms: number,
  terminal: Terminal,
): string {
  const { green, dim } = terminal.colors;
  const parts = [
    ...(written.length > 0 ? [`${count(written.length, "file")} written`] : []),
    ...(removed.length > 0 ? [`${count(removed.length, "file")} removed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
  ];
  const what = `${count(result.routes.length, "route")} → ${shown(project.outDir, terminal)}/`;
  return `${green("✓")} ${what} ${dim(`(${parts.join(", ")})`)} in ${Math.round(ms)} ms\n`;
}

/** Leaves a note for bin.cjs, which answers the next build when nothing has changed. */
function remember(result: CompileResult, project: Project, terminal: Terminal): void {
  if (!result.hasAllInputs) return;
  const outputs = result.files.map(({ path }) => join(project.outDir, path));
  const places = ["package.json", "urls.ts", "src/urls.ts"].flatMap((name) => [
    join(terminal.cwd, name),
    join(project.root, name),
  ]);
  keepBuild(terminal.cwd, terminal.argv, {
    files: [...places, ...result.inputs, ...outputs, `${project.outDir}/`],
    routes: count(result.routes.length, "route"),
    out: `${shown(project.outDir, terminal)}/`,
    said: result.diagnostics.length === 0 ? "" : `${renderFindings(result, terminal)}\n`,
  });
}

/** Compiles; under `--format` the files are laid out as the project's own prettier would. */
export async function compiled(project: Project, flags: BuildFlags): Promise<CompileResult> {
  const result = await compile(compileOptions(project, flags));
  if (!flags.format) return result;
  const { formatAt } = await import("../../3-emit/format.ts");
  const files = result.files.map(async ({ path, text }) => ({
    path,
    text: await formatAt(text, join(project.outDir, path)),
  }));
  return { ...result, files: await Promise.all(files) };
}

/** `urlc build`: reads, proves, checks and writes; returns the exit code. */
export async function build(flags: BuildFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  if (flags.watch) return (await import("./watch.ts")).watchBuild(project, flags, terminal);
  const progress = startProgress(terminal);
  const result = await compiled(project, flags).finally(progress.end);
  const isBroken = hasErrors(result.diagnostics);
  if (flags.check && !isBroken) return checkOutput(result, project, flags, terminal);
  const written = isBroken || flags.check ? undefined : await writeOutput(project.outDir, result.files);
  if (flags.json) {
    const files = written && { written: written.written, removed: written.removed };
    terminal.print(`${JSON.stringify({ diagnostics: jsonOf(result, terminal), ...files }, null, 2)}\n`);
  } else {
    sayFindings(result, terminal);
    // Since the start of the process: what a prebuild script costs.
    if (written !== undefined) terminal.print(summary(result, written, project, performance.now(), terminal));
    else {
      const old = existsSync(project.outDir) ? `: ${shown(project.outDir, terminal)}/ stays as it was` : "";
      terminal.say(`nothing written${old}\n`);
    }
  }
  if (!isBroken) remember(result, project, terminal);
  return isBroken ? 1 : 0;
}

/** `urlc build --check`: 1 when a build would change the output. */
async function checkOutput(
  result: CompileResult,
  project: Project,
  flags: BuildFlags,
  terminal: Terminal,
): Promise<number> {
  const stale = await staleFiles(project.outDir, result.files);
  const code = stale.length === 0 ? 0 : 1;
  if (flags.json) {
    const paths = stale.map(({ path, why }) => ({ file: shown(join(project.outDir, path), terminal), why }));
    terminal.print(`${JSON.stringify({ diagnostics: jsonOf(result, terminal), stale: paths }, null, 2)}\n`);
    return code;
  }
  sayFindings(result, terminal);
  if (code === 0) {
    terminal.print(`${terminal.colors.green("✓")} ${shown(project.outDir, terminal)}/ is up to date\n`);
    remember(result, project, terminal);
    return code;
  }
  const words = { missing: "is missing", differs: "is out of date", surplus: "is no longer made" };
  for (const { path, why } of stale)
    terminal.say(`${shown(join(project.outDir, path), terminal)} ${words[why]}\n`);
  terminal.say(`run ${terminal.messageColors.bold("urlc build")} and commit what it writes\n`);
  return code;
}
