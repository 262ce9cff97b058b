/**
 * How soon `urlc build --watch` has written what an edit changes: `npm run build && node --import tsx scripts/bench/watch.ts`.
 *
 * The program itself, as it is shipped (dist/), on a site of 1,000 routes in 50 apps; 20 edits of five kinds, each measured from
 * the save to the moment when the last file that the edit changes is in place. The watcher's own pause is in it. A view's
 * mistake is measured to the moment when its diagnostic stands in the terminal.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFiles } from "./project.ts";
import { siteFiles } from "./site.ts";

const repository = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "urlc-watch-"));
writeFiles(folder, siteFiles());
mkdirSync(join(folder, "node_modules"));
symlinkSync(repository, join(folder, "node_modules/urlc"));
symlinkSync(join(repository, "node_modules/typescript"), join(folder, "node_modules/typescript"));
symlinkSync(join(repository, "node_modules/@typescript"), join(folder, "node_modules/@typescript"));

const bin = join(repository, "dist/compiler/cli/bin.cjs");
const flags = process.argv.slice(2);
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const child = spawn(process.execPath, [bin, "build", "--watch", ...flags], { cwd: folder, env });
process.on("exit", () => {
  child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});
let output = "";
for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const stampOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
async function until(isTrue: () => boolean, what: string): Promise<number> {
  const end = performance.now() + 15_000;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`${what} did not happen; the program said:\n${output}`);
    await pause(0.5);
  }
  return performance.now();
}

const read = (path: string) => readFileSync(join(folder, path), "utf8");
const generated = (path: string) => join(folder, "generated", path);

/** Saves an edit and gives the time until the named files of the output have changed. */
async function timeOf(path: string, edit: (text: string) => string, outputs: readonly string[]) {
  const before = outputs.map((name) => stampOf(generated(name)));
  const text = edit(read(path));
  if (text === read(path)) throw new Error(`nothing to edit in ${path}`);
  const start = performance.now();
  writeFileSync(join(folder, path), text);
  const isDone = () => outputs.every((name, at) => stampOf(generated(name)) !== before[at]);
  return (await until(isDone, `the change of ${path}`)) - start;
}

const kinds: Readonly<Record<string, (app: string, round: number) => Promise<number>>> = {
  "a route's text": (app, round) =>
    timeOf(`${app}/urls.ts`, (text) => text.replace(/search\w*\//, `search${round}/`), [
      "router.ts",
      `urls/${app}.ts`,
    ]),
  "a route more": (app, round) =>
    timeOf(
      `${app}/urls.ts`,
      (text) =>
        text.replace(
          "];",
          `  path("more-${round}/<int:id>/", (request, { id }: { id: number }) => new Response(\`\${id}\`), { name: "more${round}" }),\n];`,
        ),
      ["router.ts", "types.ts", `urls/${app}.ts`],
    ),
  "a route less": (app) =>
    timeOf(`${app}/urls.ts`, (text) => text.replace(/ {2}path\("[^"]*new\/".*\n/, ""), [
      "router.ts",
      "types.ts",
      `urls/${app}.ts`,
    ]),
  "a name": (app, round) =>
    timeOf(`${app}/urls.ts`, (text) => text.replace(/name: "\w+"/, `name: "renamed${round}"`), [
      "router.ts",
      "types.ts",
      "reverse.ts",
      `urls/${app}.ts`,
    ]),
  "another view": (app) =>
    timeOf(`${app}/urls.ts`, (text) => text.replace(/(search\w*\/", views\.)\w+/, "$1other"), ["router.ts"]),
};

await until(() => output.includes("1000 routes"), "the first build");
await pause(4000);
const times = new Map<string, number[]>();
for (let round = 0; round < 4; round++) {
  for (const [at, [kind, run]] of Object.entries(kinds).entries()) {
    const app = `app${(round * 11 + at * 7 + 3) % 50}`;
    times.set(kind, [...(times.get(kind) ?? []), await run(app, round)]);
    await pause(900);
  }
}
const verdicts: number[] = [];
for (let round = 0; round < 3; round++) {
  const path = `app${20 + round}/views.ts`;
  const good = read(path);
  output = "";
  const start = performance.now();
  writeFileSync(join(folder, path), good.replace("id: number", "id: string"));
  verdicts.push((await until(() => output.includes("error[URLC6"), "the verdict")) - start);
  output = "";
  writeFileSync(join(folder, path), good);
  await until(() => output.includes("fixed"), "the fix");
}

const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
const at = (list: readonly number[], part: number) =>
  (sorted(list)[Math.ceil(part * list.length) - 1] ?? 0).toFixed(0);
for (const [kind, list] of times)
  console.log(
    `${kind}: ${sorted(list)
      .map((ms) => ms.toFixed(0))
      .join(" ")} ms`,
  );
const all = [...times.values()].flat();
console.log(
  `edit → written, ${all.length} edits: p50 ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms, longest ${at(all, 1)} ms`,
);
console.log(
  `a view's mistake → its diagnostic: ${sorted(verdicts)
    .map((ms) => ms.toFixed(0))
    .join(" ")} ms`,
);
process.exit();
