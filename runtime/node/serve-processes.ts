import type { Worker } from "node:cluster";
import { createServer } from "node:net";
import { availableParallelism } from "node:os";
import { listenError } from "./listen-error.ts";
import type { RunningServer, ServeOptions } from "./serve.ts";
import { urlOf } from "./server-url.ts";

/** A worker that died is replaced at most this often, in milliseconds. */
const restartInterval = 1000;

/** Rejects when the address cannot be had: each process would find that out for itself, and die of it. */
function tryToListen({ port = 8000, host = "127.0.0.1" }: ServeOptions): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, port, host)));
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}

/**
 * In the first process: starts the others, which run the program anew up to `serve`, and replaces those that die. In those:
 * undefined.
 */
export async function serveProcesses(options: ServeOptions): Promise<RunningServer | undefined> {
  // Loaded here and not above: in a server bundled to one file it would cost the others 2 ms at their start.
  const { default: cluster } = await import("node:cluster");
  if (!cluster.isPrimary) return undefined;
  const { processes = 1, stopTimeout = 10_000, onStop } = options;
  const count = processes === "auto" ? availableParallelism() : processes;
  let isStopping = false;
  await tryToListen(options);

  const start = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const worker = cluster.fork();
      const started = Date.now();
      worker.once("listening", ({ port }) => resolve(port));
      worker.once("exit", (code) => {
        reject(new Error(`a process of the server exited with ${code} before it listened`));
        const wait = Math.max(0, started + restartInterval - Date.now());
        if (!isStopping) setTimeout(() => isStopping || void start().catch(() => {}), wait);
      });
    });

  const close = async (): Promise<void> => {
    isStopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(workers.map((worker) => stop(worker, stopTimeout)));
  };

  const ports = await Promise.all(Array.from({ length: count }, start)).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  if (options.stopOnSignals !== false)
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.on(signal, () => {
        if (isStopping) process.exit(1);
        void close()
          .then(() => onStop?.())
          .then(() => process.exit(0));
      });
  const port = ports[0] ?? 0;
  return {
    server: undefined,
    port,
    url: urlOf(options.host ?? "127.0.0.1", port),
    replace: () => {
      throw new Error("the processes of a server each have their own router");
    },
    close,
  };
}

function stop(worker: Worker, stopTimeout: number): Promise<void> {
  return new Promise((resolve) => {
    const kill = setTimeout(() => worker.process.kill("SIGKILL"), stopTimeout + 1000);
    worker.once("exit", () => {
      clearTimeout(kill);
      resolve();
    });
    worker.process.kill("SIGTERM");
  });
}
