import type { Proof } from "../../ir/proof.ts";
import type { FlatRoute } from "../../ir/route.ts";
import { tupleOf } from "../../ir/tuple.ts";
import { groupsApart, type Group } from "./apart.ts";
import { conclude, defaultBudget, type Conclusion } from "./conclude.ts";
import { languageMaker } from "./language.ts";

const known = new WeakMap<object, Conclusion>();

/** Marks, in a key, where the routes that are asked about are written again. */
const wantedMark = {};

/**
 * What is certain about each route, by its index. Routes that no path can bring together are looked at apart, and what was
 * concluded about the same ones before holds, if the steps that it took are still to be had.
 */
export function concludeApart(routes: readonly FlatRoute[]): ReadonlyMap<number, Proof> {
  const toLanguage = languageMaker();
  let { together, attempts } = defaultBudget;
  const proofs = new Map<number, Proof>();
  for (const group of groupsApart(routes)) {
    const key = keyOf(group, routes);
    const budget = { ...defaultBudget, together, attempts };
    const before = known.get(key);
    const isAffordable = before !== undefined && before.cost <= together;
    const found = isAffordable ? before : concludeGroup(group, routes, toLanguage, budget);
    if (found.isComplete) known.set(key, found);
    together -= found.cost;
    attempts -= found.attempts;
    // Where a group stands among all routes is not known to what is kept.
    const indexAt = (place: number) => routes[group.among[place] ?? -1]?.index ?? -1;
    for (const proof of found.proofs.values()) proofs.set(indexAt(proof.index), moved(proof, indexAt));
  }
  return proofs;
}

const keyOf = ({ wanted, among }: Group, routes: readonly FlatRoute[]): object => {
  const formsOf = (places: readonly number[]) => places.flatMap((place) => routes[place]?.stages ?? []);
  return tupleOf([...formsOf(among), wantedMark, ...(wanted.length < among.length ? formsOf(wanted) : [])]);
};

function concludeGroup(
  { wanted, among }: Group,
  routes: readonly FlatRoute[],
  toLanguage: ReturnType<typeof languageMaker>,
  budget: typeof defaultBudget,
): Conclusion {
  const languages = among.flatMap((place, index) => {
    const route = routes[place];
    return route === undefined ? [] : [toLanguage({ ...route, index })];
  });
  const asked = new Set(wanted);
  return conclude(languages, budget, (owner) => asked.has(among[owner] ?? -1));
}

function moved(proof: Proof, indexAt: (place: number) => number): Proof {
  const index = indexAt(proof.index);
  return proof.kind === "dead" ? { ...proof, index, by: proof.by.map(indexAt) } : { ...proof, index };
}
