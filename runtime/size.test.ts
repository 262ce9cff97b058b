import { build, type Plugin } from "esbuild";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";

/** What few requests need is loaded by the first of them: it is not part of what a process starts with. */
const leaveOut: Plugin = {
  name: "leave out what is loaded later",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

/** Bytes of a program, minified and gzipped. */
async function size(contents: string, plugins: Plugin[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    conditions: ["urlc-source"],
    write: false,
    plugins,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

const programs = {
  node: 'export { path, HttpResponse } from "urlc"; export { createHandler } from "urlc/node";',
  fetch: 'export { path, HttpResponse } from "urlc"; export { createFetchHandler } from "urlc/fetch";',
};

test("what a project that uses path, HttpResponse and createHandler starts with is at most 5 KiB", async () => {
  for (const contents of Object.values(programs)) {
    const bytes = await size(contents, [leaveOut]);
    assert.ok(bytes <= 5 * 1024, `${bytes} bytes`);
  }
});

test("with all that may be loaded later it is at most 11 KiB", async () => {
  for (const contents of Object.values(programs)) {
    const bytes = await size(contents, []);
    assert.ok(bytes <= 11 * 1024, `${bytes} bytes`);
  }
});

test("what only makes URLs holds no server", async () => {
  assert.ok((await size('export { path } from "urlc";', [])) < 300);
});

test.run();
