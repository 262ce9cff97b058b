import { test } from "uvu";
import * as assert from "uvu/assert";
import { HttpResponse, JsonResponse, StreamingHttpResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";
import { serve, type RunningServer } from "./serve.ts";
import { ask, exchange, RawClient, request, requestHead } from "./wire.test-util.ts";

const router = testRouter([
  route("", () => new HttpResponse("home")),
  route("text/", async (request) => new HttpResponse(`got ${await request.text()}`)),
  route("headers/", async (request) => {
    await request.text();
    return new JsonResponse(Object.keys(request.headers));
  }),
  route("stream/", () => new StreamingHttpResponse(["a", "b"])),
]);

let running: RunningServer;
let port: number;
test.before(async () => {
  running = await serve(router, { port: 0, stopOnSignals: false, maxBodySize: 1000 });
  ({ port } = running);
});
test.after(() => running.close());
test.after.each(async () => {
  assert.is((await ask(port, "/")).body, "home");
});

const last = "Connection: close\r\n";
const statusesOf = (text: string) =>
  [...text.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => Number(status));

test("HTTP/1.0 needs no Host, and knows no pieces", async () => {
  assert.match(await exchange(port, "GET / HTTP/1.0\r\n\r\n"), /^HTTP\/1.1 200 [^]*home$/);
  const text = await exchange(
    port,
    `GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /stream/ HTTP/1.0\r\nConnection: keep-alive\r\n\r\n`,
  );
  assert.match(text, /keep-alive\r\n[^]*homeHTTP[^]*Connection: close\r\n\r\nab$/);
  const pieces = "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";
  const refused = await exchange(port, `POST /text/ HTTP/1.0\r\n${pieces}GET / HTTP/1.0\r\n\r\n`);
  assert.equal(statusesOf(refused), [400]);
});

test("what is no HTTP/1 is refused", async () => {
  for (const bytes of [
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "\x16\x03\x01\x02\0\x01\0",
    "get / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.2\r\n\r\n",
  ])
    assert.equal(statusesOf(await exchange(port, bytes)), [400], bytes);
});

test("extensions of pieces are passed over, long ones refused", async () => {
  const pieces = (extension: string) =>
    exchange(
      port,
      `${requestHead("/text/", `Transfer-Encoding: chunked\r\n${last}`, "POST")}2;${extension}\r\nab\r\n0\r\n\r\n`,
    );
  assert.match(await pieces('a=b;c="d"'), /got ab$/);
  assert.equal(statusesOf(await pieces("a".repeat(20_000))), [413]);
});

test("trailers are no headers", async () => {
  const head = requestHead("/headers/", `Transfer-Encoding: chunked\r\nTrailer: X-A\r\n${last}`, "POST");
  const text = await exchange(port, `${head}2\r\nab\r\n0\r\nX-A: 1\r\nHost: evil\r\n\r\n`);
  assert.match(text, /\["host","transfer-encoding","trailer","connection"\]$/);
  assert.equal(statusesOf(await exchange(port, `${head}2\r\nab\r\n0\r\nContent-Length: 9\r\n\r\n`)), [400]);
});

test("OPTIONS * is about no resource, an authority about none of this server's", async () => {
  assert.is((await ask(port, "*", { method: "OPTIONS" })).status, 404);
  assert.is(await exchange(port, requestHead("a:443", "", "CONNECT")), "");
  for (const target of ["http://user@evil/", "http:///", "HTTP://a?x"])
    assert.is((await ask(port, target)).status, 200, target);
});

test("HEAD of a stream has no body, and the connection goes on", async () => {
  const text = await exchange(port, requestHead("/stream/", "", "HEAD") + request("/"));
  assert.match(text, /^HTTP\/1.1 200 OK\r\n[^]*?\r\n\r\nHTTP\/1.1 200 OK\r\n[^]*home$/);
});

test("who asks whether to go on is told so only when nothing is refused", async () => {
  const expect = (headers: string) =>
    new RawClient(port).send(requestHead("/text/", `Expect: 100-continue\r\n${headers}`, "POST"));
  const form = "Content-Type: multipart/form-data; boundary=b\r\n";
  for (const [headers, status] of [
    ["Content-Length: 1001\r\n", 413],
    [`${form}Content-Length: 10001\r\n`, 413],
    ["Host: b\r\nContent-Length: 2\r\n", 400],
  ] as const)
    assert.equal(statusesOf(await expect(headers).until()), [status], headers);
  for (const headers of ["Content-Length: 2\r\n", `${form}Content-Length: 1001\r\n`]) {
    const client = expect(headers);
    assert.match(await client.until(/\r\n\r\n/), /^HTTP\/1.1 100/, headers);
    client.socket.destroy();
  }
  const other = requestHead("/text/", `Expect: a-gift\r\nContent-Length: 2\r\n${last}`, "POST");
  assert.equal(statusesOf(await exchange(port, `${other}ab`)), [417]);
});

test.run();
