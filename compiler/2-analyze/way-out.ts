import { nameOf } from "../diagnostics/catalogue/reachability.ts";
import type { Proof } from "../ir/proof.ts";
import type { FlatRoute, RouteTree } from "../ir/route.ts";
import { conclude } from "./conclude.ts";
import { languageMaker } from "./language.ts";

type Dead = Extract<Proof, { kind: "dead" }>;

/** How to bring a dead route to life: moved up where that kills no other route, else made to differ. */
export function wayOut(
  dead: Dead,
  _tree: RouteTree,
  routes: readonly FlatRoute[],
  proofs: readonly Proof[],
): string {
  const route = routes[dead.index];
  const move = route && moveAbove(route, dead, routes);
  if (route && move && isGood(move.order, route, proofs)) return `move ${move.what} above ${move.where}`;
  return `remove it, or make it differ from ${dead.by.length === 1 ? "the earlier route" : "the earlier routes"}: give one of them a text of its own, or a narrower converter`;
}

interface Move {
  readonly what: string;
  readonly where: string;
  /** All routes from the first that takes its paths to the dead one, in their new order. */
  readonly order: readonly FlatRoute[];
}

/** Moving the route, or the include that brings it, before all routes that take its paths, in the list where they part. */
function moveAbove(route: FlatRoute, dead: Dead, routes: readonly FlatRoute[]): Move | undefined {
  const target = routes[Math.min(...dead.by)];
  if (target === undefined) return undefined;
  const mine = [...route.includes, route.leaf];
  const theirs = [...target.includes, target.leaf];
  const level = mine.findIndex((node, at) => node !== theirs[at]);
  const moved = mine[level];
  const place = theirs[level];
  if (moved === undefined || place === undefined) return undefined;
  const isUnder = (one: FlatRoute, node: typeof moved) => [...one.includes, one.leaf][level] === node;
  const first = routes.findIndex((one) => isUnder(one, place));
  const last = routes.findLastIndex((one) => isUnder(one, moved));
  const between = routes.slice(first, last + 1);
  const what = moved.kind === "view" ? nameOf(route) : `the include of ${JSON.stringify(moved.route.text)}`;
  const where = place.kind === "view" ? nameOf(target) : `the include of ${JSON.stringify(place.route.text)}`;
  return what === where
    ? undefined
    : {
        what,
        where,
        order: [
          ...routes.slice(0, first),
          ...between.filter((one) => isUnder(one, moved)),
          ...between.filter((one) => !isUnder(one, moved)),
        ],
      };
}

/** The route lives after the move, and so does every route that lived before. */
function isGood(order: readonly FlatRoute[], route: FlatRoute, proofs: readonly Proof[]): boolean {
  const after = conclude(order.map(languageMaker()), { together: 50_000, alone: 0, attempts: 0 });
  return order.every(
    ({ index }) =>
      after.get(index)?.kind === "reachable" ||
      (index !== route.index && proofs[index]?.kind !== "reachable"),
  );
}
