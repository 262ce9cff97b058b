import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { interpret } from "../interpret.ts";
import { languageMaker } from "./language.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import { keyOf, step } from "./step.ts";
import { startOf, type Thread } from "./thread.ts";

/** A path that one route took and another one takes. */
export interface HandOver {
  /** Index in the old map. */
  readonly from: number;
  /** Index in the new one. */
  readonly to: number;
  /** A shortest such path. */
  readonly path: string;
}

interface Compiled {
  readonly tree: RouteTree;
  readonly routes: readonly FlatRoute[];
}

const maxSteps = 1_000_000;

/**
 * The paths that change hands, a shortest one for each two routes. Both maps run at once; where what is left of the one is,
 * route by route and in order, what is left of the other, nothing below can differ.
 * @param stays which old route is which new one; paths that pass between these two stay where they are
 */
export function handedOver(
  before: Compiled,
  after: Compiled,
  stays: ReadonlyMap<number, number>,
): readonly HandOver[] {
  const toLanguage = languageMaker();
  const offset = before.routes.length;
  const languages = [
    ...before.routes.map(toLanguage),
    ...after.routes.map((route) => toLanguage({ ...route, index: route.index + offset })),
  ];
  const partnerOf = (owner: number): number | undefined => {
    const partner = stays.get(owner);
    return partner === undefined ? undefined : partner + offset;
  };

  /** Every old route stands beside its partner in the same threads, and the partners are in the same order. */
  const isSame = (threads: readonly Thread[]): boolean => {
    const old = new Set<number>();
    const now = new Set<number>();
    for (const { owners } of threads) {
      const own = new Set(owners.map(({ owner }) => owner));
      for (const owner of own) {
        (owner < offset ? old : now).add(owner);
        if (owner < offset && !own.has(partnerOf(owner) ?? -1)) return false;
      }
    }
    const partners = [...old].sort((a, b) => a - b).map((owner) => partnerOf(owner) ?? -1);
    return (
      partners.length === now.size &&
      partners.every((owner, at) => at === 0 || owner > (partners[at - 1] ?? -1))
    );
  };

  const found = new Map<string, HandOver>();
  const judge = (threads: readonly Thread[], path: string): void => {
    const ended = new Set(
      threads.flatMap(({ accepts, owners }) => (accepts === "clean" ? owners.map(({ owner }) => owner) : [])),
    );
    const hasBoth = [...ended].some((owner) => owner < offset) && [...ended].some((owner) => owner >= offset);
    if (!hasBoth) return;
    const from = interpret(before.tree, path).match?.leaf.index;
    const to = interpret(after.tree, path).match?.leaf.index;
    if (from === undefined || to === undefined || stays.get(from) === to || found.has(`${from} ${to}`))
      return;
    found.set(`${from} ${to}`, { from, to, path });
  };

  const queue: { readonly threads: readonly Thread[]; readonly path: string }[] = [
    { threads: startOf(languages), path: "/" },
  ];
  const seen = new Set<string>();
  for (let at = 0, cost = 0; at < queue.length && cost < maxSteps; at++) {
    const { threads, path } = queue[at] ?? { threads: [], path: "" };
    if (isSame(threads)) continue;
    judge(threads, path);
    const moves = new Map<string, { readonly to: readonly Thread[]; readonly picked: PickedChar }>();
    for (const { min, max, to } of step(threads)) {
      cost += to.length + 1;
      const picked = pickChar(min, max);
      const known = moves.get(keyOf(to));
      if (known === undefined || picked.rank < known.picked.rank) moves.set(keyOf(to), { to, picked });
    }
    for (const [key, { to, picked }] of [...moves].sort(([, a], [, b]) => a.picked.rank - b.picked.rank)) {
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ threads: to, path: path + picked.char });
    }
  }
  return [...found.values()];
}
