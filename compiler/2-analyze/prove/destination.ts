import type { FlatRoute, RouteNode, RouteTree } from "../../ir/route.ts";
import type { Match } from "../interpret.ts";
import { refusingConverters } from "./language.ts";
import { moreThan } from "./limit.ts";
import { pathTaker } from "./take-path.ts";

/** Where a path goes: to no route, if there is no winner. */
export interface Destination {
  readonly match?: Match;
  readonly winner?: FlatRoute;
}

/** Routes tried by the interpreter, for all paths. */
const maxTries = 100_000;

/** Says where a path (without its leading `/`) goes; or why nobody knows, where a converter may refuse it. */
export function destinations(
  tree: RouteTree,
  routes: readonly FlatRoute[],
): (path: string) => Destination | string {
  const take = pathTaker(tree);
  let tries = maxTries;
  return (path) => {
    if (tries <= 0) return moreThan(maxTries, "routes tried");
    const { match, tried } = take(`/${path}`);
    tries -= tried.length + 1;
    const winner = match && routes[match.leaf.index];
    const [refusing] = winner === undefined ? [] : refusingConverters(winner.stages);
    if (refusing !== undefined) return `<${refusing}> may take ${JSON.stringify(`/${path}`)}`;
    return { ...(match && { match }), ...(winner && { winner }) };
  };
}

/** A tree of one route. */
export function alone(tree: RouteTree, { includes, leaf }: FlatRoute): RouteTree {
  const node = includes.reduceRight<RouteNode>((inner, include) => ({ ...include, children: [inner] }), leaf);
  return { ...tree, children: [node] };
}
