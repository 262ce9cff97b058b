import {
  deadRoute,
  duplicateRoute,
  emptyRoute,
  unprovedRoute,
} from "../../diagnostics/catalogue/reachability.ts";
import type { Report } from "../../diagnostics/diagnostic.ts";
import type { Proof } from "../../ir/proof.ts";
import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { concludeApart } from "./conclude-apart.ts";
import { emptyRouteHelp } from "../open-end-help.ts";
import { shapeOf } from "./shape.ts";
import { verify } from "./verify.ts";
import { adviser, type Dead } from "./way-out.ts";

/**
 * For each route, in declaration order: a shortest path that it takes, or why there is none.
 *
 * A route is dead iff its language lies in the union of those before it, counting only what they certainly take: a
 * converter that may refuse shadows nothing. It is reachable iff some path of its own is in no language before it.
 * With `<str:name>/` before `search/`, every path of the second, `/search/`, is certainly taken by the first.
 */
export function prove(tree: RouteTree, routes: readonly FlatRoute[], report: Report): readonly Proof[] {
  const firsts = new Map<string, number>();
  const sames = routes.map((route) => {
    const shape = shapeOf(route);
    const first = firsts.get(shape);
    if (first === undefined) firsts.set(shape, route.index);
    return first;
  });
  const found = concludeApart(routes.filter((_, at) => sames[at] === undefined));
  const concluded = routes.flatMap(({ index }, at): Proof[] => {
    const same = sames[at];
    const proof = found.get(same ?? index);
    return proof === undefined ? [] : [same === undefined ? proof : likeFirst(proof, index)];
  });
  const proofs = verify(tree, routes, concluded);
  const advise = adviser(routes, proofs);
  for (const proof of proofs) complain(proof, routes, advise, report);
  return proofs;
}

/** A route that matches what an earlier one matches is dead, by that one or by what takes everything from both. */
function likeFirst(first: Proof, index: number): Proof {
  if (first.kind === "dead") return { ...first, index };
  const dead = { kind: "dead", index, by: [first.index], isDuplicate: true } as const;
  if (first.kind !== "reachable") return { ...dead, path: undefined };
  if (first.ifAccepted.length === 0) return { ...dead, path: first.witness };
  return { ...dead, path: undefined, doubtfulPath: first.witness };
}

function complain(
  proof: Proof,
  routes: readonly FlatRoute[],
  advise: (dead: Dead) => string,
  report: Report,
): void {
  const route = routes[proof.index];
  if (route === undefined || proof.kind === "reachable") return;
  if (proof.kind === "unproved") {
    if (proof.ifRefused === undefined) report(unprovedRoute(route, proof.why));
    return;
  }
  const [winner, ...others] = proof.by.flatMap((index) => routes[index] ?? []);
  if (winner === undefined) report(emptyRoute(route, emptyRouteHelp(route)));
  else if (proof.isDuplicate) report(duplicateRoute(route, winner, proof.path));
  else report(deadRoute(route, [winner, ...others], proof.path, advise(proof)));
}
