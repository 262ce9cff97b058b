import { build, type Plugin } from "esbuild";
import { join } from "node:path";
import { fillers, routes } from "./http-app.ts";
import { routerText } from "./matcher-urlc.ts";

/** The router that `urlc build` would write, over one of the two sets of views. */
const generated: Plugin = {
  name: "generated router",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^generated:/ }, ({ path }) => ({ path: path.slice(10), namespace: "router" }));
    onResolve({ filter: /views\.js$/ }, ({ importer }) => ({ path: importer, namespace: "views" }));
    onResolve({ filter: /^urlc$/ }, () => ({ path: join(import.meta.dirname, "../../runtime/index.ts") }));
    onLoad({ filter: /./, namespace: "router" }, () => ({
      contents: routerText([...fillers, ...routes]),
      loader: "ts",
      resolveDir: import.meta.dirname,
    }));
    onLoad({ filter: /./, namespace: "views" }, ({ path }) => {
      const views = [...fillers.map(() => "greet"), "greet", "api", "search", "echo"];
      const lines = views.map((view, at) => `export const view${at} = ${path}.${view};`);
      const contents = [`import { ${path} } from "./http-app.ts";`, ...lines].join("\n");
      return { contents, loader: "ts", resolveDir: import.meta.dirname };
    });
  },
};

/**
 * Bundles http-child.ts: tsx names every closure at run time, which costs, and a bundle is what would be deployed.
 * @param outdir below this folder, so that the peers are found
 * @returns the program
 */
export async function bundleChild(outdir: string): Promise<string> {
  await build({
    entryPoints: [join(import.meta.dirname, "http-child.ts")],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    plugins: [generated],
    logLevel: "error",
  });
  return join(outdir, "http-child.mjs");
}
