/**
 * How long TypeScript takes to check a project that uses the generated modules, on the three compilers.
 *
 *   npm run build && node --import tsx -C urlc-source scripts/bench/types.ts [ROUTES… | 5.9 | 6.0 | 7.0 | helpers | reverse …]
 *
 * N routes in apps of 50, a fifth static, the others with one to three params; two calls a route, in files of 40 calls. The
 * base line calls `reverse(name: string, ...unknown[])` as often, and what counts is what the others take more. Runs are
 * interleaved (RUNS=5); seconds of the best run and of the median: wall, and CPU time of all threads. PROJECT=folder keeps the
 * project there, or takes the one that is there.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configFile, kinds, writeProject, type Kind } from "./types-project.ts";

const given = process.argv.slice(2);
const runs = Number(process.env["RUNS"] ?? 5);
const compilers = { "5.9": "typescript-5.9", "6.0": "typescript-6", "7.0": "typescript" } as const;
const versions = Object.keys(compilers) as (keyof typeof compilers)[];
const repository = join(import.meta.dirname, "../..");

const chosen = <T extends string>(all: readonly T[]) => {
  const some = all.filter((one) => given.includes(one));
  return some.length === 0 ? all : some;
};

const figures = ["wall", "cpu", "parse", "bind", "check"] as const;
type Figures = Readonly<Record<(typeof figures)[number], number>>;

/** TypeScript 7's launcher costs a node start, which is not what is measured. */
function commandOf(compiler: string): readonly string[] {
  const folder = join(repository, "node_modules", compiler);
  const native = join(
    repository,
    `node_modules/@typescript/typescript-${process.platform}-${process.arch}/lib/tsc`,
  );
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return version.startsWith("7.") && existsSync(native)
    ? [native]
    : [process.execPath, join(folder, "bin/tsc")];
}

function run(compiler: string, config: string): Figures {
  const command = [...commandOf(compiler), "-p", config, "--extendedDiagnostics"];
  const { stdout, stderr } = spawnSync(
    "bash",
    ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bash", ...command],
    {
      encoding: "utf8",
      env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, LC_ALL: "C" },
    },
  );
  const errors = stdout.match(/^.*error TS.*$/gm);
  if (errors !== null) throw new Error(errors.slice(0, 3).join("\n"));
  const [wall = NaN, user = NaN, system = NaN] = stderr.trim().split(" ").map(Number);
  const said = (label: string) => Number(new RegExp(`^${label} time: +([\\d.]+)s`, "m").exec(stdout)?.[1]);
  return { wall, cpu: user + system, parse: said("Parse"), bind: said("Bind"), check: said("Check") };
}

const sorted = (found: readonly Figures[], figure: keyof Figures) =>
  found.map((one) => one[figure]).sort((a, b) => a - b);
const best = (found: readonly Figures[], figure: keyof Figures) => sorted(found, figure)[0] ?? NaN;
const median = (found: readonly Figures[], figure: keyof Figures) =>
  sorted(found, figure)[found.length >> 1] ?? NaN;

const counts = given.filter((text) => /^\d+$/.test(text)).map(Number);
console.log(
  `| routes | TypeScript | calls | wall: best, median | more than the base line | CPU: best, median | more | parse, bind, check (best) |`,
);
console.log("|---:|---|---|---|---|---|---|---|");
for (const count of counts.length === 0 ? [1000, 5000] : counts) {
  const kept = process.env["PROJECT"];
  const folder = kept ?? mkdtempSync(join(tmpdir(), "urlc-types-"));
  try {
    if (!existsSync(configFile(folder, "helpers"))) await writeProject(folder, count, repository);
    for (const version of chosen(versions)) {
      const asked = kinds.filter((kind) => kind === "base line" || chosen(kinds).includes(kind));
      const found = new Map<Kind, Figures[]>(asked.map((kind) => [kind, []]));
      for (let at = 0; at < runs; at++)
        for (const [kind, times] of found) times.push(run(compilers[version], configFile(folder, kind)));
      const base = found.get("base line") ?? [];
      for (const [kind, times] of found) {
        const pair = (figure: keyof Figures) =>
          `${best(times, figure).toFixed(2)}, ${median(times, figure).toFixed(2)}`;
        const more = (figure: keyof Figures) =>
          [best, median].map((of) => (of(times, figure) - of(base, figure)).toFixed(2)).join(", ");
        const phases = (["parse", "bind", "check"] as const).map((figure) => best(times, figure).toFixed(2));
        console.log(
          `| ${count} | ${version} | ${kind} | ${pair("wall")} | ${more("wall")} | ${pair("cpu")} | ${more("cpu")} | ${phases.join(", ")} |`,
        );
      }
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
