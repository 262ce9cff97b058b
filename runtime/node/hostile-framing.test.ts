import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { HttpResponse, JsonResponse, StreamingHttpResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";
import { ask, exchange, RawClient, request, requestHead, wireOf } from "./wire.test-util.ts";

let signals = 0;

const router = testRouter([
  route("", () => new HttpResponse("home")),
  route("text/", async (request) => new HttpResponse(`got ${await request.text()}`)),
  route("unread/", () => new HttpResponse("unread")),
  route("chunked/", () => new HttpResponse("whole", { headers: { "Transfer-Encoding": "chunked" } })),
  route("gzip/", () => new StreamingHttpResponse(["pieces"], { headers: { "Transfer-Encoding": "gzip" } })),
  route("upstream/", () => new Response("web", { headers: { "Content-Length": "99", "X-A": "b" } })),
  route("longer/", () => new StreamingHttpResponse(["abc", "def"], { headers: { "Content-Length": 4 } })),
  route("shorter/", () => new StreamingHttpResponse(["abc"], { headers: { "Content-Length": 4 } })),
  route("number/", () => new StreamingHttpResponse([5 as never])),
  route("type/", () => new HttpResponse("", undefined, "a\nb")),
  route("status/", (request) => {
    const response = new HttpResponse("body");
    response.status = Number(request.GET.get("s"));
    return response;
  }),
  route("form/", async (request) => {
    const [fields, files] = [await request.POST(), await request.FILES()];
    return new JsonResponse({ fields: fields.size, files: [...files].map(([, { name }]) => name) });
  }),
  route("cookies/", (request) => new JsonResponse(Object.keys(request.cookies).length)),
  route("signal/", (request) => {
    request.signal.addEventListener("abort", () => signals++);
    return new HttpResponse("signal");
  }),
]);

const wire = wireOf(test, router);

const head = (target: string, headers: string, method = "POST") => requestHead(target, headers, method);

test("what one server reads as one request and another as two is refused", async () => {
  for (const headers of [
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "Transfer-Encoding : chunked\r\n",
    "Transfer-Encoding: xchunked\r\n",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    "X-A: a\r\n b\r\n",
    "X-A: a\rb\r\n",
    "X-A: a\nb\r\n",
  ])
    assert.match(
      await exchange(wire.port, `${head("/text/", headers)}0\r\n\r\nGET /evil HTTP/1.1\r\n`),
      /^HTTP\/1.1 400[^]*close\r\n\r\n$/,
      headers,
    );
  assert.match(await exchange(wire.port, "GET / HTTP/1.1\nHost: a\n\n"), /^HTTP\/1.1 400/);
  const chunked = head("/text/", "Transfer-Encoding: chunked\r\n");
  for (const body of ["5\nhello\n0\n\n", "5\r\nhelloX\r\n0\r\n\r\n", "fffffffffffffffff\r\n", "-1\r\n"])
    assert.match(await exchange(wire.port, chunked + body), /^HTTP\/1.1 400/, body);
});

test("a body that nobody reads is not the next request", async () => {
  const inside = request("/text/");
  const fixed = head("/unread/", `Content-Length: ${inside.length}\r\n`) + inside;
  const pieces = `${head("/unread/", "Transfer-Encoding: chunked\r\n")}${inside.length.toString(16)}\r\n${inside}\r\n0\r\n\r\n`;
  for (const unread of [fixed, pieces, fixed.replace("POST", "GET")])
    assert.equal((await exchange(wire.port, unread + request("/"))).match(/unread|home|got/g), [
      "unread",
      "home",
    ]);
});

test("a view does not say where a response ends", async () => {
  const whole = await ask(wire.port, "/chunked/");
  assert.equal([whole.body, /transfer-encoding/i.test(whole.head)], ["whole", false]);
  const pieces = await ask(wire.port, "/gzip/");
  assert.equal(pieces.head.match(/transfer-encoding: .*/gi), ["Transfer-Encoding: chunked"]);
  const upstream = await ask(wire.port, "/upstream/");
  assert.not.match(upstream.head, /content-length/i);
  assert.match(upstream.body, "web");
});

test("pieces of another length than announced are cut off, before another response", async () => {
  for (const target of ["/longer/", "/shorter/", "/number/"]) {
    const text = await exchange(wire.port, head(target, "", "GET") + request("/"));
    assert.not.match(text, /def|home/, target);
  }
  assert.is(wire.errors.splice(0).length, 3);
});

test("a status after which a client waits for another response is an error", async () => {
  for (const status of ["100", "101", "199", "600", "1000", "0", "-1", "x"])
    assert.is((await ask(wire.port, `/status/?s=${status}`)).status, 500, status);
  assert.is(wire.errors.splice(0).length, 8);
  for (const status of [204, 304]) {
    const { head, body } = await ask(wire.port, `/status/?s=${status}`);
    assert.equal([body, /content-length/i.test(head)], ["", false]);
  }
  const { head: reset, body } = await ask(wire.port, "/status/?s=205");
  assert.match(reset, "Content-Length: 0");
  assert.is(body, "");
});

test("a head that cannot be written is a 500 in number and in words", async () => {
  assert.match((await ask(wire.port, "/type/")).head, /^HTTP\/1.1 500 Server Error\r\n/);
  assert.is(wire.errors.splice(0).length, 1);
});

test("a client that asks whether to continue, and one that wants another protocol, are answered", async () => {
  const expects = head("/text/", "Content-Length: 5\r\nExpect: 100-continue\r\nConnection: close\r\n");
  assert.match(
    await exchange(wire.port, `${expects}hello`),
    /^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 [^]*got hello$/,
  );
  const upgrade = head("/", "Connection: Upgrade\r\nUpgrade: websocket\r\n", "GET");
  const client = new RawClient(wire.port).send(upgrade);
  assert.match(await client.until(/home/), /^HTTP\/1.1 200/);
  client.socket.destroy();
  assert.is(await exchange(wire.port, head("a:443", "", "CONNECT")), "");
});

const multipart = (body: string) =>
  ask(wire.port, "/form/", {
    method: "POST",
    headers: "Content-Type: multipart/form-data; boundary=b\r\n",
    body: `${body}--b--`,
  });
const part = (disposition: string) => `--b\r\nContent-Disposition: form-data${disposition}\r\n\r\nx\r\n`;

test("forms of ten thousand parts end at their limits", async () => {
  const many = (disposition: string) => multipart(part(disposition).repeat(10_000));
  assert.is((await many("; name=a")).status, 400);
  assert.is((await many('; name=a; filename="f"')).status, 400);
  for (const disposition of ["", '; name=a; filename=""'])
    assert.equal(JSON.parse((await many(disposition)).body), { fields: 0, files: [] });
  for (const disposition of ['; a="\\"'.repeat(1000), `; name="${'\\"'.repeat(3000)}`, ";".repeat(8000)])
    assert.ok((await multipart(part(disposition))).status < 500);
  assert.is((await multipart(`--b\r\n${"X: y\r\n".repeat(3000)}\r\nx\r\n`)).status, 400);
});

test("the name of a file is no path", async () => {
  const names = ["../../etc/passwd", "C:\\\\..\\\\boot.ini", "..", "a\0b/c\0d", "__proto__", "/", "a/"];
  const { body } = await multipart(names.map((name) => part(`; name="f"; filename="${name}"`)).join(""));
  assert.equal(JSON.parse(body).files, ["passwd", "boot.ini", "cd", "__proto__"]);
});

test("as many cookies as a head holds", async () => {
  const headers = `Cookie: ${Array.from({ length: 2000 }, (_, at) => `a${at}=`).join(";")}\r\n`;
  assert.is((await ask(wire.port, "/cookies/", { headers })).body, "2000");
});

test("requests leave nothing behind", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const client = new RawClient(wire.port);
  let received = 0;
  client.socket.removeAllListeners("data").on("data", (text: string) => {
    received += text.split("HTTP/1.1 200").length - 1;
  });
  const batch = (head("/signal/?a=1", "Cookie: a=b\r\n", "GET") + head("/", "", "GET")).repeat(50);
  const send = async (batches: number) => {
    for (let at = 0; at < batches; at++) {
      const wanted = received + 100;
      client.send(batch);
      while (received < wanted) await new Promise((resolve) => setImmediate(resolve));
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = await send(40);
  const after = await send(160);
  assert.ok(after - before < 1_000_000, `${after - before} bytes after 16,000 requests`);
  client.socket.destroy();
  assert.is(signals, 0);
});

test.run();
