import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildFailure, BuildOptions, BuildContext, Message, Plugin } from "esbuild";
import type { Program } from "./program.ts";

/** The part of esbuild that is used. */
export interface Bundler {
  context(options: BuildOptions): Promise<BuildContext>;
  formatMessages(messages: Message[], options: { kind: "error"; color?: boolean }): Promise<string[]>;
}

/** The sources cannot be run as they are: what the bundler says. */
export class ProgramError extends Error {}

export interface BundleOptions {
  readonly entryText: string;
  readonly file: string;
  readonly root: string;
}

/** In one file, `import.meta.url` would name that file; a template folder is looked for beside the source. */
const keepOwnUrls: Plugin = {
  name: "own-urls",
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: "file" }, async ({ path }) => {
      if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const loader = /\.[cm]?tsx?$/.test(path) ? (path.endsWith("x") ? "tsx" : "ts") : "js";
      const contents = text
        .replace(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(path).href))
        .replace(/\bimport\.meta\.filename\b/g, JSON.stringify(path))
        .replace(/\bimport\.meta\.dirname\b/g, JSON.stringify(dirname(path)));
      return { contents, loader };
    });
  },
};

/** The package urlc itself has its sources at hand: fixtures and examples in it are run from them. */
function isUrlcItself(root: string): boolean {
  try {
    return (
      (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name?: string }).name === "urlc"
    );
  } catch {
    return false;
  }
}

const isOwnSource = process.execArgv.includes("urlc-source");

/** The project as one module, made again from what changed only. */
export async function bundleWith(esbuild: Bundler, options: BundleOptions): Promise<Program> {
  const { entryText, file, root } = options;
  const isItself = isUrlcItself(root);
  const context = await esbuild.context({
    stdin: { contents: entryText, resolveDir: root, sourcefile: "urlc-dev.ts", loader: "ts" },
    outfile: file,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    logLevel: "silent",
    metafile: true,
    // A package's own name resolves through its exports, which name built files unless the sources are asked for.
    ...(isItself ? (isOwnSource ? { conditions: ["urlc-source"] } : {}) : { packages: "external" as const }),
    plugins: [keepOwnUrls],
  });
  return {
    file,
    nodeArgs: [],
    rebuild: async () => {
      try {
        const { metafile } = await context.rebuild();
        return Object.keys(metafile?.inputs ?? {}).map((path) => resolve(root, path));
      } catch (error) {
        const { errors } = error as BuildFailure;
        throw new ProgramError((await esbuild.formatMessages(errors, { kind: "error" })).join("\n"));
      }
    },
    dispose: () => context.dispose(),
  };
}
