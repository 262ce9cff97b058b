import type { RouteNode, RouteTree } from "../../ir/route.ts";
import { interpret, type Resolution } from "../interpret.ts";

/** Answers paths as the interpreter does, every converter accepting, without a look at routes that begin otherwise. */
export function pathTaker(tree: RouteTree): (path: string) => Resolution {
  const childrenFor = indexByOpening(tree.children);
  return (path) => interpret({ ...tree, children: childrenFor(path) }, path);
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
