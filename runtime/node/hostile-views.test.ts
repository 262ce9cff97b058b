import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createHandler } from "./create-handler.ts";
import { log, router } from "./hostile.test-util.ts";
import { ask, eventually, exchange, listen, RawClient, request, wireOf } from "./wire.test-util.ts";

const wire = wireOf(test, router);
test.before.each(() => {
  log.length = 0;
});

test("slow heads and slow bodies are ended by the time limits", async () => {
  const slow = createServer(
    { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 30 },
    createHandler(router),
  );
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const { port } = slow.address() as AddressInfo;
  assert.match(await exchange(port, "GET / HT"), /^HTTP\/1.1 408/);
  await exchange(port, "POST /text/ HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab");
  slow.close();
});

test("a body is refused by its announced length alone, and the connection closed", async () => {
  for (const length of ["1000000000000", "2621441", "99999999999999999999"]) {
    const text = await exchange(
      wire.port,
      `POST /text/ HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n`,
    );
    assert.match(text, /^HTTP\/1.1 4(13|00)/);
    assert.match(text, /\r\nConnection: close\r\n/i);
  }
});

test("a client that has gone before it is answered is no error, mounted or not", async () => {
  const errors: unknown[] = [];
  const handler = createHandler(router, { onError: (error) => void errors.push(error) });
  const mounted = createServer((raw, res) => handler(raw, res, () => {}));
  await new Promise<void>((resolve) => mounted.listen(0, "127.0.0.1", resolve));
  for (const port of [wire.port, (mounted.address() as AddressInfo).port]) {
    const client = new RawClient(port).send(request("/slow/"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.socket.destroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal([...errors, ...wire.errors], []);
  mounted.close();
});

test("a body is refused though its client has gone before it could be told", async () => {
  const client = new RawClient(wire.port).send(request("/too-big/", { method: "POST", body: "x" }));
  await new Promise((resolve) => setTimeout(resolve, 10));
  client.socket.destroy();
  // Longer than a refused body is waited for.
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(wire.errors, []);
});

test("a body is refused when it grows over the limit", async () => {
  const small = await listen(router, { maxBodySize: 1000 });
  const chunk = (size: number) => `${size.toString(16)}\r\n${"x".repeat(size)}\r\n`;
  const head = "POST /text/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  assert.match(await exchange(small.port, `${head}${chunk(600)}${chunk(600)}0\r\n\r\n`), /^HTTP\/1.1 413/);
  assert.is((await ask(small.port, "/text/", { method: "POST", body: "x".repeat(1000) })).status, 200);
  assert.is((await ask(small.port, "/text/", { method: "POST", body: "x".repeat(1001) })).status, 413);
  await small.close();
});

test("malformed JSON and forms are bad requests", async () => {
  for (const body of ["{", "", "\ufeff{}".replace("\ufeff", "\xef\xbb\xbf"), "[1,]", "NaN"])
    assert.is((await ask(wire.port, "/json/", { method: "POST", body })).status, 400, body);
  const type = "Content-Type: multipart/form-data";
  for (const [headers, body] of [
    [`${type}\r\n`, "x"],
    [`${type}; boundary=b\r\n`, "x"],
    [`${type}; boundary=b\r\n`, "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nunfinished"],
    [`${type}; boundary=b\r\n`, "--bx"],
    [`${type}; boundary=b\r\n`, `--b\r\nX: ${"y".repeat(10_000)}`],
    [`${type}; boundary=b; boundary=c\r\n`, "--b--"],
    [`${type}; boundary=${"b".repeat(71)}\r\n`, `--${"b".repeat(71)}--`],
    ["Content-Type: application/x-www-form-urlencoded; charset=latin1\r\n", "a=\xe9"],
  ])
    assert.is(
      (await ask(wire.port, "/form/", { method: "POST", headers: headers as string, body: body as string }))
        .status,
      400,
    );
  const deep = "[".repeat(100_000);
  assert.ok([400, 500].includes((await ask(wire.port, "/json/", { method: "POST", body: deep })).status));
});

test("a form of nothing is an empty one, and so is a body of another type", async () => {
  const type = "Content-Type: multipart/form-data";
  const field = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--';
  for (const [headers, body, form] of [
    [`${type}; boundary=b\r\n`, "", []],
    [`${type}; boundary = "b"\r\n`, field, [["a", "x"]]],
    [`${type}; x="; boundary=c"; boundary=b\r\n`, field, [["a", "x"]]],
    [`${type}X; boundary=b\r\n`, field, []],
    ["Content-Type: application/x-www-form-urlencoded-x\r\n", "a=x", []],
    ['Content-Type: Application/X-WWW-Form-Urlencoded;charset="UTF-8"\r\n', "a=x", [["a", "x"]]],
  ] as const)
    assert.equal(JSON.parse((await ask(wire.port, "/form/", { method: "POST", headers, body })).body), form);
});

test("a connection goes on after a bad form", async () => {
  const body = `--b\r\n\r\nx\r\n--bad${"z".repeat(100_000)}`;
  const headers = "Content-Type: multipart/form-data; boundary=b\r\nHost: a\r\n";
  const bad = `POST /form/ HTTP/1.1\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
  const text = await exchange(wire.port, bad + request("/hello/next/"));
  assert.match(text, /^HTTP\/1.1 400[\s\S]*<p>next<\/p>$/);
});

test("a body nobody reads, or that breaks off, harms no one", async () => {
  assert.is((await ask(wire.port, "/unread/", { method: "POST", body: "{" })).body, "unread");
  for (const target of ["/text/", "/json/", "/form/", "/unread/"]) {
    const type = "Content-Type: multipart/form-data; boundary=b";
    const client = new RawClient(wire.port).send(
      `POST ${target} HTTP/1.1\r\nHost: a\r\n${type}\r\nContent-Length: 1000\r\n\r\n--b\r\nContent-`,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.socket.destroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(wire.errors, []);
});

test("a view that throws, rejects, or returns nothing is a plain 500", async () => {
  for (const target of ["/throws/", "/throws-any/", "/rejects/", "/nothing/", "/nothing-later/", "/wrong/"]) {
    const { status, head, body } = await ask(wire.port, target);
    assert.is(status, 500, target);
    assert.not.match(head + body, /secret|at .*\.ts|nothing/);
  }
  assert.is(wire.errors.length, 6);
});

test("a view that returns twice answers once", async () => {
  assert.is((await ask(wire.port, "/twice/")).body, "first");
});

test("an error after the first byte cuts the connection: the client sees an incomplete body", async () => {
  const text = await exchange(wire.port, request("/late/"));
  assert.match(text, /^HTTP\/1.1 200[\s\S]*first/);
  assert.not.match(text, /\r\n0\r\n\r\n$/);
  assert.is((wire.errors[0] as Error).message, "too late");
});

test("a view that never settles hears that the client has gone", async () => {
  const client = new RawClient(wire.port).send(request("/never/"));
  await eventually(() => log.includes("never: asked"));
  assert.is((await ask(wire.port, "/hello/b/")).status, 200);
  client.socket.destroy();
  await eventually(() => log.includes("never: aborted"));
  assert.equal(log, ["never: asked", "never: aborted"]);
});

test("an idle connection whose view never settles is cut", async () => {
  const idle = await listen(router);
  idle.server.timeout = 200;
  assert.is(await exchange(idle.port, request("/never/")), "");
  await idle.close();
});

test("a stream waits for a client that does not read, and is closed when it goes away", async () => {
  const client = new RawClient(wire.port).send(request("/endless/"));
  client.socket.pause();
  await eventually(() => log.length > 1);
  let pieces = 0;
  while (pieces < log.length) {
    pieces = log.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.ok(pieces < 1000);
  client.socket.destroy();
  await eventually(() => log.includes("endless: closed"));
});

test("a stream that waits for something else is closed when the client goes away", async () => {
  const client = new RawClient(wire.port).send(request("/stuck/"));
  await client.until(/200 OK/);
  client.socket.destroy();
  await eventually(() => log.includes("stuck: closed"));
});

test("the message of a 404 does not reach the client, escaped or not", async () => {
  assert.not.match((await ask(wire.port, "/404/")).body, /<b>|&lt;b/);
});
test("a length that the view made up is not sent", async () => {
  const { head, body } = await ask(wire.port, "/length/");
  assert.equal([head.match(/content-length: .*/gi), body], [["Content-Length: 4"], "four"]);
});

test("hooks that throw end nothing", async () => {
  const boom = () => {
    throw new Error("hook");
  };
  const { error } = console;
  console.error = () => {};
  const wire = await listen(router, { onError: boom, accessLog: boom });
  assert.is((await ask(wire.port, "/throws/")).status, 500);
  assert.is((await ask(wire.port, "/late/")).status, 200);
  assert.is((await ask(wire.port, "/")).body, "home");
  await wire.close();
  console.error = error;
});

test.run();
