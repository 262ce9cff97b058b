import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { keepBuild } from "./cache.ts";
import { temporaryFolder, writeFiles } from "./temporary-folder.test-util.ts";

const { currentBuild } = createRequire(import.meta.url)("./cache.cjs") as {
  currentBuild: (cwd: string, argv: readonly string[]) => { readonly said: string } | undefined;
};

test("a build stands until a file it read or wrote changes, or another file joins its output", () => {
  const root = temporaryFolder({
    "node_modules/x/package.json": "{}",
    "urls.ts": "1",
    "generated/router.ts": "2",
  });
  const argv = ["build"];
  const files = [join(root, "urls.ts"), join(root, "generated/router.ts"), `${join(root, "generated")}/`];
  const keep = () => keepBuild(root, argv, { files, routes: "1 route", out: "generated/", said: "" });
  const isCurrent = () => currentBuild(root, argv) !== undefined;
  assert.is(isCurrent(), false);
  keep();
  assert.is(isCurrent(), true);
  writeFiles(root, { "urls.ts": "3" });
  assert.is(isCurrent(), false);
  keep();
  writeFiles(root, { "generated/notes.md": "", "generated/urls/old.ts": "" });
  assert.is(isCurrent(), false);
  keep();
  assert.is(isCurrent(), true);
});

test.run();
