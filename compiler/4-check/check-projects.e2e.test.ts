import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { check, makeProject, strictConfig } from "./check.test-util.ts";

const site = {
  "urls.ts": `import { path } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [path("<int:id>/", views.show)];
`,
  "views.ts": `import { HttpResponse, type HttpRequest } from "urlc";
export const show = (request: HttpRequest, { id }: { id: string }) => new HttpResponse(id);
`,
};

/** A view that is imported and one that is not, both wanting what nothing captures. */
const loose = `import { HttpResponse, path, type HttpRequest } from "urlc";
export const show = (request: HttpRequest, { id }: { id: number }) => new HttpResponse(String(id));
export const urlpatterns = [path("a/", show), path("b/", (request, { id }: { id: number }) => show(request, { id }))];
`;

test("TypeScript that does not get to the views is an error", async () => {
  const broken = makeProject({ ...site, "views.ts": "export const = 1;" });
  const syntax = await check(broken.folder);
  assert.equal(
    syntax.diagnostics.map(({ code }) => code),
    ["URLC6020"],
  );
  assert.equal(syntax.diagnostics[0]?.span, { file: "views.ts", start: 13, end: 13 });
  assert.match(syntax.diagnostics[0]?.notes[0]?.message ?? "", /^views\.ts\(1,14\): TS1134/);
  broken.remove();
});

test("types that are not installed are named where they are asked for, and how to install them", async () => {
  const { folder, remove, write } = makeProject(site);
  const asked = JSON.stringify({ compilerOptions: { strict: true, types: ["nowhere"] } });
  const rule = async (configs: Readonly<Record<string, string>>) => {
    write(configs);
    const { diagnostics, cut } = await check(folder);
    return diagnostics.map((diagnostic) => [
      diagnostic.code,
      diagnostic.span.file,
      cut(diagnostic),
      diagnostic.notes[0]?.message,
      diagnostic.help,
    ]);
  };
  const told = (file: string) => [
    [
      "URLC6020",
      file,
      '"nowhere"',
      "TS2688: Cannot find type definition file for 'nowhere'",
      "npm install -D @types/nowhere",
    ],
  ];
  assert.equal(await rule({ "tsconfig.json": asked }), told("tsconfig.json"));
  const extended = { "tsconfig.json": '{ "extends": "./tsconfig.base.json" }', "tsconfig.base.json": asked };
  assert.equal(await rule(extended), told("tsconfig.base.json"));
  remove();
});

test("${configDir} is the folder of the project's tsconfig.json", async () => {
  for (const typescript of ["typescript", "typescript-6", "typescript-5.9", "none"] as const) {
    const options = {
      ...strictConfig.compilerOptions,
      paths: { "@/*": ["${configDir}/src/*"] },
      typeRoots: ["${configDir}/own-types"],
      types: ["local"],
    };
    const { folder, remove } = makeProject(
      {
        "urls.ts": site["urls.ts"].replace("./views.js", "@/views.js"),
        "src/views.ts": site["views.ts"].replace("id: string", "id: Local"),
        "own-types/local/index.d.ts": "type Local = string;",
        "tsconfig.json": '{ "extends": ["./strict.json", "./config/base.json"] }',
        "strict.json": '{ "compilerOptions": { "paths": { "@/*": ["./nowhere/*"] } } }',
        "config/base.json": JSON.stringify({ compilerOptions: options }),
      },
      { typescript },
    );
    const { told } = await check(folder);
    remove();
    assert.equal(
      told,
      [
        'URLC6001 views.show: view "views.show" cannot take "id": <int:id> in "/<int:id>/" gives number, params.id is string',
      ],
      typescript,
    );
  }
});

test("under Yarn Plug'n'Play it is said what TypeScript cannot do", async () => {
  const { folder, remove, write } = makeProject(site, { typescript: "none", urlc: false });
  rmSync(join(folder, "node_modules"), { recursive: true });
  write({ ".pnp.cjs": "" });
  const { diagnostics } = await check(folder);
  remove();
  assert.is(diagnostics[0]?.code, "URLC6021");
  assert.match(diagnostics[0]?.help ?? "", /nodeLinker: node-modules/);
});

test("a compiler that dies is an error", async () => {
  const { folder, remove, write } = makeProject(site, { typescript: "none" });
  write({
    "node_modules/typescript/package.json": JSON.stringify({ version: "6.0.0", bin: { tsc: "tsc.js" } }),
    "node_modules/typescript/tsc.js": "process.kill(process.pid, 'SIGKILL')",
  });
  const { diagnostics } = await check(folder);
  assert.equal(
    diagnostics.map(({ code, notes }) => [code, notes[0]?.message]),
    [["URLC6020", "it printed nothing (signal SIGKILL)"]],
  );
  write({ "node_modules/typescript/tsc.js": "" });
  const silent = await check(folder);
  assert.equal(silent.diagnostics[0]?.notes[0]?.message, "it printed nothing (exit code 0)");
  remove();
});

test("what an interrupted run left behind does no harm", async () => {
  for (const typescript of ["typescript", "typescript-6"] as const) {
    const { folder, remove } = makeProject({ "urls.ts": loose }, { typescript });
    const before = await check(folder);
    const cache = join(folder, "node_modules/.cache/urlc");
    const [name = ""] = readdirSync(cache);
    const state = join(cache, name, "state.tsbuildinfo");
    writeFileSync(state, readFileSync(state, "utf8").slice(0, 100));
    const after = await check(folder);
    remove();
    assert.equal(after.told, before.told);
    assert.is(after.told.length, 2);
  }
});

test("flags that would hide a mistake do not", async () => {
  const { exactOptionalPropertyTypes: _, ...flags } = strictConfig.compilerOptions;
  const config = { compilerOptions: { ...flags, strict: false } };
  const { folder, remove } = makeProject({
    "urls.ts": `// @ts-nocheck\n${loose}`,
    "tsconfig.json": JSON.stringify(config),
  });
  const { told } = await check(folder);
  remove();
  assert.equal(
    told.map((line) => line.slice(0, 8)),
    ["URLC6002", "URLC6002"],
  );
});

test("projects of every module kind are understood", async () => {
  const kinds = [
    { typescript: "typescript-5.9", module: "commonjs", moduleResolution: "node10", type: "commonjs" },
    { typescript: "typescript-5.9", module: "node16", moduleResolution: "node16", type: "commonjs" },
    { typescript: "typescript-6", module: "nodenext", moduleResolution: "nodenext", type: "commonjs" },
    { typescript: "typescript", module: "preserve", moduleResolution: "bundler", type: "commonjs" },
    { typescript: "typescript", module: "esnext", moduleResolution: "bundler", type: "module" },
  ] as const;
  for (const { typescript, module, moduleResolution, type } of kinds) {
    const isOld = moduleResolution === "node10";
    const { customConditions, ...flags } = strictConfig.compilerOptions;
    const options = {
      ...flags,
      ...(isOld ? { paths: { urlc: [resolve("runtime/index.ts")] } } : { customConditions }),
      module,
      moduleResolution,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: type === "module",
    };
    const { folder, remove } = makeProject(
      {
        "urls.ts": loose,
        "package.json": JSON.stringify({ name: "site", type }),
        "tsconfig.json": JSON.stringify({ compilerOptions: options }),
      },
      { typescript },
    );
    const { told, diagnostics } = await check(folder);
    remove();
    assert.equal(
      told.map((line) => line.slice(0, 8)),
      ["URLC6002", "URLC6002"],
      `${typescript} ${module} ${JSON.stringify(diagnostics[0]?.notes)}`,
    );
  }
});

test("a project without urlc is told so", async () => {
  const { folder, remove } = makeProject(site, { urlc: false });
  const { diagnostics } = await check(folder);
  remove();
  assert.equal(
    diagnostics.map(({ code }) => code),
    ["URLC6021"],
  );
});

test("a project without a tsconfig.json, and one that is a solution", async () => {
  const { folder, remove } = makeProject({
    "tsconfig.json": JSON.stringify({
      files: [],
      references: [{ path: "./tsconfig.node.json" }, { path: "./app" }],
    }),
    "tsconfig.node.json": JSON.stringify({ include: ["vite.config.ts"], compilerOptions: { strict: false } }),
    "app/tsconfig.json": JSON.stringify({
      compilerOptions: {
        ...strictConfig.compilerOptions,
        noEmit: false,
        composite: true,
        rootDir: "src",
        outDir: "dist",
        declarationDir: "types",
      },
      include: ["src"],
    }),
    "app/src/urls.ts": `import { path } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [path("<int:id>/", views.show)];
`,
    "app/src/views.ts": `import { HttpResponse, type HttpRequest } from "urlc";
export const show = (request: HttpRequest, params: { id: string; local: Local }) => new HttpResponse("");
`,
    "app/src/local.d.ts": "type Local = string;",
  });
  const { told } = await check(folder, undefined, "app/src/urls.ts");
  assert.is(told.length, 1, told.join());
  assert.match(told[0] ?? "", /^URLC600[12] views.show/);
  remove();
});

test("views typed by what is about to be generated are checked against it", async () => {
  const urls = (route: string) => `import { path } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [path("${route}", views.show, { name: "show" })];
`;
  const types = (type: string) =>
    `export type View<Name extends "show"> = (request: object, params: { id: ${type} }) => import("urlc").ViewResult;\n`;
  const project = makeProject({
    "urls.ts": urls("<int:id>/"),
    "views.ts": `import { HttpResponse } from "urlc";
import type { View } from "./generated/types.js";
export const show: View<"show"> = (request, { id }) => new HttpResponse(String(id));
`,
    "generated/types.ts": types("string"),
  });
  const stale = await check(project.folder);
  assert.is(stale.told.length, 1);
  // With an error elsewhere there will be no types.ts: the old one blames nobody.
  assert.equal((await check(project.folder, [])).told, []);
  const fresh = await check(project.folder, [{ path: "types.ts", text: types("number") }]);
  assert.equal(fresh.told, []);
  writeFileSync(join(project.folder, "generated/types.ts"), types("number"));
  assert.equal((await check(project.folder)).told, []);
  project.remove();
});

test.run();
