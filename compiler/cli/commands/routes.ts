import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findLosses } from "../../2-analyze/prove/find-losses.ts";
import { analyze, type Analysis } from "../../compile.ts";
import { summarize, type RouteSummary } from "../../summary.ts";
import { printPattern } from "../../ir/print.ts";
import { printable } from "../../diagnostics/display-width.ts";
import { findProject, type ProjectFlags } from "../project.ts";
import { proofLines, reversalLines } from "../proof-lines.ts";
import { count, hasErrors, sayFindings } from "../report.ts";
import { table } from "../table.ts";
import { shown, type Terminal } from "../terminal.ts";

export interface RoutesFlags extends ProjectFlags {
  readonly json?: boolean;
  readonly filter?: string;
  readonly html?: string;
  readonly verbose?: boolean;
}

const paramsOf = (route: RouteSummary) =>
  route.params
    .map(({ name, converter, isOptional }) => {
      const key = `${name}${isOptional ? "?" : ""}`;
      return converter === null ? key : `${key}: ${converter}`;
    })
    .join(", ");

/** Every word of the filter stands somewhere in what the table says of the route. */
function isWanted(route: RouteSummary, filter: string, place: string): boolean {
  const text = [printPattern(route.pattern), route.viewName, route.view, paramsOf(route), place]
    .join("\n")
    .toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** `urlc routes`: the table of all routes in the order in which they are tried; returns the exit code. */
export async function routes(flags: RoutesFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  const analysis = await analyze({
    entry: project.entry,
    outDir: project.outDir,
    severity: project.severity,
  });
  const { read, diagnostics } = analysis;
  const placeOf = (route: RouteSummary) => shown(join(read.base, route.file), terminal);
  const all = summarize(analysis);
  const wanted = all.filter((route) => isWanted(route, flags.filter ?? "", placeOf(route)));
  if (flags.html !== undefined) {
    const { mapPage } = await import("../map/map-page.ts");
    await writeFile(resolve(terminal.cwd, flags.html), await mapPage(analysis));
    terminal.print(`${terminal.colors.green("✓")} ${flags.html} shows ${count(all.length, "route")}\n`);
  } else if (flags.json) {
    const list = wanted.map((route) => ({ ...route, file: placeOf(route) }));
    terminal.print(`${JSON.stringify({ routes: list }, null, 2)}\n`);
  } else if (flags.verbose) printProofs(analysis, wanted, placeOf, terminal);
  else printTable(wanted, placeOf, flags, terminal);
  sayFindings({ diagnostics, sources: read.sources, base: read.base }, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}

function printTable(
  wanted: readonly RouteSummary[],
  placeOf: (route: RouteSummary) => string,
  flags: RoutesFlags,
  terminal: Terminal,
): void {
  const { bold, cyan, dim, yellow } = terminal.colors;
  const columns = [
    { title: "pattern", paint: bold },
    { title: "name", paint: cyan },
    { title: "view", paint: (text: string) => text },
    { title: "params", paint: yellow },
    { title: "place", paint: dim },
  ];
  const rows = wanted.map((route) => [
    printPattern(route.pattern),
    route.name === null ? "" : route.viewName,
    route.view,
    paramsOf(route),
    `${placeOf(route)}:${route.line}:${route.column}`,
  ]);
  if (rows.length > 0) terminal.print(table(columns, rows, dim));
  else terminal.print(flags.filter === undefined ? "no routes\n" : `no route holds "${flags.filter}"\n`);
}

function printProofs(
  { proofs, reversals, routes }: Analysis,
  wanted: readonly RouteSummary[],
  placeOf: (route: RouteSummary) => string,
  terminal: Terminal,
): void {
  const { bold, cyan, dim, yellow } = terminal.colors;
  const patternOf = (index: number) => printPattern(routes[index]?.pattern ?? "");
  const byIndex = new Map(proofs.map((proof) => [proof.index, proof]));
  const indexes = wanted.map(({ index }) => index);
  const losses = new Map(findLosses(routes, indexes).map((each) => [each.index, each.losses]));
  for (const route of wanted) {
    const name = route.name === null ? "" : ` ${cyan(route.viewName)}`;
    const params = paramsOf(route);
    terminal.print(`${bold(printPattern(route.pattern))}${name}\n`);
    terminal.print(`  ${route.view}${params === "" ? "" : ` ${yellow(params)}`}\n`);
    const lines = [
      ...proofLines(byIndex.get(route.index), patternOf, losses.get(route.index)),
      ...reversalLines(
        reversals.filter(({ index }) => index === route.index),
        patternOf,
        losses.get(route.index),
      ),
    ];
    for (const line of lines) terminal.print(`  ${printable(line)}\n`);
    terminal.print(`  ${dim(`${placeOf(route)}:${route.line}:${route.column}`)}\n`);
  }
}
