import { test } from "uvu";
import * as assert from "uvu/assert";
import { read } from "./read.test-util.ts";

test("what holds itself has no value, and is told", async () => {
  const told = async (text: string, more: Readonly<Record<string, string>> = {}) => {
    const head = `import { include, path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n`;
    const { diagnostics } = await read({ "urls.ts": `${head}${text}`, ...more });
    return diagnostics.map(({ code }) => code).join(" ");
  };
  const home = (route: string, rest = "") =>
    `export const urlpatterns = [path(${route}, views.home${rest})];`;
  const again = (target: string) => `export const urlpatterns = [path("a/", include(${target}))];`;
  assert.is(await told(again("urlpatterns")), "URLC1005");
  const self = 'import * as self from "./urls.js";';
  assert.is(await told(`${self}${again("{ urlpatterns: self.urlpatterns }")}`), "URLC1005");
  assert.is(await told('export const urlpatterns = urlpatterns.concat([path("", views.home)]);'), "URLC1005");
  assert.is(await told("export const urlpatterns = true ? urlpatterns : [];"), "URLC1005");
  assert.is(await told("const p = true ? p : 1; export const urlpatterns = [p];"), "URLC1005");
  assert.is(await told(`const o = { ...p }; const p = { ...o, ...o }; ${again("o")}`), "URLC1003");
  assert.is(await told(`const o = { ...o }; ${home('""', ", o")}`), "URLC1016");
  assert.is(await told(`const o = { a: [o] }; ${home('""', ", { kwargs: o }")}`), "URLC1015");
  assert.is(await told(`const s = \`a/\${t}\`; const t = s + "b/"; ${home("s")}`), "URLC1011");
  assert.is(
    await told(`const o = { ...o }; export const c = registerConverter("c", o); ${home('""')}`),
    "URLC1050",
  );
  const stars = ["b", "c", "d"].map((name) => `export * from "./${name}.js";`).join("\n");
  const barrels = { "b.ts": stars, "c.ts": stars, "d.ts": stars };
  const imported = `import { s } from "./b.js"; ${home("s")}`;
  assert.is(await told(imported, barrels), "URLC1011");
  assert.is(await told(imported, { ...barrels, "d.ts": `${stars}export const s = "a/";` }), "");
  const twice = "const o = { a: 1 }; const p = { ...o, b: o, c: [o, o] };";
  assert.is(await told(`${twice}${home('""', ", { kwargs: { ...p, ...o } }")}`), "");
});

test.run();
