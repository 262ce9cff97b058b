import type { FlatRoute, Param, Route, RouteNode, RouteTree, Stage } from "./route.ts";
import type { ExtraKwarg } from "./urlconf.ts";

/** Every form can be printed as text: what `expected/*.txt` holds, and what one reads when a pass is wrong. */

/** One route as it is written: in quotes, or a regular expression between its slashes. */
export const printRoute = ({ kind, text }: Pick<Route, "kind" | "text">): string =>
  kind === "regexp" ? `/${text}/` : JSON.stringify(text);

/** A whole pattern as people read it: with its leading slash, or a regular expression: between slashes when it is one to its end. */
export function printPattern(pattern: string): string {
  if (!pattern.startsWith("^")) return `/${pattern}`;
  return pattern.endsWith("$") ? `/${pattern}/` : pattern;
}

const kwargs = (extra: readonly ExtraKwarg[]) =>
  extra.length === 0
    ? ""
    : ` {${extra.map((kwarg) => `${kwarg.name}: ${JSON.stringify(kwarg.value)}`).join(", ")}}`;

function printNode(node: RouteNode, indent: string): string {
  if (node.kind === "view") {
    const name = node.name === undefined ? "" : ` [${node.name.text}]`;
    return `${indent}${node.index} ${printRoute(node.route)} → ${node.view.text}${name}${kwargs(node.kwargs)}\n`;
  }
  const namespace = node.namespace === undefined ? "" : ` namespace ${node.namespace} of ${node.appName}`;
  const head = `${indent}${printRoute(node.route)} include${namespace}${kwargs(node.kwargs)}\n`;
  return head + node.children.map((child) => printNode(child, `${indent}  `)).join("");
}

/** The tree, a node a line, children indented. */
export function printTree(tree: RouteTree): string {
  const handlers = tree.handlers.map((handler) => `handler${handler.status} → ${handler.view.text}\n`);
  return tree.children.map((child) => printNode(child, "")).join("") + handlers.join("");
}

function printStage(stage: Stage): string {
  return stage.parts
    .map((part) => {
      if (part.kind === "literal") return part.text;
      if (part.kind === "param") return `<${part.converter.name}:${part.name}>`;
      return `/${part.source}/`;
    })
    .join("");
}

function printParam(param: Param): string {
  const sources = param.sources.map((source) => {
    if (source.kind === "extra") return JSON.stringify(source.kwarg.value);
    return source.converter === undefined ? "text" : source.converter.name;
  });
  return `${param.name}${param.isOptional ? "?" : ""}: ${sources.join(" else ")}`;
}

/** The flat routes, one a line: index, stages (`»` where a prefix is committed), view name, params. */
export function printRoutes(routes: readonly FlatRoute[]): string {
  return routes
    .map((route) => {
      const stages = route.stages.map(printStage).join(" » ");
      const params = route.params.map(printParam).join(", ");
      return `${route.index} ${stages} → ${route.viewName} (${params})\n`;
    })
    .join("");
}
