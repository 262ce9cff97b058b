/**
 * `node --import tsx -C urlc-source scripts/bench/matcher-profile.ts`: where a lookup spends its time, by V8's own samples: the
 * functions of the generated router (reading characters, comparing them and making objects is part of them), and what they call.
 *
 *   --set django             which route set          --kinds "1 int,uuid deep"   which traffic; else all hits of the set
 *   --ms 1500                how long each is sampled
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { transformSync } from "esbuild";
import { pathsOf, routeSets } from "./matcher-routes.ts";
import { routerText } from "./matcher-urlc.ts";

const { values } = parseArgs({
  options: {
    set: { type: "string", default: "django" },
    kinds: { type: "string", default: "" },
    ms: { type: "string", default: "1500" },
  },
});

/** What V8's builtins do for a router, by their names. */
const builtins: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["slice()", /SubString|StringSubstring|StringPrototypeSlice/],
  ["===", /^StringEqual/],
  ["indexOf()", /IndexOf/],
];

interface Code {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const folder = mkdtempSync(join(tmpdir(), "urlc-profile-"));
try {
  const set = routeSets.find(({ name }) => name === values.set)!;
  const { code } = transformSync(routerText(set.routes), { loader: "ts", format: "cjs", target: "es2022" });
  const script = code.replace(/__toESM\((require\("[^"]+"\))\)/g, "$1");
  const views = "const require = () => new Proxy({}, { get: () => () => undefined });";
  writeFileSync(join(folder, "router.cjs"), `{ ${views}\n${script}\n}`);
  const hits = Object.keys(set.kinds).filter((kind) => !kind.endsWith("miss"));
  for (const kind of values.kinds === "" ? hits : values.kinds.split(",")) {
    const shares = sample(pathsOf(set.kinds[kind]!, 2048));
    const total = [...shares.values()].reduce((sum, ticks) => sum + ticks, 0);
    const cells = [...shares]
      .sort(([, a], [, b]) => b - a)
      .filter(([, ticks]) => ticks >= total / 100)
      .map(([name, ticks]) => `${name} ${((100 * ticks) / total).toFixed(0)} %`);
    console.log(`${set.name}, ${kind} (${total} samples): ${cells.join(" · ")}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Samples of a process that does nothing but ask the router. */
function sample(paths: readonly string[]): ReadonlyMap<string, number> {
  const log = join(folder, "v8.log");
  writeFileSync(
    join(folder, "loop.cjs"),
    `const { router: { resolve } } = require("./router.cjs");
const bytes = Buffer.from(${JSON.stringify(paths.join(""))}, "latin1");
let end = 0;
const lengths = ${JSON.stringify(paths.map(({ length }) => length))};
const strings = lengths.map((length) => bytes.latin1Slice(end, (end += length)));
const sink = new Array(strings.length);
function ask() { for (let at = 0; at < strings.length; at++) sink[at] = resolve(strings[at]); }
for (const until = performance.now() + ${values.ms}; performance.now() < until;) ask();`,
  );
  spawnSync(
    process.execPath,
    [
      "--prof",
      "--no-short-builtin-calls",
      "--prof-sampling-interval=200",
      "--no-logfile-per-isolate",
      `--logfile=${log}`,
      "loop.cjs",
    ],
    { cwd: folder, env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined } },
  );
  const codes: Code[] = [];
  const shares = new Map<string, number>();
  for (const line of readFileSync(log, "latin1").split("\n")) {
    const [event, ...fields] = line.split(",");
    if (event === "code-creation") {
      const [, , , start, size, name = ""] = fields;
      codes.push({ start: Number(start), end: Number(start) + Number(size), name });
    } else if (event === "tick") {
      const at = Number(fields[0]);
      const found = codes.findLast(({ start, end }) => start <= at && at < end)?.name ?? "";
      const name =
        /^(\S+) .*router\.cjs/.exec(found)?.[1] ?? builtins.find(([, names]) => names.test(found))?.[0];
      if (name !== undefined) shares.set(name, (shares.get(name) ?? 0) + 1);
    }
  }
  return shares;
}
