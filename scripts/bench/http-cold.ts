/**
 * From the start of a process to its first answer: the tutorial site on the packed urlc against raw node:http, taking turns.
 *
 *   npm run build
 *   node --import tsx -C urlc-source scripts/bench/http-cold.ts
 *
 *   --starts 25                 of each program           --only "raw,urlc serve"   only these
 *   --peers                     frameworks, too (`npm ci --prefix scripts/bench`)
 *   --write                     puts the table into README.md between the marks `bench:http-cold`
 */
import { build, transform } from "esbuild";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { env } from "./http-load.ts";
import { median, quantile } from "./http-table.ts";
import { writeIntoReadme } from "./readme.ts";

const { values } = parseArgs({
  options: {
    starts: { type: "string", default: "25" },
    only: { type: "string" },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const page = "<h1>Welcome to the greetings app!</h1>";
const send = `res.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": ${page.length} }); res.end("${page}");`;

/** Every program tells its port when it listens, and its CPU time when it is asked. */
const around = (imports: string, listen: string): string => `${imports}
process.once("SIGUSR2", () => { console.log(JSON.stringify(process.cpuUsage())); process.exit(); });
${listen}`;

const overNode = (imports: string, listener: string): string =>
  around(
    `import { createServer } from "node:http";\n${imports}`,
    `const server = createServer(${listener});\nserver.listen(0, "127.0.0.1", () => console.log(server.address().port));`,
  );

const router = 'import { router } from "./site/generated/mysite/router.js";';

const own = {
  raw: overNode("", `(req, res) => { ${send} }`),
  "urlc createHandler": overNode(
    `import { createHandler } from "urlc/node";\n${router}`,
    "createHandler(router)",
  ),
  "urlc serve": around(
    `import { serve } from "urlc/node";\n${router}`,
    "const { port } = await serve(router, { port: 0 });\nconsole.log(port);",
  ),
};

const peers = {
  polka: overNode(
    'import polka from "polka";',
    `polka().get("/greetings/", (req, res) => { ${send} }).handler`,
  ),
  hono: overNode(
    'import { Hono } from "hono"; import { getRequestListener } from "@hono/node-server";',
    `getRequestListener(new Hono().get("/greetings/", (c) => c.html("${page}")).fetch)`,
  ),
  fastify: around(
    'import fastify from "fastify";',
    `const app = fastify();
app.get("/greetings/", (request, reply) => reply.type("text/html; charset=utf-8").send("${page}"));
await app.listen({ port: 0 });
console.log(app.server.address().port);`,
  ),
  express: overNode(
    'import express from "express";',
    `express().get("/greetings/", (req, res) => res.send("${page}"))`,
  ),
};

/** Below the folder where the peers are found: the package as npm would install it, the site as tsc would compile it, the programs. */
async function writePrograms(folder: string): Promise<ReadonlyMap<string, string>> {
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], {
    encoding: "utf8",
  }).trim();
  const home = join(folder, "node_modules/urlc");
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["xzf", join(folder, packed), "-C", home, "--strip-components", "1"]);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const root of ["fixtures/mysite", "generated/mysite"])
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue;
      const { code } = await transform(readFileSync(join(root, name), "utf8"), { loader: "ts" });
      const file = join(folder, "site", root, name.replace(/ts$/, "js"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code.replaceAll(/\.ts(?=";)/g, ".js"));
    }
  const programs = new Map<string, string>();
  for (const [name, text] of Object.entries({ ...own, ...(values.peers ? peers : {}) })) {
    const file = join(folder, `${name.replaceAll(" ", "-")}.js`);
    writeFileSync(file, text);
    programs.set(name, file);
  }
  const outfile = join(folder, "one-file.mjs");
  await build({
    entryPoints: [programs.get("urlc serve") as string],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    external: ["@11ty/nunjucks"],
  });
  return programs.set("urlc serve, in one file", outfile);
}

interface Start {
  /** Milliseconds from the start of the process to its first answer. */
  readonly time: number;
  /** Milliseconds of CPU that it took until then, all threads. */
  readonly cpu: number;
}

function ask(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path: "/greetings/", agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve(text));
    }).on("error", reject);
  });
}

async function start(file: string): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, [file], { env, stdio: ["ignore", "pipe", "inherit"] });
  const line = (): Promise<string> =>
    new Promise((resolve, reject) => {
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString()));
      child.once("exit", (code) => reject(new Error(`${file} exited with ${code}`)));
    });
  const text = await ask(Number(await line()));
  const time = performance.now() - started;
  if (!text.includes("Welcome to the greetings app!")) throw new Error(`${file} answered ${text}`);
  const used = line();
  child.kill("SIGUSR2");
  const { user, system } = JSON.parse(await used) as NodeJS.CpuUsage;
  return { time, cpu: (user + system) / 1000 };
}

const folder = mkdtempSync(join(import.meta.dirname, ".http-"));
try {
  const programs = [...(await writePrograms(folder))].filter(
    ([name]) => values.only?.split(",").includes(name) ?? true,
  );
  const starts = programs.map((): Start[] => []);
  for (const [, file] of programs) await start(file);
  for (let turn = 0; turn < Number(values.starts); turn++)
    for (let at = 0; at < programs.length; at++) {
      // Another one goes first in each turn.
      const which = (at + turn) % programs.length;
      starts[which]?.push(await start(programs[which]?.[1] as string));
    }
  const cell = (list: readonly Start[], key: keyof Start): string => {
    const own = list.map((one) => one[key]);
    const more = median(own.map((value, turn) => value - (starts[0]?.[turn]?.[key] as number)));
    return `${median(own).toFixed(1)} [${quantile(own, 0.25).toFixed(0)}–${quantile(own, 0.75).toFixed(0)}] (${more < 0 ? "−" : "+"}${Math.abs(more).toFixed(1)})`;
  };
  const text = [
    `**Start of a server**, Node ${process.version.slice(1)}; ${values.starts} starts of each, taking turns; median [quartiles] (more than the first, turn by turn)`,
    "",
    "| program | ms to the first answer | ms of CPU until then |",
    "| --- | --: | --: |",
    ...programs.map(
      ([name], at) => `| ${name} | ${cell(starts[at] ?? [], "time")} | ${cell(starts[at] ?? [], "cpu")} |`,
    ),
  ].join("\n");
  console.log(text);
  if (values.write) writeIntoReadme("bench:http-cold", text);
} finally {
  rmSync(folder, { recursive: true });
}
