import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { check, makeProject, strictConfig } from "./check.test-util.ts";
import { startRpcProcess } from "./rpc-process.ts";
import type { CompilerJob } from "./run-compiler.ts";
import { createWarmCompiler } from "./warm-compiler.ts";

const urls = (...routes: string[]) => `import { path } from "urlc";
import { HttpResponse } from "urlc";
import * as views from "./views.js";
export const urlpatterns = [
${routes.map((route) => `  path(${route}),\n`).join("")}];
`;
const views = (type: string) => `import { HttpResponse, type HttpRequest } from "urlc";
import type { Id } from "ids";
export const show = (request: HttpRequest, { id }: { id: ${type} }) => new HttpResponse(String(id));
export const ofId = (request: HttpRequest, { id }: { id: Id }) => new HttpResponse(String(id));
`;
const show = '"<int:id>/", views.show';
const ids = (type: string) => ({
  "node_modules/ids/package.json": '{ "name": "ids", "types": "index.d.ts" }',
  "node_modules/ids/index.d.ts": `export type Id = ${type};\n`,
});

/** What is saved one after the other, and whether a TypeScript that stayed answers it. */
const saves: readonly (readonly [files: Readonly<Record<string, string>>, isWarm: boolean])[] = [
  [{ "views.ts": views("string") }, true],
  [{ "views.ts": views("number") }, true],
  [{ "urls.ts": urls(show, '"of/<int:id>/", views.ofId') }, true],
  [ids("string"), true],
  [ids("number"), true],
  [
    {
      "urls.ts": urls(
        show,
        '"é𝄞/<int:id>/", (request, { id }: { id: string }) => new HttpResponse("é𝄞" + id)',
        '"<int:id>/b/", (request, { id }: { id: number }) => new HttpResponse("é" + id.nope)',
      ),
    },
    true,
  ],
  [
    {
      "urls.ts": urls(show, '"other/<slug:id>/", other.show').replace(
        "views.js",
        'views.js";\nimport * as other from "./other.js',
      ),
    },
    true,
  ],
  [{ "other.ts": views("boolean") }, true],
  [{ "other.ts": `${views("boolean")}(` }, false],
  [{ "other.ts": views("string").replace("Id }", "Global }") }, true],
  [{ "global.d.ts": "type Global = number;" }, true],
  [
    {
      "tsconfig.json": JSON.stringify({
        compilerOptions: { ...strictConfig.compilerOptions, types: ["nowhere"] },
      }),
    },
    false,
  ],
  [
    {
      "tsconfig.json": JSON.stringify({
        compilerOptions: { ...strictConfig.compilerOptions, noImplicitAny: false },
      }),
    },
    true,
  ],
  [{ "views.ts": views("string") }, true],
];

test("a TypeScript that stays says what a new one says, whatever is saved", async () => {
  const { folder, write, remove } = makeProject({
    "urls.ts": urls(show),
    "views.ts": views("number"),
    ...ids("number"),
  });
  const warm = createWarmCompiler();
  const isWarm: boolean[] = [];
  const run = async (job: CompilerJob) => {
    const found = await warm.run(job);
    isWarm.push(found.fileNames !== undefined);
    return found;
  };
  await check(folder, undefined, "urls.ts", run);
  assert.equal(isWarm, [false]);
  await warm.stay();
  for (const [files, expected] of saves) {
    write(files);
    isWarm.length = 0;
    const told = await check(folder, undefined, "urls.ts", run);
    const fresh = await check(folder);
    const what = JSON.stringify(files);
    assert.equal(told.diagnostics, fresh.diagnostics, what);
    assert.is(isWarm.at(-1), expected, what);
  }
  rmSync(join(folder, "views.ts"));
  const told = await check(folder, undefined, "urls.ts", run);
  assert.equal(told.diagnostics, (await check(folder)).diagnostics);
  warm.close();
  remove();
});

test("a server that cannot be had gives no verdict: a process of its own does", async () => {
  const { folder, write, remove } = makeProject({
    "urls.ts": urls(show),
    "views.ts": views("string"),
    ...ids("number"),
  });
  const warm = createWarmCompiler();
  const run = (job: CompilerJob) => {
    // node has no option --api.
    const args = [join(folder, "tsc.cjs")];
    return warm.run({ ...job, compiler: { command: process.execPath, args, title: "7", isNative: true } });
  };
  write({ "tsc.cjs": 'console.log("checks.mts(3,1): error TS2345: a string is no response");' });
  for (let round = 0; round < 4; round++) {
    assert.equal((await check(folder, undefined, "urls.ts", run)).diagnostics, []);
    await warm.stay();
  }
  write({ "tsc.cjs": "process.exit(1);" });
  const { diagnostics } = await check(folder, undefined, "urls.ts", run);
  assert.equal(
    diagnostics.map(({ code }) => code),
    ["URLC6020"],
  );
  warm.close();
  remove();
});

test("what is asked of a program that is gone, or not there, is rejected", async () => {
  for (const [command, args] of [
    [process.execPath, ["-e", "process.exit(3)"]],
    [process.execPath, ["-e", "process.stdout.write('Content-Length: 1\\r\\n\\r\\n{')"]],
    ["/nowhere/tsc", []],
  ] as const) {
    const rpc = startRpcProcess(command, args, process.env);
    for (let round = 0; round < 2; round++)
      await rpc.ask("initialize", null).then(
        () => assert.unreachable(),
        (error: unknown) => assert.instance(error, Error),
      );
  }
});

test.run();
