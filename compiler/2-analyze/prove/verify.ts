import type { Proof } from "../../ir/proof.ts";
import type { FlatRoute, RouteNode, RouteTree } from "../../ir/route.ts";
import { interpret } from "../interpret.ts";
import { refusingConverters } from "./language.ts";
import { winnerFinder } from "./take-path.ts";

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
  proofs: readonly Proof[],
): readonly Proof[] {
  const winnerOf = winnerFinder(tree, routes);
  const refusingAt = (index: number | undefined) => refusingConverters(routes[index ?? -1]?.stages ?? []);

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

  const unconfirmed = (index: number, path: string): Proof => ({
    kind: "unproved",
    index,
    why: `the interpreter does not confirm ${path}`,
  });

  /**
   * Without the routes that may refuse, the path goes where it is said to go. A route that no path fits has none to show, nor may
   * one that is written like an earlier one.
   */
  const verifyDoubtful = (proof: Extract<Proof, { kind: "dead" }>): Proof => {
    const { by, index, doubtfulPath: path } = proof;
    if (path === undefined)
      return by.length === 0 || proof.isDuplicate ? proof : unconfirmed(index, "that it is taken");
    const nodes = [...by, index]
      .sort((a, b) => a - b)
      .flatMap((at) => routes[at] ?? [])
      .map(nodeOfOne);
    const winner = interpret({ ...tree, children: nodes }, path).match?.leaf.index;
    return winner !== undefined && by.includes(winner) ? proof : unconfirmed(index, path);
  };

  return proofs.map((proof): Proof => {
    const { index } = proof;
    if (proof.kind === "unproved") return settle(proof);
    if (proof.kind === "reachable")
      return winnerOf(proof.witness) === index ? proof : unconfirmed(index, proof.witness);
    if (proof.path === undefined) return verifyDoubtful(proof);
    const winner = winnerOf(proof.path);
    if (winner === proof.by[0]) return proof;
    if (winner === undefined || winner >= index) return unconfirmed(index, proof.path);
    // A route of which nothing is certain took it first. If its converters may refuse, what was found stands.
    if (refusingAt(winner).length > 0) return proof;
    return { ...proof, by: [winner, ...proof.by.filter((other) => other !== winner)] };
  });
}

/** A tree's node for one route alone. */
const nodeOfOne = ({ includes, leaf }: FlatRoute): RouteNode =>
  includes.reduceRight<RouteNode>((node, include) => ({ ...include, children: [node] }), leaf);

/** The path of a route without captures. */
function onlyPath({ stages }: FlatRoute): string | undefined {
  let path = "/";
  for (const part of stages.flatMap(({ parts }) => parts)) {
    if (part.kind !== "literal") return undefined;
    path += part.text;
  }
  return path;
}
