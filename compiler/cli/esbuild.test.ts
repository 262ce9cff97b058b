import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { urlc } from "./esbuild.ts";
import { temporaryFolder } from "./temporary-folder.test-util.ts";

const urls = `import { path } from "urlc";
import * as views from "./views.ts";
export const urlpatterns = [path("a/", views.a, { name: "a" })];
`;

/** A project whose bundle holds the router, but no urls.ts. */
const newProject = () =>
  temporaryFolder({
    "package.json": "{}",
    "urls.ts": urls,
    "views.ts": "export const a = () => 1 as never;\n",
    "main.ts": 'import { router } from "./generated/router.ts";\nconsole.log(router);\n',
  });

const optionsFor = (root: string): esbuild.BuildOptions => ({
  absWorkingDir: root,
  entryPoints: ["main.ts"],
  outfile: "out.js",
  bundle: true,
  format: "esm",
  packages: "external",
  logLevel: "silent",
  plugins: [urlc({ types: false })],
});

test("the router is made before it is bundled; diagnostics are errors of esbuild", async () => {
  const root = newProject();
  await esbuild.build(optionsFor(root));
  assert.match(readFileSync(join(root, "out.js"), "utf8"), "a/");
  writeFileSync(join(root, "urls.ts"), urls.replace("a/", "<st:x>/"));
  const { errors } = await esbuild.build(optionsFor(root)).catch((error: esbuild.BuildFailure) => error);
  const [first] = errors;
  assert.match(first?.text ?? "", /^URLC2003: /);
  assert.equal([first?.location?.file, first?.location?.line, first?.location?.column], ["urls.ts", 3, 35]);
});

test("a rebuild tells of reversed paths too, after the bundle was made", async () => {
  const root = newProject();
  const context = await esbuild.context(optionsFor(root));
  assert.equal((await context.rebuild()).warnings, []);
  const taken = `path("<int:id>/", views.a, { name: "id" }), path("<slug:name>/", views.a, { name: "name" })`;
  writeFileSync(join(root, "urls.ts"), urls.replace('path("a/"', `${taken}, path("a/b/"`));
  const { warnings } = await context.rebuild();
  assert.equal(
    warnings.map(({ text }) => text.slice(0, 8)),
    ["URLC5009"],
  );
  assert.match(readFileSync(join(root, "out.js"), "utf8"), "a/b/");
  writeFileSync(join(root, "urls.ts"), urls);
  assert.equal((await context.rebuild()).warnings, []);
  await context.dispose();
});

test("in watch mode a change of a urls.ts leads to a new build", async () => {
  const root = newProject();
  let built: (result: esbuild.BuildResult) => void = () => {};
  const next = () => new Promise<esbuild.BuildResult>((resolve) => (built = resolve));
  const told: esbuild.Plugin = { name: "told", setup: ({ onEnd }) => onEnd((result) => built(result)) };
  const options = optionsFor(root);
  const context = await esbuild.context({ ...options, plugins: [...(options.plugins ?? []), told] });
  const first = next();
  await context.watch();
  await first;
  const second = next();
  writeFileSync(join(root, "urls.ts"), urls.replace("a/", "moved/"));
  await second;
  assert.match(readFileSync(join(root, "out.js"), "utf8"), "moved/");
  await context.dispose();
});

test.run();
