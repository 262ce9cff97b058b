/**
 * What a build costs: `npm run build && node --import tsx scripts/bench/build.ts [ROUTES…] [WORDS…]`, where only the cases whose name holds one of
 * the words are run. Each figure is the median of RUNS (7) processes of the package's own bin, in a project of so many
 * routes; wall time, and processor time of the process and of the TypeScript 7 that it starts.
 *
 * - cold: no manifest, no output, no state of TypeScript's; the code cache is there.
 * - edited: a route was added since the last build.
 * - first: no code cache either, as after `npm install`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeProject } from "./build-project.ts";

const words = process.argv.slice(2).filter((word) => Number.isNaN(Number(word)));
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const runs = Number(process.env["RUNS"] ?? 7);
const scratch = process.env["SCRATCH"] ?? mkdtempSync(join(tmpdir(), "urlc-build-"));

const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** Milliseconds of a process and what it starts, as bash measures them. */
function time(folder: string, args: readonly string[]): { wall: number; cpu: number } {
  const command = [process.execPath, "node_modules/urlc/dist/compiler/cli/bin.cjs", ...args];
  const { stdout, stderr, status } = spawnSync(
    "bash",
    ["-c", 'TIMEFORMAT="%R %U %S"; exec 3>&2; time "$@" 2>&1', "time", ...command],
    { cwd: folder, encoding: "utf8", env },
  );
  if (status !== 0) throw new Error(stdout + stderr);
  const [wall = 0, user = 0, system = 0] = stderr.trim().split("\n").at(-1)!.split(" ").map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? NaN;

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly before: (folder: string) => void;
}

const remove = (folder: string, path: string) => rmSync(join(folder, path), { recursive: true, force: true });

/** All that a build leaves, but the code cache. */
function forget(folder: string): void {
  remove(folder, "src/generated");
  const cache = join(folder, "node_modules/.cache/urlc");
  for (const name of readdirSync(cache)) if (!name.endsWith(".bin")) remove(cache, name);
}

let edits = 0;
function edit(folder: string): void {
  const file = join(folder, "src/app0/urls.ts");
  const text = readFileSync(file, "utf8").replace(/^ {2}path\("edit.*\n/m, "");
  const route = `  path("edit${edits++}/", views.view0, { name: "edit" }),\n`;
  writeFileSync(file, text.replace("];\n", `${route}];\n`));
}

const cases: readonly Case[] = [
  { name: "build, nothing changed", args: ["build"], before: () => {} },
  { name: "build, cold", args: ["build"], before: forget },
  { name: "build, edited", args: ["build"], before: edit },
  { name: "build --no-types, cold", args: ["build", "--no-types"], before: forget },
  { name: "check, cold", args: ["check"], before: forget },
  { name: "check, edited", args: ["check"], before: edit },
  { name: "check --no-types, cold", args: ["check", "--no-types"], before: forget },
  { name: "build, first", args: ["build"], before: (folder) => remove(folder, "node_modules/.cache") },
  {
    name: "build --no-types, first",
    args: ["build", "--no-types"],
    before: (folder) => remove(folder, "node_modules/.cache"),
  },
];

console.log("| routes | case | wall ms | processor ms |\n|---:|---|---:|---:|");
for (const count of sizes.length === 0 ? [100, 1000] : sizes) {
  const folder = join(scratch, String(count));
  writeProject(folder, count);
  time(folder, ["build"]);
  for (const { name, args, before } of cases) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const figures = Array.from({ length: runs }, () => {
      before(folder);
      if (name.includes("first")) remove(folder, "src/generated");
      return time(folder, args);
    });
    const [wall, cpu] = [figures.map(({ wall }) => wall), figures.map(({ cpu }) => cpu)];
    console.log(`| ${count} | ${name} | ${median(wall).toFixed(0)} | ${median(cpu).toFixed(0)} |`);
  }
}
if (process.env["SCRATCH"] === undefined) rmSync(scratch, { recursive: true });
