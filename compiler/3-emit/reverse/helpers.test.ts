import * as fc from "fast-check";
import { build, type Plugin } from "esbuild";
import { join } from "node:path/posix";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { analyze, converter, include, readResult, view } from "../../2-analyze/urlconf.test-util.ts";
import { nameRoutes } from "../../2-analyze/reverse/name.ts";
import type { ConverterDef, UrlPattern } from "../../ir/urlconf.ts";
import { format } from "../format.ts";
import { emitHelpers } from "./helpers.ts";
import { emitReverse } from "./reverse.ts";
import { emitTypes } from "./types.ts";

type Helper = (...args: readonly unknown[]) => string;

const converters = [converter("yyyy", "[0-9]{4}"), converter("word", "a|b|[a-z]+/[a-z]+")];
const converterModule = `import { registerConverter } from "urlc";
export const yyyyConverter = registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: (year: number) => String(year).padStart(4, "0") });
export const wordConverter = registerConverter("word", { regex: "a|b|[a-z]+/[a-z]+" });
`;

/** The output for patterns, by path; the sources that spans point into are nothing but lines. */
async function emit(patterns: readonly UrlPattern[], custom: readonly ConverterDef[] = converters) {
  const { tree, routes } = analyze(readResult(patterns, custom));
  const names = nameRoutes(tree, routes, () => {});
  const form = {
    names,
    routes,
    proofs: routes.map(
      ({ index }) => ({ kind: "reachable", index, witness: "/w*/", ifAccepted: [] }) as const,
    ),
    sources: new Map([["urls.ts", "\n".repeat(100_000)]]),
    converters: tree.converters,
    options: { outDir: "generated", importExtension: ".js" } as const,
    root: "urls.ts",
  };
  const files = [await emitReverse(form), await emitTypes(form), ...(await emitHelpers(form))];
  return {
    files,
    names,
    all: Object.fromEntries(files.map(({ path, text }) => [`generated/${path}`, text])),
  };
}

async function load(...patterns: readonly UrlPattern[]) {
  const { all } = await emit(patterns);
  const files = { ...all, "converters.ts": converterModule };
  return {
    all,
    reverse: runModule(files, "generated/reverse.ts")["reverse"] as Helper,
    module: (path: string) => runModule(files, `generated/${path}`) as Readonly<Record<string, Helper>>,
  };
}

const thrown = (run: () => unknown): string => {
  try {
    return `no error, ${String(run())}`;
  } catch (error) {
    return String(error);
  }
};

test("a helper for every shape", async () => {
  const { module } = await load(
    view("", "home", { name: "home" }),
    view("a?b#c%`${x}\\ é/", "odd", { name: "delete" }),
    view("profile/<str:username>/", "profile", { name: "show_profile" }),
    view("<path:p>", "any", { name: "any" }),
    view("<int:year>/<slug:class>/<uuid:params>/", "many", { name: "many" }),
    view("y/<yyyy:year>/<word:w>/", "custom", { name: "custom" }),
    view("<str:a>-<int:b>/", "two", { name: "two" }),
    view("z/", "z", { name: "z" }),
    view("z/<int:id>/", "z", { name: "z" }),
    include("in/<int:id>/", [view("<str:x>/", "x", { name: "x" })], { appName: "inner-app" }),
  );
  const urls = module("urls/index.ts");
  const call = (name: string, ...args: readonly unknown[]) => urls[name]?.(...args);
  assert.is(call("home"), "/");
  assert.is(call("home", { query: { q: "ä b" }, fragment: "top" }), "/?q=%C3%A4+b#top");
  assert.is(call("delete_"), "/a%3Fb%23c%25%60$%7Bx%7D%5C%20%C3%A9/");
  assert.is(call("showProfile", { username: "a b" }), "/profile/a%20b/");
  assert.is(call("any", { p: "/evil.com" }), "/%2Fevil.com");
  const uuid = "6fa459ea-ee8a-3ca4-894e-db77e160355e";
  assert.is(call("many", { year: 2024, class: "x-1", params: uuid }), `/2024/x-1/${uuid}/`);
  assert.is(call("custom", { year: 7, w: "b" }), "/y/0007/b/");
  assert.is(call("custom", { year: 7, w: "a/x" }), "/y/0007/a/x/");
  assert.is(call("two", { a: "x-1", b: 2 }), "/x-1-2/");
  assert.is(call("z"), "/z/");
  assert.is(call("z", { id: 1 }, { query: { page: 2 } }), "/z/1/?page=2");
  assert.is(module("urls/inner-app.ts")["x"]?.({ id: 1, x: "y" }), "/in/1/y/");
  const nested = (urls as unknown as Record<string, Record<string, Helper>>)["innerApp"];
  assert.is(nested?.["x"]?.({ id: 1, x: "y" }), "/in/1/y/");
});

test("namespaces whose name in index.ts is taken have their modules all the same", async () => {
  const inside = [
    view("v/", "v", { name: "v" }),
    include("d/", [view("", "w", { name: "w" })], { appName: "deep" }),
  ];
  const { module } = await load(
    view("f/", "f", { name: "fooBar" }),
    include("x/", inside, { appName: "foo-bar" }),
    include("y/", inside, { appName: "foo_bar" }),
  );
  assert.equal(Object.keys(module("urls/index.ts")), ["fooBar"]);
  assert.is(module("urls/foo-bar.ts")["v"]?.(), "/x/v/");
  assert.is(module("urls/foo_bar.ts")["v"]?.(), "/y/v/");
  assert.is(module("urls/foo_bar/deep.ts")["w"]?.(), "/y/d/");
});

test("a converter whose regex is written for another engine takes in reverse() what its route takes", async () => {
  const custom = [converter("line", ".+"), converter("dashed", "[\\w\\-]+")];
  const { all } = await emit(
    [view("l/<line:x>/", "l", { name: "line" }), view("d/<dashed:x>/", "d", { name: "dashed" })],
    custom,
  );
  const converterModule = `import { registerConverter } from "urlc";
export const lineConverter = registerConverter("line", { regex: ".+" });
export const dashedConverter = registerConverter("dashed", { regex: "[\\\\w\\\\-]+" });
`;
  const files = { ...all, "converters.ts": converterModule };
  const reverse = runModule(files, "generated/reverse.ts")["reverse"] as Helper;
  const urls = runModule(files, "generated/urls/index.ts") as Readonly<Record<string, Helper>>;
  // Django's "." takes all line ends but "\n".
  for (const path of [reverse("line", { x: "a\r\u2028b" }), urls["line"]?.({ x: "a\r\u2028b" })])
    assert.is(path, "/l/a%0D%E2%80%A8b/");
  for (const make of [() => reverse("line", { x: "a\nb" }), () => urls["line"]?.({ x: "a\nb" })])
    assert.match(thrown(make), /^NoReverseMatch: Reverse for 'line'/);
  assert.is(reverse("dashed", { x: "a-b" }), "/d/a-b/");
  assert.is(urls["dashed"]?.({ x: "a-b" }), "/d/a-b/");
});

test("values that a converter does not take", async () => {
  const { module } = await load(
    view("p/<str:x>/", "p", { name: "str" }),
    view("i/<int:x>/", "i", { name: "int" }),
    view("u/<uuid:x>/", "u", { name: "uuid" }),
    view("w/<word:x>/", "w", { name: "word" }),
  );
  const urls = module("urls/index.ts");
  const values = { str: ["", "a/b", null, undefined], int: [-1, 1.5, 1e21, 2 ** 53, "x"], uuid: ["A"] };
  for (const [name, those] of Object.entries({ ...values, word: ["c", "ab"] }))
    for (const x of those)
      assert.match(
        thrown(() => urls[name]?.({ x })),
        /^NoReverseMatch: Reverse for/,
        `${name} ${x}`,
      );
  assert.is(
    thrown(() => urls["str"]?.({ x: "a/b" })),
    "NoReverseMatch: Reverse for 'str' with keyword arguments '{'x': 'a/b'}' not found. 1 pattern(s) tried: ['p/<str:x>/']",
  );
});

test("the doc of a helper: pattern, name, view, a link to its path(), an example; it cannot be ended from inside", async () => {
  const { all } = await load(view("a*/`/", "a*/b", { name: "x*/y" }));
  assert.match(
    all["generated/urls/index.ts"] ?? "",
    /\/\*\*\n \* ``a\*\\\/`\/``\n \*\n \* name `x\*\\\/y`, view `views\.a\*\\\/b`, \[urls\.ts:\d+\]\(\.\.\/\.\.\/urls\.ts#L\d+\)\n \*\n \* @example "\/w\*\\\/"\n \*\/\nexport function xY\(/,
  );
});

test("app names are names too", async () => {
  const app = (namespace: string) =>
    include(`${namespace}/`, [view("<int:id>/", namespace, { name: "item" })], { appName: "app", namespace });
  const { reverse, all } = await load(app("one"), app("two"));
  assert.is(reverse("app:item", { id: 1 }), "/two/1/");
  assert.is(reverse("app:item", { id: 1 }, { currentApp: "one" }), "/one/1/");
  assert.match(all["generated/reverse.ts"] ?? "", '"app:item": IdInt;');
});

const word = fc.constantFrom(
  "id",
  "slug",
  "class",
  "params",
  "options",
  "toUrl",
  "__proto__",
  "naïve",
  "constructor",
);
const kind = fc.constantFrom("str", "int", "slug", "path", "uuid", "yyyy", "word");
const textArbitrary = fc.constantFrom(
  "/",
  "-",
  "a/",
  "x y/",
  "\"'`\\",
  "%${}",
  "é/",
  "*/",
  "very-long-text-".repeat(4),
);
const routeArbitrary = fc
  .array(fc.oneof(textArbitrary, fc.record({ word, kind })), { maxLength: 5 })
  .map((parts) => {
    const seen = new Set<string>();
    return parts
      .map((part) => {
        if (typeof part === "string") return part;
        if (seen.has(part.word)) return "again/";
        seen.add(part.word);
        return `<${part.kind}:${part.word}>`;
      })
      .join("");
  });
const nameArbitrary = fc.oneof(
  fc.constantFrom(
    "home",
    "show_profile",
    "delete",
    "then",
    "toUrl",
    "__proto__",
    "it's",
    'say "x"',
    "é",
    "x".repeat(60),
  ),
  fc.string({ minLength: 1 }).filter((name) => !name.includes(":")),
);
const kwargsArbitrary = fc.option(
  fc.dictionary(
    fc.constantFrom("lang", "x-y", "id"),
    fc.constantFrom<string | number | boolean | null>("en", 1, true, null),
  ),
  { nil: undefined },
);
const viewArbitrary = fc
  .record({ route: routeArbitrary, name: nameArbitrary, kwargs: kwargsArbitrary })
  .map(({ route, name, kwargs }) => view(route, "v", { name, ...(kwargs && { kwargs }) }));
const patternsArbitrary = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: viewArbitrary },
    fc
      .record({ children: fc.array(viewArbitrary, { maxLength: 4 }), app: nameArbitrary })
      .map(({ children, app }) => include("in/", children, { appName: app })),
  ),
  { maxLength: 6 },
);

test("prettier would not change a byte", async () => {
  await fc.assert(
    fc.asyncProperty(patternsArbitrary, async (patterns) => {
      for (const { text, path } of (await emit(patterns)).files)
        assert.is(text, await format(text), `${path} is not as prettier leaves it`);
    }),
    { numRuns: 60 },
  );
});

const valueArbitrary = fc.oneof(
  fc.constantFrom<unknown>(
    "a",
    "a/b",
    "b",
    "x y",
    "",
    "12",
    "007",
    "é?#",
    "6fa459ea-ee8a-3ca4-894e-db77e160355e",
    7,
    2024,
    -1,
  ),
  fc.string(),
  fc.nat(),
);

test("a helper says what reverse() says", async () => {
  await fc.assert(
    fc.asyncProperty(
      patternsArbitrary,
      fc.array(valueArbitrary, { minLength: 5, maxLength: 5 }),
      async (patterns, values) => {
        const { names, all } = await emit(patterns);
        const files = { ...all, "converters.ts": converterModule };
        const reverse = runModule(files, "generated/reverse.ts")["reverse"] as Helper;
        for (const { viewName, helper, module, candidates } of names.routes) {
          if (helper === undefined) continue;
          const found = runModule(files, `generated/${module}`)[helper] as Helper;
          for (const { params } of candidates) {
            const given = Object.fromEntries(params.map((name, at) => [name, values[at]]));
            const args = candidates.length === 1 && params.length === 0 ? [] : [given];
            assert.is(
              thrown(() => found(...args)),
              thrown(() => reverse(viewName, given)),
              `${viewName} ${JSON.stringify(given)}`,
            );
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

/** Files of the output by their path; `urlc` is the runtime beside this test. */
const inMemory = (files: Readonly<Record<string, string>>): Plugin => ({
  name: "in-memory",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^urlc$/ }, () => ({
      path: new URL("../../../runtime/index.ts", import.meta.url).pathname,
      sideEffects: false,
    }));
    onResolve({ filter: /^\./ }, ({ path, importer, namespace }) => {
      if (namespace === "file" && importer.includes("/runtime/")) return undefined;
      const file = join(namespace === "output" ? join(importer, "..") : "", path).replace(/\.js$/, ".ts");
      return { path: file, namespace: "output" };
    });
    onLoad({ filter: /.*/, namespace: "output" }, ({ path }) => ({
      contents: files[path] ?? "",
      loader: "ts",
    }));
  },
});

test("a bundle that uses 3 of 200 helpers holds 3", async () => {
  const { all } = await emit(
    Array.from({ length: 200 }, (_, at) =>
      view(`marker-${at}/<int:id>/${at % 2 ? "" : "<str:a>-<str:b>/"}`, "v", { name: `route${at}` }),
    ),
  );
  const { outputFiles } = await build({
    stdin: {
      contents: `import { route1, route2, route3 } from "./generated/urls/index.js";\nconsole.log(route1, route2, route3);`,
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "esm",
    plugins: [inMemory(all)],
  });
  const code = outputFiles[0]?.text ?? "";
  assert.equal([...new Set(code.match(/marker-\d+/g))], ["marker-1", "marker-2", "marker-3"]);
});

test.run();
