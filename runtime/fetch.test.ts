import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  conditionalGet,
  HttpResponse,
  HttpResponseNotModified,
  HttpResponseRedirect,
  JsonResponse,
  StreamingHttpResponse,
} from "urlc";
import { createFetchHandler } from "urlc/fetch";
import { route, testRouter } from "./router.test-util.ts";

const log: string[] = [];
const errors: unknown[] = [];
const router = testRouter([
  route(
    "hello/<name>/",
    (request, { name }: { name: string }) => new HttpResponse(`${name} ${request.GET.get("q", "")}`),
  ),
  route("json/", async (request) => new JsonResponse(await request.json())),
  route("form/", async (request) => {
    const file = (await request.FILES()).get("f");
    return new JsonResponse([...(await request.POST()), file?.name, await file?.text()]);
  }),
  route("urls/", (request) => new HttpResponse(`${request.buildAbsoluteUri()} ${request.remoteAddress}`)),
  route("redirect/", () => new HttpResponseRedirect("/x/").setCookie("a", "1").setCookie("b", "2")),
  route("304/", () => new HttpResponseNotModified()),
  route("bytes/", () => new HttpResponse(new Uint8Array([1, 2]))),
  route("web/", () => new Response("web", { status: 201, headers: { "X-A": "1" } })),
  route("stream/", () => {
    return new StreamingHttpResponse(
      (async function* () {
        try {
          yield "a";
          yield "";
          yield new Uint8Array([98]);
        } finally {
          log.push("closed");
        }
      })(),
    );
  }),
  route("late/", () => {
    return new StreamingHttpResponse(
      (async function* () {
        yield "a";
        throw new Error("too late");
      })(),
    );
  }),
  route("500/", () => Promise.reject(new Error("secret"))),
]);
const handle = createFetchHandler(router, { onError: (error) => void errors.push(error), maxBodySize: 1000 });
const ask = (target: string, init?: RequestInit) =>
  handle(new Request(`http://example.com${target}`, init), { remoteAddress: "1.2.3.4" });

test("requests and responses of the web", async () => {
  const response = await ask("/hello/a%20b/?q=1#x");
  assert.equal([response.status, await response.text()], [200, "a b 1"]);
  assert.is(response.headers.get("content-type"), "text/html; charset=utf-8");
  assert.is(await (await ask("/urls/?x")).text(), "http://example.com/urls/?x 1.2.3.4");
  assert.is((await handle(new Request("http://example.com"))).status, 404);
  assert.is((await ask("/hello/a")).headers.get("location"), "/hello/a/");
});

test("bodies", async () => {
  assert.is(await (await ask("/json/", { method: "POST", body: "[1]" })).text(), "[1]");
  assert.is((await ask("/json/", { method: "POST", body: "[" })).status, 400);
  assert.is((await ask("/json/", { method: "POST", body: "x".repeat(1001) })).status, 413);
  const body = new FormData();
  body.set("a", "é");
  body.set("f", new File(["content"], "x.txt"));
  assert.equal(await (await ask("/form/", { method: "POST", body })).json(), [
    ["a", "é"],
    "x.txt",
    "content",
  ]);
});

test("responses of every kind", async () => {
  const redirect = await ask("/redirect/");
  assert.equal([redirect.status, redirect.headers.getSetCookie()], [302, ["a=1; Path=/", "b=2; Path=/"]]);
  assert.equal([(await ask("/304/")).status, (await ask("/304/")).headers.get("content-type")], [304, null]);
  assert.equal([...new Uint8Array(await (await ask("/bytes/")).arrayBuffer())], [1, 2]);
  const web = await ask("/web/");
  assert.equal([web.status, web.headers.get("x-a"), await web.text()], [201, "1", "web"]);
  const head = await ask("/hello/a/", { method: "HEAD" });
  assert.equal([head.status, head.body, head.headers.get("content-length")], [200, null, "2"]);
});

test("streams are pulled, closed, and cut", async () => {
  assert.is(await (await ask("/stream/")).text(), "ab");
  log.length = 0;
  const reader = (await ask("/stream/")).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  assert.equal(log, ["closed"]);
  await (await ask("/late/")).text().then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, "too late"),
  );
});

test("errors stay here", async () => {
  errors.length = 0;
  const response = await ask("/500/");
  assert.equal([response.status, errors.length], [500, 1]);
  assert.not.match(await response.text(), "secret");
});

test("a status that no response has is an error, and framing is not the view's", async () => {
  const statuses = testRouter([
    route("status/", (request) => {
      const response = new HttpResponse("body");
      response.status = Number(request.GET.get("s"));
      return response;
    }),
    route("upstream/", () => new Response("web", { headers: { "Content-Length": "99" } })),
  ]);
  const handler = createFetchHandler(statuses, { onError: () => {} });
  const statusOf = async (status: string) =>
    (await handler(new Request(`http://a/status/?s=${status}`))).status;
  assert.equal(
    await Promise.all(["100", "199", "600", "x", "204", "205", "304"].map(statusOf)),
    [500, 500, 500, 500, 204, 205, 304],
  );
  const upstream = await handler(new Request("http://a/upstream/"));
  assert.equal([upstream.headers.get("content-length"), await upstream.text()], [null, "web"]);
});

test("a page the client has is not sent again", async () => {
  const cached = createFetchHandler(router, { middleware: [conditionalGet] });
  const first = await cached(new Request("http://a/hello/a/"));
  const etag = first.headers.get("etag") ?? "";
  assert.match(etag, /^W\/"[^"]+"$/);
  const again = await cached(
    new Request("http://a/hello/a/", { headers: { "If-None-Match": `"x", ${etag}` } }),
  );
  assert.equal([again.status, again.headers.get("etag"), await again.text()], [304, etag, ""]);
  const other = await cached(new Request("http://a/hello/b/", { headers: { "If-None-Match": etag } }));
  assert.is(other.status, 200);
  const stream = (name: string, value: string) =>
    cached(new Request("http://a/stream/", { headers: { [name]: value } }));
  assert.is((await stream("If-Match", "*")).status, 200);
  assert.is((await stream("If-Match", '"x"')).status, 412);
  assert.is(
    (await cached(new Request("http://a/json/", { method: "POST", body: "1" }))).headers.get("etag"),
    null,
  );
});

test.run();
