/** Every code block of the README is run: files make one project, commands are carried out, output is compared. */
import { execSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

interface Block {
  readonly language: string;
  readonly text: string;
}

const readme = readFileSync("README.md", "utf8");
const blocks: readonly Block[] = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
  language: match[1] ?? "",
  text: match[2] ?? "",
}));
const inLanguage = (language: string) => blocks.filter((block) => block.language === language);

const folder = mkdtempSync(join(tmpdir(), "urlc-readme-"));
const run = (command: string, cwd = folder) => execSync(command, { cwd, encoding: "utf8", stdio: "pipe" });
let tarball = "";

/** Serves and is asked for one page; for commands that end only when told to. */
async function serves(command: string, cwd: string, port: number, path: string): Promise<void> {
  const child = spawn(command, {
    cwd,
    shell: true,
    detached: true,
    env: { ...process.env, PORT: String(port) },
  });
  let output = "";
  // Its pipes are closed when the last process of the group is gone.
  const over = new Promise<boolean>((resolve) => child.on("close", () => resolve(true)));
  try {
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    for (let tries = 0; tries < 300; tries++) {
      const page = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
      if (page?.status === 200) return;
      await new Promise((wait) => setTimeout(wait, 100));
    }
    assert.unreachable(`no page at ${path}: ${output}`);
  } finally {
    const end = (signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal);
    end("SIGTERM");
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, 20_000, false).unref());
    if (!(await Promise.race([over, late]))) {
      end("SIGKILL");
      assert.unreachable(`SIGTERM does not end it: ${output}`);
    }
  }
}

const port = 21000 + (process.pid % 20000);

/** What each command line of the README must do. One that is not here fails the test. */
const commands: Readonly<Record<string, () => void | Promise<void>>> = {
  // The whole suite runs this test: it may not run the suite.
  "npm install && npm test": () => assert.match(readFileSync("package.json", "utf8"), '"test": "'),
  "npm install && npm start": () => serves("npm start", ".", port, "/greetings/Alice/"),
  "npm install urlc": () =>
    void run(`npm install --no-audit --no-fund ${tarball} typescript @types/node eta`),
  "npx urlc init mysite": () => {
    run("npx urlc init mysite");
    const cwd = join(folder, "mysite");
    run(`npm install --no-audit --no-fund ${tarball}`, cwd);
    run("npm run build", cwd);
  },
  "cd mysite && npm install && npm run dev": () =>
    serves("npm run dev -- --port " + (port + 1), join(folder, "mysite"), port + 1, "/greetings/Alice/"),
  "npx urlc build": () => assert.match(run("npx urlc build"), /\d+ routes/),
};

test.before(() => {
  tarball = resolve(
    folder,
    execSync(`npm pack --ignore-scripts --silent --pack-destination ${folder}`, { encoding: "utf8" }).trim(),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  for (const { text } of inLanguage("ts")) {
    const file = /^\/\/ (\S+)\n/.exec(text)?.[1];
    assert.ok(file, `a block of TypeScript begins with its file: ${text}`);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    types: ["node"],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, exclude: ["mysite"] }));
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

const lines = inLanguage("sh").flatMap(({ text }) => text.trim().split("\n"));
for (const line of new Set(lines.map((text) => text.replace(/\s+#.*/, "")))) {
  test(line, async () => {
    const command = commands[line];
    assert.ok(command, `README's command has no test: ${line}`);
    await command();
  });
}

test("the guide's files type-check and reverse as their comments say", () => {
  run("npx tsc -p .");
  const links = readFileSync(join(folder, "links.ts"), "utf8");
  const claims = [...links.matchAll(/^(\w.*); \/\/ (".*?")/gm)];
  assert.ok(claims.length > 1);
  const checks = claims.map(([, call, path]) => `if (${call} !== ${path}) throw new Error(${call});`);
  writeFileSync(join(folder, "check.ts"), `${links}\n${checks.join("\n")}\n`);
  const tsx = resolve("node_modules/tsx/dist/cli.mjs");
  run(`node ${tsx} check.ts`);
});

test("the diagnostic is the one that the tutorial's order gets", () => {
  const expected = readFileSync("fixtures/mysite-shadowed/expected/diagnostics.txt", "utf8");
  const [told] = inLanguage("text");
  assert.match(expected, told?.text.trim() ?? "a diagnostic");
});

test.run();
