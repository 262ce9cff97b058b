import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./matcher-measure.ts";
import { quickest } from "./matcher-pace.ts";

/** What one process is asked to measure. */
export interface Task {
  readonly set: string;
  readonly routers: readonly string[];
  readonly strings: string;
  readonly milliseconds: number;
  /** Only this kind of traffic. */
  readonly kind?: string;
}

/** What `calibrate()` takes on this machine when nothing else runs, as far as it was seen. */
let least: number | undefined;
const tries = 4;
/** A run whose calibration took more than this many times as long is run again. */
const limit = 1.3;

/** Measures some routers in a process of their own, by this Node or another one; again while the machine is busy with others. */
export function run(task: Task, node = process.execPath): readonly Measurement[] {
  least ??= quickest();
  const paceOf = (found: readonly Measurement[]) => Math.max(...found.map(({ pace = 0 }) => pace));
  let calmest = runOnce(task, node);
  for (let next = 1; next < tries && paceOf(calmest) > limit * least; next++) {
    const found = runOnce(task, node);
    if (paceOf(found) < paceOf(calmest)) calmest = found;
  }
  if (paceOf(calmest) > limit * least)
    console.error(
      `${task.set}, ${task.routers.join(", ")}: the machine was ${(paceOf(calmest) / least).toFixed(2)}× slower than alone`,
    );
  return calmest;
}

function runOnce(task: Task, node: string): readonly Measurement[] {
  const script = fileURLToPath(new URL("matcher.ts", import.meta.url));
  const args = [...process.execArgv, script, "--worker", JSON.stringify(task)];
  const { stdout, stderr } = spawnSync(node, args, { encoding: "utf8" });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(line) as readonly Measurement[];
  } catch {
    const problem = stderr.trim().split("\n").at(-1) ?? "failed";
    return task.routers.map((router) => ({ router, kinds: {}, problem }));
  }
}

/** Runs something several times; of each router and kind the better time counts. */
export function best(rounds: number, measureOnce: () => readonly Measurement[]): readonly Measurement[] {
  const all = new Map<string, Measurement>();
  for (let round = 0; round < rounds; round++) {
    for (const found of measureOnce()) {
      const before = all.get(found.router)?.kinds ?? {};
      const kinds = Object.entries({ ...before, ...found.kinds }).map(([kind, result]) => {
        const known = before[kind];
        return [kind, known !== undefined && known.ns < result.ns ? known : result];
      });
      all.set(found.router, { ...found, kinds: Object.fromEntries(kinds) });
    }
  }
  return [...all.values()];
}
