import { build, type BuildOptions, type Metafile } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bundleRuntime } from "../scripts/bundle-runtime.ts";

// What npm installs, not the sources: a bundler sees a few files, of which it must drop what a program does not use.
const dist = mkdtempSync(join(tmpdir(), "urlc-size-"));
await bundleRuntime(dist);
writeFileSync(join(dist, "package.json"), JSON.stringify({ type: "module", sideEffects: false }));
const packed = { urlc: "index.js", "urlc/node": "node.js", "urlc/fetch": "fetch.js" };
const alias = Object.fromEntries(
  Object.entries(packed).map(([name, file]) => [name, join(dist, "runtime", file)]),
);

async function bundle(contents: string, options: BuildOptions = {}) {
  const { outputFiles = [], metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts", sourcefile: "program.ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    alias,
    external: ["@11ty/nunjucks"],
    write: false,
    metafile: true,
    outdir: "/",
    ...options,
  });
  return { files: outputFiles, metafile: metafile as Metafile };
}

const gzipped = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

/** A program in one file, as esbuild makes it by default: what is imported later is in it, too. */
async function oneFile(contents: string): Promise<number> {
  const { files } = await bundle(contents);
  return gzipped(files[0]?.contents ?? new Uint8Array());
}

/** What a process starts with: what few requests need is imported by the first of them. */
async function startUp(contents: string): Promise<number> {
  const { files } = await bundle(contents, {
    plugins: [
      {
        name: "leave out what is imported later",
        setup({ onResolve }) {
          onResolve({ filter: /^\.\.?\// }, ({ kind, path }) =>
            kind === "dynamic-import" ? { path, external: true } : undefined,
          );
        },
      },
    ],
  });
  return gzipped(files[0]?.contents ?? new Uint8Array());
}

/** The same, as esbuild cuts it into files: the one of the program and those it imports at once. */
async function startUpInFiles(contents: string): Promise<number> {
  const { files, metafile } = await bundle(contents, { splitting: true });
  const { outputs } = metafile;
  const needed = new Set(
    Object.keys(outputs).filter((name) => outputs[name]?.entryPoint?.endsWith("runtime/program.ts")),
  );
  for (const name of needed)
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === "import-statement" && path in outputs) needed.add(path);
  const isNeeded = ({ path }: { path: string }) =>
    [...needed].some((name) => basename(name) === basename(path));
  return gzipped(Buffer.concat(files.filter(isNeeded).map((file) => file.contents)));
}

const programs = {
  "urlc/node": 'export { path, HttpResponse } from "urlc"; export { createHandler } from "urlc/node";',
  "urlc/fetch": 'export { path, HttpResponse } from "urlc"; export { createFetchHandler } from "urlc/fetch";',
};

test("a project that uses path, HttpResponse and createHandler starts with at most 5 KiB, and holds at most 10.5", async () => {
  for (const [name, program] of Object.entries(programs)) {
    const [start, inFiles, all] = await Promise.all([
      startUp(program),
      startUpInFiles(program),
      oneFile(program),
    ]);
    console.log(
      `note: ${name}, min+gzip: starts with ${start} bytes (${inFiles} as esbuild splits it), ${all} in one file with all that is imported later`,
    );
    assert.ok(start <= 5 * 1024, `${name}: ${start} bytes at start`);
    assert.ok(all <= 10.5 * 1024, `${name}: ${all} bytes in one file`);
  }
});

test("what only makes URLs holds no server", async () => {
  assert.ok((await oneFile('export { path } from "urlc";')) < 300);
});

test("what only makes URLs is in a file that imports nothing later: some bundlers keep all that such a file leads to", async () => {
  const program =
    'export { quoteInt, quoteStr, quoteWith, reverseFirst, toParamsUrl, toPlainUrl } from "urlc";';
  const { files, metafile } = await bundle(program);
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  // The statement that exports counts as one of index.js.
  assert.equal(used.map(([name]) => basename(name)).sort(), ["index.js", "links.js"]);
  const inputs = Object.entries(metafile.inputs).filter(([name]) => basename(name) === "links.js");
  assert.equal(
    inputs.flatMap(([, { imports }]) => imports),
    [],
  );
  const size = gzipped(files[0]?.contents ?? new Uint8Array());
  assert.ok(size < 2750, `${size} bytes`);
});

test.after(() => rmSync(dist, { recursive: true }));

test.run();
