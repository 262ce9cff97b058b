import { test } from "uvu";
import * as assert from "uvu/assert";
import { patternLines, read, viewText } from "./read.test-util.ts";

const head = `import { include, path, rePath } from "urlc";\nimport * as views from "./views.js";\n`;

test("reads the tutorial's two URLconfs", async () => {
  const { result, told } = await read({
    "urls.ts": `import { include, path } from "urlc";
import * as greetings from "./greetings/urls.js";

export const urlpatterns = [path("greetings/", include(greetings))];
export { pageNotFound as handler404 } from "./views.js";
`,
    "greetings/urls.ts": `import { path } from "urlc";
import * as views from "./views.js";

export const appName = "greetings";
export const urlpatterns = [
  path("", views.home, { name: "home" }),
  path("<str:name>/", views.personalizedGreeting, { name: "personalized_greeting" }),
];
`,
    "greetings/views.ts": "",
  });
  assert.equal(told, []);
  assert.equal(
    result.urlconfs.map(({ file, appName }) => [file, appName?.text]),
    [
      ["urls.ts", undefined],
      ["greetings/urls.ts", "greetings"],
    ],
  );
  const [root, greetings] = result.urlconfs;
  assert.equal(patternLines(root?.patterns ?? []), ['"greetings/" → greetings/urls.ts']);
  assert.equal(patternLines(greetings?.patterns ?? []), [
    '"" greetings/views.ts#home home',
    '"<str:name>/" greetings/views.ts#personalizedGreeting personalized_greeting',
  ]);
  assert.equal(
    root?.handlers.map(({ status, view }) => [status, viewText(view)]),
    [[404, "views.ts#pageNotFound"]],
  );
  assert.equal(greetings?.module, {
    specifier: "./greetings/urls.js",
    from: "urls.ts",
    file: "greetings/urls.ts",
  });
  assert.is(result.importExtension, ".js");
  assert.ok(result.inputs.includes("/site/greetings/urls.ts"));
});

test("knows where a view comes from", async () => {
  const { patterns, told } = await read({
    "urls.ts": `import { path, lazy, requireGet } from "urlc";
import * as views from "./views.js";
import main, { home as start, admin } from "./views.js";
const alias = views.aliased;
function own() {}
export function shown() {}
const inner = () => {};
export { inner as outer };
export const urlpatterns = [
  path("0", views.home),
  path("1", main),
  path("2", start),
  path("3", admin.index),
  path("4", views.admin.index),
  path("5", alias),
  path("6", own),
  path("7", shown),
  path("8", inner),
  path("9", (request) => undefined),
  path("10", requireGet(views.home)),
  path("11", lazy(() => import("./views.js").then((m) => m.index))),
  path("12", views["home"]),
  path("13", (views.home satisfies unknown)),
];
`,
  });
  assert.equal(told, []);
  assert.equal(
    patterns.map((pattern) => (pattern.kind === "view-pattern" ? viewText(pattern.view) : "")),
    [
      "views.ts#home",
      "views.ts#default",
      "views.ts#home",
      "urls.ts[3]",
      "urls.ts[4]",
      "views.ts#aliased",
      "urls.ts[6]",
      "urls.ts#shown",
      "urls.ts#outer",
      "urls.ts[9]",
      "urls.ts[10]",
      "urls.ts[11]",
      "views.ts#home",
      "views.ts#home",
    ],
  );
});

test("counts spreads and included lists as they are at run time", async () => {
  const { patterns, told } = await read({
    "urls.ts": `${head}import { more } from "./more.js";
const basic: readonly unknown[] = [path("a", () => 1), path("b", views.b)];
export const urlpatterns = [
  ...basic,
  ...more,
  path("x/", include([path("", () => 2), ...basic])),
  path("y/", include({ urlpatterns: basic, appName: "y" }, { namespace: "z" })),
] as const;
`,
    "more.ts": `import { path } from "urlc";\nexport const more = [path("m", () => 3)];\n`,
  });
  assert.equal(told, []);
  assert.equal(patternLines(patterns), [
    '"a" urls.ts[0]',
    '"b" views.ts#b',
    '"m" urls.ts[2]',
    '"x/" → []',
    '  "" urls.ts[3,0]',
    '  "a" urls.ts[3,1]',
    '  "b" views.ts#b',
    '"y/" → [ y] as z',
    '  "a" urls.ts[4,0]',
    '  "b" views.ts#b',
  ]);
});

test("reads whatever has one value", async () => {
  const { patterns, told } = await read({
    "urls.ts": `import { path as p, rePath } from "urlc";
import * as urlc from "urlc";
import * as views from "./views.js";
import { prefix, names } from "./names.js";
const tail = "/";
const options = { name: names.detail, kwargs: { lang: "en", deep: [1, -2, { ok: true, none: null }] } } as const;
const word = /^w\\/(?<id>\\d+)$/i;
const DEBUG = false;
export const urlpatterns = ([
  p(prefix + "x" + tail, views.x, options),
  urlc.path(\`\${prefix}\${1}/\`, views.y, { ...options, name: \`n\` }),
  rePath(word, views.z),
  rePath(new RegExp("a/b"), views.z),
  rePath(/^(?<year>[0-9]{4})\\/$/, views.z),
  ...(DEBUG ? [p("debug", views.debug)] : []),
] satisfies unknown[]).concat([p("last", views.last)], p("one", views.one));
`,
    "names.ts": `export { prefix } from "./deep.js";\nexport const names = { detail: "detail" };\n`,
    "deep.ts": `export const prefix = "pre-";\n`,
  });
  assert.equal(told, []);
  const kwargs = 'lang="en" deep=[1,-2,{"ok":true,"none":null}]';
  assert.equal(patternLines(patterns), [
    `"pre-x/" views.ts#x detail ${kwargs}`,
    `"pre-1/" views.ts#y n ${kwargs}`,
    "/^w\\/(?<id>\\d+)$/i views.ts#z",
    "/a\\/b/ views.ts#z",
    "/^(?<year>[0-9]{4})\\/$/ views.ts#z",
    '"last" views.ts#last',
    '"one" views.ts#one',
  ]);
});

test("follows includes through aliases, barrels and packages with sources", async () => {
  const { patterns, told, result } = await read({
    "urls.ts": `import { include, path } from "urlc";
import * as a from "@/a/urls";
import { b } from "./apps";
import * as c from "#c";
import * as d from "some-app/urls";
import * as e from "./e/urls.js";
const blog = include(a, { namespace: "again" });
export const urlpatterns = [
  path("a/", include(a)), path("b/", include(b)), path("c/", include(c)), path("d/", include(d)), path("e/", include(e)), path("blog/", blog),
];
`,
    "tsconfig.json": `{ "extends": "./base.json", /* c */ }`,
    "base.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
    "package.json": `{ "imports": { "#c": { "default": "./lib/c.js" } } }`,
    "src/a/urls.ts": `export const urlpatterns = [];`,
    "apps/index.ts": `export * as b from "./b.js";`,
    "apps/b.ts": `export { urlpatterns } from "./b/patterns.js";`,
    "apps/b/patterns.ts": `export const urlpatterns = [];`,
    "lib/c.ts": `export const urlpatterns = [];`,
    "node_modules/some-app/package.json": `{ "exports": { "./urls": "./urls.ts" } }`,
    "node_modules/some-app/urls.ts": `export const urlpatterns = [];`,
    "e/urls.ts": `export * from "./patterns.js";`,
    "e/patterns.ts": `export const urlpatterns = [];`,
  });
  assert.equal(told, []);
  assert.equal(patternLines(patterns), [
    '"a/" → src/a/urls.ts',
    '"b/" → apps/b.ts',
    '"c/" → lib/c.ts',
    '"d/" → node_modules/some-app/urls.ts',
    '"e/" → e/urls.ts',
    '"blog/" → src/a/urls.ts as again',
  ]);
  assert.equal(
    result.urlconfs.map(({ module }) => `${module.from}: ${module.specifier}`),
    [
      "urls.ts: ./urls",
      "urls.ts: @/a/urls",
      "apps/index.ts: ./b.js",
      "urls.ts: #c",
      "urls.ts: some-app/urls",
      "urls.ts: ./e/urls.js",
    ],
  );
});

test("a package's views are had from the value of its urlpatterns", async () => {
  const { result, told } = await read({
    "urls.ts": `import { include, path } from "urlc";
import * as wiki from "wiki/urls";
export const urlpatterns = [path("a/", () => 1), path("wiki/", include(wiki))];
`,
    "node_modules/wiki/package.json": `{ "exports": { "./urls": { "types": "./urls.d.ts", "default": "./urls.js" } } }`,
    "node_modules/wiki/urls.d.ts": `export declare const urlpatterns: unknown[];`,
    "node_modules/wiki/urls.js": `import { include, path } from "urlc";
import * as views from "./views.js";
import * as pages from "./pages.js";
import { shared } from "other-package";
export const urlpatterns = [path("", views.home), path("pages/", include(pages)), path("s", shared)];
`,
    "node_modules/wiki/views.js": "",
    "node_modules/wiki/pages.js": `import { path } from "urlc";
import { page } from "./views.js";
export const urlpatterns = [path("new/", (r) => r), path("<slug:page>/", page)];
`,
  });
  assert.equal(told, []);
  const refs = result.urlconfs.flatMap(({ patterns }) =>
    patterns.flatMap((pattern) => (pattern.kind === "view-pattern" ? pattern.view : [])),
  );
  assert.equal(
    refs.map((view) =>
      view.kind === "import"
        ? `${view.module.specifier}#${view.export}`
        : `${view.module.specifier}[${view.path.join()}]`,
    ),
    ["./urls.js[0]", "wiki/urls[0]", "wiki/urls[2]", "wiki/urls[1,0]", "wiki/urls[1,1]"],
  );
});

test("reads enums, and refuses what other files than modules hold", async () => {
  const { patterns, told } = await read({
    "urls.ts": `import { path } from "urlc";
import * as views from "./views.js";
import names from "./names.json";
enum Name { Home = "home" }
export const urlpatterns = [path("", views.home, { name: Name.Home }), path("b", views.b, { name: names.b })];
`,
    "names.json": `{ "b": "b" }`,
  });
  assert.equal(patternLines(patterns), ['"" views.ts#home home', '"b" views.ts#b']);
  assert.equal(told, ["URLC1013 urls.ts names.b"]);
});

test("spans cover what was written", async () => {
  const { patterns, result } = await read(
    `${head}export const urlpatterns = [path("<int:id>/", views.home, { name: "x" }), path("a\\u0062", views.home)];\n`,
  );
  const [first, second] = patterns;
  if (first?.kind !== "view-pattern" || second?.kind !== "view-pattern") throw new Error("no views");
  const cut = ({ start, end }: { start: number; end: number }) =>
    result.sources.get("urls.ts")?.slice(start, end);
  assert.is(cut(first.route.span), '"<int:id>/"');
  assert.is(cut(first.view.span), "views.home");
  assert.is(cut(first.name?.span ?? first.span), '"x"');
  assert.is(cut(first.span), 'path("<int:id>/", views.home, { name: "x" })');
  assert.is(first.route.kind === "path" && first.route.isVerbatim, true);
  assert.is(second.route.kind === "path" && second.route.isVerbatim, false);
  assert.is(second.route.kind === "path" && second.route.text, "ab");
});

test.run();
