/**
 * `npm test`: types, import directions, generated files up to date, format, then every `*.test.ts`, each in a process
 * of its own. Ends with `N passed, N failed`.
 *
 *   npm test                       everything
 *   npm test -- --quick            everything but `*.e2e.test.ts` (packed tarballs, other runtimes, browsers)
 *   npm test -- --unit [TEXT…]     only the test files whose path holds one of the texts
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

const args = process.argv.slice(2);
const isQuick = args.includes("--quick");
const isUnit = args.includes("--unit");
const wanted = args.filter((arg) => !arg.startsWith("--"));
const node = [...process.execArgv];

function run(command: string, commandArgs: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArgs, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A check is a command that must exit 0: it counts as one test. */
async function check(name: string, commandArgs: readonly string[]): Promise<Outcome> {
  const { code, output } = await run(process.execPath, commandArgs);
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** uvu exits 0 for a file that forgot `test.run()`: a file without a summary, or with an empty one, fails here. */
async function testFile(file: string): Promise<Outcome> {
  const { code, output } = await run(process.execPath, [...node, file]);
  const total = Number(/Total:\s+(\d+)/.exec(output)?.[1] ?? 0);
  const passed = Number(/Passed:\s+(\d+)/.exec(output)?.[1] ?? 0);
  const isSound = code === 0 && total > 0 && passed === total;
  return { name: file, passed, failed: isSound ? 0 : Math.max(1, total - passed), output };
}

async function inParallel(jobs: readonly (() => Promise<Outcome>)[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const start = performance.now();
      const outcome = await job();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      outcomes.push(outcome);
      const mark = outcome.failed === 0 ? "ok  " : "FAIL";
      console.log(
        `${mark} ${outcome.name} (${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s)`,
      );
      if (outcome.failed > 0) console.log(outcome.output);
      // Figures that a test measures are told, whatever they are.
      else for (const [line] of outcome.output.matchAll(/^note: .*/gm)) console.log(`     ${line}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return outcomes;
}

const files = ["compiler", "runtime", "fixtures", "scripts"]
  .filter((room) => existsSync(room))
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => !file.includes("node_modules"))
      .map((file) => `${room}/${file.replaceAll("\\", "/")}`),
  )
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => !(isQuick && file.endsWith(".e2e.test.ts")))
  .filter((file) => !isUnit || wanted.length === 0 || wanted.some((text) => file.includes(text)))
  .sort();

const checks = [
  () => check("types", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]),
  () => check("import directions", [...node, "scripts/check-imports.ts"]),
  () => check("generated files", [...node, "scripts/generate.ts", "--check"]),
  () => check("format", ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."]),
];

if (files.length === 0) {
  console.log("no test file matches");
  process.exitCode = 1;
} else {
  // Packed, linked and started programs are those of this checkout.
  const built = await check("build", [...node, "scripts/build.ts"]);
  if (built.failed > 0) console.log(built.output);
  const outcomes = [
    built,
    ...(await inParallel([...(isUnit ? [] : checks), ...files.map((file) => () => testFile(file))])),
  ];
  const sum = (key: "passed" | "failed") => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
}
