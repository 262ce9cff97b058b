/** Makes the command line one file of CommonJS, which starts faster than its modules do, and from V8's bytecode. */
import { build, type Plugin } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import { parserAlone, parserPackages } from "./bundle-parser.ts";

const home = "compiler/cli";

/** `import.meta.url` stays that of the module's own place in dist/: what lies beside it is found as before. */
const ownUrls: Plugin = {
  name: "own-urls",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]compiler[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.url")) return undefined;
      const place = relative(home, relative(process.cwd().replaceAll("\\", "/"), path.replaceAll("\\", "/")));
      const url = `require("node:url").pathToFileURL(require("node:path").join(__dirname, ${JSON.stringify(place)})).href`;
      return { contents: `const importMetaUrl = ${url};\n${text}`, loader: "ts" };
    }),
};

/** The packages that a file was bundled from, and what their licences ask to be passed on. */
function licences(inputs: readonly string[]): string {
  const folders = new Set(
    inputs.flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = [...folders].sort().map((folder) => {
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((name) => join(folder, name)).find(existsSync);
    if (file === undefined) throw new Error(`${folder} has no licence to pass on`);
    return `${folder.slice("node_modules/".length)}\n\n${readFileSync(file, "utf8").trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

/** Writes `urlc.cjs` into the folder of the command line below `dist`. */
export async function bundleCli(dist: string): Promise<void> {
  const outfile = join(dist, home, "urlc.cjs");
  const { metafile } = await build({
    entryPoints: [`${home}/start.ts`],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["ts-morph", "prettier", "esbuild", "vite", "@11ty/nunjucks"],
    define: { "import.meta.url": "importMetaUrl" },
    // What V8 takes from a cache has lost its loader, and with it import(): packages are loaded by require().
    supported: { "dynamic-import": false },
    plugins: [parserAlone, ownUrls],
    metafile: true,
    logLevel: "warning",
  });
  writeFileSync(
    join(dirname(outfile), "urlc.licences.txt"),
    licences([...Object.keys(metafile.inputs), ...parserPackages]),
  );
}
