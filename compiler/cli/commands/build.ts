import { performance } from "node:perf_hooks";
import { join } from "node:path";
import { compile, type CompileResult } from "../../compile.ts";
import { findProject, type Project, type ProjectFlags } from "../project.ts";
import { hasErrors, jsonOf, sayFindings } from "../report.ts";
import { shown, type Terminal } from "../terminal.ts";
import { staleFiles, writeOutput, type Written } from "../write-output.ts";

export interface BuildFlags extends ProjectFlags {
  readonly watch?: boolean;
  readonly check?: boolean;
  /** False for `--no-types`. */
  readonly types?: boolean;
  readonly json?: boolean;
}

/** The options of compile() for a project. */
export function compileOptions(project: Project, flags: BuildFlags) {
  return {
    entry: project.entry,
    outDir: project.outDir,
    types: flags.types ?? true,
    severity: project.severity,
  };
}

const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? "" : "s"}`;

/** `7 routes in 120 ms → generated/ (2 files written, 3 unchanged)`. */
export function summary(
  result: CompileResult,
  written: Written,
  project: Project,
  start: number,
  terminal: Terminal,
): string {
  const { green, dim } = terminal.colors;
  const parts = [
    ...(written.written.length > 0 ? [`${count(written.written.length, "file")} written`] : []),
    ...(written.removed.length > 0 ? [`${count(written.removed.length, "file")} removed`] : []),
    ...(written.unchanged > 0 ? [`${written.unchanged} unchanged`] : []),
  ];
  const time = `${Math.round(performance.now() - start)} ms`;
  return `${green("✓")} ${count(result.routes.length, "route")} → ${shown(project.outDir, terminal)}/ ${dim(`(${parts.join(", ")}) in ${time}`)}\n`;
}

/** `urlc build`: reads, proves, checks and writes; returns the exit code. */
export async function build(flags: BuildFlags, terminal: Terminal): Promise<number> {
  const start = performance.now();
  const project = findProject(flags, terminal.cwd);
  const result = await compile(compileOptions(project, flags));
  const isBroken = hasErrors(result.diagnostics);
  if (flags.check && !isBroken) return checkOutput(result, project, flags, terminal);
  const written = isBroken || flags.check ? undefined : await writeOutput(project.outDir, result.files);
  if (flags.json) {
    const files = written === undefined ? {} : { written: written.written, removed: written.removed };
    terminal.print(`${JSON.stringify({ diagnostics: jsonOf(result, terminal), ...files }, null, 2)}\n`);
  } else {
    sayFindings(result, terminal);
    if (written !== undefined) terminal.print(summary(result, written, project, start, terminal));
    else terminal.say(`nothing written: ${shown(project.outDir, terminal)}/ stays as it was\n`);
  }
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
  if (flags.json) {
    const paths = stale.map(({ path, why }) => ({ file: shown(join(project.outDir, path), terminal), why }));
    terminal.print(`${JSON.stringify({ diagnostics: jsonOf(result, terminal), stale: paths }, null, 2)}\n`);
    return stale.length === 0 ? 0 : 1;
  }
  sayFindings(result, terminal);
  if (stale.length === 0) {
    terminal.print(`${terminal.colors.green("✓")} ${shown(project.outDir, terminal)}/ is up to date\n`);
    return 0;
  }
  const words = { missing: "is missing", differs: "is out of date", surplus: "is no longer made" };
  for (const { path, why } of stale)
    terminal.say(`${shown(join(project.outDir, path), terminal)} ${words[why]}\n`);
  terminal.say(`run ${terminal.messageColors.bold("urlc build")} and commit what it writes\n`);
  return 1;
}
