/**
 * How fast a helper builds a path, beside the functions of peers; every answer is compared first.
 *
 *   npm install --prefix scripts/bench/reverse && node --import tsx -C urlc-source scripts/bench/reverse/reverse.ts
 *
 * Each subject runs in a process of its own; rounds are interleaved, the median counts. Nanoseconds of CPU time a call, the result
 * flattened by a look at one of its characters.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { compile } from "../../../compiler/compile.ts";

const rounds = Number(process.env["ROUNDS"] ?? 5);
/** Only subjects whose name holds one of these words. */
const only = (process.env["ONLY"] ?? "").split(",");

/** What is built: the values of each call come out of a ring of fresh ones, as a page of links has them. */
const tasks = {
  static: { route: "about/team/", params: {}, path: "/about/team/" },
  int: { route: "articles/<int:id>/", params: { id: 4711 }, path: "/articles/4711/" },
  str: { route: "profile/<str:name>/", params: { name: "ada-lovelace" }, path: "/profile/ada-lovelace/" },
  quoted: { route: "profile/<str:name>/", params: { name: "a b" }, path: "/profile/a%20b/" },
  three: {
    route: "blog/<int:year>/<slug:slug>/<str:part>/",
    params: { year: 2024, slug: "a-slug", part: "intro" },
    path: "/blog/2024/a-slug/intro/",
  },
} as const;
type Task = keyof typeof tasks;

const colons = (route: string) => `/${route.replace(/<\w+:(\w+)>/g, ":$1")}`;

/** The text of an expression that makes `build(params)` for a task. */
const subjects: Readonly<Record<string, (task: Task) => string>> = {
  "urlc helper": (task) => (task === "static" ? "() => urls.static_()" : `(params) => urls.${task}(params)`),
  "urlc reverse()": (task) => `(params) => reverse("${task}", params)`,
  // It takes nothing but strings.
  "path-to-regexp compile": (task) => {
    const compiled = `(await import("path-to-regexp")).compile("${colons(tasks[task].route)}")`;
    const strings = Object.keys(tasks[task].params).map((key) => `${key}: String(params.${key})`);
    return strings.length === 0
      ? compiled
      : `((compiled) => (params) => compiled({ ${strings.join(", ")} }))(${compiled})`;
  },
  "regexparam inject": (task) =>
    `((inject) => (params) => inject("${colons(tasks[task].route)}", params))((await import("regexparam")).inject)`,
  "named-urls reverse": (task) =>
    `((m) => (params) => (m.reverse ?? m.default.reverse)("${colons(tasks[task].route)}", params))(await import("named-urls"))`,
  "TanStack interpolatePath": (task) => {
    const parts = tasks[task].route.split(/(<\w+:\w+>)/).filter(Boolean);
    const segments: (string | readonly unknown[])[] = [];
    let before = "/";
    for (const part of parts) {
      const name = /^<\w+:(\w+)>$/.exec(part)?.[1];
      if (name === undefined) before += part;
      else {
        segments.push([1, name, before, ""]);
        before = "";
      }
    }
    const rest = before.replace(/\/$/, "");
    const all = JSON.stringify(rest === "" ? segments : [...segments, rest]);
    return `((f) => (params) => f("/x/", ${all}, params))((await import("@tanstack/router-core")).interpolatePath)`;
  },
};

const chosen = Object.keys(subjects).filter((subject) => only.some((word) => subject.includes(word)));

/** One process: warms up, then the best of its batches in CPU time, which a busy machine disturbs least. */
const program = (subject: string, task: Task, output: string) => `
import * as urls from ${JSON.stringify(join(output, "urls.mjs"))};
import { reverse } from ${JSON.stringify(join(output, "reverse.mjs"))};
const build = ${subjects[subject]?.(task)};
const base = ${JSON.stringify(tasks[task].params)};
const ring = Array.from({ length: 256 }, (_, at) => Object.fromEntries(Object.entries(base).map(([key, value]) =>
  [key, typeof value === "number" ? value + (at & 7) : (value + (at & 7)).slice(0, -1) + (at & 7)])));
const said = build(base);
let total = 0;
const batch = (calls) => { const start = process.cpuUsage(); for (let i = 0; i < calls; i++) total += build(ring[i & 255]).charCodeAt(3); return (process.cpuUsage(start).user * 1000) / calls; };
batch(300000);
const times = Array.from({ length: 9 }, () => batch(200000)).sort((a, b) => a - b);
console.log(JSON.stringify({ said, ns: times[0], total: total > 0 }));
`;

const folder = mkdtempSync(join(tmpdir(), "urlc-bench-"));
const project = join(folder, "project");
try {
  mkdirSync(project);
  const patterns = Object.entries(tasks).map(
    ([name, { route }]) => `  path("${name === "quoted" ? "q/" : ""}${route}", view, { name: "${name}" }),`,
  );
  writeFileSync(
    join(project, "urls.ts"),
    `import { path } from "urlc";\nimport { view } from "./views.js";\nexport const urlpatterns = [\n${patterns.join("\n")}\n];\n`,
  );
  writeFileSync(join(project, "views.ts"), `export const view = () => new Response();\n`);
  const { files, diagnostics } = await compile({ entry: join(project, "urls.ts"), types: false });
  if (files.length === 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  for (const { path, text } of files) {
    mkdirSync(join(project, "generated", path, ".."), { recursive: true });
    writeFileSync(join(project, "generated", path), text);
  }
  await build({
    entryPoints: {
      urls: join(project, "generated/urls/index.ts"),
      reverse: join(project, "generated/reverse.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    alias: { urlc: join(import.meta.dirname, "../../../runtime/index.ts") },
  });
  const found = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++)
    for (const task of Object.keys(tasks) as Task[])
      for (const subject of chosen) {
        const { stdout, stderr } = spawnSync(
          process.execPath,
          ["--input-type=module", "--eval", program(subject, task, folder)],
          {
            cwd: import.meta.dirname,
            encoding: "utf8",
            env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined },
          },
        );
        const key = `${subject}\0${task}`;
        if (stdout === "") {
          if (round === 0)
            console.error(`${subject}, ${task}: ${stderr.split("\n").find((line) => /Error/.test(line))}`);
          continue;
        }
        const { said, ns } = JSON.parse(stdout) as { said: string; ns: number };
        const wanted = (task === "quoted" && subject.startsWith("urlc") ? "/q" : "") + tasks[task].path;
        if (said !== wanted && round === 0) console.error(`${subject}, ${task}: says ${said}, not ${wanted}`);
        found.set(key, [...(found.get(key) ?? []), ns]);
      }
  const median = (times: readonly number[] = []) => [...times].sort((a, b) => a - b)[times.length >> 1];
  console.log(`| ns a call, Node ${process.versions.node} | ${Object.keys(tasks).join(" | ")} |`);
  console.log(`|---|${"---:|".repeat(Object.keys(tasks).length)}`);
  for (const subject of chosen) {
    const cells = Object.keys(tasks).map(
      (task) => median(found.get(`${subject}\0${task}`))?.toFixed(0) ?? "–",
    );
    console.log(`| ${subject} | ${cells.join(" | ")} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
