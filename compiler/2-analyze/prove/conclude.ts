import type { Proof } from "../../ir/proof.ts";
import { catchAllFinder } from "./catch-all.ts";
import { mayMeet, type Language } from "./language.ts";
import { moreThan } from "./limit.ts";
import { search, type Finding } from "./search.ts";
import { endingOf } from "./thread.ts";

/** Steps of automata that a proof may take. What is not proved then is said to be so. */
export interface Budget {
  /** All routes at once; some 3,000,000 steps a second. */
  readonly together: number;
  /** One route against those before it that begin alike, where the budget for all was too small. */
  readonly alone: number;
  /** All such attempts. */
  readonly attempts: number;
}

export const defaultBudget: Budget = { together: 2_000_000, alone: 200_000, attempts: 2_000_000 };

/** What is certain about some routes. */
export interface Conclusion {
  /** By `Language.owner`. */
  readonly proofs: ReadonlyMap<number, Proof>;
  /** Steps taken for all together; and one by one, where those were too few. */
  readonly cost: number;
  readonly attempts: number;
  /** All could be looked at together: more steps would not change anything. */
  readonly isComplete: boolean;
}

/** What is certain about the wanted languages, among those before each in declaration order. */
export function conclude(
  languages: readonly Language[],
  budget: Budget = defaultBudget,
  wanted: (owner: number) => boolean = () => true,
): Conclusion {
  const covered = coveredByCatchAlls(languages, wanted);
  const { findings, isComplete, cost } = search(languages, {
    budget: Math.max(0, budget.together),
    wanted: (owner) => wanted(owner) && !covered.has(owner),
  });
  let left = budget.attempts;
  const proofs = new Map(
    languages.flatMap((language, rank): readonly (readonly [number, Proof])[] => {
      if (!wanted(language.owner)) return [];
      const finding = covered.get(language.owner) ?? findings.get(language.owner);
      if (isComplete || covered.has(language.owner) || finding?.certain !== undefined)
        return [[language.owner, proofOf(language, finding, languages)]];
      if (left <= 0) return [[language.owner, tooMuch(language.owner, budget.alone)]];
      const rivals = languages.filter((other, at) => at < rank && mayMeet(other, language));
      const alone = search([...rivals, language], {
        budget: Math.min(left, budget.alone),
        wanted: (owner) => owner === language.owner,
      });
      left -= alone.cost;
      const proof = alone.isComplete
        ? proofOf(language, alone.findings.get(language.owner), rivals)
        : tooMuch(language.owner, budget.alone);
      return [[language.owner, proof]];
    }),
  );
  return { proofs, cost, attempts: budget.attempts - left, isComplete };
}

/** What a search would find out about the languages that lie wholly under an earlier catch-all. */
function coveredByCatchAlls(
  languages: readonly Language[],
  wanted: (owner: number) => boolean,
): ReadonlyMap<number, Finding> {
  const catchAllAbove = catchAllFinder(languages);
  return new Map(
    languages.flatMap(({ owner, row }, rank): readonly (readonly [number, Finding])[] => {
      const taker = wanted(owner) ? catchAllAbove(rank)?.owner : undefined;
      if (taker === undefined) return [];
      return [[owner, { takers: new Map([[taker, endingOf(row)]]), covers: [taker] }]];
    }),
  );
}

const tooMuch = (index: number, steps: number): Proof => ({
  kind: "unproved",
  index,
  why: moreThan(steps),
});

function proofOf(language: Language, finding: Finding | undefined, others: readonly Language[]): Proof {
  const { owner: index, refusing, inexact } = language;
  if (finding?.certain !== undefined)
    return { kind: "reachable", index, witness: `/${finding.certain}`, ifAccepted: [] };
  if (finding?.possible !== undefined) {
    const witness = `/${finding.possible}`;
    return inexact === undefined && refusing.length > 0
      ? { kind: "reachable", index, witness, ifAccepted: refusing }
      : { kind: "unproved", index, why: inexact ?? "its captures may be split in several ways", witness };
  }
  if (finding?.contested !== undefined) {
    const { unless, path } = finding.contested;
    const doubters = others.filter(({ owner }) => unless.includes(owner));
    const why = doubters.find(({ inexact: doubt }) => doubt !== undefined)?.inexact;
    const refusing = new Set(doubters.flatMap((one) => (one.refusing.length > 0 ? one.refusing : ["int"])));
    const witness = `/${path}`;
    if (why !== undefined) return { kind: "unproved", index, why, witness };
    const refused = [...refusing].map((name) => `<${name}>`).join(", ");
    return {
      kind: "unproved",
      index,
      why: `only what ${refused} refuses is left for it`,
      ifRefused: [...refusing],
      witness,
    };
  }
  return deadProof(language, finding, others);
}

function deadProof(language: Language, finding: Finding | undefined, others: readonly Language[]): Proof {
  const takers = finding?.takers ?? new Map<number, string | undefined>();
  const covers = (finding?.covers ?? []).filter((owner) => takers.has(owner));
  const cover = covers.find((owner) => takers.get(owner) !== undefined) ?? covers[0];
  const shown = [...takers].sort(
    ([, one], [, other]) => Number(one === undefined) - Number(other === undefined),
  );
  const by = cover === undefined ? shown.map(([owner]) => owner) : [cover];
  const path = takers.get(by[0] ?? -1);
  const winner = others.find(({ owner }) => owner === cover);
  return {
    kind: "dead",
    index: language.owner,
    by,
    path: path === undefined ? undefined : `/${path}`,
    ...(path === undefined && finding?.doubtful !== undefined && { doubtfulPath: `/${finding.doubtful}` }),
    isDuplicate: winner !== undefined && isCovered(winner, language),
  };
}

/** Whether `by` alone certainly takes every path of a language. */
function isCovered(language: Language, by: Language): boolean {
  if (language.isMeasured && (language.row.lengths[0] ?? 0) < (by.row.lengths[0] ?? 0)) return false;
  const only = (owner: number) => owner === language.owner;
  const { findings, isComplete } = search([by, language], { budget: defaultBudget.alone, wanted: only });
  const finding = findings.get(language.owner);
  return (
    isComplete &&
    finding?.certain === undefined &&
    finding?.possible === undefined &&
    finding?.contested === undefined
  );
}
