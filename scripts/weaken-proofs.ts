/**
 * `npm run weaken-proofs`: weakens the proof, a line at a time, and runs prove-soundness.test.ts, which must fail each time.
 * Not among the tests: it takes minutes.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

const mutants: readonly (readonly [weakness: string, file: string, from: string, to: string])[] = [
  ["an int may be of any size", "piece.ts", 'isOver ? "overflow"', 'isOver ? "clean"'],
  [
    "a converter never refuses",
    "language.ts",
    "refusing.length === 0 && inexact === undefined",
    "inexact === undefined",
  ],
  [
    "an inexact automaton is taken for exact",
    "language.ts",
    "refusing.length === 0 && inexact === undefined",
    "refusing.length === 0",
  ],
  ["a prefix gives back what it took", "commit.ts", "endsLater || next.length === 0", "next.length === 0"],
  ["every regex ends at its longest match", "language.ts", "if (!hasKnownEnd)", "if (!hasKnownEnd && false)"],
  ["a regex without $ ends the path", "regex-language.ts", 'isEnd || use !== "search"', "true"],
  ["a regex without ^ begins the path", "regex-language.ts", 'isStart || use === "whole"', "true"],
  ["a $ forces no full match", "language.ts", 'part.source.endsWith("$")', "false"],
  [
    "the last route that may gain is dropped",
    "search.ts",
    "threads.filter((thread) => firstRank(thread) <= last)",
    "threads.filter((thread) => firstRank(thread) < last)",
  ],
  [
    "what others refuse is forgotten",
    "conclude.ts",
    "if (finding?.contested !== undefined)",
    "if (finding?.contested === null)",
  ],
  ["a hidden int has a limit", "language.ts", "used.has(`${stage} ${part}`)", "used.size >= 0"],
  ["a doubtful taker is certain", "search.ts", "isClear ? path : undefined", "path"],
  [
    "a longer path will do",
    "search.ts",
    "depth + remaining(owner) < (bests",
    "depth + 2 + remaining(owner) < (bests",
  ],
];

const repository = join(import.meta.dirname, "..");
const cache = join(repository, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const copy = mkdtempSync(join(cache, "mutants-"));
for (const folder of ["compiler/2-analyze", "compiler/ir", "compiler/diagnostics", "runtime"])
  cpSync(join(repository, folder), join(copy, folder), { recursive: true });
writeFileSync(join(copy, "package.json"), '{ "type": "module" }');

function passes(): boolean {
  const file = join(copy, "compiler/2-analyze/prove/prove-soundness.test.ts");
  const env = { ...process.env, PROVE_RUNS: "800" };
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "-C", "urlc-source", file], { env });
  return status === 0;
}

test("the soundness test passes as it is", () => assert.ok(passes()));

for (const [weakness, file, from, to] of mutants)
  test(`the soundness test finds out that ${weakness}`, () => {
    const path = join(copy, "compiler/2-analyze/prove", file);
    const text = readFileSync(path, "utf8");
    assert.is(text.split(from).length, 2, `${file} has ${from} once`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    try {
      assert.not(passes());
    } finally {
      writeFileSync(path, text);
    }
  });

test.after(() => rmSync(copy, { recursive: true }));
test.run();
