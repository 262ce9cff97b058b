import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { comparePaths, type Comparison, type HandOver } from "./compare-paths.ts";
import { interpret } from "../interpret.ts";

/** What a comparison looks at in a route; `urlc routes --json` prints this, and more. */
export interface MapRoute {
  readonly index: number;
  readonly pattern: string;
  readonly viewName: string;
  readonly view: string;
  readonly params: readonly {
    readonly name: string;
    readonly converter: string | null;
    /** Of a converter of the project's own; maps saved by the first version lack it. */
    readonly regex?: string | null;
    /** What the value is; maps saved by the first versions lack these two. */
    readonly value?: "text" | "number" | "parsed" | null;
    readonly isFormatted?: boolean;
    readonly isOptional: boolean;
  }[];
  readonly witness: string | null;
}

/** One difference between two URL maps. Paths are examples, decoded, with their leading `/`. */
export type MapChange =
  /** `takes`: the old routes that lose paths to it, if any. */
  | {
      readonly kind: "added";
      readonly after: MapRoute;
      readonly path: string | null;
      readonly takes?: readonly { readonly before: MapRoute; readonly path: string }[];
    }
  /** `takenBy` is the route that gets its paths now, undefined where they lead nowhere. */
  | {
      readonly kind: "removed";
      readonly before: MapRoute;
      readonly path: string | null;
      readonly takenBy?: MapRoute;
    }
  /** The same paths by another name: links made by the old one fail. */
  | {
      readonly kind: "renamed";
      readonly before: MapRoute;
      readonly after: MapRoute;
      readonly path: string | null;
    }
  /** The same name with other paths: old links lead elsewhere, one of them is `path`. */
  | {
      readonly kind: "moved";
      readonly before: MapRoute;
      readonly after: MapRoute;
      readonly path: string | null;
    }
  /** The same name with more paths, such as `path`; every old one still leads there. */
  | {
      readonly kind: "widened";
      readonly before: MapRoute;
      readonly after: MapRoute;
      readonly path: string;
    }
  /** The same name with other params: callers of reverse() and the view must change. */
  | {
      readonly kind: "retyped";
      readonly before: MapRoute;
      readonly after: MapRoute;
      readonly params: readonly string[];
      readonly path: string | null;
    }
  /** A path that another route takes now, though both are still there. */
  | {
      readonly kind: "handed-over";
      readonly before: MapRoute;
      readonly after: MapRoute;
      readonly path: string;
    };

/** Whether somebody who relies on the old map, by link, by name or by view, may be let down. */
export const isBreaking = (change: MapChange): boolean =>
  change.kind !== "widened" && (change.kind !== "added" || change.takes !== undefined);

/** A URL map as it can be compared: in full, or as it was saved. */
export interface UrlMap {
  readonly routes: readonly MapRoute[];
  readonly compiled?: { readonly tree: RouteTree; readonly routes: readonly FlatRoute[] };
}

/** The names of params make no difference to the paths of a pattern. */
const pathsOf = ({ pattern }: MapRoute) =>
  pattern.replace(/<(?:([^>:]+):)?[^>]+>/g, (_, converter: string | undefined) => `<${converter ?? "str"}>`);

type MapParam = MapRoute["params"][number];

const regexesOf = ({ params }: MapRoute) => JSON.stringify(params.map(({ regex }) => regex ?? null));
const isWithRegex = ({ params }: MapRoute) => params.every(({ regex }) => regex !== undefined);
const isWithValue = ({ params }: MapRoute) => params.every(({ value }) => value !== undefined);

const builtInValues: ReadonlyMap<string, string> = new Map([
  ...["str", "slug", "uuid", "path"].map((name) => [name, "text"] as const),
  ["int", "number"],
]);

/** What callers give and views are given: a converter that parses gives what it likes. */
function typeOf({ name, converter, regex, value, isFormatted, isOptional }: MapParam, hasValue: boolean) {
  const own = converter ?? "value";
  const known = value === "parsed" ? own : (value ?? "value");
  const type = hasValue ? known : ((regex ? undefined : builtInValues.get(own)) ?? own);
  return `${name}${isOptional ? "?" : ""}: ${type}${hasValue && isFormatted ? " formatted" : ""}`;
}

/** A param in words: what a converter of the project's own does beside taking texts, and which. */
function paramText({ name, converter, regex, value, isFormatted, isOptional }: MapParam): string {
  const own = regex
    ? ` /${regex}/${value === "parsed" ? " parsed" : ""}${isFormatted ? " formatted" : ""}`
    : "";
  return `${name}${isOptional ? "?" : ""}: ${converter ?? "value"}${own}`;
}

/** The params that one of two routes has and the other has not. */
function differingParams(before: MapRoute, after: MapRoute): readonly string[] {
  const hasValue = isWithValue(before) && isWithValue(after);
  const notIn = ({ params }: MapRoute, other: MapRoute) => {
    const types = new Set(other.params.map((param) => typeOf(param, hasValue)));
    return params
      .filter((param) => !types.has(typeOf(param, hasValue)))
      .map(paramText)
      .sort();
  };
  return [...notIn(before, after), ...notIn(after, before)];
}

/** What became of each route, in the order of the old map, then what is new, then the paths that changed hands. */
export function diffMaps(before: UrlMap, after: UrlMap): readonly MapChange[] {
  const pairs = pairRoutes(before.routes, after.routes);
  const partners = new Map([...pairs].map(([old, now]) => [now, old]));
  const takerOf = (path: string | null): MapRoute | undefined => {
    const winner =
      path === null || !after.compiled ? undefined : interpret(after.compiled.tree, path).match?.leaf.index;
    return after.routes.find(({ index }) => index === winner);
  };

  const comparison = comparisonOf(before, after, pairs);
  const changes = before.routes.flatMap((old): readonly MapChange[] => {
    const path = old.witness;
    const now = pairs.get(old);
    if (now !== undefined) return compare(old, now, comparison, takerOf);
    const takenBy = takerOf(path);
    return [{ kind: "removed", before: old, path, ...(takenBy && { takenBy }) }];
  });
  const passed = handOvers(before, after, pairs, comparison);
  const added = after.routes
    .filter((route) => !partners.has(route))
    .map((route): MapChange => {
      const takes = passed
        .filter(({ after: taker }) => taker === route)
        .map(({ before: loser, path }) => ({ before: loser, path }));
      return { kind: "added", after: route, path: route.witness, ...(takes.length > 0 && { takes }) };
    });
  // What a new route takes is told with it.
  return [...changes, ...added, ...passed.filter(({ after: taker }) => partners.has(taker))];
}

function compare(
  before: MapRoute,
  after: MapRoute,
  comparison: Comparison | undefined,
  takerOf: (path: string | null) => MapRoute | undefined,
): readonly MapChange[] {
  const changes: MapChange[] = [];
  const hasRegex = isWithRegex(before) && isWithRegex(after);
  const isElsewhere =
    pathsOf(before) !== pathsOf(after) || (hasRegex && regexesOf(before) !== regexesOf(after));
  if (before.viewName !== after.viewName)
    changes.push({ kind: "renamed", before, after, path: before.witness });
  if (isElsewhere) {
    const gone =
      comparison === undefined
        ? [takerOf(before.witness) === after ? null : before.witness]
        : [
            comparison.lost.get(before.index),
            comparison.handOvers.find(({ from }) => from === before.index)?.path,
          ];
    const path = gone.find((one) => one !== undefined);
    const won = comparison?.won.get(after.index);
    const isKept = path === undefined && comparison?.isSettled(before.index) === true;
    // Neither lost nor won: the same paths, written otherwise.
    if (isKept && won !== undefined) changes.push({ kind: "widened", before, after, path: won });
    else if (!isKept) changes.push({ kind: "moved", before, after, path: path ?? null });
  }
  const params = differingParams(before, after);
  if (params.length > 0) changes.push({ kind: "retyped", before, after, params, path: before.witness });
  return changes;
}

/** Which old route is which new one: by name and paths, then by paths, then by name. Each is used once. */
function pairRoutes(
  before: readonly MapRoute[],
  after: readonly MapRoute[],
): ReadonlyMap<MapRoute, MapRoute> {
  const pairs = new Map<MapRoute, MapRoute>();
  const used = new Set<MapRoute>();
  const keys: readonly ((route: MapRoute) => string)[] = [
    (route) => JSON.stringify([route.viewName, pathsOf(route), route.params.map(paramText)]),
    (route) => JSON.stringify([route.viewName, pathsOf(route)]),
    pathsOf,
    ({ viewName }) => viewName,
  ];
  for (const keyOf of keys) {
    const free = new Map<string, MapRoute[]>();
    for (const route of after)
      if (!used.has(route)) free.set(keyOf(route), [...(free.get(keyOf(route)) ?? []), route]);
    for (const old of before) {
      if (pairs.has(old)) continue;
      const now = free.get(keyOf(old))?.shift();
      if (now === undefined) continue;
      pairs.set(old, now);
      used.add(now);
    }
  }
  return pairs;
}

/** Exactly, where both maps are compiled. */
function comparisonOf(
  { compiled: old }: UrlMap,
  { compiled: now }: UrlMap,
  pairs: ReadonlyMap<MapRoute, MapRoute>,
): Comparison | undefined {
  if (old === undefined || now === undefined) return undefined;
  return comparePaths(old, now, new Map([...pairs].map(([one, other]) => [one.index, other.index])));
}

/** By the saved example paths, where the old map is only a list. */
function handOvers(
  before: UrlMap,
  after: UrlMap,
  pairs: ReadonlyMap<MapRoute, MapRoute>,
  comparison: Comparison | undefined,
): readonly Extract<MapChange, { kind: "handed-over" }>[] {
  if (after.compiled === undefined) return [];
  const { tree } = after.compiled;
  const found: readonly HandOver[] =
    comparison?.handOvers ??
    before.routes.flatMap((old) => {
      const { index, witness } = old;
      const to = witness === null ? undefined : interpret(tree, witness).match?.leaf.index;
      return witness === null || to === undefined || to === pairs.get(old)?.index
        ? []
        : [{ from: index, to, path: witness }];
    });
  return found.flatMap(({ from, to, path }) => {
    const old = before.routes.find(({ index }) => index === from);
    const now = after.routes.find(({ index }) => index === to);
    // The paths of a route that is gone are told with it.
    if (!old || !now || !pairs.has(old)) return [];
    return [{ kind: "handed-over" as const, before: old, after: now, path }];
  });
}
