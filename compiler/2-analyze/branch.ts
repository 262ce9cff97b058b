import type { Edge, Language, Thread } from "./language.ts";

/** Several languages that agree so far and still stand in their openings: they move as one thread. */
export interface Branch extends Thread {
  /** In declaration order. */
  readonly languages: readonly Language[];
  /** How much of their openings is behind, in UTF-16. */
  readonly position: number;
  /** The ranks of the first and last of them. */
  readonly first: number;
  readonly last: number;
  /** One of them is of interest. */
  readonly hasWanted: boolean;
}

/** The threads at a position of the openings; all languages must agree up to there. Threads of their own where they end. */
export function branchOf(
  languages: readonly Language[],
  position: number,
  isWanted: (language: Language) => boolean,
  ranks: ReadonlyMap<number, number>,
): readonly Thread[] {
  let ids = 0;
  const at = (here: readonly Language[], from: number): readonly Thread[] => {
    const open = here.filter(({ opening }) => opening.length > from);
    const threads = here.filter(({ opening }) => opening.length === from).flatMap(({ start }) => start);
    const [first] = open;
    const last = open.at(-1);
    if (first === undefined || last === undefined) return threads;
    let edges: readonly Edge[] | undefined;
    const branch: Branch = {
      id: --ids,
      owner: -1,
      accepts: "none",
      remaining: 0,
      languages: open,
      position: from,
      first: ranks.get(first.owner) ?? 0,
      last: ranks.get(last.owner) ?? 0,
      hasWanted: open.some(isWanted),
      edges: () => (edges ??= fork(open, from)),
    };
    return [branch, ...threads];
  };
  const fork = (open: readonly Language[], from: number): readonly Edge[] => {
    const groups = new Map<number, Language[]>();
    for (const language of open) {
      const point = language.opening.codePointAt(from) ?? 0;
      const group = groups.get(point);
      if (group === undefined) groups.set(point, [language]);
      else group.push(language);
    }
    return [...groups].map(([point, group]) => ({
      min: point,
      max: point,
      to: at(group, from + (point > 0xffff ? 2 : 1)),
    }));
  };
  return at(languages, position);
}
