import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { viewAt } from "../../runtime/conf.ts";
import { makeProject } from "../4-check/check.test-util.ts";
import type { UrlPattern } from "../ir/urlconf.ts";
import { readUrlconfs } from "./read-urlconfs.ts";

/** Each view gives the text of its route, so that a wrong index shows. */
const files = {
  "urls.ts": `import { include, path, rePath } from "urlc";
import { shared, urlpatterns as others } from "./shared.ts";
import * as app from "./app/urls.ts";
const view = (text: string) => (() => text) as never;
const local = [path("l0", view("l0")), ...shared, path("l1", view("l1"))];
const DEBUG = false;
const single = path("single", view("single"));
const blog = include([path("b0", view("b0")), ...local]);
export const urlpatterns = [
  ...local,
  single,
  path("app/", include(app)),
  path("list/", include([...others, path("in", view("in"))])),
  path("object/", include({ urlpatterns: local, appName: "o" })),
  path("blog/", blog),
  ...[...shared].concat(single, [path("c", view("c"))]),
  ...(DEBUG ? [path("no", view("no"))] : [path("yes", view("yes"))]),
  path("deep/", include([path("er/", include([path("e0", view("e0")), rePath(/e1/, view("e1"))]))])),
  path("last", view("last")),
];
`,
  "shared.ts": `import { path } from "urlc";
export const shared = [path("s0", (() => "s0") as never), path("s1", (() => "s1") as never)];
export const urlpatterns = [path("o0", (() => "o0") as never), ...shared];
`,
  "app/urls.ts": `import { path } from "urlc";
import { shared } from "../shared.ts";
export const urlpatterns = [...shared, path("a0", (() => "a0") as never)];
`,
};

const leaves = (patterns: readonly UrlPattern[]): readonly UrlPattern[] =>
  patterns.flatMap((pattern) =>
    pattern.kind === "include-pattern" && pattern.target.kind === "inline"
      ? leaves(pattern.target.patterns)
      : pattern,
  );

test("a path leads to the same view in the value of urlpatterns", async () => {
  const { folder, remove } = makeProject(files);
  const told: string[] = [];
  const result = await readUrlconfs(
    { entry: join(folder, "urls.ts") },
    ({ message }) => void told.push(message),
  );
  assert.equal(told, []);
  let count = 0;
  for (const { file, patterns } of result?.urlconfs ?? []) {
    const { urlpatterns } = await import(pathToFileURL(join(folder, file)).href);
    for (const pattern of leaves(patterns)) {
      if (pattern.kind !== "view-pattern") continue;
      const { route, view } = pattern;
      assert.is(view.kind, "pattern");
      if (view.kind !== "pattern") continue;
      const found = viewAt(urlpatterns, ...view.path) as unknown as () => string;
      assert.is(found(), route.kind === "path" ? route.text : route.source);
      count += 1;
    }
  }
  remove();
  assert.is(count, 29);
});

test.run();
