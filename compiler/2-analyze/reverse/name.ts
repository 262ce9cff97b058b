import {
  capturedTwiceInReverse,
  extraOverCapture,
  helperCollision,
  irreversibleRegExp,
  namelessHelper,
  neverReversed,
} from "../../diagnostics/catalogue/reverse.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import type { Candidate, NamedRoute, Namespace, NamespaceLevel, NameTable } from "../../ir/named-route.ts";
import type { FlatRoute, IncludeNode, Route, RouteNode, RouteTree } from "../../ir/route.ts";
import type { Span, Spanned } from "../../ir/span.ts";
import { tupleOf } from "../../ir/tuple.ts";
import { helperName, moduleFile } from "./helper-name.ts";
import { reversal } from "./reversal.ts";

/** One level of namespaces while it is gathered: plain includes are looked through. */
interface Level {
  readonly path: readonly string[];
  readonly names: Map<string, FlatRoute[]>;
  readonly children: Map<string, { readonly node: IncludeNode; readonly level: Level }>;
  /** Instances of each app in declaration order. */
  readonly apps: Map<string, string[]>;
}

const emptyLevel = (path: readonly string[]): Level => ({
  path,
  names: new Map(),
  children: new Map(),
  apps: new Map(),
});

function gather(nodes: readonly RouteNode[], level: Level, routes: ReadonlyMap<number, FlatRoute>): void {
  for (const node of nodes) {
    if (node.kind === "view") {
      const route = routes.get(node.index);
      if (route === undefined || node.name === undefined) continue;
      level.names.set(node.name.text, [...(level.names.get(node.name.text) ?? []), route]);
    } else if (node.namespace === undefined) {
      gather(node.children, level, routes);
    } else {
      const appName = node.appName ?? node.namespace;
      level.apps.set(appName, [...(level.apps.get(appName) ?? []), node.namespace]);
      if (level.children.has(node.namespace)) continue;
      const inner = emptyLevel([...level.path, node.namespace]);
      gather(node.children, inner, routes);
      level.children.set(node.namespace, { node, level: inner });
    }
  }
}

/** Names that reverse() can look up: it splits at every colon. */
const isFindable = (name: string) => !name.includes(":");

function captureSpan({ parts }: Route, param: string): Span | undefined {
  return parts.find(
    (part) =>
      (part.kind === "param" && part.name === param) ||
      (part.kind === "regexp" && part.groups.some(({ name }) => name === param)),
  )?.span;
}

const levelsOf = ({ includes, leaf }: FlatRoute) => [...includes, leaf];

/** True when all that a candidate may be given is what the other takes too, so that it never has its turn. */
const isBarredBy = (bar: Pick<Candidate, "params" | "extras">, { params, extras }: Candidate) =>
  bar.params.length === params.length &&
  params.every((name) => bar.params.includes(name)) &&
  extras.every(({ name }) => bar.extras.some((extra) => extra.name === name));

/**
 * Every candidate of a name, last declared first. A route that captures twice keeps the earlier ones of its params from being
 * tried: Django's reverse() raises when it comes to it.
 */
function candidatesOf(viewName: string, routes: readonly FlatRoute[], report: Report): readonly Candidate[] {
  const bars: Pick<Candidate, "params" | "extras">[] = [];
  const candidates: Candidate[] = [];
  for (const route of [...routes].reverse()) {
    const found = reversal(route);
    if (found.kind === "candidates") {
      candidates.push(
        ...found.candidates.filter((candidate) => !bars.some((bar) => isBarredBy(bar, candidate))),
      );
    } else if (found.kind === "captured-twice") {
      bars.push(found);
      const spans = levelsOf(route).flatMap((node) => captureSpan(node.route, found.param) ?? []);
      const [outer = route.leaf.span, inner = route.leaf.span] = spans;
      report(capturedTwiceInReverse(viewName, found.param, inner, outer));
    } else {
      const level = levelsOf(route).findLast((node) => node.route.kind === "regexp") ?? route.leaf;
      report(irreversibleRegExp(viewName, found.why, level.route.span));
    }
  }
  return candidates;
}

const keyOf = ({ params, parts, extras }: Candidate) => {
  const converters = new Map(
    parts.flatMap((part) => (part.kind === "param" ? [[part.name, part.converter?.name]] : [])) as [
      string,
      string,
    ][],
  );
  const sorted = [...params].sort().map((name) => [name, converters.get(name)]);
  return JSON.stringify([sorted, extras.map(({ name, value }) => [name, value]).sort()]);
};

/** Warns of routes whose name and params are taken by a later one. */
function reportNeverReversed(viewName: string, candidates: readonly Candidate[], report: Report): void {
  if (candidates.length < 2) return;
  const taken = new Map<string, FlatRoute>();
  for (const candidate of candidates) {
    const { route } = candidate;
    const key = keyOf(candidate);
    const later = taken.get(key);
    const isOnlyForm = candidates.filter((other) => other.route === route).length === 1;
    if (later !== undefined && later !== route && isOnlyForm && route.name && later.name)
      report(neverReversed(viewName, route.pattern, later.pattern, route.name.span, later.name.span));
    if (later === undefined && candidate.whole === undefined) taken.set(key, route);
  }
}

/** Names of one module, each given once; a namespace comes with the module of its own. */
function createHelperScope(exporter: string, report: Report) {
  const owners = new Map<string, Spanned>();
  return (name: Spanned, module?: string): string | undefined => {
    const wanting = { name: name.text, exporter, ...(module !== undefined && { module }) };
    const helper = helperName(name.text);
    if (helper === undefined) {
      report(namelessHelper(wanting, name.span));
      return undefined;
    }
    const owner = owners.get(helper);
    if (owner !== undefined) {
      report(helperCollision(wanting, helper, name.span, owner));
      return undefined;
    }
    owners.set(helper, name);
    return helper;
  };
}

/** The names of a level without namespaces below, of which nothing was to be said. */
interface KeptLevel {
  readonly module: string;
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly named: readonly NamedRoute[];
}

const keptLevels = new WeakMap<object, KeptLevel>();

/** The names of a level as they were found before, if its routes and names are the same. */
function settle(level: Level, module: string, named: NamedRoute[], report: Report): NamespaceLevel {
  if (level.children.size > 0) return settleNew(level, module, named, report);
  const lists = [...level.names.values()];
  const names = [...level.path, "", ...level.names.keys()];
  const sizes = lists.map((routes) => routes.length);
  const key = tupleOf(lists.flat());
  const before = keptLevels.get(key);
  const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
    one.length === other.length && one.every((item, at) => item === other[at]);
  if (before?.module === module && isSame(before.names, names) && isSame(before.sizes, sizes)) {
    named.push(...before.named);
    return { namespaces: [], apps: [] };
  }
  const own: NamedRoute[] = [];
  let isSilent = true;
  const settled = settleNew(level, module, own, (diagnostic) => {
    isSilent = false;
    report(diagnostic);
  });
  if (isSilent) keptLevels.set(key, { module, names, sizes, named: own });
  named.push(...own);
  return settled;
}

function settleNew(level: Level, module: string, named: NamedRoute[], report: Report): NamespaceLevel {
  const claim = createHelperScope(module, report);
  for (const [urlName, routes] of level.names) {
    if (!isFindable(urlName) || !level.path.every(isFindable)) continue;
    const viewName = [...level.path, urlName].join(":");
    const candidates = candidatesOf(viewName, routes, report);
    reportNeverReversed(viewName, candidates, report);
    const first = routes[0]?.name;
    const helper = candidates.length > 0 && first !== undefined ? claim(first) : undefined;
    named.push({ viewName, urlName, namespaces: level.path, routes, candidates, module, helper });
  }
  const files = new Set<string>(["index"]);
  const namespaces = [...level.children].map(([name, { node, level: inner }]): Namespace => {
    const file = moduleFile(name, files);
    const folder = module.replace(/(?:index)?\.ts$/, (end) => (end === ".ts" ? "/" : ""));
    const innerModule = `${folder}${file}.ts`;
    const helper = claim({ text: name, span: node.span }, innerModule);
    const appName = node.appName ?? name;
    return { name, appName, module: innerModule, helper, ...settle(inner, innerModule, named, report) };
  });
  const apps = [...level.apps].map(([name, instances]) => ({
    name,
    instances: [...new Set([...instances].reverse())],
  }));
  return { namespaces, apps };
}

/** Warns of extra kwargs that a captured param of their own or an outer level has the name of. */
function reportHiddenCaptures(nodes: readonly RouteNode[], outer: readonly Route[], report: Report): void {
  for (const node of nodes) {
    const routes = [...outer, node.route];
    for (const { name, span } of node.kwargs) {
      const captured = routes.map((route) => captureSpan(route, name)).findLast(Boolean);
      if (captured !== undefined) report(extraOverCapture(name, span, captured));
    }
    if (node.kind === "include") reportHiddenCaptures(node.children, routes, report);
  }
}

/** Finds out how every name is reversed, and what its helper is called. */
export function nameRoutes(tree: RouteTree, routes: readonly FlatRoute[], report: Report): NameTable {
  const byIndex = new Map(routes.map((route) => [route.index, route]));
  const level = emptyLevel([]);
  gather(tree.children, level, byIndex);
  const named: NamedRoute[] = [];
  const root = settle(level, "urls/index.ts", named, report);
  reportHiddenCaptures(tree.children, [], report);
  named.sort((a, b) => (a.routes[0]?.index ?? 0) - (b.routes[0]?.index ?? 0));
  return { routes: named, root };
}
