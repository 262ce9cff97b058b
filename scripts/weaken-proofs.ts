/**
 * `npm run weaken-proofs`: weakens the proofs, a line at a time, and runs the test of their soundness, which must fail each time.
 * Not among the tests: it takes minutes. `npm run weaken-proofs TEXT` runs the mutants whose names hold the text.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

type Mutant = readonly [weakness: string, file: string, from: string, to: string];

const mutants: readonly Mutant[] = [
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

/** Found by reversal-soundness.test.ts. */
const reversalMutants: readonly Mutant[] = [
  [
    "a path is never read otherwise",
    "read-back.ts",
    "asked.candidate.whole !== undefined",
    "asked.candidate.params.length < 0",
  ],
  [
    "a route takes all that is written for it",
    "read-back.ts",
    "if (mayMissOwn(asked))",
    "if (mayMissOwn(asked) && false)",
  ],
  [
    "the code of a converter is known",
    "prove-reversals.ts",
    "if (opaque !== undefined)",
    "if (opaque === null)",
  ],
  ["what may refuse a path does", "destination.ts", "if (refusing !== undefined)", "if (refusing === null)"],
  [
    "a route that may not take a path does",
    "meeting-path.ts",
    "if (inexact !== undefined)",
    "if (inexact === null)",
  ],
  [
    "the first rival is forgotten",
    "rivals.ts",
    ".map((look) => look.route)",
    ".slice(1).map((look) => look.route)",
  ],
  [
    "a fixed segment meets none that varies",
    "rivals.ts",
    "[...near, ...loose.values()]",
    'segment.kind === "fixed" ? near : [...near, ...loose.values()]',
  ],
  [
    "what varies meets no catch-all",
    "rivals.ts",
    "if (beside && mayBeSame(",
    'if (beside && segment.kind === "fixed" && mayBeSame(',
  ],
  [
    "a search that was too long found nothing",
    "meeting-path.ts",
    "if (word === undefined && !isComplete)",
    "if (word === null)",
  ],
  [
    "a character belongs to one param",
    "tagged.ts",
    "state.differs || left.param !== right.param",
    "state.differs",
  ],
  ["a search has ended where a regex has", "written.ts", "...(isEnd ? [] : [anything]),", ""],
];

const repository = join(import.meta.dirname, "..");
const cache = join(repository, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const copy = mkdtempSync(join(cache, "mutants-"));
for (const folder of ["compiler/2-analyze", "compiler/ir", "compiler/diagnostics", "runtime"])
  cpSync(join(repository, folder), join(copy, folder), { recursive: true });
writeFileSync(join(copy, "package.json"), '{ "type": "module" }');

function passes(name: string): boolean {
  const file = join(copy, "compiler/2-analyze/prove", name);
  const env = { ...process.env, PROVE_RUNS: "800" };
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "-C", "urlc-source", file], { env });
  return status === 0;
}

const wanted = process.argv[2] ?? "";
const suites: readonly (readonly [file: string, weakened: readonly Mutant[]])[] = [
  ["prove-soundness.test.ts", mutants],
  ["reversal-soundness.test.ts", reversalMutants],
];

for (const [name, weakened] of suites) {
  test(`${name} passes as it is`, () => assert.ok(passes(name)));

  for (const [weakness, file, from, to] of weakened.filter(([weakness]) => weakness.includes(wanted)))
    test(`${name} finds out that ${weakness}`, () => {
      const path = join(copy, "compiler/2-analyze/prove", file);
      const text = readFileSync(path, "utf8");
      assert.is(text.split(from).length, 2, `${file} has ${from} once`);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
      try {
        assert.not(passes(name));
      } finally {
        writeFileSync(path, text);
      }
    });
}

test.after(() => rmSync(copy, { recursive: true }));
test.run();
