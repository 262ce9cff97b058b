import { existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder, writeFiles } from "./temporary-folder.test-util.ts";
import { UsageError } from "./usage-error.ts";
import { staleFiles, writeOutput } from "./write-output.ts";

const file = (path: string, body = "export {};") => ({
  path,
  text: `// Made by urlc from urls.ts.\n${body}\n`,
});

const tree = (folder: string) =>
  (readdirSync(folder, { recursive: true }) as string[]).map((path) => path.replaceAll("\\", "/")).sort();

test("what is not there is written, what is equal stays untouched, what changed is replaced", async () => {
  const out = join(temporaryFolder(), "generated");
  const first = await writeOutput(out, [file("router.ts"), file("urls/greetings.ts")]);
  assert.equal(first.written, ["router.ts", "urls/greetings.ts"]);
  assert.equal(tree(out), ["router.ts", "urls", "urls/greetings.ts"]);
  utimesSync(join(out, "router.ts"), 1, 1);
  const second = await writeOutput(out, [
    file("router.ts"),
    file("urls/greetings.ts", "export const a = 1;"),
  ]);
  assert.equal(second, { written: ["urls/greetings.ts"], removed: [], unchanged: 1 });
  assert.is(statSync(join(out, "router.ts")).mtimeMs, 1000);
  assert.match(readFileSync(join(out, "urls/greetings.ts"), "utf8"), "a = 1");
});

test("a file checked out with other line endings stays as it is", async () => {
  const crlf = file("router.ts").text.replaceAll("\n", "\r\n");
  const out = temporaryFolder({ "router.ts": crlf });
  assert.equal(await writeOutput(out, [file("router.ts")]), { written: [], removed: [], unchanged: 1 });
  assert.is(readFileSync(join(out, "router.ts"), "utf8"), crlf);
});

test("files of namespaces that are gone are removed with their folders; what is not ours stays", async () => {
  const out = temporaryFolder();
  await writeOutput(out, [file("router.ts"), file("urls/blog/posts.ts"), file("urls/shop/carts.ts")]);
  writeFiles(out, {
    "urls/shop/notes.ts": "// urlc-ignore URLC4001: mine\n",
    "urls/shop/readme.md": "// Made by urlc from urls.ts.\n",
  });
  const { removed } = await writeOutput(out, [file("router.ts")]);
  assert.equal(removed, ["urls/blog/posts.ts", "urls/shop/carts.ts"]);
  assert.equal(tree(out), ["router.ts", "urls", "urls/shop", "urls/shop/notes.ts", "urls/shop/readme.md"]);
});

test("the output of another URLconf inside the folder stays", async () => {
  const out = temporaryFolder({ "blog/generated/router.ts": file("router.ts").text });
  assert.equal((await writeOutput(out, [file("router.ts")])).removed, []);
  assert.equal(await staleFiles(out, [file("router.ts")]), []);
  assert.ok(existsSync(join(out, "blog/generated/router.ts")));
});

test("a file of someone else is refused, wherever it stands; a spoilt file of ours is repaired", async () => {
  const ours = [file("router.ts"), file("reverse.ts"), file("urls/index.ts")];
  for (const [there, built] of [
    [{ "router.ts": "export const mine = true;\n" }, []],
    [{ "urls/index.ts": "export const mine = true;\n" }, [file("router.ts"), file("reverse.ts")]],
  ] as const) {
    const out = temporaryFolder();
    await writeOutput(out, built);
    writeFiles(out, there);
    const before = tree(out);
    await writeOutput(out, [file("router.ts", "new"), ...ours.slice(1)]).then(
      () => assert.unreachable(),
      (error) => assert.instance(error, UsageError),
    );
    assert.equal(tree(out), before);
    for (const { path, text } of built) assert.is(readFileSync(join(out, path), "utf8"), text);
  }
  const out = temporaryFolder();
  await writeOutput(out, ours);
  writeFiles(out, { "router.ts": "", "reverse.ts": `<<<<<<< HEAD\n${file("reverse.ts").text}=======\n` });
  assert.equal((await writeOutput(out, ours)).written, ["router.ts", "reverse.ts"]);
});

test("stale files are told, line endings do not count", async () => {
  const out = temporaryFolder();
  await writeOutput(out, [file("router.ts"), file("reverse.ts"), file("urls/old.ts")]);
  writeFileSync(join(out, "reverse.ts"), file("reverse.ts").text.replaceAll("\n", "\r\n"));
  assert.equal(await staleFiles(out, [file("router.ts", "new"), file("reverse.ts"), file("types.ts")]), [
    { path: "router.ts", why: "differs" },
    { path: "types.ts", why: "missing" },
    { path: "urls/old.ts", why: "surplus" },
  ]);
  assert.not.ok(existsSync(join(out, "types.ts")));
});

test("builds at the same time leave whole files and no drafts", async () => {
  const out = temporaryFolder();
  const files = Array.from({ length: 20 }, (_, n) => file(`urls/app${n}.ts`, "x".repeat(50_000)));
  await Promise.all(Array.from({ length: 6 }, () => writeOutput(out, files)));
  assert.is(tree(out).length, 21);
  for (const { path, text } of files) assert.is(readFileSync(join(out, path), "utf8"), text);
});

test("drafts of a build that was killed are cleared away", async () => {
  const out = temporaryFolder({ ".urlc-0123456789ab.tmp": "half" });
  utimesSync(join(out, ".urlc-0123456789ab.tmp"), 1, 1);
  await writeOutput(out, [file("router.ts")]);
  assert.equal(tree(out), ["router.ts"]);
});

test.run();
