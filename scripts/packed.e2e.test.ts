/** The packed tarball in an empty project: `npx urlc build`, `tsc` and `node`, as a user runs them. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

const folder = mkdtempSync(join(tmpdir(), "urlc-packed-"));
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });

const compilerOptions = {
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: true,
  rootDir: ".",
  outDir: "dist",
};
const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

const server = `import { serve } from "urlc/node";
import { router } from "./generated/router.ts";

await serve(router, { port: Number(process.env["PORT"]), templates: "templates" });
console.log("listening");
`;

/** The observatory, as if it had been written in a folder of its own. */
function writeProject(): void {
  cpSync("fixtures/observatory", folder, { recursive: true, filter: (path) => !path.includes("expected") });
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), text.replaceAll("../../generated/observatory/", "./generated/"));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  for (const [name, resolution] of Object.entries(resolutions)) {
    const file = name === "nodenext" ? "tsconfig.json" : `tsconfig.${name}.json`;
    const options = { ...compilerOptions, ...resolution };
    writeFileSync(join(folder, file), JSON.stringify({ compilerOptions: options, exclude: ["dist"] }));
  }
  writeFileSync(join(folder, "server.ts"), server);
}

async function listening(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["dist/server.js"], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((ready, fail) => {
    child.stdout?.once("data", () => ready());
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
  });
  return child;
}

test.before(() => {
  const tarball = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder],
    {
      encoding: "utf8",
    },
  );
  writeProject();
  const versions = JSON.parse(readFileSync("package.json", "utf8")).devDependencies;
  const peers = ["typescript", "@types/node"].map((name) => `${name}@${versions[name]}`);
  run("npm", "install", "--no-audit", "--no-fund", resolve(folder, tarball.trim()), ...peers);
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test("urlc build writes the output, and a second build leaves it alone", () => {
  run("npx", "urlc", "build");
  assert.is(run("npx", "urlc", "build", "--check").includes("stale"), false);
  assert.ok(readdirSync(join(folder, "generated")).includes("router.ts"));
});

test("urlc build --format lays the output out by the project's own prettier options", () => {
  const rc = join(folder, ".prettierrc.json");
  writeFileSync(rc, '{ "singleQuote": true }');
  run("npx", "urlc", "build", "--no-types", "--format", "--out", "formatted");
  assert.match(readFileSync(join(folder, "formatted/router.ts"), "utf8"), / from 'urlc';/);
  for (const path of [rc, join(folder, "formatted")]) rmSync(path, { recursive: true });
});

test("the output type-checks under every strict flag with nodenext and bundler resolution", () => {
  run("npx", "tsc", "-p", "tsconfig.bundler.json", "--noEmit");
  run("npx", "tsc", "-p", "tsconfig.json");
});

test("what tsc emitted serves", async () => {
  const port = 20000 + (process.pid % 20000);
  const child = await listening(port);
  try {
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
    const home = await get("/");
    assert.is(home.status, 302);
    assert.is(home.headers.get("location"), "/north/");
    assert.match(await (await get("/south/")).text(), "Telescopes of the south");
    assert.match(await (await get("/objects/M31/")).text(), "/objects/M32/");
    assert.equal(await (await get("/api/v1/objects/7.json")).json(), { id: 7 });
    assert.match(await (await get("/north/vlt/sessions/2031-04-09/")).text(), "Wed, 09 Apr 2031");
    assert.is((await get("/north/vlt/sessions/2031-02-30/")).status, 404);
    assert.match(await (await get("/nowhere/")).text(), "No star at /nowhere/");
    assert.is(await (await get("/about/")).text(), "loaded when first asked for");
    assert.is(await (await get("/ping/")).text(), "pong");
  } finally {
    child.kill();
  }
});

test.run();
