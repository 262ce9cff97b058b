import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build, context, type BuildOptions } from "esbuild";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { urlc } from "./esbuild.ts";
import { temporaryFolder, writeFiles } from "./temporary-folder.test-util.ts";

const urls = (name: string) => `import { path } from "urlc";
import { home } from "./views.js";
export const urlpatterns = [path("", home, { name: "${name}" })];
`;

const project = () =>
  temporaryFolder({
    "package.json": "{}",
    "urls.ts": urls("home"),
    "views.ts": "export const home = () => null as never;\n",
    "main.ts": 'import { home } from "./views.js";\nconsole.log(home);\n',
  });

const options = (root: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: ["main.ts"],
  bundle: true,
  outfile: join(root, "out.js"),
  logLevel: "silent",
  plugins: [urlc({ types: false })],
});

test("builds before it bundles, and warns of nothing", async () => {
  const root = project();
  const { warnings } = await build(options(root));
  assert.equal(warnings, []);
  assert.ok(existsSync(join(root, "generated/router.ts")));
  assert.ok(existsSync(join(root, "out.js")));
});

test("diagnostics are esbuild's own, at their place", async () => {
  const root = project();
  writeFiles(root, { "urls.ts": urls("home").replace('path("", home', 'path("<nope:x>", home') });
  const failure = (await build(options(root)).catch((error: unknown) => error)) as {
    readonly errors: readonly { readonly text: string; readonly location: { readonly line: number } }[];
  };
  assert.match(failure.errors[0]?.text ?? "", "URLC2003");
  assert.is(failure.errors[0]?.location.line, 3);
});

test("in watch mode a change of a urls.ts outside the bundle leads to a new build", async () => {
  const root = project();
  const watching = await context(options(root));
  const reverse = () =>
    existsSync(join(root, "generated/reverse.ts"))
      ? readFileSync(join(root, "generated/reverse.ts"), "utf8")
      : "";
  const until = async (name: string) => {
    for (let tries = 0; tries < 400 && !reverse().includes(`"${name}"`); tries += 1) await sleep(50);
    return reverse().includes(`"${name}"`);
  };
  try {
    await watching.watch();
    assert.ok(await until("home"));
    await sleep(200);
    writeFiles(root, { "urls.ts": urls("elsewhere") });
    assert.ok(await until("elsewhere"));
  } finally {
    await watching.dispose();
  }
});

test.run();
