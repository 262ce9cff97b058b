import type { FlatRoute, RouteTree } from "../../ir/route.ts";
import { interpret } from "../interpret.ts";
import { isCertain, languageMaker } from "./language.ts";
import type { Acceptance } from "./piece.ts";
import { pickChar, type PickedChar } from "./pick-char.ts";
import { keyOf, step } from "./step.ts";
import { startOf, type Row, type Thread } from "./thread.ts";

/** A path that one route took and another one takes. */
export interface HandOver {
  /** Index in the old map. */
  readonly from: number;
  /** Index in the new one. */
  readonly to: number;
  /** A shortest such path. */
  readonly path: string;
}

/** How the paths of two maps compare. */
export interface Comparison {
  readonly handOvers: readonly HandOver[];
  /** By the index of an old route: a shortest path of it that leads nowhere now. */
  readonly lost: ReadonlyMap<number, string>;
  /** By the index of a new route: a shortest path of it that led nowhere before. */
  readonly won: ReadonlyMap<number, string>;
  /** True for an old route of which every path that changed hands or was lost has been seen. */
  readonly isSettled: (index: number) => boolean;
}

interface Compiled {
  readonly tree: RouteTree;
  readonly routes: readonly FlatRoute[];
}

/** Conservative: texts and pieces are the same ones, so that what is left of both is the same at the same place. */
const isSameRow = (one: Row, other: Row): boolean =>
  one.then === undefined &&
  other.then === undefined &&
  one.texts.length === other.texts.length &&
  one.texts.every((text, at) => text === other.texts[at]) &&
  one.pieces.every((piece, at) => piece === other.pieces[at]);

const maxSteps = 1_000_000;

/**
 * The paths that change hands, a shortest one for each two routes, and those that come and go. Both maps run at once; where what is left of the one is,
 * route by route and in order, what is left of the other, nothing below can differ.
 * @param stays which old route is which new one; paths that pass between these two stay where they are
 */
export function comparePaths(
  before: Compiled,
  after: Compiled,
  stays: ReadonlyMap<number, number>,
): Comparison {
  const toLanguage = languageMaker();
  const offset = before.routes.length;
  const languages = [
    ...before.routes.map(toLanguage),
    ...after.routes.map((route) => toLanguage({ ...route, index: route.index + offset })),
  ];
  const rows = new Map(languages.map(({ owner, row }) => [owner, row]));
  /** By an old route: its partner, when the two take the same paths. */
  const alike = new Map(
    [...stays].flatMap(([old, now]) => {
      const [one, other] = [rows.get(old), rows.get(now + offset)];
      return one && other && isSameRow(one, other) ? [[old, now + offset] as const] : [];
    }),
  );

  /** Every old route stands beside its partner, which is like it, in the same threads, and the partners are in the same order. */
  const isSame = (threads: readonly Thread[]): boolean => {
    const old = new Set<number>();
    const now = new Set<number>();
    for (const { owners } of threads) {
      const own = new Set(owners.map(({ owner }) => owner));
      for (const owner of own) {
        (owner < offset ? old : now).add(owner);
        if (owner < offset && !own.has(alike.get(owner) ?? -1)) return false;
      }
    }
    const partners = [...old].sort((a, b) => a - b).map((owner) => alike.get(owner) ?? -1);
    return (
      partners.length === now.size &&
      partners.every((owner, at) => at === 0 || owner > (partners[at - 1] ?? -1))
    );
  };

  const uncertain = new Set(languages.filter((one) => !isCertain(one)).map(({ owner }) => owner));
  const found = new Map<string, HandOver>();
  const lost = new Map<number, string>();
  const won = new Map<number, string>();
  const doubtful = new Set<number>();
  const judge = (threads: readonly Thread[], path: string): void => {
    const ownersAt = (acceptance: Acceptance) =>
      threads.flatMap(({ accepts, owners }) =>
        accepts === acceptance ? owners.map(({ owner }) => owner) : [],
      );
    const ended = new Set(ownersAt("clean"));
    if (ended.size === 0) return;
    // Another path to the same state may be answered otherwise.
    const isDoubtful =
      [...ended].some((owner) => uncertain.has(owner)) ||
      ownersAt("overflow").some((owner) => ended.has(owner) || uncertain.has(owner));
    if (isDoubtful) for (const owner of ended) doubtful.add(owner);
    const from = interpret(before.tree, path).match?.leaf.index;
    const to = interpret(after.tree, path).match?.leaf.index;
    if (from === undefined) {
      if (to !== undefined && !won.has(to)) won.set(to, path);
    } else if (to === undefined) {
      if (!lost.has(from)) lost.set(from, path);
    } else if (stays.get(from) !== to && !found.has(`${from} ${to}`))
      found.set(`${from} ${to}`, { from, to, path });
  };

  const queue: { readonly threads: readonly Thread[]; readonly path: string }[] = [
    { threads: startOf(languages), path: "/" },
  ];
  const seen = new Set<string>();
  let at = 0;
  for (let cost = 0; at < queue.length && cost < maxSteps; at++) {
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
  const isWhole = at === queue.length;
  return {
    handOvers: [...found.values()],
    lost,
    won,
    isSettled: (index) => isWhole && !doubtful.has(index),
  };
}
