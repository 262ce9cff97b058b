import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder } from "./temporary-folder.test-util.ts";
import { watchFiles } from "./watch.ts";

/** Waits until every named file was told as changed. */
function watching(folder: string) {
  const seen = new Set<string>();
  let wake = () => {};
  const watch = watchFiles({
    root: folder,
    ignored: [join(folder, "generated")],
    onChange: (files) => {
      for (const file of files) seen.add(file.slice(folder.length + 1).replaceAll("\\", "/"));
      wake();
    },
  });
  const until = async (path: string) => {
    while (!seen.has(path)) await new Promise<void>((resolve) => (wake = resolve));
    seen.clear();
  };
  return { watch, until, seen };
}

test("saves in place, by rename, new and deleted files, new folders with files, again and again", async () => {
  const folder = temporaryFolder({ "a/urls.ts": "1", "generated/router.ts": "1" });
  const { watch, until, seen } = watching(folder);
  for (let round = 0; round < 3; round++) {
    writeFileSync(join(folder, "a/urls.ts"), `in place ${round}`);
    await until("a/urls.ts");
    writeFileSync(join(folder, "a/urls.ts.tmp"), `renamed ${round}`);
    renameSync(join(folder, "a/urls.ts.tmp"), join(folder, "a/urls.ts"));
    await until("a/urls.ts");
    mkdirSync(join(folder, "b/c"), { recursive: true });
    writeFileSync(join(folder, "b/c/views.ts"), "1");
    await until("b/c/views.ts");
    writeFileSync(join(folder, "b/c/views.ts"), "2");
    await until("b/c/views.ts");
    rmSync(join(folder, "b"), { recursive: true });
    await until("b/c/views.ts");
  }
  writeFileSync(join(folder, "generated/router.ts"), "2");
  for (const name of ["dev.log", "db.sqlite3", "db.sqlite3-journal"]) writeFileSync(join(folder, name), "");
  await pause(50);
  assert.equal(
    [...seen].filter((path) => /^generated|^d/.test(path)),
    [],
  );
  writeFileSync(join(folder, "a/last.ts"), "");
  await until("a/last.ts");
  watch.close();
});

test("what a program writes while it runs is not told, unless something is made from it", async () => {
  const folder = temporaryFolder({
    "urls.ts": "",
    "data/prices.json": "1",
    "media/urls.ts": "",
    "uploads/keep.txt": "",
  });
  const { watch, until, seen } = watching(folder);
  watch.also(["data/prices.json", "media/urls.ts"].map((name) => join(folder, name)));
  const own = [
    "db.json",
    "app.db-wal",
    "out.txt",
    "photo.png",
    "uploads/evil.html",
    "data/notes.html",
    ".x.ts",
  ];
  for (const name of own) writeFileSync(join(folder, name), "1");
  mkdirSync(join(folder, "cache-1"));
  writeFileSync(join(folder, "cache-1/page.bin"), "1");
  await pause(50);
  rmSync(join(folder, "cache-1"), { recursive: true });
  await pause(50);
  assert.equal([...seen], []);
  for (const name of ["page.njk", "style.css", ".env", "data/prices.json", "media/list.html"]) {
    writeFileSync(join(folder, name), "2");
    await until(name);
  }
  watch.close();
});

test("of a folder outside the root only what is named matters, be it there yet or not", async () => {
  const around = temporaryFolder({ "site/urls.ts": "" });
  const seen: string[] = [];
  let wake = () => {};
  const onChange = (files: ReadonlySet<string>) => {
    for (const file of files) seen.push(file.slice(around.length + 1));
    wake();
  };
  const watch = watchFiles({ root: join(around, "site"), ignored: [], onChange });
  const name = () => watch.also([join(around, "tsconfig.json"), join(around, "shared/deep/urls.ts")]);
  name();
  writeFileSync(join(around, "other.ts"), "");
  mkdirSync(join(around, "elsewhere"));
  writeFileSync(join(around, "elsewhere/views.ts"), "");
  await pause(50);
  assert.equal(seen, []);
  const until = async (path: string) => {
    while (!seen.includes(path)) await new Promise<void>((resolve) => (wake = resolve));
    name();
  };
  mkdirSync(join(around, "shared"));
  await until("shared");
  mkdirSync(join(around, "shared/deep"));
  await until("shared/deep");
  writeFileSync(join(around, "shared/deep/urls.ts"), "");
  await until("shared/deep/urls.ts");
  writeFileSync(join(around, "tsconfig.json"), "{}");
  await until("tsconfig.json");
  watch.close();
});

test("a later event of the same save is not told again", async () => {
  const folder = temporaryFolder({ "urls.ts": "" });
  const told: string[] = [];
  let wake = () => {};
  const onChange = (files: ReadonlySet<string>) => {
    for (const file of files) told.push(file);
    wake();
  };
  const watch = watchFiles({ root: folder, ignored: [], onChange });
  const save = async (text: string) => {
    const change = new Promise<void>((resolve) => (wake = resolve));
    writeFileSync(join(folder, "urls.ts"), text);
    await change;
  };
  await save("1");
  const before = told.length;
  chmodSync(join(folder, "urls.ts"), 0o600);
  await pause(50);
  assert.is(told.length, before);
  await save("22");
  watch.close();
});

test("folders outside the root are watched when a file of theirs matters", async () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder({ "urls.ts": "" });
  let told: () => void = () => {};
  const watch = watchFiles({ root: folder, ignored: [], onChange: () => told() });
  watch.also([join(outside, "urls.ts")]);
  const change = new Promise<void>((resolve) => (told = resolve));
  writeFileSync(join(outside, "urls.ts"), "1");
  await change;
  watch.close();
});

test("nothing is watched any more once it is closed", async () => {
  const folder = temporaryFolder({ "urls.ts": "" });
  const watch = watchFiles({ root: folder, ignored: [], onChange: () => {} });
  watch.close();
  watch.also([join(folder, "urls.ts")]);
  await pause(10);
  // Every watcher that is open keeps the process alive.
  assert.is(process.getActiveResourcesInfo().includes("FSEventWrap"), false);
});

test.run();
