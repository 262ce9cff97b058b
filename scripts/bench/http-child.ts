/** One server in a process of its own: `in-process` measures without a kernel, `listen` serves and tells its CPU time. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Duplex } from "node:stream";
import { requestText, workloadNames, workloads, type ServerName, type Workload } from "./http-app.ts";

/** Every server by name; each is loaded by itself, so that what one costs to start is its own. */
const servers: Readonly<Record<ServerName, () => Promise<RequestListener>>> = {
  raw: async () => (await import("./http-raw.ts")).raw,
  "raw async": async () => (await import("./http-raw.ts")).rawAsync,
  "raw 3 async functions": async () => (await import("./http-raw.ts")).rawThreeAsync,
  urlc: async () => (await import("./http-urlc.ts")).sync(),
  "urlc async": async () => (await import("./http-urlc.ts")).async(),
  "urlc 3 middleware": async () => (await import("./http-urlc.ts")).middleware(),
  "urlc 3 async middleware": async () => (await import("./http-urlc.ts")).asyncMiddleware(),
  "find-my-way compile": () => peer("find-my-way compile"),
  fastify: () => peer("fastify"),
  "fastify compile": () => peer("fastify compile"),
  polka: () => peer("polka"),
  h3: () => peer("h3"),
  hono: () => peer("hono"),
  koa: () => peer("koa"),
  express: () => peer("express"),
};

async function peer(name: ServerName): Promise<RequestListener> {
  const { peers } = await import("./http-peers.ts");
  return peers[name as keyof typeof peers]();
}

/** A connection without a socket: what is pushed is the request, what is written the response. */
class FakeConnection extends Duplex {
  written = "";
  #done = () => {};
  override _read(): void {}
  override _write(chunk: Buffer, _: string, callback: () => void): void {
    this.#take([chunk], callback);
  }
  override _writev(chunks: { chunk: Buffer }[], callback: () => void): void {
    this.#take(
      chunks.map(({ chunk }) => chunk),
      callback,
    );
  }
  ask(request: Buffer, isComplete: (text: string) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.written = "";
      this.#done = () => {
        if (isComplete(this.written)) resolve();
      };
      this.push(request);
    });
  }
  setTimeout(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  #take(chunks: readonly Buffer[], callback: () => void): void {
    for (const chunk of chunks) this.written += chunk.toString("latin1");
    callback();
    this.#done();
  }
}

/** Microseconds a request, the tenth percentile of batches of 50. */
async function measure(listener: RequestListener, name: Workload, batches: number): Promise<number> {
  const server = createServer(listener);
  const connection = new FakeConnection();
  server.emit("connection", connection);
  const request = Buffer.from(requestText(name));
  await connection.ask(request, (text) => text.includes(workloads[name].holds));
  const { length } = connection.written;
  const times: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const started = performance.now();
    for (let turn = 0; turn < 50; turn++) await connection.ask(request, (text) => text.length === length);
    times.push(((performance.now() - started) * 1000) / 50);
    // Timers and microtasks of the batch are paid for outside it, for everybody alike.
    await new Promise((resolve) => setImmediate(resolve));
  }
  connection.destroy();
  return times.slice(batches / 4).sort((a, b) => a - b)[Math.floor(batches * 0.075)] as number;
}

const [mode, name = "raw", asked = "", batches = "200"] = process.argv.slice(2);
const listener = await servers[name as ServerName]();
if (mode === "in-process") {
  const times: Record<string, number> = {};
  for (const workload of workloadNames)
    if (asked.split(",").includes(workload))
      times[workload] = await measure(listener, workload, Number(batches));
  console.log(JSON.stringify(times));
  process.exit();
} else {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
  process.on("message", () => process.send?.(process.cpuUsage()));
  process.on("disconnect", () => process.exit());
}
