import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  getScriptPrefix,
  NoReverseMatch,
  QueryDict,
  redirectName,
  reverseName,
  setScriptPrefix,
  type ReverseTable,
} from "urlc";

const table: ReverseTable = {
  patterns: [
    { name: "home", pattern: "", parts: [] },
    { name: "page", pattern: "<path:p>", parts: [{ param: "p", as: "path" }] },
    { name: "item", pattern: "s/<str:x>/", parts: ["s/", { param: "x", as: "str" }, "/"] },
    { name: "item", pattern: "n/<int:x>/", parts: ["n/", { param: "x", as: "int" }, "/"] },
    { name: "d", pattern: "d2/", parts: ["d2/"], extras: { x: 2 } },
    { name: "d", pattern: "d1/", parts: ["d1/"], extras: { x: 1 } },
    {
      name: "two",
      pattern: "<int:a><slug:b>/",
      parts: [{ param: "a", as: "int" }, { param: "b", as: "slug" }, "/"],
      whole: /^(?:[0-9]+)(?:[-a-zA-Z0-9_]+)\/$/u,
    },
    { name: "__proto__", pattern: "p/", parts: ["p/"] },
    ...["main", "other"].map((name) => ({ name: `${name}:index`, pattern: `${name}/`, parts: [`${name}/`] })),
  ],
  namespaces: ["main", "other"],
  apps: [["polls", ["other", "main"]]],
};
const reverse = (name: string, params?: object, options?: object) =>
  reverseName(table, name, params, options);
const fails = (message: string, ...args: Parameters<typeof reverse>) => {
  try {
    assert.unreachable(reverse(...args));
  } catch (error) {
    assert.ok(error instanceof NoReverseMatch);
    assert.is(error.message, message);
  }
};

test("static, and the empty route", () => {
  assert.is(reverse("home"), "/");
  assert.is(reverse("__proto__"), "/p/");
});

test("by param set, then by value, in the order given", () => {
  assert.is(reverse("item", { x: 42 }), "/s/42/");
  assert.is(reverse("item", { x: "a b" }), "/s/a%20b/");
  assert.is(reverse("item", { x: true }), "/s/True/");
  fails(
    "Reverse for 'item' with keyword arguments '{'x': 'a/b'}' not found. 2 pattern(s) tried: ['s/<str:x>/', 'n/<int:x>/']",
    "item",
    { x: "a/b" },
  );
  fails(
    "Reverse for 'item' with no arguments not found. 2 pattern(s) tried: ['s/<str:x>/', 'n/<int:x>/']",
    "item",
  );
  fails(
    "Reverse for 'home' with keyword arguments '{'x': None}' not found. 1 pattern(s) tried: ['']",
    "home",
    { x: null },
  );
  assert.is(reverse("home", { x: undefined }), "/");
});

test("values that cannot be written, and words for values that have none", () => {
  for (const x of ["\ud800", "a\udc00b"])
    assert.throws(
      () => reverse("item", { x }),
      (error: unknown) => error instanceof NoReverseMatch,
    );
  const around: Record<string, unknown> = { list: [Object.create(null), { toString: null }] };
  around["around"] = around;
  fails(
    "Reverse for 'home' with keyword arguments '{'x': {'list': [{}, {'toString': None}], 'around': {...}}}' not found. 1 pattern(s) tried: ['']",
    "home",
    { x: around },
  );
  const mute = new (class {
    toString = null;
  })();
  fails(
    "Reverse for 'home' with keyword arguments '{'x': [object Object]}' not found. 1 pattern(s) tried: ['']",
    "home",
    { x: mute },
  );
});

test("extra kwargs tell patterns apart", () => {
  assert.is(reverse("d"), "/d2/");
  assert.is(reverse("d", { x: 1 }), "/d1/");
  assert.is(reverse("d", { x: true }), "/d1/");
  assert.throws(() => reverse("d", { x: "1" }), /2 pattern\(s\) tried/);
});

test("the finished path is checked as a whole", () => {
  assert.is(reverse("two", { a: "12abc", b: "z" }), "/12abcz/");
  assert.throws(() => reverse("two", { a: "x", b: "z" }), /not found/);
});

test("a leading double slash is escaped", () => {
  assert.is(reverse("page", { p: "/evil.com" }), "/%2Fevil.com");
  assert.is(reverse("page", { p: "//evil.com" }), "/%2F/evil.com");
  assert.is(reverse("page", { p: "a//b" }), "/a//b");
});

test("namespaces, apps and the current app", () => {
  assert.is(reverse("main:index"), "/main/");
  assert.is(reverse("polls:index"), "/other/");
  assert.is(reverse("polls:index", {}, { currentApp: "main" }), "/main/");
  assert.is(reverse("polls:index", {}, { currentApp: "nope" }), "/other/");
  fails("Reverse for 'nope' not found. 'nope' is not a valid view function or pattern name.", "main:nope");
  fails("'nope' is not a registered namespace", "nope:index");
  fails("'nope' is not a registered namespace inside 'main'", "main:nope:index");
});

test("query and fragment", () => {
  const url = (query: object, fragment?: string) => reverse("home", {}, { query, fragment });
  assert.is(url({ a: "x y", b: ["1", 2], c: undefined, d: "~*'" }), "/?a=x+y&b=1&b=2&d=~%2A%27");
  assert.is(url({}), "/");
  assert.is(url({ a: [] }), "/");
  assert.is(url(new QueryDict("a=1&b=2&a=3")), "/?a=1&a=3&b=2");
  assert.is(url(new URLSearchParams("a=1&b=2")), "/?a=1&b=2");
  assert.is(url({ a: 1 }, "x y#"), "/?a=1#x y#");
  assert.is(url({}, ""), "/#");
  assert.throws(() => url({ a: null }), /Cannot encode null for key 'a'/);
});

test("the script prefix stands before every URL", () => {
  setScriptPrefix("/a b");
  assert.is(getScriptPrefix(), "/a b/");
  assert.is(reverse("item", { x: "1" }), "/a%20b/s/1/");
  assert.is(reverse("page", { p: "/x" }), "/a%20b//x");
  setScriptPrefix("/");
});

test("redirects", () => {
  const response = redirectName(table, "item", { x: "ä" }, { query: { a: 1 } });
  assert.is(response.status, 302);
  assert.is(response.headers.get("Location"), "/s/%C3%A4/?a=1");
  assert.is(redirectName(table, "home", {}, { permanent: true }).status, 301);
});

test.run();
