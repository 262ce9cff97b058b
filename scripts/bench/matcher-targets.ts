import type { Measurement } from "./matcher-measure.ts";
import { peers } from "./matcher-peers.ts";

/** How much longer some other routers should take than urlc, at least; or urlc than the oracle, at most. */
interface Target {
  readonly aim: string;
  readonly least: number;
  /** The routers among which the fastest one counts. */
  readonly against: readonly string[];
  readonly isFor: (kind: string) => boolean;
}

const named = (family: string) => peers.filter((peer) => peer.family === family).map(({ name }) => name);
const isMiss = (kind: string) => kind.endsWith("miss");
const isHit = (kind: string) => !isMiss(kind);
const compiled = /^(find-my-way compile\(\)|hono|rou3 compileRouter|memoirist|@medley)/;

const targets: readonly Target[] = [
  {
    aim: "≥ 1.2× the best of the well-known",
    least: 1.2,
    against: peers.map(({ name }) => name).filter((name) => compiled.test(name) && !name.includes("typed")),
    isFor: isHit,
  },
  {
    aim: "≥ 1.0× the code generators",
    least: 1,
    against: named("code generator"),
    isFor: isHit,
  },
  {
    aim: "≥ 3× find-my-way with the same regexes",
    least: 3,
    against: ["find-my-way compile(), typed"],
    isFor: (kind) => /int|slug|uuid/.test(kind),
  },
  {
    aim: "misses ≥ 1.0× the best of all",
    least: 1,
    against: peers.map(({ name }) => name),
    isFor: isMiss,
  },
  {
    aim: "all, random ≥ 1.3× the best of all",
    least: 1.3,
    against: peers.map(({ name }) => name),
    isFor: (kind) => kind === "all, random",
  },
];

/** Rows of a table: what is aimed at and not reached on a set, by how much. */
export function missed(set: string, measured: readonly Measurement[]): readonly string[] {
  const ours = measured.find(({ router }) => router === "urlc")?.kinds ?? {};
  const rows = targets.map(({ aim, least, against, isFor }) => {
    const reached = Object.entries(ours).flatMap(([kind, { ns }]) => {
      const others = measured.flatMap(({ router, kinds }) =>
        against.includes(router) && kinds[kind]?.isRight ? [kinds[kind].ns] : [],
      );
      const ratio = Math.min(...others) / ns;
      return isFor(kind) && ratio < least ? [`${kind} ${ratio.toFixed(2)}`] : [];
    });
    return reached.length === 0 ? "" : `| ${set} | ${aim} | ${reached.join(", ")} |`;
  });
  const oracle = measured.find(({ router }) => router === "oracle")?.kinds ?? {};
  const above = Object.entries(oracle).flatMap(([kind, { ns }]) => {
    const ratio = (ours[kind]?.ns ?? 0) / ns;
    return ratio > 3 ? [`${kind} ${ratio.toFixed(1)}`] : [];
  });
  const last = above.length === 0 ? "" : `| ${set} | ≤ 3× the oracle | ${above.join(", ")} |`;
  return [...rows, last].filter((row) => row !== "");
}

const missedHead = ["What these figures miss:", "", "| set | aim | reached |", "| --- | --- | --- |"];

/** The table of what was missed. */
export const missedTable = (rows: readonly string[]): string => [...missedHead, ...rows].join("\n");

/** The rows of a text that holds such a table. */
export function missedRows(text: string): readonly string[] {
  const from = text.indexOf(missedHead.join("\n"));
  const rows = from === -1 ? "" : text.slice(from).split("\n\n")[1]!;
  return rows.split("\n").slice(2);
}
