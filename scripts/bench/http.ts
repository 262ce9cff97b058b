/**
 * What a request costs: urlc against raw node:http and frameworks, in one run, taking turns.
 *
 *   npm ci --prefix scripts/bench
 *   node --import tsx -C urlc-source scripts/bench/http.ts
 *
 *   --rounds 3            how often each server gets a new process        --turns 6         windows a workload in each of them
 *   --window 100          ms of load in a window                          --only raw,urlc   only these servers
 *   --workloads api,echo  only these                                      --parts in-process,loopback
 *   --samples FILE        what is measured is added to what FILE holds, and the tables are made of all of it: so that a long run
 *                         can be taken in pieces
 *   --write               puts the tables into README.md between the marks `bench:http`
 *
 * In process: parser, framework, view and response over a connection without a socket. Loopback: 32 keep-alive connections of
 * this process, CPU time of the server's. How long a server takes to start is measured by http-cold.ts.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serverNames, workloadNames, type Workload } from "./http-app.ts";
import { bundleChild } from "./http-bundle.ts";
import { env, Server } from "./http-load.ts";
import { Samples, tables } from "./http-table.ts";
import { writeIntoReadme } from "./readme.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    turns: { type: "string", default: "6" },
    window: { type: "string", default: "100" },
    only: { type: "string", default: serverNames.join() },
    workloads: { type: "string", default: workloadNames.join() },
    parts: { type: "string", default: "in-process,loopback" },
    samples: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const names = serverNames.filter((name) => values.only.split(",").includes(name));
const workloads = workloadNames.filter((name) => values.workloads.split(",").includes(name));
const [rounds, turns, window] = [Number(values.rounds), Number(values.turns), Number(values.window)];
const has = (part: string) => values.parts.split(",").includes(part);

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

const samples = { inProcess: new Samples(), cpu: new Samples(), speed: new Samples() };
const { inProcess, cpu, speed } = samples;
if (values.samples !== undefined && existsSync(values.samples)) {
  const before = JSON.parse(readFileSync(values.samples, "utf8")) as Record<string, [string, number[]][]>;
  for (const [name, lists] of Object.entries(before)) samples[name as keyof typeof samples].restore(lists);
}

function measureInProcess(program: string): void {
  for (const name of shuffled(names)) {
    const args = [program, "in-process", name, workloads.join()];
    const times = JSON.parse(execFileSync(process.execPath, args, { env, encoding: "utf8" })) as Record<
      Workload,
      number
    >;
    for (const workload of workloads) inProcess.add(name, workload, times[workload]);
  }
}

async function measureLoopback(program: string): Promise<void> {
  const servers = names.map((name) => new Server(name, program));
  try {
    for (const server of servers) for (const workload of workloads) await server.load(workload, 250);
    for (let turn = 0; turn < turns; turn++)
      for (const workload of workloads)
        for (const server of shuffled(servers)) {
          await server.load(workload, window / 4);
          const { cpu: used, requestsPerSecond } = await server.load(workload, window);
          cpu.add(server.name, workload, used);
          speed.add(server.name, workload, requestsPerSecond);
        }
  } finally {
    for (const server of servers) server.stop();
  }
}

// Below this folder, where the peers are found.
const outdir = mkdtempSync(join(import.meta.dirname, ".http-"));
try {
  const program = await bundleChild(outdir);
  for (let round = 0; round < rounds; round++) {
    if (has("in-process")) measureInProcess(program);
    if (has("loopback")) await measureLoopback(program);
    if (values.samples !== undefined) writeFileSync(values.samples, JSON.stringify(samples));
  }
} finally {
  rmSync(outdir, { recursive: true });
}

const text = tables(inProcess, cpu, speed);
console.log(text);

if (values.write) writeIntoReadme("bench:http", text);
