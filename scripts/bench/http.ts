/**
 * What a request costs: urlc against raw node:http and other frameworks, one run, interleaved.
 *
 *   npm ci --prefix scripts/bench
 *   node --import tsx -C urlc-source scripts/bench/http.ts [--rounds 3] [--only urlc,raw]
 *
 * In process: parser, framework, view and response over a connection without a socket. Over the kernel: 32 keep-alive
 * connections of this process, CPU time of the server's process. Cold start: from spawn to the first answer.
 */
import { build, type Plugin } from "esbuild";
import { execFileSync, fork, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  fillers,
  requestText,
  routes,
  serverNames,
  workloadNames,
  workloads,
  type Workload,
} from "./http-app.ts";
import { routerText } from "./matcher-urlc.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    window: { type: "string", default: "300" },
  },
});
const names = serverNames.filter((name) => values.only?.split(",").includes(name) ?? true);
const rounds = Number(values.rounds);

/** The router that `urlc build` would write, over one of the two sets of views. */
const generated: Plugin = {
  name: "generated router",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^generated:/ }, ({ path }) => ({ path: path.slice(10), namespace: "router" }));
    onResolve({ filter: /views\.js$/ }, ({ importer }) => ({ path: importer, namespace: "views" }));
    onResolve({ filter: /^urlc$/ }, () => ({ path: join(import.meta.dirname, "../../runtime/index.ts") }));
    onLoad({ filter: /./, namespace: "router" }, () => ({
      contents: routerText([...fillers, ...routes]),
      loader: "ts",
      resolveDir: import.meta.dirname,
    }));
    onLoad({ filter: /./, namespace: "views" }, ({ path }) => {
      const views = [...fillers.map(() => "greet"), "greet", "api", "search", "echo"];
      const lines = views.map((view, at) => `export const view${at} = ${path}.${view};`);
      const contents = [`import { ${path} } from "./http-app.ts";`, ...lines].join("\n");
      return { contents, loader: "ts", resolveDir: import.meta.dirname };
    });
  },
};

// tsx names every closure at run time, which costs; a bundle is what would be deployed.
const child = join(import.meta.dirname, "http-child.bundle.mjs");
await build({
  entryPoints: [join(import.meta.dirname, "http-child.ts")],
  outfile: child,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
  plugins: [generated],
  logLevel: "error",
});
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

type Table = Record<string, Partial<Record<Workload, number[]>>>;
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

function note(table: Table, name: string, workload: Workload, value: number): void {
  ((table[name] ??= {})[workload] ??= []).push(value);
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (code: number | null) => reject(new Error(`a server exited with ${code}`));
    child.once("exit", fail);
    child.once("message", (value) => {
      child.off("exit", fail);
      resolve(value as T);
    });
  });
}

/** Asks on a keep-alive connection until the time is over; how many answers came. */
function load(port: number, workload: Workload, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay(true);
    const request = requestText(workload);
    let count = 0;
    let text = "";
    let length = 0;
    let received = 0;
    socket.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (length === 0) {
        text += chunk.toString("latin1");
        if (!text.includes(workloads[workload].holds)) return;
        length = received;
      }
      if (received < length) return;
      received = 0;
      count++;
      if (performance.now() < until) socket.write(request);
      else {
        socket.destroy();
        resolve(count);
      }
    });
    socket.on("error", reject);
    socket.write(request);
  });
}

async function overKernel(name: string, cpu: Table, wall: Table): Promise<void> {
  const server = fork(child, ["listen", name], { env });
  try {
    const port = await message<number>(server);
    const ask = async (workload: Workload, time: number) => {
      const until = performance.now() + time;
      const counts = await Promise.all(Array.from({ length: 32 }, () => load(port, workload, until)));
      return counts.reduce((sum, count) => sum + count, 0);
    };
    const used = async () => {
      server.send("cpu");
      const { user, system } = await message<NodeJS.CpuUsage>(server);
      return user + system;
    };
    const time = Number(values.window);
    for (const workload of workloadNames) await ask(workload, time);
    for (const workload of workloadNames) {
      await ask(workload, time / 3);
      const before = await used();
      const count = await ask(workload, time);
      note(cpu, name, workload, ((await used()) - before) / count);
      note(wall, name, workload, (time * 1000) / count);
    }
  } finally {
    server.kill("SIGKILL");
  }
}

async function coldStart(name: string): Promise<number> {
  const started = performance.now();
  const server = fork(child, ["listen", name], { env });
  const port = await message<number>(server);
  await load(port, "greet", 0);
  const time = performance.now() - started;
  server.kill("SIGKILL");
  return time;
}

// Whatever else runs on the machine only adds: the least is the nearest to what the server itself costs.
const least = (list: readonly number[] = []): number => Math.min(...list);

function print(
  title: string,
  table: Table,
  digits: number,
  compare: (own: number, raw: number) => string,
): void {
  console.log(`\n${title}`);
  for (const name of names) {
    const cells = workloadNames.map((workload) => {
      const own = least(table[name]?.[workload]);
      return `${workload} ${own.toFixed(digits)} (${compare(own, least(table["raw"]?.[workload]))})`;
    });
    console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padEnd(24)).join("")}`);
  }
}

const inProcess: Table = {};
const cpu: Table = {};
const wall: Table = {};
const starts: Record<string, number[]> = {};
for (let round = 0; round < rounds; round++) {
  for (const name of shuffled(names)) {
    const times = JSON.parse(
      execFileSync(process.execPath, [child, "in-process", name], { env, encoding: "utf8" }),
    ) as Record<Workload, number>;
    for (const workload of workloadNames) note(inProcess, name, workload, times[workload]);
    await overKernel(name, cpu, wall);
    (starts[name] ??= []).push(await coldStart(name));
  }
}
rmSync(child);
const ratio = (own: number, raw: number) => `${(raw / own).toFixed(2)}×`;
const signed = (value: number) => `${value < 0 ? "" : "+"}${value.toFixed(2)}`;
console.log(`node ${process.version}, ${rounds} rounds, the least of each`);
print("in process, µs a request (difference to raw)", inProcess, 2, (own, raw) => signed(own - raw));
print("CPU µs a request over loopback (raw / own)", cpu, 1, ratio);
print("wall-clock µs a request over loopback, one client process (raw / own)", wall, 1, ratio);
console.log("\ncold start to the first answer, ms (difference to raw)");
for (const name of names)
  console.log(
    `${name.padEnd(26)}${least(starts[name]).toFixed(0)} (${signed(least(starts[name]) - least(starts["raw"]))})`,
  );
