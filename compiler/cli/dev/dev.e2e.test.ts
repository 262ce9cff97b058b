import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { endAll, repository, startUrlc } from "../started.test-util.ts";
import { siteFromFixture } from "../template.ts";
import { temporaryFolder } from "../temporary-folder.test-util.ts";

/** The tutorial's site in a folder of its own, with this urlc installed. */
function newSite(): string {
  const files = Object.fromEntries(siteFromFixture().map(({ path, text }) => [path, text]));
  const folder = temporaryFolder({ ...files, "package.json": '{ "type": "module" }' });
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["typescript", "@typescript", "@types"])
    symlinkSync(join(repository, "node_modules", name), join(folder, "node_modules", name), "dir");
  symlinkSync(repository, join(folder, "node_modules/urlc"), "dir");
  return folder;
}

/** `urlc dev` in a folder; `port` 0 takes a free one. */
const startDev = (folder: string, port: number, ...words: string[]) =>
  startUrlc(folder, "dev", "--port", String(port), ...words);

test.after(endAll);

const edit = (folder: string, file: string, from: string, to: string) => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

test("serves, reloads on a save, shows errors in the terminal and on the page until they are fixed, ends on Ctrl-C", async () => {
  const folder = newSite();
  const dev = startDev(folder, 0, "--no-types");
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
  assert.match((await get("/nowhere/")).text, "[name='greetings:personalized_greeting']");

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
  // The program's own words go another way than ours.
  await dev.said("Error: at start");
  assert.is(dev.output().split("Error: at start").length, 2, dev.output());
  edit(folder, "greetings/views.ts", "throw new Error('at start');\n", "");
  await until("/greetings/Bob/", "Good morning, Bob!");

  assert.is(dev.output().match(/URLC5009/g)?.length, 1, "a note is said once, not after every save");
  const map = await get("/__urlc__");
  assert.match(map.text, "URL map of urls.ts");
  const whole = await get("/greetings/Bob/", { "sec-fetch-dest": "document", accept: "text/html" });
  assert.match(whole.text, "<h1>Good morning, Bob!</h1><script>new EventSource");

  const second = startDev(folder, Number(new URL(url).port));
  assert.is(await second.exit(), 2);
  assert.match(second.output(), /port \d+ is taken.*\n.*port \d+ is free: urlc dev --port \d+/);

  dev.kill("SIGINT");
  assert.is(await dev.exit(), 0);
  await fetch(url).then(
    () => assert.unreachable("it still serves"),
    () => {},
  );
});

test("a program that ends by itself is told, and started again by the next save", async () => {
  const folder = newSite();
  writeFileSync(join(folder, "server.ts"), 'console.log("I am done");\n');
  const dev = startDev(folder, 0, "--no-types");
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
  dev.kill("SIGTERM");
  assert.is(await dev.exit(), 0);
});

test("what a program writes as it starts does not start it again", async () => {
  const folder = newSite();
  mkdirSync(join(folder, "uploads"));
  const names = ["hits.json", "hits.sqlite3", "uploads/hit.html"];
  const writes = names.map((name) => `writeFileSync("${name}", String(Math.random()));\n`);
  const server = readFileSync(join(folder, "server.ts"), "utf8");
  const told = `import { writeFileSync } from "node:fs";\n${writes.join("")}${server}\nconsole.log("it is started");\n`;
  writeFileSync(join(folder, "server.ts"), told);
  const dev = startDev(folder, 0, "--no-types");
  const starts = () => dev.output().split("it is started").length - 1;
  /** Whatever is wrong with the machine's speed: it comes to rest. */
  const rest = async () => {
    for (let before = -1; before !== starts();) {
      before = starts();
      await pause(700);
    }
    return starts();
  };
  await dev.said("it is started");
  // Where a project has no tsconfig.json, one above it would count; nothing else there does.
  const beside = temporaryFolder({ "later/views.ts": "" });
  writeFileSync(join(beside, "urls.ts"), "");
  assert.is(await rest(), 1, dev.output());
  edit(folder, "greetings/views.ts", "Hello, ", "Good morning, ");
  await dev.said("reloaded");
  assert.ok((await rest()) <= 3, dev.output());
  dev.kill("SIGTERM");
  assert.is(await dev.exit(), 0);
});

test("Ctrl-C ends everything at any moment: in the midst of the first build, of the check of the views, of a reload", async () => {
  const folder = newSite();
  for (const wait of [0, 30, 100, 300, 600, 1000, 2000]) {
    rmSync(join(folder, "node_modules/.cache"), { recursive: true, force: true });
    const dev = startDev(folder, 0);
    await dev.said("Ctrl-C");
    await pause(wait);
    if (wait >= 1000) edit(folder, "greetings/views.ts", "Hello", "Hello, hello");
    if (wait > 1000) await pause(40);
    dev.kill(wait % 200 === 0 ? "SIGTERM" : "SIGINT");
    assert.is(await dev.exit(), 0);
  }
});

test.run();
