import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { temporaryFolder } from "./cli/temporary-folder.test-util.ts";
import { compile, type CompileResult } from "./compile.ts";
import { dice, edited, project, type Files } from "./session-edits.test-util.ts";
import { createSession } from "./session.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const projects = Number(process.env["RUNS"] ?? 6);

function write(folder: string, before: Files, after: Files): void {
  for (const path of before.keys()) if (!after.has(path)) rmSync(join(folder, path));
  for (const [path, text] of after) {
    if (before.get(path) === text) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A result as plain data: all of it, but for the order in which files were asked for. */
const plain = ({ sources, inputs, ...result }: CompileResult) => ({
  ...result,
  sources: [...sources].sort(),
  inputs: [...inputs].sort(),
});

let written = 0;

test(`after any edits a session says what a fresh compilation says (SEED=${seed})`, async () => {
  const home = temporaryFolder();
  for (let round = 0; round < projects; round++) {
    const roll = dice(seed + round);
    const folder = join(home, String(round));
    // So that most of the output is written in spite of them.
    const severity = { URLC4001: "warn", URLC4002: "warn", URLC4003: "warn" } as const;
    const options = { entry: join(folder, "urls.ts"), types: false, severity };
    const session = createSession();
    let files: Files = new Map();
    let next = project;
    let good = project;
    for (let edit = 0; edit < 25; edit++) {
      write(folder, files, next);
      files = next;
      const draft = await session.run(options);
      const whole = await draft.whole();
      const fresh = await compile(options);
      assert.ok(whole);
      const where = `SEED=${seed + round}, edit ${edit}`;
      assert.equal(plain(whole as CompileResult), plain(fresh), where);
      if (!draft.diagnostics.some(({ severity }) => severity === "error"))
        assert.equal(draft.files, fresh.files, where);
      if (fresh.files.length > 0) {
        written++;
        good = files;
      } else if (roll(2) === 0) next = good;
      for (let count = 1 + roll(2); count > 0; count--) next = edited(next, roll);
    }
  }
  assert.ok(written > projects, `only ${written} of ${projects * 25} compilations were written`);
});

test("a round that a newer one overtook has nothing to say", async () => {
  const folder = temporaryFolder();
  write(folder, new Map(), project);
  const session = createSession();
  const options = { entry: join(folder, "urls.ts"), types: false };
  const first = await session.run(options);
  const second = await session.run(options);
  assert.is(await first.whole(), undefined);
  assert.ok(await second.whole());
});

test.run();
