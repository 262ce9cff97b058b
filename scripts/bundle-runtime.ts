/** Makes the runtime a few files: each that Node loads costs a server half a millisecond at its start. */
import { build, type BuildOptions, type Plugin } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path/posix";

const root = process.cwd().replaceAll("\\", "/");
const home = join(root, "runtime");
const inHome = (name: string): string => join(home, name);
const publicEntries = ["index.ts", "node.ts", "fetch.ts"].map(inHome);
/** What generated helpers import: in a browser, most often, it is all there is of the runtime. */
const linkEntries = ["quote-param.ts", "reverse-path.ts", "url.ts"].map(inHome);
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

/** A file that holds several modules. */
type Shared = "links" | "core" | "server";

/**
 * Imports as they are between the files. What is imported later is a file of its own even when the core holds it: a bundler that
 * met `import("./core.js")` would keep all of it.
 */
const betweenFiles = (
  homeOf: (path: string) => Shared | undefined,
  names: Modules["names"],
  own?: Shared,
): Plugin => ({
  name: "between-files",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      if (kind === "dynamic-import") return { path: `./${basename(path, ".ts")}.js`, external: true };
      const home = homeOf(join(resolveDir.replaceAll("\\", "/"), path));
      return home === undefined || home === own ? undefined : { path: `./${home}.js`, external: true };
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      own === undefined && homeOf(path) !== undefined
        ? { contents: `export { ${names.get(path)?.join(", ")} } from "./${basename(path)}";` }
        : undefined,
    );
  },
});

/**
 * Replaces the modules in runtime/ of `dist` by: links.js, which makes URLs; core.js, which is all else of `urlc` and what else
 * several other files need; server.js, what of that imports more later; index.js, node.js and fetch.js; one file for each module
 * that is imported later or by the compiler. Some bundlers keep what a file imports later even if nothing of that file is used: server.js is none that `urlc` leads to.
 */
export async function bundleRuntime(dist: string): Promise<void> {
  const { imports, names } = await readModules();
  const later = [...imports.values()].flat().filter(({ isLater }) => isLater);
  const entries = [...new Set([...publicEntries, ...later.map(({ path }) => path)])];
  const [index = new Set(), ...others] = entries.map((entry) => closure(imports, entry));
  const servers = others.slice(0, 2);
  const isShared = (path: string): boolean =>
    servers.some((one) => one.has(path)) && others.filter((one) => one.has(path)).length > 1;
  const links = new Set(linkEntries.flatMap((entry) => [...closure(imports, entry)]));
  const homeOf = (path: string): Shared | undefined => {
    if (publicEntries.includes(path)) return undefined;
    if (links.has(path)) return "links";
    if (index.has(path)) return "core";
    if (!isShared(path) || needsNode(path)) return undefined;
    return imports.get(path)?.some(({ isLater }) => isLater) ? "server" : "core";
  };
  const outdir = join(dist, "runtime");
  mkdirSync(outdir, { recursive: true });
  for (const name of readdirSync(outdir, { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".js")) rmSync(join(outdir, name));
  const left = new Set(names.get(inHome("index.ts")));
  const reexports: string[] = [];
  for (const own of ["links", "core", "server"] as const) {
    const modules = [...imports.keys()].filter((path) => homeOf(path) === own);
    const { metafile } = await build({
      ...options,
      stdin: {
        contents: modules.map((path) => `export * from ${JSON.stringify(path)};`).join("\n"),
        resolveDir: home,
        sourcefile: `${own}.ts`,
      },
      splitting: false,
      outfile: join(outdir, `${own}.js`),
      metafile: true,
      plugins: [betweenFiles(homeOf, names, own)],
    });
    const here = Object.values(metafile.outputs).flatMap(({ exports }) =>
      exports.filter((name) => left.delete(name)),
    );
    if (here.length > 0) reexports.push(`export { ${here.join(", ")} } from "./${own}.js";\n`);
  }
  if (left.size > 0) throw new Error(`urlc exports ${[...left].join(", ")}, which no file of it holds`);
  writeFileSync(join(outdir, "index.js"), reexports.join(""));
  await build({
    ...options,
    entryPoints: [...entries, ...compilerEntries].filter((path) => path !== inHome("index.ts")),
    entryNames: "[name]",
    outdir,
    plugins: [betweenFiles(homeOf, names)],
  });
}
