import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { handedOver, type HandOver } from "./handed-over.ts";
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
  /** The same name with other paths: old links lead elsewhere. */
  | {
      readonly kind: "moved";
      readonly before: MapRoute;
      readonly after: MapRoute;
      readonly path: string | null;
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
  change.kind !== "added" || change.takes !== undefined;

/** A URL map as it can be compared: in full, or as it was saved. */
export interface UrlMap {
  readonly routes: readonly MapRoute[];
  readonly compiled?: { readonly tree: RouteTree; readonly routes: readonly FlatRoute[] };
}

/** The names of params make no difference to the paths of a pattern. */
const pathsOf = ({ pattern }: MapRoute) =>
  pattern.replace(/<(?:([^>:]+):)?[^>]+>/g, (_, converter: string | undefined) => `<${converter ?? "str"}>`);

const paramsOf = ({ params }: MapRoute, hasRegex = true) =>
  params
    .map(({ name, converter, regex, isOptional }) => {
      const taken = hasRegex && regex ? ` /${regex}/` : "";
      return `${name}${isOptional ? "?" : ""}: ${converter ?? "value"}${taken}`;
    })
    .sort();

const isWithRegex = ({ params }: MapRoute) => params.every(({ regex }) => regex !== undefined);

/** What became of each route, in the order of the old map, then what is new, then the paths that changed hands. */
export function diffMaps(before: UrlMap, after: UrlMap): readonly MapChange[] {
  const pairs = pairRoutes(before.routes, after.routes);
  const partners = new Map([...pairs].map(([old, now]) => [now, old]));
  const takerOf = (path: string | null): MapRoute | undefined => {
    const winner =
      path === null || !after.compiled ? undefined : interpret(after.compiled.tree, path).match?.leaf.index;
    return after.routes.find(({ index }) => index === winner);
  };

  const changes = before.routes.flatMap((old): readonly MapChange[] => {
    const path = old.witness;
    const now = pairs.get(old);
    if (now !== undefined) return compare(old, now);
    const takenBy = takerOf(path);
    return [{ kind: "removed", before: old, path, ...(takenBy && { takenBy }) }];
  });
  const passed = handOvers(before, after, pairs);
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

function compare(before: MapRoute, after: MapRoute): readonly MapChange[] {
  const path = before.witness;
  const changes: MapChange[] = [];
  if (before.viewName !== after.viewName) changes.push({ kind: "renamed", before, after, path });
  else if (pathsOf(before) !== pathsOf(after)) changes.push({ kind: "moved", before, after, path });
  const hasRegex = isWithRegex(before) && isWithRegex(after);
  const [old, now] = [paramsOf(before, hasRegex), paramsOf(after, hasRegex)];
  const params = [...old.filter((one) => !now.includes(one)), ...now.filter((one) => !old.includes(one))];
  if (params.length > 0) changes.push({ kind: "retyped", before, after, params, path });
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
    (route) => JSON.stringify([route.viewName, pathsOf(route), paramsOf(route)]),
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

/** Exactly, where both maps are compiled; by the saved example paths, where the old one is only a list. */
function handOvers(
  before: UrlMap,
  after: UrlMap,
  pairs: ReadonlyMap<MapRoute, MapRoute>,
): readonly Extract<MapChange, { kind: "handed-over" }>[] {
  if (after.compiled === undefined) return [];
  const { tree } = after.compiled;
  const stays = new Map([...pairs].map(([old, now]) => [old.index, now.index]));
  const found: readonly HandOver[] = before.compiled
    ? handedOver(before.compiled, after.compiled, stays)
    : before.routes.flatMap(({ index, witness }) => {
        const to = witness === null ? undefined : interpret(tree, witness).match?.leaf.index;
        return witness === null || to === undefined || to === stays.get(index)
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
