import { test } from "uvu";
import * as assert from "uvu/assert";
import * as urlc from "urlc";
import { html, HttpResponse, HttpResponseRedirect, JsonResponse } from "urlc";

test("each class has its status", () => {
  const responses = [
    new urlc.HttpResponse(),
    new urlc.HttpResponsePermanentRedirect("/"),
    new urlc.HttpResponseRedirect("/"),
    new urlc.HttpResponseNotModified(),
    new urlc.HttpResponseBadRequest(),
    new urlc.HttpResponseForbidden(),
    new urlc.HttpResponseNotFound(),
    new urlc.HttpResponseNotAllowed(["GET", "POST"]),
    new urlc.HttpResponseGone(),
    new urlc.HttpResponseServerError("x"),
    new urlc.HttpResponseRedirect("/", { preserveRequest: true }),
    new urlc.HttpResponsePermanentRedirect("/", { preserveRequest: true }),
  ];
  assert.equal(
    responses.map(({ status }) => status),
    [200, 301, 302, 304, 400, 403, 404, 405, 410, 500, 307, 308],
  );
  assert.is(responses[7]?.get("allow"), "GET, POST");
  assert.is(responses[3]?.contentType, "");
});

test("content, type and headers are as given", () => {
  const response = new HttpResponse(html`<p>${"<"}</p>`, {
    status: 201,
    headers: { "X-A": 1, "X-B": ["1", "2"], "content-type": "text/plain" },
  });
  assert.equal([response.content, response.status, response.contentType], ["<p>&lt;</p>", 201, "text/plain"]);
  assert.equal(
    [...response.headers],
    [
      ["X-A", "1"],
      ["X-B", "1"],
      ["X-B", "2"],
      ["content-type", "text/plain"],
    ],
  );
  assert.is(new HttpResponse().contentType, "text/html; charset=utf-8");
  assert.is(new HttpResponse("", { contentType: "text/plain" }).get("Content-Type"), "text/plain");
  assert.is(new HttpResponse(null).content, "");
});

test("headers are set, replaced, added and removed, whatever their case", () => {
  const response = new HttpResponse().set("X-A", 1).set("x-a", 2);
  response.headers.append("X-A", 3);
  assert.equal([...response.headers].slice(1), [
    ["x-a", "2"],
    ["X-A", "3"],
  ]);
  response.headers.delete("X-a");
  assert.not(response.headers.has("x-a"));
  response.setCookie("a", "1").deleteCookie("b", { path: "/x" });
  assert.match([...response.headers].join("\n"), "b=; Path=/x; Max-Age=0; Expires=Thu, 01 Jan 1970");
});

test("what cannot be sent is refused where it is said", () => {
  for (const [name, value] of [
    ["X-A", "a\r\nb"],
    ["X-A", "a\0"],
    ["X-A", "€"],
    ["X A", "a"],
    ["", "a"],
    ["X:", "a"],
    ["Content-Type", "a\nb"],
  ])
    assert.throws(() => new HttpResponse().set(name as string, value as string), "bad header");
  assert.throws(() => new HttpResponse("", { contentType: "a\nb" }), "bad header");
  for (const status of [99, 100, 199, 600, 200.5, NaN])
    assert.throws(() => new HttpResponse("", { status }), "not 200 to 599");
});

test("JSON is application/json", () => {
  const response = new JsonResponse({ a: "é" }, { status: 201, headers: { "X-A": "b" } });
  assert.equal(
    [response.content, response.contentType, response.status],
    ['{"a":"é"}', "application/json", 201],
  );
  assert.is(new JsonResponse([]).contentType, "application/json");
  assert.is(
    new JsonResponse({}, { contentType: "application/problem+json" }).contentType,
    "application/problem+json",
  );
  assert.throws(() => new JsonResponse(undefined), "undefined is not JSON");
});

test("a redirect is encoded, and goes where redirects may go", () => {
  assert.is(new HttpResponseRedirect("/é?q=é#f").get("location"), "/%C3%A9?q=%C3%A9#f");
  assert.is(new HttpResponseRedirect("/a b\n%41").url, "/a%20b%0A%41");
  for (const url of ["", "../x", "//example.com/", "https://example.com", "FTP://x", "?page=2", "/a:b"])
    assert.is(new HttpResponseRedirect(url).status, 302);
  for (const url of [
    "javascript:x",
    " javascript:x",
    "java\tscript:x",
    "\x01javascript:x",
    "data:,",
    "mailto:a@b",
  ])
    assert.throws(() => new HttpResponseRedirect(url), "unsafe redirect");
  assert.throws(() => new HttpResponseRedirect("/".repeat(16_385)), "longer than 16384");
});

test("a URL of a client stays on this host", () => {
  const isSafe = (url: string) => urlc.urlHasAllowedHostAndScheme(url, ["good.com"]);
  for (const url of ["/x", "x", "?a", "http://good.com/x", "//good.com/x", "HTTPS://good.com"])
    assert.ok(isSafe(url), url);
  for (const url of [
    "",
    "//evil.com",
    "///evil.com",
    "/\\evil.com",
    "\\\\evil.com",
    "http:///evil.com",
    "http:evil.com",
    "javascript:x",
    "\x08//evil.com",
    "http://good.com@evil.com",
    "/\t/evil.com",
    "ftp://good.com",
  ])
    assert.not(isSafe(url), JSON.stringify(url));
  assert.not(urlc.urlHasAllowedHostAndScheme("http://good.com", ["good.com"], { requireHttps: true }));
});

test("html escapes what it is given", () => {
  assert.is(
    String(html`<a href="${`"'<>&`}">${[1, html`<b></b>`, null, undefined, false, ["<"]]}</a>`),
    '<a href="&quot;&#x27;&lt;&gt;&amp;">1<b></b>&lt;</a>',
  );
  assert.is(String(html`${0}${true}${10n}`), "0true10");
  assert.is(String(urlc.safeHtml("<i>")), "<i>");
  assert.is(urlc.escapeHtml("a"), "a");
});

test.run();
