import { compile } from "../../compile.ts";
import { findProject } from "../project.ts";
import { hasErrors, jsonOf, sayFindings } from "../report.ts";
import type { Terminal } from "../terminal.ts";
import { compileOptions, type BuildFlags } from "./build.ts";

/** `urlc check`: the diagnostics of build, writing nothing; returns the exit code. */
export async function check(flags: BuildFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  const result = await compile({ ...compileOptions(project, flags), emit: false });
  const isBroken = hasErrors(result.diagnostics);
  if (flags.json) terminal.print(`${JSON.stringify({ diagnostics: jsonOf(result, terminal) }, null, 2)}\n`);
  else {
    sayFindings(result, terminal);
    const routes = `${result.routes.length} route${result.routes.length === 1 ? "" : "s"}`;
    if (!isBroken) terminal.print(`${terminal.colors.green("✓")} ${routes}, no errors\n`);
  }
  return isBroken ? 1 : 0;
}
