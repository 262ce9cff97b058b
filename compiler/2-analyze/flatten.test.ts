import { test } from "uvu";
import * as assert from "uvu/assert";
import type { FlatRoute } from "../ir/route.ts";
import { analyze, converter, include, readResult, view } from "./urlconf.test-util.ts";

const stagesOf = (route: FlatRoute | undefined) =>
  route?.stages
    .map(({ parts }) =>
      parts
        .map((part) =>
          part.kind === "literal" ? part.text : part.kind === "param" ? `<${part.name}>` : `/${part.source}/`,
        )
        .join(""),
    )
    .join(" | ");

const flat = (...read: Parameters<typeof readResult>) => analyze(readResult(...read)).routes.map(stagesOf);

test("a prefix with one possible end is joined", () => {
  const below = [view("edit/", "v")];
  assert.equal(flat([include("u/<str:user>/", below)]), ["u/<user>/edit/"]);
  assert.equal(flat([include("<slug:a>-<int:b>/", below)]), ["<a>-<b>/edit/"]);
  assert.equal(flat([include("<uuid:id>", below)]), ["<id>edit/"]);
  assert.equal(flat([include("a/", [include("", [include("b/", [view("", "v")])])])]), ["a/b/"]);
});

test("a prefix that could end at several places stays a stage of its own", () => {
  const below = [view("edit/", "v")];
  assert.equal(flat([include("<path:file>/", below)]), ["<file>/ | edit/"]);
  assert.equal(flat([include("<slug:a>-", below)]), ["<a>- | edit/"]);
  assert.equal(flat([include("<int:a>", [view("5/", "v")])]), ["<a> | 5/"]);
});

test("a run is joined to what it cannot contain", () => {
  assert.equal(flat([include("<int:a>", [view("/x/", "v"), view("", "end"), view("<slug:b>", "s")])]), [
    "<a>/x/",
    "<a>",
    "<a> | <b>",
  ]);
});

test("a converter that may throw keeps its prefix a stage; one that only refuses does not", () => {
  const throwing = converter("c", "[0-9]+");
  const refusing = converter("c", "[0-9]+", { mayThrow: false });
  const urls = [include("<c:x>/", [view("edit/", "v")])];
  assert.equal(flat(urls, [throwing]), ["<x>/ | edit/"]);
  assert.equal(flat(urls, [refusing]), ["<x>/edit/"]);
  assert.equal(flat([view("<c:x>/edit/", "v")], [throwing]), ["<x>/edit/"]);
});

test("what looks around stays a stage, since a prefix is cut off before it", () => {
  const anchored = converter("c", "^[a-z]+", { mayThrow: false });
  assert.equal(flat([include("a/", [view("<c:x>/", "v")])], [anchored]), ["a/ | <x>/"]);
});

test("a regular expression is a stage", () => {
  assert.equal(flat([include(/^a\//, [view("b/", "v")]), include("a/", [view(/^b$/, "v")])]), [
    "/^a\\// | b/",
    "a/ | /^b$/",
  ]);
});

test("sources of a param, strongest first, up to the first certain one", () => {
  const { routes } = analyze(
    readResult([
      include(/^(?<lang>[a-z]{2})?\/(?<id>\d+)\//, [view(/^(?<lang>x)?$/, "v", { kwargs: { id: 1 } })], {
        kwargs: { site: "s" },
      }),
    ]),
  );
  const params = routes[0]!.params.map(({ name, sources, isOptional }) => [
    name,
    sources.map((source) => (source.kind === "capture" ? `stage ${source.stage}` : source.kind)),
    isOptional,
  ]);
  assert.equal(params, [
    ["lang", ["stage 1", "stage 0"], true],
    ["id", ["extra"], false],
    ["site", ["extra"], false],
  ]);
});

test("captures point at their parts after joining", () => {
  const { routes } = analyze(readResult([include("a/<str:x>/", [view("b/<int:y>/<int:z>", "v")])]));
  const [route] = routes;
  for (const { name, sources } of route!.params) {
    const [source] = sources;
    if (source?.kind !== "capture") throw new Error(name);
    const part = route!.stages[source.stage]!.parts[source.part];
    assert.is(part?.kind === "param" && part.name, name);
  }
});

test("names, namespaces and the joined pattern", () => {
  const { routes } = analyze(
    readResult(
      [
        include("a/", "app.ts", { namespace: "one" }),
        include(/^b\//, [view(/^c$/, "c"), view("", "", { name: "" })]),
      ],
      [],
      { "app.ts": { patterns: [view(/^x$/, "x", { name: "x" })], appName: "app" } },
    ),
  );
  assert.equal(
    routes.map(({ pattern, viewName, namespaces, appNames }) => [pattern, viewName, namespaces, appNames]),
    [
      ["a/x$", "one:x", ["one"], ["app"]],
      ["^b\\/c$", "views.c", [], []],
      ["^b\\/", "views.", [], []],
    ],
  );
});

test.run();
