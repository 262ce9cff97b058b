import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  DisallowedHost,
  HttpResponse,
  JsonResponse,
  makeRequest,
  methods,
  requireGet,
  requireHttpMethods,
  requirePost,
  requireSafe,
  type RequestParts,
} from "urlc";

test("path, query and method", () => {
  const request = makeRequest("GET", "/caf%C3%A9%2F/?a=1&a=2#x");
  assert.equal([request.method, request.path, request.queryString], ["GET", "/café//", "a=1&a=2#x"]);
  assert.is(request.GET.get("a"), "2#x");
  assert.is(request.GET, request.GET);
});

test("headers, whatever their case", () => {
  const { headers, cookies } = makeRequest("GET", "/", {
    headers: { "User-Agent": "x", Get: "y", Cookie: "a=1" },
  });
  assert.equal([headers["User-Agent"], headers["user_agent"], headers.get("USER-AGENT")], ["x", "x", "x"]);
  assert.equal([headers.has("host"), headers["constructor"], headers.get("get")], [false, undefined, "y"]);
  assert.ok("cookie" in headers);
  assert.equal(Object.entries(headers)[0], ["user-agent", "x"]);
  assert.is(cookies["a"], "1");
});

const host = (value: string, parts: RequestParts = {}) =>
  makeRequest("GET", "/a b/?q=é", { ...parts, headers: { host: value, ...parts.headers } });

test("URLs of the request", () => {
  const request = host("example.com:8000");
  assert.is(request.getHost(), "example.com:8000");
  assert.is(request.getFullPath(), "/a%20b/?q=%C3%A9");
  assert.is(request.buildAbsoluteUri(), "http://example.com:8000/a%20b/?q=%C3%A9");
  assert.is(request.buildAbsoluteUri("/x/?y"), "http://example.com:8000/x/?y");
  assert.is(request.buildAbsoluteUri("../z"), "http://example.com:8000/z");
  assert.is(request.buildAbsoluteUri("//other.com/"), "http://other.com/");
  assert.is(request.buildAbsoluteUri("https://other.com/x"), "https://other.com/x");
  assert.is(makeRequest("GET", "//x/y", { headers: { host: "h" } }).buildAbsoluteUri(), "http://h//x/y");
});

test("hosts", () => {
  for (const value of ["example.com", "a_b", "127.0.0.1:80", "[::1]:80", "EXAMPLE.com."])
    assert.is(host(value).getHost(), value);
  for (const value of ["", "a b", "a/b", "a@b", "[::1", "a:x", "a:", "é", "a\n"])
    assert.throws(
      () => host(value).getHost(),
      (error: unknown) => error instanceof DisallowedHost,
      value,
    );
});

test("proxies are trusted one by one, from the right", () => {
  const headers = {
    "X-Forwarded-For": "1.1.1.1, 2.2.2.2, 3.3.3.3",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "a.com, b.com",
  };
  const behind = (trustProxy: number) => host("real.com", { headers, options: { trustProxy } });
  assert.equal(
    [behind(0).remoteAddress, behind(0).scheme, behind(0).getHost()],
    [undefined, "http", "real.com"],
  );
  assert.equal(
    [behind(1).remoteAddress, behind(1).isSecure(), behind(1).getHost()],
    ["3.3.3.3", true, "b.com"],
  );
  assert.is(behind(2).remoteAddress, "2.2.2.2");
  assert.is(behind(9).remoteAddress, "1.1.1.1");
  assert.is(host("real.com", { options: { trustProxy: 1 } }).getHost(), "real.com");
});

test("bodies, several times", async () => {
  const request = makeRequest("POST", "/", { body: '{"é":1}' });
  assert.equal(
    [await request.text(), await request.json(), (await request.body()).length],
    ['{"é":1}', { é: 1 }, 8],
  );
  await request.text(3).then(
    () => assert.unreachable(),
    (error: { status: number }) => assert.is(error.status, 413),
  );
});

test("forms", async () => {
  const form = (type: string, body: string) =>
    makeRequest("POST", "/", { headers: { "Content-Type": type }, body });
  assert.is((await form("application/x-www-form-urlencoded; charset=utf-8", "a=1&b=+").POST()).get("b"), " ");
  assert.is((await form("text/plain", "a=1").POST()).size, 0);
  const parts = [
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\né\r\n',
    '--b\r\nContent-Disposition: form-data; name="f"; filename="C:\\\\x\\\\y.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n',
    "--b--\r\n",
  ];
  const request = form("multipart/form-data; boundary=b", parts.join(""));
  assert.is((await request.POST()).get("a"), "é");
  const file = (await request.FILES()).get("f");
  assert.equal(
    [file?.name, file?.contentType, file?.size, await file?.text()],
    ["y.txt", "text/plain", 2, "hi"],
  );
});

const view = (request: { method: string }) => new HttpResponse(request.method);
const answer = async (decorated: (request: never, params: never) => unknown, method: string) => {
  const { status, headers, content } = (await decorated(
    makeRequest(method, "/") as never,
    {} as never,
  )) as HttpResponse;
  return [status, content, headers.get("allow")];
};

test("decorators refuse other methods", async () => {
  assert.equal(await answer(requireGet(view), "GET"), [200, "GET", undefined]);
  assert.equal(await answer(requireGet(view), "HEAD"), [405, "", "GET"]);
  assert.equal(await answer(requireSafe(view), "HEAD"), [200, "HEAD", undefined]);
  assert.equal(await answer(requirePost(view), "GET"), [405, "", "POST"]);
  assert.equal(await answer(requireHttpMethods(["get", "PUT"])(view), "DELETE"), [405, "", "GET, PUT"]);
});

test("a view by method", async () => {
  const both = methods({ GET: () => new HttpResponse("got"), POST: () => new JsonResponse(1) });
  assert.equal(await answer(both, "GET"), [200, "got", undefined]);
  assert.equal(await answer(both, "HEAD"), [200, "got", undefined]);
  assert.equal(await answer(both, "POST"), [200, "1", undefined]);
  assert.equal(await answer(both, "OPTIONS"), [200, "", "GET, POST, HEAD, OPTIONS"]);
  assert.equal(await answer(both, "DELETE"), [405, "", "GET, POST, HEAD, OPTIONS"]);
  assert.equal(await answer(both, "CONSTRUCTOR"), [405, "", "GET, POST, HEAD, OPTIONS"]);
});

test.run();
