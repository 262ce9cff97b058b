import type { FlatRoute, Route, RouteNode, RouteTree } from "../../ir/route.ts";
import { tupleOf } from "../../ir/tuple.ts";
import { interpret, type Resolution } from "../interpret.ts";

/** Answers paths as the interpreter does, every converter accepting, without a look at routes that begin otherwise. */
export function pathTaker(tree: RouteTree): (path: string) => Resolution {
  const childrenFor = indexByOpening(tree.children);
  return (path) => interpret({ ...tree, children: childrenFor(path) }, path);
}

/** Where the leaf that takes a path stands: in which of the nodes that may take it, and which of the leaves there it is. */
interface Taker {
  readonly node: number;
  readonly leaf: number;
}

const takers = new WeakMap<object, Map<string, Taker | undefined>>();

/** The index of the route that takes a path. The same routes were asked before? Then the interpreter is not asked again. */
export function winnerFinder(
  tree: RouteTree,
  routes: readonly FlatRoute[],
): (path: string) => number | undefined {
  const childrenFor = indexByOpening(tree.children);
  const narrow = narrower();
  const leaves = new Map(tree.children.map((node) => [node, leavesOf(node)]));
  const keys = new Map(
    tree.children.map((node) => [
      node,
      tupleOf((leaves.get(node) ?? []).flatMap((index) => routes[index]?.stages ?? [])),
    ]),
  );
  return (path) => {
    const nodes = childrenFor(path).filter((node) => leaves.get(node)?.length !== 0);
    if (nodes.length === 0) return undefined;
    const key = tupleOf(nodes.flatMap((node) => keys.get(node) ?? []));
    const known = takers.get(key) ?? new Map<string, Taker | undefined>();
    takers.set(key, known);
    if (!known.has(path)) {
      const index = interpret({ ...tree, children: nodes.map((node) => narrow(node, path)) }, path).match
        ?.leaf.index;
      const node = nodes.findIndex((one) => index !== undefined && leaves.get(one)?.includes(index));
      const found = nodes[node];
      const leaf = (found && leaves.get(found)?.indexOf(index ?? -1)) ?? -1;
      known.set(path, index === undefined ? undefined : { node, leaf });
    }
    const taker = known.get(path);
    const node = taker && nodes[taker.node];
    return taker && node && leaves.get(node)?.[taker.leaf];
  };
}

const leavesOf = (node: RouteNode): readonly number[] =>
  node.kind === "view" ? [node.index] : node.children.flatMap(leavesOf);

/** Gives a node without the routes below it that begin otherwise than what its fixed prefix leaves of a path. */
function narrower(): (node: RouteNode, path: string) => RouteNode {
  const indexes = new Map<RouteNode, ReturnType<typeof indexByOpening>>();
  const narrow = (node: RouteNode, path: string): RouteNode => {
    const prefix = node.kind === "include" ? fixedText(node.route) : undefined;
    if (node.kind === "view" || prefix === undefined) return node;
    const childrenFor = indexes.get(node) ?? indexByOpening(node.children);
    indexes.set(node, childrenFor);
    const rest = `/${path.slice(1 + prefix.length)}`;
    return { ...node, children: childrenFor(rest).map((child) => narrow(child, rest)) };
  };
  return narrow;
}

function fixedText({ parts: [part, ...more] }: Route): string | undefined {
  if (part === undefined) return "";
  return part.kind === "literal" && more.length === 0 ? part.text : undefined;
}

/** Gives the nodes whose route begins as a path does, in their order; the others cannot match it. */
function indexByOpening(nodes: readonly RouteNode[]): (path: string) => readonly RouteNode[] {
  const places = new Map<string, number[]>();
  /** Lengths of the openings that end within a segment. */
  const lengths = new Set<number>([0]);
  nodes.forEach(({ route: { parts } }, place) => {
    const opening = parts[0]?.kind === "literal" ? parts[0].text : "";
    const known = places.get(opening);
    if (!opening.endsWith("/")) lengths.add(opening.length);
    if (known === undefined) places.set(opening, [place]);
    else known.push(place);
  });
  return (path) => {
    const found: number[] = [];
    for (let end = 1; end <= path.length; end++)
      if (path[end - 1] === "/" || lengths.has(end - 1))
        found.push(...(places.get(path.slice(1, end)) ?? []));
    return found.sort((a, b) => a - b).flatMap((place) => nodes[place] ?? []);
  };
}
