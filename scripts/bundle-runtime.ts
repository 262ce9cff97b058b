/** Makes the runtime a few files: each that Node loads costs a server half a millisecond at its start. */
import { build, type BuildOptions, type Plugin } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path/posix";

const root = process.cwd().replaceAll("\\", "/");
const home = join(root, "runtime");
const inHome = (name: string): string => join(home, name);
const publicEntries = ["index.ts", "node.ts", "fetch.ts"].map(inHome);
/** What the compiler imports of it. */
const compilerEntries = ["converters.ts", "find-namespace.ts", "no-reverse-match.ts"].map(inHome);

const options: BuildOptions = {
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: ["@11ty/nunjucks"],
  logLevel: "warning",
};

/** Which modules each module imports, and whether only when it runs. */
type Imports = ReadonlyMap<string, readonly { readonly path: string; readonly isLater: boolean }[]>;

interface Modules {
  readonly imports: Imports;
  /** What each module exports that is a file of its own. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

async function readModules(): Promise<Modules> {
  const { metafile } = await build({
    ...options,
    entryPoints: [...publicEntries, ...compilerEntries],
    outdir: "dist",
    write: false,
    metafile: true,
  });
  const imports = new Map(
    Object.entries(metafile.inputs).map(([name, { imports }]) => [
      join(root, name),
      imports
        .filter(({ external }) => external !== true)
        .map(({ path, kind }) => ({ path: join(root, path), isLater: kind === "dynamic-import" })),
    ]),
  );
  const names = new Map(
    Object.values(metafile.outputs).map(({ entryPoint = "", exports }) => [join(root, entryPoint), exports]),
  );
  return { imports, names };
}

/** What is loaded with a module, itself included. */
function closure(imports: Imports, entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const path of found)
    for (const next of imports.get(path) ?? []) if (!next.isLater) found.add(next.path);
  return found;
}

const needsNode = (path: string): boolean => /from "node:/.test(readFileSync(path, "utf8"));

/**
 * Imports as they are between the files. What is imported later is a file of its own even when the core holds it: a bundler that
 * met `import("./core.js")` would keep all of it.
 */
const betweenFiles = (core: ReadonlySet<string>, names: Modules["names"], isCore: boolean): Plugin => ({
  name: "between-files",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) =>
      kind === "dynamic-import"
        ? { path: `./${basename(path, ".ts")}.js`, external: true }
        : core.has(join(resolveDir.replaceAll("\\", "/"), path)) && !isCore
          ? { path: "./core.js", external: true }
          : undefined,
    );
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      core.has(path) && !isCore
        ? { contents: `export { ${names.get(path)?.join(", ")} } from "./${basename(path)}";` }
        : undefined,
    );
  },
});

/**
 * Replaces the modules in runtime/ of `dist` by: core.js, which is all of `urlc` and what else a server starts with that other files need, too; index.js, node.js and fetch.js; one file for each module that is imported later or by the compiler.
 */
export async function bundleRuntime(dist: string): Promise<void> {
  const { imports, names } = await readModules();
  const later = [...imports.values()].flat().filter(({ isLater }) => isLater);
  const entries = [...new Set([...publicEntries, ...later.map(({ path }) => path)])];
  const [index = new Set(), node = new Set(), fetch = new Set(), ...rest] = entries.map((entry) =>
    closure(imports, entry),
  );
  const isShared = (path: string): boolean =>
    (node.has(path) || fetch.has(path)) && [node, fetch, ...rest].filter((one) => one.has(path)).length > 1;
  const core = new Set(
    [...imports.keys()].filter(
      (path) => !publicEntries.includes(path) && (index.has(path) || (isShared(path) && !needsNode(path))),
    ),
  );
  const outdir = join(dist, "runtime");
  mkdirSync(outdir, { recursive: true });
  for (const name of readdirSync(outdir, { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".js")) rmSync(join(outdir, name));
  await build({
    ...options,
    stdin: {
      contents: [...core].map((path) => `export * from ${JSON.stringify(path)};`).join("\n"),
      resolveDir: home,
      sourcefile: "core.ts",
    },
    splitting: false,
    outfile: join(outdir, "core.js"),
    plugins: [betweenFiles(core, names, true)],
  });
  await build({
    ...options,
    entryPoints: [...entries, ...compilerEntries],
    entryNames: "[name]",
    outdir,
    plugins: [betweenFiles(core, names, false)],
  });
}
