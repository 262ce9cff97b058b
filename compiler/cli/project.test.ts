import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { findProject, type ProjectFlags } from "./project.ts";
import { temporaryFolder } from "./temporary-folder.test-util.ts";
import { UsageError } from "./usage-error.ts";

const packageJson = (urlc: unknown) => JSON.stringify({ name: "x", urlc });

/** Entry and output folder, relative to the folder of the case. */
function places(files: Readonly<Record<string, string>>, flags: ProjectFlags = {}, cwd = ".") {
  const folder = temporaryFolder(files);
  const { entry, outDir } = findProject(flags, join(folder, cwd));
  return [entry, outDir].map((path) => path.slice(folder.length + 1).replaceAll("\\", "/"));
}

function complaint(files: Readonly<Record<string, string>>, flags: ProjectFlags = {}): string {
  try {
    places(files, flags);
  } catch (error) {
    assert.instance(error, UsageError);
    return `${(error as UsageError).message} (${(error as UsageError).help ?? ""})`;
  }
  return assert.unreachable() as never;
}

test("the URLconf is found beside package.json or in src, or where the user stands", () => {
  assert.equal(places({ "package.json": "{}", "urls.ts": "" }), ["urls.ts", "generated"]);
  assert.equal(places({ "package.json": "{}", "src/urls.ts": "" }), ["src/urls.ts", "src/generated"]);
  assert.equal(places({ "package.json": "{}", "src/urls.ts": "", "src/deep/x": "" }, {}, "src/deep"), [
    "src/urls.ts",
    "src/generated",
  ]);
  assert.equal(places({ "urls.ts": "" }), ["urls.ts", "generated"]);
});

test("package.json names entry and output; flags win; another URLconf does not get the configured output", () => {
  const files = {
    "package.json": packageJson({ entry: "site/urls.ts", out: "out" }),
    "site/urls.ts": "",
    "b/urls.ts": "",
  };
  assert.equal(places(files), ["site/urls.ts", "out"]);
  assert.equal(places(files, { out: "other" }), ["site/urls.ts", "other"]);
  assert.equal(places(files, { entry: "b" }), ["b/urls.ts", "b/generated"]);
  assert.equal(places(files, { entry: "site/urls.ts" }), ["site/urls.ts", "out"]);
});

test("severity: flags over package.json", () => {
  const folder = temporaryFolder({
    "package.json": packageJson({ severity: { URLC4001: "warn", URLC4002: "off" } }),
    "urls.ts": "",
  });
  const { severity } = findProject({ off: ["URLC4001"], error: ["URLC5001"] }, folder);
  assert.equal({ ...severity }, { URLC4001: "off", URLC4002: "off", URLC5001: "error" });
});

test("what is wrong is said with a way out", () => {
  assert.match(complaint({ "package.json": "{}" }), /no URLconf found.*urlc init/s);
  assert.match(complaint({ "package.json": packageJson({ entyr: "x" }) }), 'did you mean "entry"?');
  assert.match(complaint({ "package.json": packageJson({ entry: "gone.ts" }) }), "which does not exist");
  assert.match(complaint({ "package.json": "{" }), "is not JSON");
  assert.match(complaint({}, { entry: "gone.ts" }), "there is no ");
  assert.match(complaint({ "urls.ts": "" }, { warn: ["URLC1"], off: ["URLC1"] }), "contradict");
});

test.run();
