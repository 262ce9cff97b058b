import { build, type Plugin } from "esbuild";
import { join } from "node:path/posix";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { converter, include, view } from "../../2-analyze/urlconf.test-util.ts";
import { emit, load, thrown, type Helper } from "./emit.test-util.ts";

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
  assert.is(call("any", { p: "a\0b" }), "/a%00b");
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

test("a converter exported under the name of what every helper takes", async () => {
  const custom = ["params", "options"].map((name) => ({ ...converter(name, "[a-z]+"), exportName: name }));
  const { all } = await emit(
    [view("<params:a>/<options:params>/", "v", { name: "both" }), view("", "w", { name: "options" })],
    custom,
  );
  const converterModule = `import { registerConverter } from "urlc";
export const params = registerConverter("params", { regex: "[a-z]+" });
export const options = registerConverter("options", { regex: "[a-z]+", format: (text: string) => text.toLowerCase() });
`;
  const urls = runModule({ ...all, "converters.ts": converterModule }, "generated/urls/index.ts");
  assert.is((urls["both"] as Helper)({ a: "x", params: "Y" }, { fragment: "top" }), "/x/y/#top");
  assert.is((urls["options"] as Helper)({ query: { a: 1 } }), "/?a=1");
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

test("params may be an object of a class, its getters too; what every object has is not given", async () => {
  const patterns = [
    view("p/<str:name>/<int:id>/", "p", { name: "p" }),
    view("c/<line:constructor>/", "c", { name: "c" }),
  ];
  const { all } = await emit(patterns, [converter("line", ".+")]);
  const converterModule = `import { registerConverter } from "urlc";
export const lineConverter = registerConverter("line", { regex: ".+" });
`;
  const files = { ...all, "converters.ts": converterModule };
  const reverse = runModule(files, "generated/reverse.ts")["reverse"] as Helper;
  const urls = runModule(files, "generated/urls/index.ts") as Readonly<Record<string, Helper>>;
  class User {
    id = 7;
    #name = "ada";
    get name() {
      return this.#name;
    }
  }
  for (const make of [urls["p"], (params: object) => reverse("p", params)]) {
    assert.is(make?.(new User()), "/p/ada/7/");
    assert.match(
      thrown(() => make?.(Object.assign(new User(), { email: "a@b.c" }))),
      "NoReverseMatch",
    );
  }
  for (const make of [urls["c"], (params: object) => reverse("c", params)]) {
    assert.is(make?.({ constructor: "x" }), "/c/x/");
    assert.match(
      thrown(() => make?.({})),
      "NoReverseMatch",
    );
  }
});

test("a format() that gives no text says so, in helpers as in reverse()", async () => {
  const { all } = await emit([view("y/<yyyy:year>/", "y", { name: "year" })]);
  const converterModule = `import { registerConverter } from "urlc";
export const yyyyConverter = registerConverter("yyyy", { regex: ".+", format: (value: never) => value });
`;
  const files = { ...all, "converters.ts": converterModule };
  const reverse = runModule(files, "generated/reverse.ts")["reverse"] as Helper;
  const urls = runModule(files, "generated/urls/index.ts") as Readonly<Record<string, Helper>>;
  for (const [value, words] of [
    [null, "null"],
    [7, "7"],
    [{}, "[object Object]"],
  ] as const)
    for (const make of [() => urls["year"]?.({ year: value }), () => reverse("year", { year: value })])
      assert.is(thrown(make), `TypeError: format() of a converter gives a string or undefined, not ${words}`);
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
