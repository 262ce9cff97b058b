import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ConverterDef, UrlPattern } from "../ir/urlconf.ts";
import { interpret } from "./interpret.ts";
import { analyze, converter, include, readResult, view } from "./urlconf.test-util.ts";

const codes = (patterns: readonly UrlPattern[], converters: readonly ConverterDef[] = []) =>
  analyze(readResult(patterns, converters)).codes;

test("indexes count views in declaration order, depth first, without what cannot be used", () => {
  const { routes, codes } = analyze(
    readResult([
      view("a/", "a"),
      include("<nope:x>/", [view("b/", "b")]),
      include("i/", [view("c/", "c"), view("<int:1>", "bad"), view("d/", "d")]),
      view("e/", "e"),
    ]),
  );
  assert.equal(
    routes.map(({ index, view }) => `${index} ${view.text}`),
    ["0 views.a", "1 views.c", "2 views.d", "3 views.e"],
  );
  assert.equal(codes, ["URLC2003", "URLC2002"]);
});

test("a URLconf that is included twice gives its routes twice and says things once", () => {
  const { routes, codes } = analyze(
    readResult([include("a/", "app.ts"), include("b/", "app.ts")], [], {
      "app.ts": { patterns: [view("x<", "x"), view("<nope:y>", "y")] },
    }),
  );
  assert.equal(
    routes.map(({ pattern }) => pattern),
    ["a/x<", "b/x<"],
  );
  assert.equal(codes, ["URLC2010", "URLC2003"]);
});

test("a cycle of includes is told with every step, and cut", () => {
  const { routes, diagnostics } = analyze(
    readResult([include("a/", "a.ts"), view("", "home")], [], {
      "a.ts": { patterns: [include("b/", "b.ts"), view("a/", "a")] },
      "b.ts": { patterns: [view("b/", "b"), include("a/", "a.ts")] },
    }),
  );
  assert.equal(
    diagnostics.map(({ code, message, notes }) => [code, message, ...notes.map((note) => note.message)]),
    [["URLC3001", 'includes go round in a circle: "a.ts" → "b.ts" → "a.ts"', '"a.ts" includes "b.ts"']],
  );
  assert.equal(
    routes.map(({ view }) => view.text),
    ["views.b", "views.a", "views.home"],
  );
  assert.equal(codes([include("", "urls.ts")]), ["URLC3001"]);
});

test("namespaces: the app name by default, none without an app name", () => {
  const instances = (options: Parameters<typeof include>[2]) => {
    const { tree, codes } = analyze(readResult([include("a/", [view("", "v")], options)]));
    const [node] = tree.children;
    return [node?.kind === "include" && (node.namespace ?? null), ...codes];
  };
  assert.equal(instances({ appName: "app" }), ["app"]);
  assert.equal(instances({ appName: "app", namespace: "one" }), ["one"]);
  assert.equal(instances({ namespace: "one" }), [null, "URLC3002"]);
  assert.equal(instances({}), [null]);
  assert.equal(instances({ appName: "", namespace: "" }), [null]);
});

test("an app included twice without its name gets one advice", () => {
  const { diagnostics } = analyze(
    readResult(
      [
        include("fiction/", "apps/books/urls.ts", { namespace: "fiction" }),
        include("science/", "apps/books/urls.ts", { namespace: "science" }),
      ],
      [],
      { "apps/books/urls.ts": { patterns: [view("", "list")] } },
    ),
  );
  const help = 'add export const appName = "books"; to apps/books/urls.ts';
  assert.equal(
    diagnostics.filter(({ code }) => code === "URLC3002").map((told) => told.help),
    [help, help],
  );
});

test("duplicate namespaces are told once, on the way down that they share", () => {
  const app = (route: string, namespace?: string, inner: readonly UrlPattern[] = [view("", "v")]) =>
    include(route, inner, { appName: "app", ...(namespace && { namespace }) });
  assert.equal(codes([app("a/"), app("b/")]), ["URLC3003"]);
  assert.equal(codes([app("a/"), app("b/", "other")]), []);
  assert.equal(codes([app("a/"), include("b/", [app("c/")])]), ["URLC3003"]);
  assert.equal(codes([app("a/", "x", [app("c/")]), app("b/", "y", [app("c/")])]), []);
  assert.equal(codes([app("a/", "x", [app("c/", "z")]), app("b/", "x", [app("c/", "z")])]), ["URLC3003"]);
});

test("colons in names", () => {
  assert.equal(codes([view("", "v", { name: "a:b" })]), ["URLC3004"]);
  assert.equal(codes([include("", [view("", "v")], { appName: "a:b" })]), ["URLC3004"]);
});

test("a leading slash is told where a slash stands before it", () => {
  assert.equal(codes([view("/a/", "v")]), ["URLC2014"]);
  assert.equal(codes([view("/", "v")]), ["URLC2014"]);
  assert.equal(codes([view(/^\/a/, "v")]), ["URLC2014"]);
  assert.equal(codes([view(/\/a\/$/, "v")]), ["URLC2014"]);
  assert.equal(codes([view(/\/a\//, "v")]), []);
  assert.equal(codes([include("a/", [view("/b/", "v")])]), ["URLC2014"]);
  assert.equal(codes([include("a", [view("/b/", "v"), view("", "w")])]), []);
  assert.equal(codes([include("", [view("/b/", "v")])]), ["URLC2014"]);
  assert.equal(codes([include("a/", [include("", [view("/b/", "v")])])]), ["URLC2014"]);
  assert.equal(codes([include("<int:a>", [view("/b/", "v")])]), []);
});

test("prefixes: glued, committed, closed by `$`, empty", () => {
  assert.equal(codes([include("app", [view("le/", "v")])]), ["URLC3006"]);
  assert.equal(codes([include("app-", [view("le/", "v")])]), []);
  assert.equal(codes([include("@", [view("<str:user>/", "v")])]), []);
  assert.equal(codes([include("<int:a>", [view("5/", "v")])]), ["URLC3007"]);
  assert.equal(codes([include("<path:p>/", [view("edit/", "v")])]), ["URLC3007"]);
  assert.equal(codes([include("<str:p>/", [view("edit/", "v")])]), []);
  assert.equal(codes([include(/^a\/$/, [view("edit/", "v")])]), ["URLC3005"]);
  assert.equal(codes([include(/^a\/$/, [])]), ["URLC3010", "URLC3005"]);
  assert.equal(codes([include(/^a\$/, [view("edit/", "v")])]), []);
  assert.equal(codes([include(/^a\/$/, [view("", "v")])]), []);
  assert.equal(codes([include("a/", [])]), ["URLC3010"]);
  assert.equal(codes([include("a/", [view("<no:no>/", "a")])]), ["URLC2003"]);
});

test("params that hide each other", () => {
  assert.equal(codes([include("<int:id>/", [view("<int:id>/", "v")])]), ["URLC3009"]);
  assert.equal(codes([include("<int:id>/", [view(/^(?<id>x)$/, "v")])]), ["URLC3009"]);
});

test("converters: names and regular expressions", () => {
  assert.equal(codes([], [converter("a", "[x")]), ["URLC2031"]);
  assert.equal(codes([], [converter("a", "(?<inner>x)y")]), ["URLC2031"]);
  assert.equal(codes([], [converter("a", "(x|y)\\1")]), ["URLC2031"]);
  const twice = analyze(readResult([view("<a:x>/<a:y>/", "v")], [converter("a", "(?<inner>x)")]));
  assert.is(interpret(twice.tree, "/x/x/").match?.leaf.index, 0, "the other passes can still run");
  const { tree } = analyze(readResult([], [converter("a", ".(x|y)\\-")]));
  assert.is(tree.converters.at(-1)?.regex, "[^\\n](x|y)-");
});

test.run();
