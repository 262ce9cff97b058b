/**
 * `node --import tsx -C urlc-source scripts/bench/matcher-growth.ts`: what the number of routes costs: code, time and memory to
 * generate it, to load it, the first match, and the hot routes of the synthetic sets; `--write` puts it into README.md.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { lower } from "../../compiler/2-analyze/lower/lower.ts";
import { routeSets } from "./matcher-routes.ts";
import { run } from "./matcher-run.ts";
import { emit, routerText, urlconfOf } from "./matcher-urlc.ts";
import { writeIntoReadme } from "./readme.ts";

const { values } = parseArgs({
  options: {
    sets: { type: "string", default: "hono,django,github,synthetic 100,synthetic 1000,synthetic 10000" },
    ms: { type: "string", default: "200" },
    generate: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const setOf = (name: string) => routeSets.find((set) => set.name === name)!;

/** Time and memory of lowering and emitting, in a process of its own. */
if (values.generate !== undefined) {
  const { routes } = urlconfOf(setOf(values.generate).routes);
  const start = performance.now();
  emit(lower(routes), routes);
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1024 }));
} else {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const names = values.sets.split(",");
  const sizes = names.map((name) => {
    const { routes } = setOf(name);
    const text = routerText(routes);
    const code = transformSync(text, { loader: "ts", format: "esm" }).code;
    const short = transformSync(text, { loader: "ts", format: "esm", minify: true }).code;
    const { ms, megabytes } = child(["--generate", name]);
    const loaded = Array.from({ length: 5 }, () => load(code, routes.length));
    const least = (key: "load" | "first") => Math.min(...loaded.map((one) => one[key]));
    const each = (bytes: number) => (bytes / routes.length).toFixed(0);
    return row([
      name,
      String(routes.length),
      each(text.length),
      each(short.length),
      each(gzipSync(short).length),
      `${ms!.toFixed(0)} ms`,
      `${megabytes!.toFixed(0)} MB`,
      `${least("load").toFixed(1)} ms`,
      `${least("first").toFixed(2)} ms`,
    ]);
  });
  const synthetic = names.filter((name) => name.startsWith("synthetic"));
  const times = synthetic.map((set) => {
    const [found] = run({ set, routers: ["urlc"], strings: "fresh", milliseconds: Number(values.ms) });
    return { set, kinds: found!.kinds };
  });
  const kinds = Object.keys(times[0]?.kinds ?? {});
  const nsOf = (at: number, kind: string) => times[at]!.kinds[kind]!.ns;
  const text = [
    row([
      "set",
      "routes",
      "router.ts, bytes a route",
      "minified",
      "gzipped",
      "generated in",
      "memory",
      "loaded in",
      "first match",
    ]),
    row(["---", ...Array.from({ length: 8 }, () => "--:")]),
    ...sizes,
    "",
    row(["ns a lookup (÷ the first row)", ...kinds]),
    row(["---", ...kinds.map(() => "--:")]),
    ...times.map(({ set }, at) =>
      row([
        set,
        ...kinds.map(
          (kind) => `${nsOf(at, kind).toFixed(1)} (${(nsOf(at, kind) / nsOf(0, kind)).toFixed(2)}×)`,
        ),
      ]),
    ),
  ].join("\n");
  console.log(text);
  if (values.write) writeIntoReadme("bench:matcher-growth", text);
}

function child(
  args: readonly string[],
  execArgv = process.execArgv,
  script = fileURLToPath(import.meta.url),
) {
  const { stdout, stderr } = spawnSync(process.execPath, [...execArgv, script, ...args], {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Record<string, number>;
}

/** Loads a router into a fresh process, its views being there already, and asks it for one path. */
function load(code: string, views: number): { readonly load: number; readonly first: number } {
  const folder = mkdtempSync(join(tmpdir(), "urlc-growth-"));
  try {
    const names = Array.from({ length: views }, (_, at) => `export const view${at} = () => undefined;`);
    writeFileSync(join(folder, "views.mjs"), names.join("\n"));
    writeFileSync(join(folder, "router.mjs"), code.replace(/from "[^"]*views[^"]*"/, 'from "./views.mjs"'));
    const script = join(folder, "load.mjs");
    writeFileSync(
      script,
      `await import("./views.mjs");
const start = performance.now();
const { router } = await import("./router.mjs");
const loaded = performance.now();
router.resolve("/shop/products/7/" + process.pid + "/");
router.resolve("/api/v1/open-accounts/" + process.pid + "/");
const end = performance.now();
console.log(JSON.stringify({ load: loaded - start, first: end - loaded }));`,
    );
    const found = child([], [], script);
    return { load: found["load"]!, first: found["first"]! };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
