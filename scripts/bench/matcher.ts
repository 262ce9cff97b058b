/**
 * `node --import tsx -C urlc-source scripts/bench/matcher.ts`: the generated matcher against other routers.
 *
 *   --sets hono,github     only these route sets            --peers urlc,hono    only routers whose name holds one of these
 *   --strings sliced       `fresh` (as a server gets them; default), `sliced`, `constant`
 *   --together             all routers in one process instead of one each
 *   --ms 300               measuring time a router and set  --rounds 2           runs of the whole, the better one counts
 *   --write                puts the tables into README.md between the marks `bench:matcher`
 *
 * Peers are installed by `npm ci` in this folder. Times are nanoseconds a lookup, the median of batches of 512.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measure, type Measurement } from "./matcher-measure.ts";
import { peers } from "./matcher-peers.ts";
import { routeSets } from "./matcher-routes.ts";
import { summary, table } from "./matcher-table.ts";

const { values } = parseArgs({
  options: {
    sets: { type: "string", default: "hono,github,django,synthetic 1000" },
    peers: { type: "string", default: "" },
    strings: { type: "string", default: "fresh" },
    together: { type: "boolean", default: false },
    ms: { type: "string", default: "300" },
    rounds: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    worker: { type: "string" },
  },
});

const names = ["urlc", "urlc, decoding", "oracle", ...peers.map(({ name }) => name)].filter(
  (name) => values.peers === "" || values.peers.split(",").some((part) => name.includes(part)),
);

if (values.worker !== undefined) {
  const { set, routers } = JSON.parse(values.worker) as { set: string; routers: readonly string[] };
  const found = routeSets.find(({ name }) => name === set)!;
  console.log(JSON.stringify(await measure(found, routers, values.strings, Number(values.ms))));
} else {
  const texts: string[] = [];
  for (const set of values.sets.split(",")) {
    const groups = values.together ? [names] : names.map((name) => [name]);
    const measured = new Map<string, Measurement>();
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const routers of groups) for (const found of run(set, routers)) keepBest(measured, found);
    }
    const text = table(set, values.strings, [...measured.values()]);
    console.log(text);
    texts.push(text);
  }
  if (values.write) {
    const readme = readFileSync("README.md", "utf8");
    const marked = /(<!-- bench:matcher -->)[^]*?(<!-- \/bench:matcher -->)/;
    if (!marked.test(readme)) throw new Error("README.md has no marks bench:matcher");
    const body = `${summary()}\n\n${texts.join("\n\n")}`;
    writeFileSync(
      "README.md",
      readme.replace(marked, (_, open, close) => `${open}\n\n${body}\n\n${close}`),
    );
  }
}

function run(set: string, routers: readonly string[]): readonly Measurement[] {
  const worker = JSON.stringify({ set, routers });
  const args = [
    fileURLToPath(import.meta.url),
    "--worker",
    worker,
    "--strings",
    values.strings,
    "--ms",
    values.ms,
  ];
  const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, ...args], {
    encoding: "utf8",
  });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(line) as readonly Measurement[];
  } catch {
    return routers.map((router) => ({
      router,
      kinds: {},
      problem: stderr.trim().split("\n").at(-1) ?? "failed",
    }));
  }
}

function keepBest(measured: Map<string, Measurement>, found: Measurement): void {
  const before = measured.get(found.router);
  if (before === undefined) return void measured.set(found.router, found);
  const kinds = Object.fromEntries(
    Object.entries(found.kinds).map(([kind, result]) => {
      const known = before.kinds[kind];
      return [kind, known !== undefined && known.ns < result.ns ? known : result];
    }),
  );
  measured.set(found.router, { ...found, kinds });
}
