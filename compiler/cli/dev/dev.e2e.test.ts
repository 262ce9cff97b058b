import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { siteFromFixture } from "../template.ts";
import { temporaryFolder } from "../temporary-folder.test-util.ts";

const repo = fileURLToPath(new URL("../../..", import.meta.url));

/** The tutorial's site in a folder of its own, with this urlc installed. */
function newSite(): string {
  const files = Object.fromEntries(siteFromFixture().map(({ path, text }) => [path, text]));
  const folder = temporaryFolder({ ...files, "package.json": '{ "type": "module" }' });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(repo, join(folder, "node_modules/urlc"), "dir");
  return folder;
}

/** `urlc dev` in a folder; `port` 0 takes a free one. */
async function startDev(folder: string, port: number) {
  const tsx = join(repo, "node_modules/tsx/dist/loader.mjs");
  const start = join(repo, "compiler/cli/start.ts");
  const words = ["--import", tsx, "-C", "urlc-source", start, "dev", "--port", String(port), "--no-types"];
  const child = spawn(process.execPath, words, { cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
  process.on("exit", () => child.kill("SIGKILL"));
  let output = "";
  let wake = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
      wake();
    });
  const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const said = async (words: string, from = 0): Promise<void> => {
    while (!output.includes(words, from)) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { child, exit, said, output: () => output };
}

const edit = (folder: string, file: string, from: string, to: string) => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

test("serves, reloads on a save, shows errors in the terminal and on the page until they are fixed, ends on Ctrl-C", async () => {
  const folder = newSite();
  const dev = await startDev(folder, 0);
  await dev.said("Ctrl-C");
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(dev.output())?.[0] ?? "";
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, url), { headers, redirect: "manual" });
    return { status: response.status, text: await response.text() };
  };
  /** Asks until the page says it: the save is noticed some milliseconds after it happened. */
  const until = async (path: string, words: string, headers: Record<string, string> = {}) => {
    for (;;) {
      const page = await get(path, headers);
      if (page.text.includes(words)) return page;
    }
  };

  assert.equal(await get("/greetings/Bob/"), { status: 200, text: "<h1>Hello, Bob!</h1>" });
  await dev.said("GET /greetings/Bob/ 200");
  assert.match(dev.output(), /GET \/greetings\/Bob\/ 200 [\d.]+ ms greetings:personalized_greeting/);
  assert.is((await get("/greetings/profile/zorg/")).status, 404);

  edit(folder, "greetings/views.ts", "Hello, ", "Good morning, ");
  await until("/greetings/Bob/", "Good morning, Bob!");
  await dev.said("reloaded");

  edit(folder, "greetings/urls.ts", '"<str:name>/"', '"<st:name>/"');
  const broken = await until("/greetings/Bob/", "URLC2003", { accept: "text/html" });
  assert.is(broken.status, 500);
  assert.match(broken.text, "<!doctype html>");
  assert.match(broken.text, "greetings/urls.ts:");
  assert.match(broken.text, '<span class="marks">^^');
  assert.match((await get("/greetings/Bob/")).text, 'error[URLC2003]: route "<st:name>/" uses');
  await dev.said("error[URLC2003]");
  edit(folder, "greetings/urls.ts", '"<st:name>/"', '"<str:name>/"');
  await until("/greetings/Bob/", "Good morning, Bob!");

  edit(folder, "greetings/views.ts", "export function home", "export functio home");
  assert.is((await until("/greetings/Bob/", "The sources cannot be run")).status, 500);
  edit(
    folder,
    "greetings/views.ts",
    "export functio home",
    "throw new Error('at start');\nexport function home",
  );
  assert.is((await until("/greetings/Bob/", "at start")).status, 500);
  await dev.said("The program ended");
  assert.is(dev.output().split("Error: at start").length, 2, dev.output());
  edit(folder, "greetings/views.ts", "throw new Error('at start');\n", "");
  await until("/greetings/Bob/", "Good morning, Bob!");

  const map = await get("/__urlc__");
  assert.match(map.text, "URL map of urls.ts");
  const whole = await get("/greetings/Bob/", { "sec-fetch-dest": "document", accept: "text/html" });
  assert.match(whole.text, "<h1>Good morning, Bob!</h1><script>new EventSource");

  const second = await startDev(folder, Number(new URL(url).port));
  assert.is(await second.exit, 2);
  assert.match(second.output(), /port \d+ is taken.*\n.*port \d+ is free: urlc dev --port \d+/);

  dev.child.kill("SIGINT");
  assert.is(await dev.exit, 0);
  await fetch(url).then(
    () => assert.unreachable("it still serves"),
    () => {},
  );
});

test("a program that ends by itself is told, and started again by the next save", async () => {
  const folder = newSite();
  writeFileSync(join(folder, "server.ts"), 'console.log("I am done");\n');
  const dev = await startDev(folder, 0);
  await dev.said("The program ended");
  assert.match(dev.output(), "I am done");
  writeFileSync(
    join(folder, "server.ts"),
    `import { createServer } from "node:http";
createServer((_, response) => response.end("by hand")).listen(Number(process.env["PORT"]));
`,
  );
  await dev.said("reloaded");
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(dev.output())?.[0] ?? "";
  assert.is(await (await fetch(url)).text(), "by hand");
  dev.child.kill("SIGTERM");
  assert.is(await dev.exit, 0);
});

test("Ctrl-C in the midst of a reload ends everything", async () => {
  const folder = newSite();
  const dev = await startDev(folder, 0);
  await dev.said("Ctrl-C");
  for (let round = 0; round < 3; round++) {
    edit(folder, "greetings/views.ts", "Hello", "Hello, hello");
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  dev.child.kill("SIGTERM");
  assert.is(await dev.exit, 0);
});

test.run();
