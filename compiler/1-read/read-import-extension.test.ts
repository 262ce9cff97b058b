import { test } from "uvu";
import * as assert from "uvu/assert";
import { read } from "./read.test-util.ts";

const extension = async (files: Readonly<Record<string, string>>) =>
  (await read(files)).result.importExtension;
const views = (specifier: string) => `import * as views from "${specifier}";
import { path } from "urlc";
export const urlpatterns = [path("", views.home)];`;
const inline = `import { path } from "urlc";
export const urlpatterns = [path("", () => null)];`;
const tsconfig = (compilerOptions: object) => JSON.stringify({ compilerOptions });

test("the first relative import of a URLconf decides", async () => {
  assert.is(await extension({ "urls.ts": views("./views.js") }), ".js");
  assert.is(await extension({ "urls.ts": views("./views.ts") }), ".ts");
  assert.is(await extension({ "urls.ts": views("./views") }), "");
  const json = `import site from "./site.json" with { type: "json" };\nvoid site;\n${views("./views.ts")}`;
  assert.is(await extension({ "urls.ts": json, "site.json": "{}" }), ".ts");
  const dotted = { "urls.ts": views("./blog.views"), "blog.views.ts": "" };
  assert.is(await extension(dotted), "");
});

test("imports that a help writes are in the project's style", async () => {
  const urls = (specifier: string) => `import * as views from "${specifier}";
import { include, path } from "urlc";
export const urlpatterns = [path("", views.home), path("a/", about), path("b/", include("blog.urls"))];`;
  for (const ending of [".js", ".ts", ""]) {
    const { diagnostics } = await read({ "urls.ts": urls(`./views${ending}`) });
    assert.equal(
      diagnostics.map(({ help }) => help),
      [
        `import it: import { about } from "./views${ending}"`,
        `import * as blog from "./blog/urls${ending}", then include(blog)`,
      ],
    );
  }
});

test("without one: another module, an alias, tsconfig.json", async () => {
  const packageJson = JSON.stringify({ imports: { "#app/*": "./*" } });
  const aliased = { "urls.ts": views("#app/views.ts"), "package.json": packageJson };
  assert.is(await extension(aliased), ".ts");
  assert.is(await extension({ ...aliased, "urls.ts": views("#app/views.js") }), ".js");
  assert.is(await extension({ "urls.ts": inline }), ".js");
  assert.is(
    await extension({ "urls.ts": inline, "tsconfig.json": tsconfig({ moduleResolution: "Bundler" }) }),
    "",
  );
  assert.is(
    await extension({
      "urls.ts": inline,
      "tsconfig.json": JSON.stringify({ extends: "./base.json" }),
      "base.json": tsconfig({ module: "nodenext", allowImportingTsExtensions: true }),
    }),
    ".ts",
  );
});

test.run();
