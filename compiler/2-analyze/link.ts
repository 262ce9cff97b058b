import {
  colonInName,
  type CycleStep,
  includeCycle,
  namespaceWithoutAppName,
} from "../diagnostics/catalogue/includes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { IncludeNode, Route, RouteNode, RoutePart, RouteTree, ViewNode } from "../ir/route.ts";
import type { Spanned } from "../ir/span.ts";
import type {
  ConverterDef,
  IncludePattern,
  ReadResult,
  RouteText,
  UrlPattern,
  ViewPattern,
} from "../ir/urlconf.ts";
import { checkIncludes } from "./check-includes.ts";
import { linkConverters } from "./link-converters.ts";
import { parseRoute } from "./parse-route.ts";

/** The includes that lead from the root to a list of patterns, for telling a cycle with every step. */
type Trail = readonly CycleStep[];

interface Target {
  readonly patterns: readonly UrlPattern[];
  readonly isCut?: boolean | undefined;
  readonly appName: Spanned | undefined;
  readonly file: string;
  readonly trail: Trail;
}

/**
 * Follows the includes from the root URLconf, settles namespaces and parses every route, once for each place it is included at.
 * What cannot be used has been reported and is left out; indexes count what is left, in declaration order, depth first.
 */
export function link(read: ReadResult, report: Report): RouteTree {
  const tell = onceEach(report);
  const urlconfs = new Map(read.urlconfs.map((urlconf) => [urlconf.file, urlconf]));
  const converters = linkConverters(read.converters, tell);
  const routes = new Map<RouteText, Route | undefined>();
  let nextIndex = 0;

  const routeOf = (text: RouteText): Route | undefined => {
    if (!routes.has(text)) routes.set(text, recallRoute(text, converters, tell));
    return routes.get(text);
  };

  const targetOf = (pattern: IncludePattern, file: string, trail: Trail): Target | undefined => {
    const { target, span } = pattern;
    if (target.kind === "inline") return { ...target, appName: target.appName, file, trail };
    const steps = [...trail, { span, from: file, to: target.file }];
    const start = steps.findIndex((step) => step.from === target.file);
    const urlconf = urlconfs.get(target.file);
    if (start !== -1) tell(includeCycle(steps.slice(start)));
    if (start !== -1 || urlconf === undefined) return undefined;
    const { patterns, isCut, appName } = urlconf;
    return { patterns, isCut, appName, file: target.file, trail: steps };
  };

  const linkInclude = (pattern: IncludePattern, file: string, trail: Trail): IncludeNode | undefined => {
    const route = routeOf(pattern.route);
    const target = targetOf(pattern, file, trail);
    if (target === undefined) return undefined;
    // As in Django, an empty name counts as none.
    const appName = target.appName?.text ? target.appName : undefined;
    const namespace = pattern.namespace?.text ? pattern.namespace : appName;
    const { kwargs, span } = pattern;
    if (namespace && !appName) {
      const module =
        pattern.target.kind === "module"
          ? { file: pattern.target.file, appName: folderOf(pattern.target.file) ?? namespace.text }
          : undefined;
      tell(namespaceWithoutAppName(namespace.text, namespace.span, module));
    }
    tellColon("namespace", pattern.namespace, tell);
    tellColon("app name", appName, tell);
    const indexBefore = nextIndex;
    const children = linkAll(target.patterns, target.file, target.trail);
    if (route === undefined) {
      nextIndex = indexBefore;
      return undefined;
    }
    const names = appName && namespace ? { appName: appName.text, namespace: namespace.text } : {};
    const isCut = children.length === 0 && (target.isCut === true || target.patterns.length > 0);
    const node = {
      kind: "include",
      route,
      ...names,
      kwargs,
      children,
      ...(isCut && { isCut }),
      span,
    } as const;
    return keptInclude(pattern, node);
  };

  const linkAll = (patterns: readonly UrlPattern[], file: string, trail: Trail): readonly RouteNode[] =>
    patterns.flatMap((pattern): readonly RouteNode[] => {
      if (pattern.kind === "include-pattern") {
        const include = linkInclude(pattern, file, trail);
        return include ? [include] : [];
      }
      const route = routeOf(pattern.route);
      tellColon("name", pattern.name, tell);
      if (route === undefined) return [];
      const { view, kwargs, span, name } = pattern;
      const index = nextIndex++;
      const nodes = viewNodes.get(pattern) ?? [];
      const before = nodes.find((node) => node.index === index && node.route === route);
      if (before !== undefined) return [before];
      const node: ViewNode = { kind: "view", index, route, view, kwargs, span, ...(name && { name }) };
      viewNodes.set(pattern, [...nodes.slice(-mostPlaces), node]);
      return [node];
    });

  const root = urlconfs.get(read.root);
  const tree: RouteTree = {
    kind: "route-tree",
    children: linkAll(root?.patterns ?? [], read.root, []),
    converters: [...converters.values()],
    handlers: root?.handlers ?? [],
    root: read.root,
  };
  checkIncludes(tree, tell);
  return tree;
}

/** What was made of a pattern at its last places: what is the same is the same object, for those who keep what they made of it. */
const viewNodes = new WeakMap<ViewPattern, readonly ViewNode[]>();
const includeNodes = new WeakMap<IncludePattern, readonly IncludeNode[]>();
const mostPlaces = 3;

function keptInclude(pattern: IncludePattern, node: IncludeNode): IncludeNode {
  const nodes = includeNodes.get(pattern) ?? [];
  const before = nodes.find(
    ({ route, appName, namespace, isCut, children }) =>
      route === node.route &&
      appName === node.appName &&
      namespace === node.namespace &&
      isCut === node.isCut &&
      children.length === node.children.length &&
      children.every((child, at) => child === node.children[at]),
  );
  if (before === undefined) includeNodes.set(pattern, [...nodes.slice(-mostPlaces), node]);
  return before ?? node;
}

const parsed = new WeakMap<RouteText, Route>();

/** Parses a route, unless the same one was parsed before, with these converters, and nothing was to be said of it. */
function recallRoute(
  text: RouteText,
  converters: ReadonlyMap<string, ConverterDef>,
  report: Report,
): Route | undefined {
  const known = parsed.get(text);
  const isSame = ({ converter }: Extract<RoutePart, { kind: "param" }>) =>
    converters.get(converter.name) === converter;
  if (known?.parts.every((part) => part.kind !== "param" || isSame(part))) return known;
  let isSilent = true;
  const route = parseRoute(text, converters, (diagnostic) => {
    isSilent = false;
    report(diagnostic);
  });
  if (route !== undefined && isSilent) parsed.set(text, route);
  return route;
}

/** `shop` for `apps/shop/urls.ts`: what Django would call the application; all instances of one get the same advice. */
const folderOf = (file: string): string | undefined =>
  file
    .split("/")
    .slice(0, -1)
    .findLast((folder) => folder !== "src" && folder !== ".." && folder !== ".");

function tellColon(what: "name" | "namespace" | "app name", name: Spanned | undefined, report: Report): void {
  if (name?.text.includes(":")) report(colonInName(what, name.text, name.span));
}

/** A URLconf included at several places says the same things again; each is told once. */
function onceEach(report: Report): Report {
  const told = new Set<string>();
  return (diagnostic) => {
    const { code, message, span } = diagnostic;
    const key = JSON.stringify([code, message, span]);
    if (told.has(key)) return;
    told.add(key);
    report(diagnostic);
  };
}
