import { test } from "uvu";
import * as assert from "uvu/assert";
import { interpret } from "./interpret.ts";
import { analyze, converter, include, readResult, view } from "./urlconf.test-util.ts";

const resolve = (patterns: Parameters<typeof readResult>[0], path: string) => {
  const { match } = interpret(analyze(readResult(patterns)).tree, path);
  return match && [match.leaf.view.text, match.params];
};

test("the first declared route wins, static or not", () => {
  const urls = [view("a/<str:x>/", "param"), view("a/b/", "literal")];
  assert.equal(resolve(urls, "/a/b/"), ["views.param", { x: "b" }]);
});

test("a failed include is left, and later siblings are tried, also below the same prefix", () => {
  const urls = [
    include("x/", [view("a/", "first")]),
    view("x/b/", "sibling"),
    view("<str:s>/c/", "param"),
    include("x/", [view("d/", "second")]),
  ];
  assert.equal(resolve(urls, "/x/a/"), ["views.first", {}]);
  assert.equal(resolve(urls, "/x/b/"), ["views.sibling", {}]);
  assert.equal(resolve(urls, "/x/c/"), ["views.param", { s: "x" }]);
  assert.equal(resolve(urls, "/x/d/"), ["views.second", {}]);
});

test("an include prefix is greedy and committed; one route splits as it must", () => {
  const nested = [include("i/<int:a>", [view("5/", "five"), view("/", "slash")])];
  assert.equal(resolve(nested, "/i/125/"), ["views.slash", { a: 125 }]);
  assert.equal(resolve([include("<int:a>", [view("5/", "five")])], "/125/"), undefined);
  assert.equal(resolve([view("<int:a>5/", "flat")], "/125/"), ["views.flat", { a: 12 }]);
  const files = [include("<path:p>/", [view("edit/", "edit"), view("", "show")])];
  assert.equal(resolve(files, "/a/edit/"), ["views.show", { p: "a/edit" }]);
});

test("a refused text means no match, and is not split again", () => {
  const even = converter("even", "[0-9]+");
  const { tree } = analyze(
    readResult(
      [view("<even:a><even:b>/", "two"), view("<even:a>/", "one"), view("<str:s>/", "text")],
      [even],
    ),
  );
  const parse = (text: string) => (Number(text) % 2 === 0 ? Number(text) : undefined);
  const answer = (path: string) => interpret(tree, path, new Map([["even", { parse }]])).match?.params;
  assert.equal(answer("/2221/"), { s: "2221" });
  assert.equal(answer("/24/"), { a: 2, b: 4 });
  assert.equal(answer("/2/"), { a: 2 });
  assert.equal(answer("/12/"), { a: 12 });
});

test("params: parent captured < include kwargs < child captured < child kwargs", () => {
  const urls = [
    view("r/<int:id>/", "own", { kwargs: { id: "extra" } }),
    include(
      "i/<int:id>/",
      [view("", "inherits"), view("<int:id>/", "captures"), view("k/", "gives", { kwargs: { id: "leaf" } })],
      {
        kwargs: { id: "include" },
      },
    ),
  ];
  assert.equal(resolve(urls, "/r/5/"), ["views.own", { id: "extra" }]);
  assert.equal(resolve(urls, "/i/5/"), ["views.inherits", { id: "include" }]);
  assert.equal(resolve(urls, "/i/5/6/"), ["views.captures", { id: 6 }]);
  assert.equal(resolve(urls, "/i/5/k/"), ["views.gives", { id: "leaf" }]);
});

test("rePath: `$` at the end of an endpoint matches the whole, else it is a search", () => {
  const urls = [view(/^a\/$/, "a"), view(/b\/$/, "b"), view(/^c\//, "c"), view(/bar/, "bar")];
  assert.equal(resolve(urls, "/a/"), ["views.a", {}]);
  assert.equal(resolve(urls, "/b/"), ["views.b", {}]);
  assert.equal(resolve(urls, "/xb/"), undefined);
  assert.equal(resolve(urls, "/c/more"), ["views.c", {}]);
  assert.equal(resolve(urls, "/foobarx"), ["views.bar", {}]);
});

test("rePath under an include: what stands before the match is skipped; absent groups are absent", () => {
  const urls = [include(/x\/(?<a>[0-9]+)?/, [view("y/", "y")])];
  assert.equal(resolve(urls, "/skipped/x/7y/"), ["views.y", { a: "7" }]);
  assert.equal(resolve(urls, "/x/y/"), ["views.y", {}]);
});

test("names of Object.prototype are names like others", () => {
  const urls = [view("<str:__proto__>/<str:constructor>/", "v", { kwargs: { toString: 1 } })];
  const match = resolve(urls, "/a/b/");
  assert.equal(Object.entries(match![1] as object), [
    ["__proto__", "a"],
    ["constructor", "b"],
    ["toString", 1],
  ]);
  assert.is(resolve([], "/a/"), undefined);
});

test("a path without its leading slash matches nothing, and nothing is tried", () => {
  const { tree } = analyze(readResult([view("", "home")]));
  assert.equal(interpret(tree, ""), { tried: [] });
  assert.is(interpret(tree, "/").match?.leaf.view.text, "views.home");
});

test("the trace tells how far each route got", () => {
  const { tree } = analyze(
    readResult([include("a/", [view("<int:n>/", "n"), view("b/", "b")]), view("c/<int:n>/", "c")]),
  );
  const outcomes = (path: string) =>
    interpret(tree, path).tried.map(({ outcome }) => {
      if (outcome.kind === "failed") return `${outcome.kind} ${outcome.part.kind} at "${outcome.rest}"`;
      if (outcome.kind === "refused") return `refused "${outcome.text}"`;
      return outcome.kind === "matched" ? outcome.kind : `${outcome.kind} "${outcome.rest}"`;
    });
  assert.equal(outcomes("/a/x/"), [
    'entered "x/"',
    'failed param at "x/"',
    'failed literal at "x/"',
    'failed literal at "a/x/"',
  ]);
  assert.equal(outcomes("/c/12/x"), ['failed literal at "c/12/x"', 'left-over "x"']);
  assert.equal(outcomes("/c/99999999999999999/").at(-1), 'refused "99999999999999999"');
  assert.equal(outcomes("/a/b/"), ['entered "b/"', 'failed param at "b/"', "matched"]);
});

test.run();
