/**
 * `npm run generate`: compiles every case of fixtures/ and rewrites generated/ and fixtures/<case>/expected/; rewrites
 * compiler/diagnostics/README.md from the catalogue.
 * `--check` writes nothing and fails if a file is not what the compiler makes now.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { cases, compileCase } from "./fixtures.ts";
import { diagnosticsPage } from "./generate-diagnostics.ts";

const isCheck = process.argv.includes("--check");
const stale: string[] = [];

const filesUnder = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"))
    : [];

const expected = new Map<string, string>();
for (const name of cases) for (const { path, text } of await compileCase(name)) expected.set(path, text);
const page = await diagnosticsPage();
expected.set(page.path, page.text);

for (const [path, text] of expected) {
  const current = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  if (current === text) continue;
  stale.push(path);
  if (isCheck) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
for (const path of [
  ...filesUnder("generated"),
  ...cases.flatMap((name) => filesUnder(`fixtures/${name}/expected`)),
]) {
  if (expected.has(path)) continue;
  stale.push(path);
  if (!isCheck) rmSync(path);
}

for (const path of stale) console.log(`${isCheck ? "stale" : "written"}: ${path}`);
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;
