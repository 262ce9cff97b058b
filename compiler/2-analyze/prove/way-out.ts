import { nameOf } from "../../diagnostics/catalogue/reachability.ts";
import { printRoute } from "../../ir/print.ts";
import type { Proof } from "../../ir/proof.ts";
import type { FlatRoute } from "../../ir/route.ts";
import { languageMaker, mayMeet, type Language } from "./language.ts";
import { search } from "./search.ts";
import { endsOf } from "./ends-of.ts";
import { startOf } from "./thread.ts";

export type Dead = Extract<Proof, { kind: "dead" }>;

/** What an adviser may spend on all routes. */
const maxSteps = 1_000_000;
const maxAdvices = 200;

/** Says how to bring a dead route to life: moved up where that kills no other route, else made to differ. */
export function adviser(routes: readonly FlatRoute[], proofs: readonly Proof[]): (dead: Dead) => string {
  const toLanguage = languageMaker();
  const languages: Language[] = [];
  const languageOf = (route: FlatRoute): Language => (languages[route.index] ??= toLanguage(route));
  let steps = maxSteps;
  let advices = maxAdvices;

  /** Whether a route has a path of its own behind the given ones. */
  const lives = (route: FlatRoute, before: readonly FlatRoute[]): boolean => {
    if (steps <= 0) return false;
    const language = languageOf(route);
    const rivals = before.map(languageOf).filter((one) => mayMeet(one, language));
    const result = search([...rivals, language], {
      budget: Math.min(steps, 50_000),
      wanted: (owner) => owner === route.index,
    });
    steps -= result.cost;
    const finding = result.findings.get(route.index);
    return finding?.certain !== undefined || finding?.possible !== undefined;
  };

  const takes = (route: FlatRoute, path: string): boolean => {
    const language = languageOf(route);
    return endsOf(startOf([language]), path.slice(1), language.owner).includes("clean");
  };

  /** The route lives after the move, and so does every route that lived before. */
  const isGood = ({ before, moved, passed }: Move, route: FlatRoute): boolean =>
    lives(route, [...before, ...moved.slice(0, moved.indexOf(route))]) &&
    passed.every((other, at) => {
      const proof = proofs[other.index];
      if (proof?.kind !== "reachable") return true;
      const isUntouched = !moved.some((one) => takes(one, proof.witness));
      return isUntouched || lives(other, [...before, ...moved, ...passed.slice(0, at)]);
    });

  return (dead) => {
    const route = routes[dead.index];
    const move = route && advices-- > 0 ? moveAbove(route, dead, routes) : undefined;
    if (route && move && isGood(move, route)) return `move ${move.what} above ${move.where}`;
    const others = dead.by.length === 1 ? "the earlier one" : "the earlier ones";
    return `remove it, or make it differ from ${others}: another text, or a narrower converter there`;
  };
}

interface Move {
  readonly what: string;
  readonly where: string;
  readonly before: readonly FlatRoute[];
  readonly moved: readonly FlatRoute[];
  /** The routes that come behind the moved ones. */
  readonly passed: readonly FlatRoute[];
}

/** Moves the route, or the include that brings it, before all that takes its paths, in the list where they part. */
function moveAbove(route: FlatRoute, dead: Dead, routes: readonly FlatRoute[]): Move | undefined {
  const target = routes[Math.min(...dead.by)];
  if (target === undefined) return undefined;
  const nodeAt = (one: FlatRoute, level: number) => [...one.includes, one.leaf][level];
  const depth = route.includes.findIndex((include, level) => include !== target.includes[level]);
  const level = depth === -1 ? route.includes.length : depth;
  const node = nodeAt(route, level);
  const place = nodeAt(target, level);
  if (node === undefined || place === undefined) return undefined;
  const first = routes.findIndex((one) => nodeAt(one, level) === place);
  const last = routes.findLastIndex((one) => nodeAt(one, level) === node);
  const between = routes.slice(first, last + 1);
  const what = node.kind === "view" ? nameOf(route) : `the include of ${printRoute(node.route)}`;
  const where = place.kind === "view" ? nameOf(target) : `the include of ${printRoute(place.route)}`;
  if (what === where) return undefined;
  return {
    what,
    where,
    before: routes.slice(0, first),
    moved: between.filter((one) => nodeAt(one, level) === node),
    passed: between.filter((one) => nodeAt(one, level) !== node),
  };
}
