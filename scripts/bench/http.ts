/**
 * What a request costs: urlc against raw node:http and frameworks, in one run, taking turns.
 *
 *   npm ci --prefix scripts/bench
 *   node --import tsx -C urlc-source scripts/bench/http.ts
 *
 *   --rounds 3            how often each server gets a new process        --turns 6         windows a workload in each of them
 *   --window 100          ms of load in a window                          --only raw,urlc   only these servers
 *   --workloads api,echo  only these                                      --parts in-process,loopback,cold
 *   --write               puts the tables into README.md between the marks `bench:http`
 *
 * In process: parser, framework, view and response over a connection without a socket. Loopback: 32 keep-alive connections of
 * this process, CPU time of the server's. Cold start: from the start of a process to its first answer.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serverNames, workloadNames, type ServerName, type Workload } from "./http-app.ts";
import { bundleChild } from "./http-bundle.ts";
import { coldStart, env, Server } from "./http-load.ts";
import { median, Samples, summary, table } from "./http-table.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    turns: { type: "string", default: "6" },
    window: { type: "string", default: "100" },
    only: { type: "string", default: serverNames.join() },
    workloads: { type: "string", default: workloadNames.join() },
    parts: { type: "string", default: "in-process,loopback,cold" },
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

const inProcess = new Samples();
const cpu = new Samples();
const speed = new Samples();
const starts = new Samples();

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
    if (has("cold"))
      for (let turn = 0; turn < 2; turn++)
        for (const name of shuffled(names)) starts.add(name, "greet", await coldStart(name, program));
  }
} finally {
  rmSync(outdir, { recursive: true });
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
const ratio = (own: number, other: number) => other / own;
const toFrameworks = names.filter((name) => name !== "raw" && !name.startsWith("urlc"));

/** The framework that is nearest to, or before, urlc. */
function bestFramework(workload: Workload): string {
  const ratios = toFrameworks.map((name) => ({ name, times: cpu.compare("urlc", name, workload, ratio) }));
  const { name, times } = ratios.sort((a, b) => a.times - b.times)[0] ?? { name: "none", times: NaN };
  return `**${times.toFixed(2)}×** (${name})`;
}

const texts = [summary(rounds)];
if (has("loopback"))
  texts.push(
    table("**CPU µs a request over loopback** (raw ÷ own)", names, workloads, (name, workload) => {
      const used = median(cpu.of(name, workload)).toFixed(1);
      return `${used} (${cpu.compare(name, "raw", workload, ratio).toFixed(2)}×)`;
    }) +
      (names.includes("urlc") && toFrameworks.length > 0
        ? `\n| **best framework ÷ urlc** | ${workloads.map(bestFramework).join(" | ")} |`
        : ""),
    table("**Requests a second**, one client process", names, workloads, (name, workload) =>
      Math.round(median(speed.of(name, workload))).toLocaleString("en"),
    ),
  );
if (has("in-process"))
  texts.push(
    table("**µs a request in process** (more than raw)", names, workloads, (name, workload) => {
      const more = inProcess.compare(name, "raw", workload, (own, raw) => own - raw);
      return `${median(inProcess.of(name, workload)).toFixed(2)} (${signed(more)})`;
    }),
  );
if (has("cold")) {
  const more = (name: ServerName) => starts.compare(name, "raw", "greet", (own, raw) => own - raw);
  const cell = (name: ServerName) =>
    `${name} ${median(starts.of(name, "greet")).toFixed(0)} (${signed(more(name))})`;
  texts.push(`**Cold start**, ms to the first answer (more than raw): ${names.map(cell).join(" · ")}`);
}
const text = texts.join("\n\n");
console.log(text);

if (values.write) {
  const readme = readFileSync("README.md", "utf8");
  const marked = /(<!-- bench:http -->)[^]*?(<!-- \/bench:http -->)/;
  if (!marked.test(readme)) throw new Error("README.md has no marks bench:http");
  writeFileSync(
    "README.md",
    readme.replace(marked, (_, open, close) => `${open}\n\n${text}\n\n${close}`),
  );
}
