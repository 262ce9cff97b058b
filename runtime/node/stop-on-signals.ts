import type { Server } from "node:http";

type Stop = () => Promise<void>;

const signals = ["SIGTERM", "SIGINT"] as const;
const running = new Map<Server, Stop>();
let isStopping = false;

async function stopAll(): Promise<void> {
  // A second signal means: now.
  if (isStopping) process.exit(1);
  isStopping = true;
  const stops = await Promise.allSettled([...running.values()].map((stop) => stop()));
  const failed = stops.filter((stop) => stop.status === "rejected");
  for (const { reason } of failed) console.error(reason);
  process.exit(failed.length > 0 ? 1 : 0);
}

/** One handler for all servers of the process: they stop together, then the process exits. */
export function stopOnSignals(
  server: Server,
  close: Stop,
  onStop: (() => void | Promise<void>) | undefined,
): void {
  const isWorker = process.env["NODE_UNIQUE_ID"] !== undefined && process.connected;
  const listener = () => void stopAll();
  if (running.size === 0) {
    process.on("SIGTERM", listener);
    // On ^C the terminal signals every process; the first one tells its workers when to stop.
    process.on("SIGINT", isWorker ? ignore : listener);
    if (isWorker) process.on("disconnect", listener);
  }
  running.set(server, async () => {
    await close();
    await onStop?.();
  });
  server.once("close", () => {
    running.delete(server);
    if (running.size > 0 || isStopping) return;
    for (const signal of signals) process.off(signal, listener).off(signal, ignore);
    process.off("disconnect", listener);
  });
}

function ignore(): void {}
