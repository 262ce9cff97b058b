/** Checks the import table of compiler/README.md: each room may import only what its line allows. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";

/** Room → rooms and packages it may import besides itself. `node:` stands for all of Node's modules. Tests are free. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "runtime/node": ["runtime", "node:"],
  runtime: [],
  "compiler/ir": [],
  "compiler/diagnostics": ["compiler/ir"],
  "compiler/1-read": ["compiler/ir", "compiler/diagnostics", "ts-morph", "node:"],
  "compiler/2-analyze": [
    "compiler/ir",
    "compiler/diagnostics",
    "runtime/converters",
    "refa",
    "@eslint-community/regexpp",
  ],
  "compiler/3-emit": ["compiler/ir", "runtime/converters", "prettier"],
  "compiler/4-check": ["compiler/ir", "compiler/diagnostics", "node:"],
  "compiler/cli": ["compiler", "runtime", "node:", "commander", "picocolors", "esbuild", "vite"],
  compiler: ["runtime", "node:"],
};

const rooms = Object.keys(allowed).sort((a, b) => b.length - a.length);
const roomOf = (file: string) => rooms.find((room) => file === `${room}.ts` || file.startsWith(`${room}/`));
const isNodeOnly = (file: string) => /^runtime\/node(\/|\.ts|-)/.test(file);

const problems: string[] = [];
const files = ["compiler", "runtime"].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: "utf8" })
    .map((file) => `${top}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.(ts|cts|mts)$/.test(file) && !/\.test(-util)?\.ts$/.test(file)),
);
for (const file of files) {
  const room = isNodeOnly(file) ? "runtime/node" : roomOf(file);
  if (room === undefined) continue;
  const text = readFileSync(file, "utf8");
  const imports = text.matchAll(
    /^\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm,
  );
  for (const match of imports) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? "";
    const target = specifier.startsWith(".") ? join(dirname(file), specifier) : specifier;
    const isOwn = target.startsWith(`${room}/`) || target === `${room}.ts`;
    const isAllowed = (allowed[room] ?? []).some(
      (name) =>
        target === name ||
        target === `${name}.ts` ||
        target.startsWith(name.endsWith(":") ? name : `${name}/`),
    );
    const isPhase = room === "compiler" && target.startsWith("compiler/");
    if (!isOwn && !isAllowed && !isPhase)
      problems.push(`${file}: imports ${specifier}, which ${room} may not`);
  }
}
if (files.length === 0) problems.push("no file found to check");
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
