/**
 * Theorem of flattening: an include may be joined to a route below it by concatenation iff its prefix has one possible end and
 * none of its converters may throw. Django matches the prefix first, keeps its greedy end and runs its converters at once.
 *
 *     path("u/<str:user>/", include([path("edit/", …)]))   one stage  u/ <user> /edit/          "/" ends every <str>
 *     path("<path:file>/", include([path("edit/", …)]))    two stages <file> / │ edit/           "a/edit/" could end twice
 *     path("<boom:x>/", include([path("edit/", …)]))       two stages, if boom may throw: it throws on "/x/other/" too
 *
 * A converter that only refuses changes nothing: refused before or after the rest has matched, the route does not match.
 */
import type {
  FlatRoute,
  IncludeNode,
  Param,
  ParamSource,
  Route,
  RoutePart,
  RouteTree,
  Stage,
  ViewNode,
} from "../ir/route.ts";
import type { ExtraKwarg } from "../ir/urlconf.ts";
import { tupleOf } from "../ir/tuple.ts";
import { isJoinable } from "./prefix-end.ts";

interface Level {
  readonly route: Route;
  readonly kwargs: readonly ExtraKwarg[];
}

/** Every route from the root to a view, in declaration order; the lower index wins. */
export function flatten(tree: RouteTree): readonly FlatRoute[] {
  const flat: FlatRoute[] = [];
  const visit = (nodes: RouteTree["children"], includes: readonly IncludeNode[]) => {
    for (const node of nodes) {
      if (node.kind === "include") visit(node.children, [...includes, node]);
      else flat.push(flattenRoute(node, includes));
    }
  };
  visit(tree.children, []);
  return flat;
}

const known = new WeakMap<object, FlatRoute>();
const placed = new WeakMap<ViewNode, FlatRoute>();

/** What was flattened before is taken over, but for its place: routes and views that were not read anew stand for all else. */
function flattenRoute(leaf: ViewNode, includes: readonly IncludeNode[]): FlatRoute {
  const same = placed.get(leaf);
  if (same?.includes.length === includes.length && includes.every((node, at) => node === same.includes[at]))
    return same;
  const route = flattenAt(leaf, includes);
  placed.set(leaf, route);
  return route;
}

function flattenAt(leaf: ViewNode, includes: readonly IncludeNode[]): FlatRoute {
  const key = tupleOf([...includes.map(({ route }) => route), leaf.route, leaf.view]);
  const before = known.get(key);
  if (before !== undefined) return { ...before, index: leaf.index, leaf, includes };
  const route = flattenNew(leaf, includes);
  known.set(key, route);
  return route;
}

function flattenNew(leaf: ViewNode, includes: readonly IncludeNode[]): FlatRoute {
  const levels: readonly Level[] = [...includes, leaf];
  const namespaces = includes.flatMap(({ namespace }) => namespace ?? []);
  const { stages, sources } = stage(levels);
  return {
    index: leaf.index,
    stages,
    params: readParams(levels, sources),
    pattern: joinPatterns(levels.map(({ route }) => route)),
    view: leaf.view,
    ...(leaf.name && { name: leaf.name }),
    viewName: [...namespaces, leaf.name?.text || leaf.view.text].join(":"),
    namespaces,
    appNames: includes.flatMap(({ appName }) => appName ?? []),
    leaf,
    includes,
  };
}

/** Joins levels into stages, and says for each level where its captures ended up. */
function stage(levels: readonly Level[]): {
  readonly stages: readonly Stage[];
  readonly sources: readonly ReadonlyMap<string, ParamSource>[];
} {
  const stages: RoutePart[][] = [[]];
  const sources: ReadonlyMap<string, ParamSource>[] = [];
  for (const [depth, { route }] of levels.entries()) {
    const isLast = depth === levels.length - 1;
    const before = stages.at(-1)!;
    if (before.some(mayThrow) || !isJoinable(before, route.parts, isLast)) stages.push([]);
    const parts = stages.at(-1)!;
    const offset = append(parts, route.parts);
    sources.push(capturesOf(route, stages.length - 1, offset));
  }
  return { stages: stages.map((parts) => ({ parts })), sources };
}

const mayThrow = (part: RoutePart) => part.kind === "param" && part.converter.mayThrow;

/** Adds the parts of a route to a stage, and gives the position of the first one; literals that meet become one. */
function append(stage: RoutePart[], parts: readonly RoutePart[]): number {
  const last = stage.at(-1);
  const [first, ...rest] = parts;
  if (last?.kind !== "literal" || first?.kind !== "literal") return stage.push(...parts) - parts.length;
  stage.splice(-1, 1, { ...first, text: last.text + first.text }, ...rest);
  return stage.length - parts.length;
}

function capturesOf(route: Route, stage: number, offset: number): ReadonlyMap<string, ParamSource> {
  const captures = new Map<string, ParamSource>();
  for (const [index, part] of route.parts.entries()) {
    const place = { kind: "capture", stage, part: offset + index } as const;
    if (part.kind === "param")
      captures.set(part.name, { ...place, converter: part.converter, isOptional: false });
    if (part.kind === "regexp")
      for (const { name, isOptional } of part.groups)
        captures.set(name, { ...place, group: name, isOptional });
  }
  return captures;
}

/** Django merges from the outside in, extra kwargs over captures at each level: the innermost, latest value wins. */
function readParams(
  levels: readonly Level[],
  captures: readonly ReadonlyMap<string, ParamSource>[],
): readonly Param[] {
  const params = new Map<string, ParamSource[]>();
  for (const [depth, { kwargs }] of levels.entries()) {
    const extras = kwargs.map((kwarg) => [kwarg.name, { kind: "extra", kwarg }] as const);
    for (const [name, source] of [...captures[depth]!, ...extras])
      params.set(name, [source, ...(params.get(name) ?? [])]);
  }
  return [...params].map(([name, sources]) => {
    const certain = sources.findIndex((source) => source.kind === "extra" || !source.isOptional);
    if (certain === -1) return { name, sources, isOptional: true };
    return { name, sources: sources.slice(0, certain + 1), isOptional: false };
  });
}

/** Django's ResolverMatch.route: all levels in one text, without the `^` of any but the first. */
function joinPatterns(routes: readonly Route[]): string {
  return routes.reduceRight(
    (joined, { text }) => (text === "" ? joined : text + joined.replace(/^\^/, "")),
    "",
  );
}
