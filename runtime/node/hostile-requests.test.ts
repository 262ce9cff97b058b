import { test } from "uvu";
import * as assert from "uvu/assert";
import { router } from "./hostile.test-util.ts";
import { ask, exchange, listen, request, wireOf } from "./wire.test-util.ts";

const wire = wireOf(test, router);

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

test("of two Host lines Node tells the first: `serve` refuses them, a server of one's own may", async () => {
  assert.is((await ask(wire.port, "/host/", { headers: "Host: a.com\r\nHost: b.com\r\n" })).body, "a.com");
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

test.run();
