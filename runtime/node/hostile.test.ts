import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Http404 } from "../errors.ts";
import { html } from "../html.ts";
import { HttpResponseRedirect } from "../redirects.ts";
import type { HttpRequest } from "../request.ts";
import { HttpResponse, JsonResponse, StreamingHttpResponse } from "../response.ts";
import { route, testRouter } from "../router.test-util.ts";
import { createHandler } from "./create-handler.ts";
import { ask, eventually, exchange, listen, RawClient, request, type Wire } from "./wire.test-util.ts";

const log: string[] = [];
const param = (request: HttpRequest, key: string) => request.GET.get(key, "");

const router = testRouter([
  route("", () => new HttpResponse("home")),
  route("hello/<name>/", (_, { name }: { name: string }) => new HttpResponse(html`<p>${name}</p>`)),
  route("query/", (request) => new JsonResponse([...request.GET])),
  route("header/", (request) => new HttpResponse("", { headers: { "X-A": param(request, "v") } })),
  route("redirect/", (request) => new HttpResponseRedirect(param(request, "to"))),
  route("cookie/", (request) => new HttpResponse("").setCookie("a", param(request, "v")).setCookie("b", "2")),
  route("text/", async (request) => new HttpResponse(await request.text())),
  route("json/", async (request) => new JsonResponse(await request.json())),
  route("form/", async (request) => new JsonResponse([...(await request.POST())])),
  route("unread/", (request) => {
    void request.json();
    void request.POST();
    return new HttpResponse("unread");
  }),
  route("host/", (request) => new HttpResponse(request.getHost())),
  route("slow/", async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return new HttpResponse("slow");
  }),
  route("throws/", () => {
    throw new Error("secret");
  }),
  route("throws-any/", () => {
    throw undefined;
  }),
  route("rejects/", () => Promise.reject(new Error("secret"))),
  route("nothing/", () => undefined as never),
  route("nothing-later/", async () => undefined as never),
  route("wrong/", () => "text" as never),
  route("twice/", () => {
    const first = new HttpResponse("first");
    // A thenable that answers twice, against the rules of promises.
    return {
      then: (resolve: (out: HttpResponse) => void) => {
        resolve(first);
        resolve(new HttpResponse("second"));
      },
    } as never;
  }),
  route("late/", () => {
    return new StreamingHttpResponse(
      (async function* () {
        yield "first";
        await new Promise((resolve) => setTimeout(resolve, 5));
        throw new Error("too late");
      })(),
    );
  }),
  route("never/", (request) => {
    request.signal.addEventListener("abort", () => log.push("never: aborted"));
    return new Promise<HttpResponse>(() => {});
  }),
  route("endless/", () => {
    return new StreamingHttpResponse(
      (async function* () {
        try {
          for (;;) {
            log.push("endless: piece");
            yield "x".repeat(65_536);
          }
        } finally {
          log.push("endless: closed");
        }
      })(),
    );
  }),
  route("stuck/", () => {
    return new StreamingHttpResponse({
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        return: async () => {
          log.push("stuck: closed");
          return { done: true as const, value: undefined };
        },
      }),
    });
  }),
  route("404/", () => {
    throw new Http404("<b>");
  }),
]);

let wire: Wire;
test.before(async () => {
  wire = await listen(router);
});
test.after(() => wire.close());
test.before.each(() => {
  log.length = 0;
  wire.errors.length = 0;
});
/** Whatever the test did, the server answers the next one. */
test.after.each(async () => {
  assert.is((await ask(wire.port, "/")).body, "home");
});

test("malformed, overlong and truncated escapes reach no view and no crash", async () => {
  for (const target of [
    "/%",
    "/%zz",
    "/%2",
    "/%c0%af",
    "/%ed%a0%80",
    "/%ff%fe/",
    "/%e0%a4%a",
    "/%f8%88%80%80%80/",
  ])
    assert.is((await ask(wire.port, target)).status, 404, target);
  const { status, body } = await ask(wire.port, "/hello/%E0%A4%A/");
  assert.equal([status, body], [200, "<p>%E0%A4%A</p>"]);
  assert.is((await ask(wire.port, "/hello/%c0%af/")).body, "<p>%C0%AF</p>");
});

test("a path is decoded once, and only once", async () => {
  assert.is((await ask(wire.port, "/hello/a%252Fb/")).body, "<p>a%2Fb</p>");
  assert.is((await ask(wire.port, "/hello/a%2Fb/")).status, 404);
  assert.is((await ask(wire.port, "/h%65llo/a/")).body, "<p>a</p>");
});

test("NUL and line breaks are text like any other", async () => {
  assert.is((await ask(wire.port, "/hello/%00%0D%0AX/")).body, "<p>\0\r\nX</p>");
  assert.is((await ask(wire.port, "/%00")).status, 404);
});

test("two slashes, dot segments and the absolute form", async () => {
  for (const target of ["//hello/a/", "/x/../hello/a/", "/%2e%2e/hello/a/", "//evil.com", "/\\evil.com"])
    assert.is((await ask(wire.port, target)).status, 404, target);
  const absolute = await ask(wire.port, "http://example.com/hello/a/");
  assert.equal([absolute.status, absolute.body], [200, "<p>a</p>"]);
  assert.is((await ask(wire.port, "http://example.com:8080/host/")).body, "example.com:8080");
  assert.is((await ask(wire.port, "*", { method: "OPTIONS" })).status, 404);
  assert.is((await ask(wire.port, "/hello/a/#x")).status, 404);
});

test("targets up to the limit of the head are answered, longer ones refused", async () => {
  const long = "a".repeat(15_000);
  assert.is((await ask(wire.port, `/hello/${long}/`)).body.length, long.length + 7);
  for (const unit of ["%ff", "%c3", "/", "..%2f", "+", "%"])
    assert.ok((await ask(wire.port, `/${unit.repeat(15_000 / unit.length)}`)).status < 500);
  assert.is((await ask(wire.port, `/${"a".repeat(20_000)}`)).status, 431);
});

test("1,000 query fields are read, 1,001 are a bad request", async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`).join("&");
  assert.is(JSON.parse((await ask(wire.port, `/query/?${fields(1000)}`)).body).length, 1000);
  assert.is((await ask(wire.port, `/query/?${fields(1001)}`)).status, 400);
  assert.is((await ask(wire.port, `/query/?${"&".repeat(1001)}`)).status, 400);
});

test("__proto__ is a name like any other", async () => {
  const target = "/query/?__proto__=x&constructor=y&__proto__[a]=z";
  assert.equal(JSON.parse((await ask(wire.port, target)).body), [
    ["__proto__", "x"],
    ["constructor", "y"],
    ["__proto__[a]", "z"],
  ]);
  const headers = "Content-Type: application/json\r\nCookie: __proto__=1\r\n__proto__: 2\r\n";
  const body = '{"__proto__":{"x":1}}';
  assert.is((await ask(wire.port, "/json/", { method: "POST", headers, body })).body, body);
  assert.is(({} as { x?: unknown }).x, undefined);
});

test("a line break in a header value is refused, not sent", async () => {
  for (const value of ["a%0d%0aX-Evil:%201", "a%0aX-Evil:%201", "%00", "%e2%82%ac"]) {
    const { status, head } = await ask(wire.port, `/header/?v=${value}`);
    assert.is(status, 500, value);
    assert.not.match(head, /evil/i);
  }
  assert.is((await ask(wire.port, "/header/?v=%C3%A9")).status, 200);
});

test("a line break in a Location or a cookie is encoded", async () => {
  const { status, head } = await ask(wire.port, "/redirect/?to=/a%0d%0aX-Evil:%201");
  assert.is(status, 302);
  assert.match(head, "Location: /a%0D%0AX-Evil:%201\r\n");
  const cookie = await ask(wire.port, "/cookie/?v=a%0d%0aX-Evil:1;%20Path=/x");
  assert.match(
    cookie.head,
    "Set-Cookie: a=a%0D%0AX-Evil%3A1%3B%20Path%3D%2Fx; Path=/\r\nSet-Cookie: b=2; Path=/\r\n",
  );
});

test("redirects go to http, https and ftp only", async () => {
  for (const to of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "%20javascript:x",
    "java%0ascript:x",
    "data:text/html,x",
  ])
    assert.is((await ask(wire.port, `/redirect/?to=${to}`)).status, 400, to);
  assert.match(
    (await ask(wire.port, "/redirect/?to=https://example.com/%5Cx")).head,
    "Location: https://example.com/%5Cx",
  );
  assert.match((await ask(wire.port, "/redirect/?to=/%5Cevil.com")).head, "Location: /%5Cevil.com");
});

test("floods of headers are refused or cut by Node, and cost nothing more", async () => {
  const many = Array.from({ length: 3000 }, (_, at) => `a${at}: b\r\n`).join("");
  assert.is((await ask(wire.port, "/", { headers: many })).status, 431);
  assert.is((await ask(wire.port, "/", { headers: `Cookie: ${"a=b;".repeat(3000)}\r\n` })).status, 200);
});

test("hosts are checked when asked for", async () => {
  assert.is(
    (await ask(wire.port, "/host/", { headers: "Host: example.com:8080\r\n" })).body,
    "example.com:8080",
  );
  for (const host of ["", "a b", "foo|bar", "x:1/path", "a@b", "[::1", "x:999999", "<script>"])
    assert.is((await ask(wire.port, "/host/", { headers: `Host: ${host}\r\n` })).status, 400, host);
  assert.match(await exchange(wire.port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), /^HTTP\/1.1 400/);
  const strict = await listen(router, { allowedHosts: ["example.com", ".example.org"] });
  const statusOf = async (host: string) =>
    (await ask(strict.port, "/", { headers: `Host: ${host}\r\n` })).status;
  assert.equal(
    await Promise.all(
      [
        "example.com",
        "EXAMPLE.com:80",
        "a.example.org",
        "example.org.",
        "evil.com",
        "example.com.evil.com",
      ].map(statusOf),
    ),
    [200, 200, 200, 200, 400, 400],
  );
  await strict.close();
});

test("proxies are not believed unless trusted", async () => {
  const headers = "Host: real.com\r\nX-Forwarded-Host: evil.com, proxy.com\r\nX-Forwarded-Proto: https\r\n";
  assert.is((await ask(wire.port, "/host/", { headers })).body, "real.com");
  const behind = await listen(router, { trustProxy: 1 });
  assert.is((await ask(behind.port, "/host/", { headers })).body, "proxy.com");
  await behind.close();
});

test("unknown methods, and what looks like smuggling, end at the parser", async () => {
  assert.is((await ask(wire.port, "/", { method: "BREW" })).status, 400);
  for (const headers of [
    "Content-Length: 1\r\nContent-Length: 2\r\n",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 0x10\r\n",
    "Transfer-Encoding: chunked, identity\r\n",
  ])
    assert.is((await ask(wire.port, "/text/", { method: "POST", headers })).status, 400, headers);
});

test("HEAD has the head of GET, and no body", async () => {
  const get = await ask(wire.port, "/hello/a/");
  const head = await ask(wire.port, "/hello/a/", { method: "HEAD" });
  assert.equal([head.status, head.body], [200, ""]);
  assert.is(head.head.replace(/Date: .*/, ""), get.head.replace(/Date: .*/, ""));
  assert.is((await ask(wire.port, "/endless/", { method: "HEAD" })).body, "");
});

test("pipelined requests are answered in order, though the second is ready first", async () => {
  const one = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const text = await exchange(wire.port, one("/slow/") + one("/hello/b/") + request("/hello/c/"));
  assert.equal(text.match(/slow|<p>.<\/p>/g), ["slow", "<p>b</p>", "<p>c</p>"]);
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
  ])
    assert.is(
      (await ask(wire.port, "/form/", { method: "POST", headers: headers as string, body: body as string }))
        .status,
      400,
    );
  const deep = "[".repeat(100_000);
  assert.ok([400, 500].includes((await ask(wire.port, "/json/", { method: "POST", body: deep })).status));
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
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.is((await ask(wire.port, "/hello/b/")).status, 200);
  client.socket.destroy();
  await eventually(() => log.includes("never: aborted"));
  assert.equal(log, ["never: aborted"]);
});

test("an idle connection whose view never settles is cut", async () => {
  const idle = await listen(router);
  idle.server.timeout = 50;
  assert.is(await exchange(idle.port, request("/never/")), "");
  await eventually(() => log.includes("never: aborted"));
  await idle.close();
});

test("a stream waits for a client that does not read, and is closed when it goes away", async () => {
  const client = new RawClient(wire.port).send(request("/endless/"));
  client.socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const pieces = log.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.is(log.length, pieces);
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

test.run();
