import { spawn, type ChildProcess } from "node:child_process";
import { Agent, request as httpRequest, Server } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { HttpResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";
import { serve } from "./serve.ts";
import { ask, eventually, exchange, RawClient, request } from "./wire.test-util.ts";

const at = (file: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, "..", file)).href);
const folder = mkdtempSync(join(tmpdir(), "urlc-serve-"));
const children: ChildProcess[] = [];
test.after(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A program that serves: `/` tells its process, `/slow/` takes 300 ms, `/die/` ends it. */
function program(options: string): string {
  const file = join(folder, `${Math.abs(hash(options))}.mts`);
  writeFileSync(
    file,
    `import { serve } from ${at("node.ts")};
import { HttpResponse } from ${at("response.ts")};
import { route, testRouter } from ${at("router.test-util.ts")};
const router = testRouter([
  route("", () => new HttpResponse(String(process.pid))),
  route("slow/", () => {
    console.log("in flight");
    return new Promise((resolve) => setTimeout(() => resolve(new HttpResponse("slow")), 300));
  }),
  route("never/", () => {
    console.log("in flight");
    return new Promise(() => {});
  }),
  route("die/", () => process.exit(3)),
]);
const running = await serve(router, ${options});
console.log(running.port);
`,
  );
  return file;
}

const hash = (text: string) =>
  [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7);

interface Program {
  readonly child: ChildProcess;
  readonly port: number;
  readonly exited: Promise<string | number | null>;
  output(): string;
}

async function run(options: string): Promise<Program> {
  const child = spawn(process.execPath, ["--import", "tsx", program(options)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  child.stderr?.on("data", (chunk) => (output += chunk));
  const exited = new Promise<string | number | null>((resolve) =>
    child.once("exit", (code, signal) => resolve(signal ?? code)),
  );
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const line = /^(\d+)$/m.exec(output);
      if (line !== null) resolve(Number(line[1]));
    });
    void exited.then((code) => reject(new Error(`exited with ${code}: ${output}`)));
  });
  return { child, port, exited, output: () => output };
}

test("SIGTERM: requests in flight finish, idle connections close, the process exits with 0", async () => {
  const { child, port, exited, output } = await run(
    '{ port: 0, keepAliveTimeout: 60_000, onStop: () => console.log("stopped") }',
  );
  const idle = new RawClient(port).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  await idle.until(/\r\n\r\n\d+$/);
  const slow = new RawClient(port).send("GET /slow/ HTTP/1.1\r\nHost: a\r\n\r\n");
  await eventually(() => output().includes("in flight"));
  const started = Date.now();
  child.kill("SIGTERM");
  const text = await slow.until();
  assert.match(text, /^HTTP\/1.1 200 OK\r\n[^]*Connection: close\r\n[^]*slow$/);
  assert.is(await exited, 0);
  // Well before the ten seconds after which everything is cut.
  assert.ok(Date.now() - started < 9000);
  await idle.until();
  assert.match(output(), "stopped");
});

test("a request that never ends is cut when the time is up, and a second signal ends all at once", async () => {
  const patient = await run("{ port: 0, stopTimeout: 300 }");
  const never = new RawClient(patient.port).send(request("/never/"));
  await eventually(() => patient.output().includes("in flight"));
  patient.child.kill("SIGINT");
  assert.is(await never.until(), "");
  assert.is(await patient.exited, 0);
  const stubborn = await run("{ port: 0, stopTimeout: 60_000 }");
  new RawClient(stubborn.port).send(request("/never/"));
  await eventually(() => stubborn.output().includes("in flight"));
  stubborn.child.kill("SIGTERM");
  // Two signals of one kind, sent at once, may arrive as one.
  const again = setInterval(() => stubborn.child.kill("SIGTERM"), 200);
  void stubborn.exited.then(() => clearInterval(again));
  assert.is(await stubborn.exited, 1);
});

test("several processes share a port, are replaced when they die, and stop together", async () => {
  const { child, port, exited, output } = await run("{ port: 0, processes: 2 }");
  const pids = new Set<string>();
  // Node loses a connection that it hands to a process which is about to die: the next one must not wait for its answer.
  const meet = async (count: number) => {
    const told = ({ body }: { body: string }) => void (body !== "" && pids.add(body));
    const asking = setInterval(() => ask(port, "/").then(told, () => {}), 50);
    await eventually(() => pids.size >= count).finally(() => clearInterval(asking));
  };
  await meet(2);
  await exchange(port, request("/die/"));
  await meet(3);
  const slow = exchange(port, request("/slow/"));
  await eventually(() => output().includes("in flight"));
  child.kill("SIGTERM");
  assert.match(await slow, /slow$/);
  assert.is(await exited, 0);
});

test("a port that is taken is said", async () => {
  const first = await serve(testRouter([]), { port: 0, stopOnSignals: false });
  await serve(testRouter([]), { port: first.port, stopOnSignals: false }).then(
    () => assert.unreachable(),
    (error: NodeJS.ErrnoException) => {
      assert.is(error.code, "EADDRINUSE");
      assert.is(
        error.message,
        `port ${first.port} of 127.0.0.1 is taken by another program; give another one, e.g. PORT=${first.port + 1}`,
      );
      assert.match((error.cause as Error).message, "listen EADDRINUSE");
    },
  );
  const several = await run(`{ port: ${first.port}, processes: 2 }`).then(
    () => "it listens",
    (error: Error) => error.message,
  );
  assert.match(several, /^exited with 1: /);
  assert.is(several.split("is taken by another program").length, 2, several);
  await first.close();
});

test("a port that may not be used is said", async () => {
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server) {
    const refusal = Object.assign(new Error("listen EACCES: permission denied"), { code: "EACCES" });
    process.nextTick(() => this.emit("error", refusal));
    return this;
  } as typeof listen;
  try {
    await serve(testRouter([]), { port: 80, stopOnSignals: false }).then(
      () => assert.unreachable(),
      (error: NodeJS.ErrnoException) => {
        assert.is(error.code, "EACCES");
        assert.match(error.message, "port 80 of 127.0.0.1 may not be used by this user");
        assert.match(error.message, "PORT=8080");
      },
    );
  } finally {
    Server.prototype.listen = listen;
  }
});

test("10,000 requests on 200 connections lose nothing while the router is replaced", async () => {
  const version = (number: number) => testRouter([route("", () => new HttpResponse(`v${number}`))]);
  const running = await serve(version(0), { port: 0, stopOnSignals: false });
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const get = () =>
    new Promise<string>((resolve, reject) => {
      httpRequest({ port: running.port, host: "127.0.0.1", agent }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () => resolve(text));
      })
        .on("error", reject)
        .end();
    });
  let replaced = 0;
  const replacing = setInterval(() => running.replace(version(++replaced)), 5);
  const seen = new Set<string>();
  const worker = async () => {
    for (let turn = 0; turn < 50; turn++) seen.add(await get());
  };
  await Promise.all(Array.from({ length: 200 }, worker));
  clearInterval(replacing);
  assert.ok(seen.size > 2);
  assert.ok([...seen].every((text) => /^v\d+$/.test(text)));
  agent.destroy();
  await running.close();
});

test("limits of the server can be set", async () => {
  const stopOnSignals = false;
  const slow = await serve(testRouter([]), {
    port: 0,
    stopOnSignals,
    headersTimeout: 100,
    requestTimeout: 200,
    checkInterval: 30,
  });
  assert.match(await exchange(slow.port, "GET / HT"), /^HTTP\/1.1 408/);
  await exchange(slow.port, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na");
  await slow.close();
  const never = route("never/", () => new Promise<HttpResponse>(() => {}));
  const idle = await serve(testRouter([never]), { port: 0, stopOnSignals, idleTimeout: 300 });
  assert.is(await exchange(idle.port, request("/never/")), "");
  await idle.close();
  const small = await serve(testRouter([]), {
    port: 0,
    stopOnSignals,
    maxHeaderSize: 1000,
    maxConnections: 2,
    maxBodySize: 10,
    maxUploadSize: 10,
  });
  assert.match(await exchange(small.port, request(`/${"a".repeat(2000)}`)), /^HTTP\/1.1 431/);
  const waiting = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
  assert.match(await exchange(small.port, `${waiting}Content-Length: 11\r\n\r\n`), /^HTTP\/1.1 413/);
  const clients = [1, 2, 3].map(() => new RawClient(small.port));
  await eventually(() => clients.filter((client) => client.isClosed).length === 1);
  for (const client of clients) client.socket.destroy();
  await small.close();
});

test("two Host lines are refused, as none is; one beside a text `host` is not", async () => {
  const home = testRouter([route("", () => new HttpResponse("home"))]);
  const running = await serve(home, { port: 0, stopOnSignals: false });
  const statusOf = async (headers: string) => (await ask(running.port, "/", { headers })).status;
  assert.is(await statusOf("Host: a\r\nhOST: b\r\n"), 400);
  assert.is(await statusOf("Host: a\r\nX-A: host\r\n"), 200);
  await running.close();
});

test("the access log tells of what was sent, and of what was not", async () => {
  const entries: unknown[] = [];
  let isAsked = false;
  const router = testRouter([
    route("hello/<name>/", () => new HttpResponse("", { status: 201 }), "hello"),
    route("never/", () => {
      isAsked = true;
      return new Promise<HttpResponse>(() => {});
    }),
  ]);
  const running = await serve(router, {
    port: 0,
    stopOnSignals: false,
    accessLog: ({ duration, ...entry }) => {
      assert.ok(duration >= 0);
      entries.push(entry);
    },
  });
  await ask(running.port, "/hello/a%0Ab/?q=1", { headers: "User-Agent: x\r\n" });
  await eventually(() => entries.length === 1);
  const client = new RawClient(running.port).send(request("/never/"));
  await eventually(() => isAsked);
  client.socket.destroy();
  await eventually(() => entries.length === 2);
  const remoteAddress = "127.0.0.1";
  assert.equal(entries, [
    {
      method: "GET",
      target: "/hello/a%0Ab/?q=1",
      status: 201,
      remoteAddress,
      userAgent: "x",
      viewName: "hello",
      isAborted: false,
    },
    {
      method: "GET",
      target: "/never/",
      status: 200,
      remoteAddress,
      userAgent: undefined,
      viewName: "view",
      isAborted: true,
    },
  ]);
  await running.close();
});

test.run();
