import type { RouteLosses } from "../../ir/proof.ts";
import type { FlatRoute } from "../../ir/route.ts";
import { languageMaker, mayMeet } from "./language.ts";
import { search } from "./search.ts";

/** Steps for one route, and for all of them. */
const maxSteps = 100_000;
const maxStepsInAll = 3_000_000;

/**
 * The paths that routes match and do not get: to each earlier route that takes one, a shortest. Not part of a build, for it
 * looks at everything two routes have in common; where that is too much, or where a route has no exact automaton, losses are left out.
 * @param indexes the routes to look at; all, when left out
 */
export function findLosses(
  routes: readonly FlatRoute[],
  indexes: readonly number[] = routes.map(({ index }) => index),
): readonly RouteLosses[] {
  const languages = routes.map(languageMaker());
  let left = maxStepsInAll;
  return indexes.flatMap((index): readonly RouteLosses[] => {
    const language = languages[index];
    if (language === undefined || language.inexact !== undefined || left <= 0) return [];
    const rivals = languages.slice(0, index).filter((other) => mayMeet(other, language));
    if (rivals.length === 0) return [];
    const wanted = (owner: number) => owner === index;
    const budget = Math.min(left, maxSteps);
    const { findings, cost } = search([...rivals, language], {
      ...{ budget, wanted, isExhaustive: true, isStrict: true },
    });
    left -= cost;
    const takers = [...(findings.get(index)?.takers ?? [])];
    const losses = takers
      .flatMap(([to, path]) => (path === undefined ? [] : [{ to, path: `/${path}` }]))
      .sort((one, other) => one.path.length - other.path.length || one.to - other.to);
    return losses.length === 0 ? [] : [{ index, losses }];
  });
}
