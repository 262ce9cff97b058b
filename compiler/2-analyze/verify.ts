import type { Proof } from "../ir/proof.ts";
import type { FlatRoute, RouteNode, RouteTree } from "../ir/route.ts";
import { interpret } from "./interpret.ts";
import type { Language } from "./language.ts";

/**
 * Takes back what the interpreter does not confirm: a witness must go to its route, a dead route's path to the one that takes
 * it. Proofs and the interpreter share no code, so a flaw in either shows as an unproved route, not as a false claim.
 *
 * The interpreter also settles cases for which there is no automaton (look-around): with all converters accepting, a path that
 * reaches a route is in none before it, and a route of one path goes where that path goes.
 */
export function verify(
  tree: RouteTree,
  routes: readonly FlatRoute[],
  languages: readonly Language[],
  proofs: readonly Proof[],
): readonly Proof[] {
  const childrenFor = indexByOpening(tree.children);
  const winnerOf = (path: string): number | undefined =>
    interpret({ ...tree, children: childrenFor(path) }, path).match?.leaf.index;
  const refusingAt = (index: number | undefined) => languages[index ?? -1]?.refusing ?? [];

  const settle = (proof: Extract<Proof, { kind: "unproved" }>): Proof => {
    const { index } = proof;
    const route = routes[index];
    const path = route && onlyPath(route);
    const example = path ?? proof.witness;
    const winner = example === undefined ? undefined : winnerOf(example);
    if (example === undefined || winner === undefined) return proof;
    if (winner === index)
      return { kind: "reachable", index, witness: example, ifAccepted: refusingAt(index) };
    return path !== undefined && refusingAt(winner).length === 0
      ? { kind: "dead", index, by: [winner], path, isDuplicate: false }
      : proof;
  };

  return proofs.map((proof): Proof => {
    if (proof.kind === "unproved") return settle(proof);
    const path = proof.kind === "dead" ? proof.path : proof.witness;
    const expected = proof.kind === "dead" ? proof.by[0] : proof.index;
    return path === undefined || winnerOf(path) === expected
      ? proof
      : { kind: "unproved", index: proof.index, why: `the interpreter does not confirm ${path}` };
  });
}

/** The path of a route without captures. */
function onlyPath({ stages }: FlatRoute): string | undefined {
  let path = "/";
  for (const part of stages.flatMap(({ parts }) => parts)) {
    if (part.kind !== "literal") return undefined;
    path += part.text;
  }
  return path;
}

/** Gives the nodes whose route begins as a path does, in their order; the others cannot match it. */
function indexByOpening(nodes: readonly RouteNode[]): (path: string) => readonly RouteNode[] {
  const places = new Map<string, number[]>();
  nodes.forEach(({ route: { parts } }, place) => {
    const opening = parts[0]?.kind === "literal" ? parts[0].text : "";
    const known = places.get(opening);
    if (known === undefined) places.set(opening, [place]);
    else known.push(place);
  });
  return (path) => {
    const found: number[] = [];
    for (let end = 1; end <= path.length; end++) found.push(...(places.get(path.slice(1, end)) ?? []));
    return found.sort((a, b) => a - b).flatMap((place) => nodes[place] ?? []);
  };
}
