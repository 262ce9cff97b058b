import { spawnSync } from "node:child_process";
import { test } from "uvu";
import * as assert from "uvu/assert";

test("the packed tarball serves the tutorial's site in every way this machine can install", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, "scripts/matrix.ts"], {
    encoding: "utf8",
    timeout: 1_500_000,
  });
  const skipped = stdout.split("\n").filter((line) => line.startsWith("skip "));
  for (const line of skipped) console.log(line);
  assert.is(status, 0, `${stdout}${stderr}`);
});

test.run();
