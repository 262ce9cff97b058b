import { join } from "node:path";
import { interpret } from "../../2-analyze/interpret.ts";
import { analyze, type Analysis } from "../../compile.ts";
import { positionOf } from "../../diagnostics/locate.ts";
import { printable } from "../../diagnostics/display-width.ts";
import { printPattern, printRoute } from "../../ir/print.ts";
import type { IncludeNode, RouteNode } from "../../ir/route.ts";
import { attemptText } from "../attempt-text.ts";
import { findProject, type ProjectFlags } from "../project.ts";
import { hasErrors, sayHidden } from "../report.ts";
import { shown, type Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

export interface MatchFlags extends ProjectFlags {
  readonly path?: string;
  readonly json?: boolean;
}

/** The decoded path that a router would be given, from what was typed: a path or a whole address. */
function requestPath(typed: string): string {
  const path = typed.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  const rooted = path.startsWith("/") ? path : `/${path}`;
  try {
    return decodeURIComponent(rooted);
  } catch {
    throw new UsageError(`"${typed}" is not a path: a % is not followed by two hexadecimal digits of UTF-8`);
  }
}

const routeText = ({ route }: RouteNode) => printable(printRoute(route));

/** `urlc match PATH`: which route takes it and why not the earlier ones; 1 when none does. */
export async function match(flags: MatchFlags, terminal: Terminal): Promise<number> {
  const project = findProject(flags, terminal.cwd);
  const path = requestPath(flags.path ?? "");
  const analysis = await analyze({
    entry: project.entry,
    outDir: project.outDir,
    severity: project.severity,
  });
  const resolution = interpret(analysis.tree, path);
  const placeOf = (node: RouteNode) => {
    const { line, column } = positionOf(node.span.file, node.span.start, analysis.read.sources);
    return `${shown(join(analysis.read.base, node.span.file), terminal)}:${line}:${column}`;
  };
  if (flags.json) printJson(analysis, resolution, path, placeOf, terminal);
  else printSteps(analysis, resolution, path, placeOf, terminal);
  if (hasErrors(analysis.diagnostics)) sayHidden(analysis.diagnostics, terminal);
  return resolution.match === undefined ? 1 : 0;
}

type Resolution = ReturnType<typeof interpret>;

function printSteps(
  analysis: Analysis,
  { match, tried }: Resolution,
  path: string,
  placeOf: (node: RouteNode) => string,
  terminal: Terminal,
): void {
  const { bold, cyan, dim, green, red } = terminal.colors;
  const lines = tried.map((attempt) => {
    const { node, includes, outcome } = attempt;
    const isGood = outcome.kind === "matched" || outcome.kind === "entered";
    const mark = isGood ? green("✓") : red("✗");
    const indent = "  ".repeat(includes.length + 1);
    return `${indent}${mark} ${routeText(node)} ${printable(attemptText(attempt))}  ${dim(placeOf(node))}`;
  });
  terminal.print(`${bold(printable(path))}\n${lines.join("\n")}${lines.length > 0 ? "\n" : ""}\n`);
  const route = analysis.routes.find(({ leaf }) => leaf === match?.leaf);
  if (match === undefined || route === undefined) {
    const withSlash = path.endsWith("/") ? undefined : interpret(analysis.tree, `${path}/`).match;
    terminal.print(`${red("no route takes it")}${withSlash ? `; ${printable(path)}/ would be taken` : ""}\n`);
    return;
  }
  const rows = [
    ["route", printPattern(route.pattern)],
    ["name", route.name === undefined ? dim("none") : cyan(route.viewName)],
    ["view", `${route.view.text}  ${dim(placeOf(match.leaf))}`],
    ...match.includes.map((node) => ["included", `${routeText(node)}  ${dim(placeOf(node))}`]),
    ["params", paramsText(match.params)],
  ];
  const custom = route.params.flatMap(({ sources }) =>
    sources.flatMap((source) =>
      source.kind === "capture" && source.converter?.module !== undefined ? [source.converter.name] : [],
    ),
  );
  for (const [title = "", text = ""] of rows) terminal.print(`  ${dim(title.padEnd(9))}${text}\n`);
  const unrun = [...new Set(custom)];
  const one = unrun.length === 1 ? "it" : "one of them";
  if (unrun.length > 0)
    terminal.print(
      `  ${dim(`         parse() of ${unrun.join(", ")} was not run: if ${one} gives undefined, this route does not match and the next are tried`)}\n`,
    );
}

const paramsText = (params: Readonly<Record<string, unknown>>) =>
  printable(JSON.stringify(params, null, 1).replace(/\n\s*/g, " "));

function printJson(
  { routes }: Analysis,
  { match, tried }: Resolution,
  path: string,
  placeOf: (node: RouteNode) => string,
  terminal: Terminal,
): void {
  const route = routes.find(({ leaf }) => leaf === match?.leaf);
  const includesOf = (includes: readonly IncludeNode[]) => includes.map(({ route: { text } }) => text);
  const result = {
    path,
    match:
      route === undefined || match === undefined
        ? null
        : {
            index: route.index,
            pattern: route.pattern,
            viewName: route.viewName,
            view: route.view.text,
            params: match.params,
          },
    tried: tried.map((attempt) => ({
      route: attempt.node.route.text,
      includes: includesOf(attempt.includes),
      outcome: attempt.outcome.kind,
      why: printable(attemptText(attempt)),
      place: placeOf(attempt.node),
    })),
  };
  terminal.print(`${JSON.stringify(result, null, 2)}\n`);
}
