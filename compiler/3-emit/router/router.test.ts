import { test } from "uvu";
import * as assert from "uvu/assert";
import { customConverter, flatRoutes, type RouteSketch } from "../../2-analyze/flat-routes.test-util.ts";
import { lower } from "../../2-analyze/lower/lower.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { format } from "../format.ts";
import { emitRouter } from "./router.ts";
import { runRouter } from "./run-router.test-util.ts";

const compile = (sketches: readonly (string | RouteSketch)[], custom: readonly ConverterDef[] = []) => {
  const routes = flatRoutes(sketches, custom);
  const options = { outDir: "generated", importExtension: ".js" } as const;
  return emitRouter({ tree: lower(routes), routes, handlers: [], options, root: "urls.ts" });
};

function answers(
  sketches: readonly (string | RouteSketch)[],
  paths: readonly string[],
  custom: readonly ConverterDef[] = [],
  run = {},
) {
  const { resolve } = runRouter(compile(sketches, custom), run);
  return paths.map((path) => {
    const match = resolve(path);
    return match === null ? null : [match.route.index, { ...match.params }];
  });
}

test("the first route in declaration order wins", () => {
  assert.equal(answers(["a/<x>/", "a/b/", ""], ["/a/b/", "/", "", "a/b/", "//"]), [
    [0, { x: "b" }],
    [2, {}],
    null,
    null,
    null,
  ]);
});

test("an include's prefix is committed", () => {
  const sketches = [
    { stages: ["<path:p>/", "edit/"] },
    { stages: ["<path:p>/", ""] },
    { stages: ["<int:a>", "5/"] },
  ];
  assert.equal(answers(sketches, ["/a/edit/", "/125/"]), [
    [1, { p: "a/edit" }],
    [1, { p: "125" }],
  ]);
});

test("a converter that refuses lets the next route try, and what it throws propagates", () => {
  const custom = [customConverter("even", "[0-9]+"), customConverter("boom", "x+")];
  const run = {
    even: { parse: (text: string) => (/[02468]$/.test(text) ? Number(text) : undefined) },
    boom: {
      parse: () => {
        throw new RangeError("boom");
      },
    },
  };
  const sketches = ["<even:n>/", "<int:n>/", "<boom:n>/"];
  assert.equal(answers(sketches, ["/4/", "/5/", "/9007199254740993/"], custom, run), [
    [0, { n: 4 }],
    [1, { n: 5 }],
    null,
  ]);
  assert.throws(() => answers(sketches, ["/xx/"], custom, run), /boom/);
});

test("params are own keys, whatever their names", () => {
  const [match] = answers(["<__proto__>/<class>/<path>/"], ["/a/b/c/"]) as [[number, object]];
  assert.equal(Object.keys(match[1]), ["__proto__", "class", "path"]);
});

test("routes are named as they like", () => {
  const words =
    "path at rest next known end head tail word hash char start value found digit match view params route routes answer".split(
      " ",
    );
  const many = [...Array(40).keys()];
  const sketches: readonly RouteSketch[] = words.flatMap((word) => [
    { stages: [`${word}/`] },
    { stages: [`${word}/<int:${word}>/`] },
    { stages: [`${word}/<slug:a>/<uuid:b>/<path:c>`] },
    { stages: [new RegExp(`^${word}-(?<x>[a-z]+)`), "<slug:y>/"] },
  ]);
  const paths = words.flatMap((word) => [
    `/${word}/`,
    `/${word}/7/`,
    `/${word}/s/6fa459ea-ee8a-3ca4-894e-db77e160355e/p`,
    `/${word}-a-b/`,
  ]);
  for (const extra of [[], many.map((n) => ({ stages: [`static-${n}/`] }))]) {
    const routes = flatRoutes([...sketches, ...extra]).map((route, at) => {
      const text = words[Math.floor(at / 4)] ?? route.viewName;
      return { ...route, viewName: text, name: { text, span: route.leaf.span } };
    });
    const options = { outDir: "generated", importExtension: ".js" } as const;
    const { resolve } = runRouter(
      emitRouter({ tree: lower(routes), routes, handlers: [], options, root: "urls.ts" }),
    );
    paths.forEach((path, at) => {
      const match = resolve(path);
      assert.is(match?.route.index, at, path);
      assert.is(match?.view.name, `view${at}`, path);
    });
  }
});

test("regular expressions search, and match whole when they end with $", () => {
  const sketches = [{ stages: [/^a\/(?<y>[0-9]{4})\/$/] }, { stages: [/bar(?<z>z)?/] }];
  assert.equal(answers(sketches, ["/a/2024/", "/xx/foobarx", "/barz"]), [
    [0, { y: "2024" }],
    [1, {}],
    [1, { z: "z" }],
  ]);
});

test("a param that may be shorter or longer than one before it is tried where that was not", () => {
  const found = (first: string | RegExp, second: RegExp, path: string) =>
    answers(
      [first, second].map((route) => ({ stages: [route] })),
      [path],
    )[0]?.[0];
  assert.is(found("<slug:s>/", /^(?<x>[-a-zA-Z0-9_]*)\/$/, "//"), 1);
  assert.is(found(/^(?<x>[a-z]{1,3})\/$/, /^(?<y>[a-z]+)\/$/, "/abcd/"), 1);
  assert.is(found(/^(?<x>[a-z]{2,3})\/$/, /^(?<y>[a-z]{1,3})\/$/, "/a/"), 1);
  assert.is(found(/^(?<x>[a-z]+)\/$/, /^(?<y>[a-z]{1,3})\/$/, "/abcd/"), 0);
});

test("extra kwargs win, and make constants where nothing else is captured", () => {
  const sketches: readonly RouteSketch[] = [
    { stages: ["a/"], kwargs: { lang: "en", "data-x": [1, null] } },
    { stages: ["<lang>/"], kwargs: { lang: "fr" } },
  ];
  assert.equal(answers(sketches, ["/a/", "/de/"]), [
    [0, { lang: "en", "data-x": [1, null] }],
    [1, { lang: "fr" }],
  ]);
});

test("routes and handlers are told", async () => {
  const code = await format(compile(["a/<x>/", "b/"]));
  const { routes } = runRouter(code);
  assert.equal(
    routes.map(({ index, pattern, urlName }) => [index, pattern, urlName]),
    [
      [0, "a/<x>/", "route0"],
      [1, "b/", "route1"],
    ],
  );
});

test("params may be called like whatever the module names later", () => {
  const converter = { ...customConverter("year", "[0-9]{4}"), exportName: "year" };
  const sketches = ["<year:converters>/", "<int:endOfSlug>/<slug:text>/x/", "w/<int:isUuid>/<uuid:id>/x/"];
  const id = "12345678-1234-1234-1234-123456789abc";
  const run = { year: { parse: (text: string) => `year ${text}` } };
  assert.equal(answers(sketches, ["/2000/", "/7/a-b/x/", `/w/7/${id}/x/`], [converter], run), [
    [0, { converters: "year 2000" }],
    [1, { endOfSlug: 7, text: "a-b" }],
    [2, { isUuid: 7, id }],
  ]);
});

test("a class of no character matches nothing", () => {
  const converter = { ...customConverter("none", "[]"), mayReject: false, hasParse: false };
  assert.equal(answers(["<none:x>/", "<str:x>/"], ["/a/"], [converter]), [[1, { x: "a" }]]);
});

test("params between dashes: what fails at one dash is not tried again at all the others", () => {
  const sketches = ["<a>-<b>-<c>-<d>/x", "<slug:a>-<slug:b>-<slug:c>/y", "<path:a>-<path:b>-<path:c>z"];
  const dashes = "-".repeat(16_000);
  assert.equal(answers(sketches, [`/${dashes}/w`, `/${dashes}`]), [null, null]);
  assert.equal(answers(sketches, ["/1-2-3-4-5/x", "/1-2-3-4/y", "/1-2-/-z"]), [
    [0, { a: "1-2", b: "3", c: "4", d: "5" }],
    [1, { a: "1-2", b: "3", c: "4" }],
    [2, { a: "1", b: "2", c: "/-" }],
  ]);
});

test.run();
