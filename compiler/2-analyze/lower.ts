import type { DecisionTree } from "../ir/decision.ts";
import type { FlatRoute } from "../ir/route.ts";

/** Turns the routes, in declaration order, into what the matcher will do. */
export function lower(routes: readonly FlatRoute[]): DecisionTree {
  return {
    kind: "decision-tree",
    steps: routes.map(({ index }) => ({ kind: "regexp", route: index })),
  };
}
