import { test } from "uvu";
import * as assert from "uvu/assert";
import * as catalogue from "../diagnostics/catalogue/reading.ts";
import * as urlc from "../../runtime/index.ts";
import { read } from "./read.test-util.ts";

const head = `import { include, path, rePath } from "urlc";\nimport * as views from "./views.js";\n`;
const told = async (patterns: string, before = "") =>
  (await read(`${head}${before}\nexport const urlpatterns = [${patterns}];\n`)).told;

const codes = Object.values(catalogue).flatMap((code) => ("doc" in code ? [code] : []));

for (const { doc } of codes) {
  test(`${doc.code}: the bad page gets it, the good one gets nothing`, async () => {
    const bad = await read(doc.bad);
    assert.ok(
      bad.diagnostics.some(({ code }) => code === doc.code),
      bad.told.join("\n"),
    );
    assert.equal((await read(doc.good)).told, []);
  });
}

test("codes are all different", () => {
  assert.is(new Set(codes.map(({ doc }) => doc.code)).size, codes.length);
});

test("a call of what is not imported or misspelt is told once a file, with what was meant", async () => {
  const helps = async (text: string) =>
    (await read(text)).diagnostics.map(({ code, message, help }) => `${code} ${message}: ${help}`);
  const views = `import * as views from "./views.js";\n`;
  const two = (name: string) =>
    `export const urlpatterns = [${name}("a", views.a), ${name}("b", views.b)];\n`;
  assert.equal(await helps(views + two("path")), [
    'URLC1008 "path" is not imported: import it: import { path } from "urlc";',
  ]);
  assert.equal(await helps(head + two("paht")), [
    'URLC1008 "paht" is not declared in this file: did you mean "path"?',
  ]);
  assert.equal(await helps(views + two("re_path")), [
    'URLC1008 "re_path" is not declared in this file: did you mean "rePath"? It needs import { rePath } from "urlc";',
  ]);
  assert.equal(await helps(`import { paht } from "urlc";\n${views}${two("paht")}`), [
    'URLC1009 urlc exports no "paht": did you mean "path"? import { path } from "urlc";',
  ]);
  assert.equal(
    await helps(
      `import { path } from "urlc";\n${views}export const urlpatterns = [path("a/", include([path("b", views.b)]))];\n`,
    ),
    ['URLC1008 "include" is not imported: import it: import { include } from "urlc";'],
  );
  assert.equal(await told(`...paht()`), ["URLC1008 urls.ts paht"]);
  assert.equal(await told(`...structuredClone([])`), ["URLC1005 urls.ts structuredClone([])"]);
});

test("what urlc does export is never told to be something else", () => {
  for (const name of Object.keys(urlc)) assert.is(catalogue.meantOfUrlc(name), undefined, name);
  assert.is(catalogue.meantOfUrlc("require_GET"), "requireGet");
});

test("a file that is not found is likely one of its neighbours", async () => {
  const messages = async (specifier: string) =>
    (
      await read({
        "urls.ts": `import { path } from "urlc";
import * as views from "${specifier}";
export const urlpatterns = [path("a", views.a)];
`,
        "shop/views.ts": "",
        "shop/views.test.ts": "",
      })
    ).diagnostics.map(({ message }) => message);
  assert.equal(await messages("./viws.js"), [
    'there is no file for "./viws.js" (did you mean "./views.js"?)',
  ]);
  assert.equal(await messages("./shop/veiws"), [
    'there is no file for "./shop/veiws" (did you mean "./shop/views"?)',
  ]);
  assert.equal(await messages("./nothing.js"), ['there is no file for "./nothing.js"']);
});

test("goes on after each complaint", async () => {
  const lines = await told(
    `path("a"), path(1, views.a), path("b", 42, { nmae: "b", kwargs: { d: Date.now() } }), views.x, , path("c", views.c)`,
  );
  assert.equal(lines, [
    'URLC1010 urls.ts path("a")',
    "URLC1011 urls.ts 1",
    "URLC1014 urls.ts nmae",
    "URLC1015 urls.ts Date.now()",
    "URLC1020 urls.ts 42",
    "URLC1007 urls.ts views.x",
    "URLC1007 urls.ts ",
  ]);
});

test("conditions, calls and changes of patterns are refused where they stand", async () => {
  assert.equal(await told(`...(views.on ? [path("a", views.a)] : [])`), [
    'URLC1004 urls.ts views.on ? [path("a", views.a)] : []',
  ]);
  assert.equal(await told(`views.on && path("a", views.a)`), [
    'URLC1004 urls.ts views.on && path("a", views.a)',
  ]);
  assert.equal(await told(`...views.make()`), ["URLC1005 urls.ts views.make()"]);
  assert.equal(await told(`...more`, `let more = [path("a", views.a)];\nif (views.on) more = [...more];`), [
    "URLC1006 urls.ts more = [...more]",
  ]);
  assert.equal(
    await told(`path("x", views.x)`, `for (const a of views.all) urlpatterns.push(path(a, views.a));`),
    ["URLC1006 urls.ts urlpatterns.push(path(a, views.a))"],
  );
  assert.equal(await told(`...a`, `const a: unknown[] = [...a];`), ["URLC1005 urls.ts a"]);
});

test("a mistake in what is included is told once, however often it is included", async () => {
  const lines = await told(
    `path("a/", include(part)), path("b/", include(part))`,
    `const part = [path("x", "views.x")];`,
  );
  assert.equal(lines, ['URLC1020 urls.ts "views.x"']);
});

test("include() says what it wants", async () => {
  assert.equal(await told(`path("a/", include("blog.urls"))`), ['URLC1031 urls.ts "blog.urls"']);
  assert.equal(await told(`path("a/", include(import("./views.js")))`), [
    'URLC1005 urls.ts import("./views.js")',
  ]);
  assert.equal(await told(`path("a/", include(views))`), ["URLC1003 urls.ts views"]);
  assert.equal(await told(`path("a/", include(none))`), ["URLC1030 urls.ts none"]);
  assert.equal(await told(`path("a/", include(await import("./views.js")))`), [
    'URLC1003 urls.ts await import("./views.js")',
  ]);
  assert.equal(await told(`path("a/", include([]), { name: "a" })`), ["URLC1017 urls.ts name"]);
  assert.equal(await told(`include([])`), ["URLC1005 urls.ts include([])"]);
  assert.equal(await told(`path("a/", include({ appName: "x" }))`), ['URLC1003 urls.ts { appName: "x" }']);
});

test("what is no view is refused", async () => {
  const before = `class Page {}\nconst text = "x";\nconst list = [path("", views.a)];`;
  assert.equal(await told(`path("a", Page)`, before), ["URLC1021 urls.ts Page"]);
  assert.equal(await told(`path("a", text)`, before), ["URLC1020 urls.ts text"]);
  assert.equal(await told(`path("a", list)`, before), ["URLC1022 urls.ts list"]);
  assert.equal(await told(`path("a", undefined)`), ["URLC1020 urls.ts undefined"]);
  assert.equal(await told(`path("a", vews.home)`), ["URLC1024 urls.ts vews"]);
  assert.equal(await told(`path("a", Page.index)`, before), []);
});

test("exports that miss their names are told, each with the right one", async () => {
  const misspelt = ["app_name", "AppName", "handler_404", "handle500", "Handler403"];
  const text = `import { path } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [path("a", views.a)];
`;
  const names = misspelt.map((name) => `export const ${name} = "x";\n`).join("");
  const { diagnostics } = await read(text + names);
  assert.equal(
    diagnostics.map(({ code, message, help }) => `${code} ${message}: ${help}`),
    [
      'URLC1040 "app_name" has no effect: rename it to "appName"',
      'URLC1040 "AppName" has no effect: rename it to "appName"',
      'URLC1040 "handler_404" has no effect: rename it to "handler404"',
      'URLC1040 "handle500" has no effect: rename it to "handler500"',
      'URLC1040 "Handler403" has no effect: rename it to "handler403"',
    ],
  );
  const right = `export const appName = "x";\nexport { a as handler404 } from "./views.js";\nexport const handlers = 1;\n`;
  assert.equal((await read(text + right)).told, []);
});

test("views are not the default export of a module that has none", async () => {
  const withViews = async (views: string, clause = "views", file = "views.ts") =>
    (
      await read({
        "urls.ts": `import { path } from "urlc";
import ${clause} from "./${file}";
export const urlpatterns = [path("a", views.a), path("b", views.b)];
`,
        [file]: views,
      })
    ).told;
  assert.equal(await withViews("export const a = () => 1;\n"), ["URLC1025 urls.ts views"]);
  assert.equal(await withViews("", "{ default as views }"), ["URLC1025 urls.ts views"]);
  assert.equal(await withViews("", "* as views"), []);
  assert.equal(await withViews("export default { a: () => 1 };\n"), []);
  assert.equal(await withViews("const own = { a: () => 1 };\nexport { own as default };\n"), []);
  assert.equal(await withViews('export { default } from "./other.ts";\n'), [
    'URLC1001 views.ts "./other.ts"',
  ]);
  assert.equal(await withViews("export = { a: () => 1 };\n"), []);
  assert.equal(await withViews("module.exports = { a: () => 1 };\n", "views", "own.js"), []);
  assert.equal(await withViews("const views: { a(): void };\nexport = views;\n", "views", "own.d.ts"), []);
});

test("path() of another package, and urlpatterns that stay inside their module, are told for what they are", async () => {
  const { diagnostics } = await read({
    "urls.ts": `import { include } from "urlc";
import { path } from "url-c";
import * as shop from "./shop.ts";
import * as views from "./views.ts";
export const urlpatterns = [path("a", views.a)];
`,
    "shop.ts": "",
  });
  assert.equal(
    diagnostics.map(({ label, help }) => [label, help]),
    [['path comes from "url-c"', 'import { path } from "urlc";']],
  );
  const inside = await read({
    "urls.ts": `import { include, path } from "urlc";
import * as shop from "./shop.ts";
export const urlpatterns = [path("a/", include(shop))];
`,
    "shop.ts": "const urlpatterns = [];\nexport default urlpatterns;\n",
  });
  assert.equal(
    inside.diagnostics.map(({ message }) => message),
    ['shop.ts does not export its "urlpatterns"'],
  );
});

test("files that are not there are told at the import, once", async () => {
  const lines = (
    await read(`import { include, path } from "urlc";
import * as views from "./vews.js";
import * as blog from "./blog.js";
import { a } from "./a.js";
export const urlpatterns = [path("", views.a), path("b", views.b), path("c/", include(blog)), path("d", a)];
`)
  ).told;
  assert.equal([...lines].sort(), [
    'URLC1001 urls.ts "./a.js"',
    'URLC1001 urls.ts "./blog.js"',
    'URLC1001 urls.ts "./vews.js"',
  ]);
});

test("a file that cannot be parsed has TypeScript's words and nothing else", async () => {
  const { told: lines, diagnostics } = await read({
    "urls.ts": `${head}import * as blog from "./blog.js";
export const urlpatterns = [path("b/", include(blog)), path("c", 42)];`,
    "blog.ts": `export const urlpatterns = [;`,
  });
  assert.is(lines.length, 2);
  assert.match(lines[0] ?? "", /^URLC1002 blog.ts/);
  assert.match(diagnostics[0]?.message ?? "", /^syntax error: .*expected$/);
  assert.match(lines[1] ?? "", /^URLC1020/);
});

test.run();
