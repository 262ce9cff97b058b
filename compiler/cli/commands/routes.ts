import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compile, type CompileResult, type RouteSummary } from "../../compile.ts";
import { findProject, type ProjectFlags } from "../project.ts";
import { hasErrors } from "../report.ts";
import { table } from "../table.ts";
import { shown, type Terminal } from "../terminal.ts";
import { sayFindings } from "./build.ts";

export interface RoutesFlags extends ProjectFlags {
  readonly json?: boolean;
  readonly filter?: string;
  readonly html?: string;
  readonly verbose?: boolean;
}

const paramsOf = (route: RouteSummary) =>
  route.params
    .map(({ name, converter, type }) => `${name}: ${converter === "" ? type : converter}`)
    .join(", ");

/** Every word of the filter stands somewhere in what the table says of the route. */
function isWanted(route: RouteSummary, filter: string, place: string): boolean {
  const text = [`/${route.pattern}`, route.viewName, route.view, paramsOf(route), place]
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
  const result = await compile({ ...project, types: false });
  const placeOf = (route: RouteSummary) => shown(join(result.base, route.file), terminal);
  const wanted = result.routes.filter((route) => isWanted(route, flags.filter ?? "", placeOf(route)));
  if (flags.json) {
    const list = wanted.map((route) => ({ ...route, file: placeOf(route) }));
    terminal.print(`${JSON.stringify({ routes: list }, null, 2)}\n`);
  } else printTable(result, wanted, placeOf, flags, terminal);
  sayFindings(result, terminal);
  return hasErrors(result.diagnostics) ? 1 : 0;
}

function printTable(
  result: CompileResult,
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
    `/${route.pattern}`,
    route.name ?? "",
    route.view,
    paramsOf(route),
    `${placeOf(route)}:${route.line}:${route.column}`,
  ]);
  if (rows.length > 0) terminal.print(table(columns, rows, dim));
  else terminal.print(flags.filter === undefined ? "no routes\n" : `no route holds "${flags.filter}"\n`);
}
