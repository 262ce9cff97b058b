/** `urlc/esbuild`: compiles the URLconf whenever esbuild builds. */
import { relative } from "node:path";
import type { PartialMessage, Plugin } from "esbuild";
import { createPluginBuilder, pluginMessage, type PluginBuild, type UrlcOptions } from "./plugin-build.ts";

export type { UrlcOptions } from "./plugin-build.ts";

function messagesOf(result: PluginBuild, root: string, isError: boolean): PartialMessage[] {
  return result.diagnostics
    .filter(({ severity }) => (severity === "error") === isError)
    .map((diagnostic) => {
      const { text, file, line, column, length, lineText, notes } = pluginMessage(diagnostic, result);
      // esbuild counts bytes.
      const bytes = (from: number, to: number) => Buffer.byteLength(lineText.slice(from, to));
      const start = column - 1;
      const place = { line, column: bytes(0, start), length: bytes(start, start + length), lineText };
      return {
        text,
        location: { file: relative(root, file), ...place },
        notes: notes.map((note) => ({ text: note })),
      };
    });
}

/** Tells the question of this plugin itself from esbuild's. */
const resolving = Symbol("urlc");

/**
 * An esbuild plugin: the router and its helpers are up to date before anything is bundled; diagnostics are esbuild's own
 * errors and warnings; in watch mode a change of a urls.ts leads to a new build.
 */
export function urlc(options: UrlcOptions = {}): Plugin {
  return {
    name: "urlc",
    setup({ onStart, onEnd, onResolve, resolve, initialOptions }) {
      const root = initialOptions.absWorkingDir ?? process.cwd();
      const build = createPluginBuilder(options);
      let inputs: readonly string[] = [];
      let isFirst = true;
      let judging: Promise<PluginBuild | undefined> | undefined;
      const messages = (result: PluginBuild) => ({
        errors: messagesOf(result, root, true),
        warnings: messagesOf(result, root, false),
      });
      onStart(async () => {
        const quick = await build(root);
        inputs = [...new Set([...inputs, ...quick.inputs])];
        judging = undefined;
        // A build that fails writes no bundle; a rebuild does not wait for reversed paths and views, which onEnd tells of.
        if (isFirst || quick.isBroken) {
          const result = (await quick.whole()) ?? quick;
          inputs = result.inputs;
          isFirst = false;
          return messages(result);
        }
        judging = quick.whole();
        judging.catch(() => {});
        return undefined;
      });
      onEnd(async () => {
        const result = await judging;
        return result && messages(result);
      });
      // No urls.ts need be part of the bundle: the router imports the views themselves. esbuild watches files only on
      // behalf of something that is resolved.
      onResolve({ filter: /.*/ }, async ({ path, kind, pluginData, ...from }) => {
        if (kind !== "entry-point" || pluginData === resolving) return undefined;
        const found = await resolve(path, { ...from, kind, pluginData: resolving });
        if (found.errors.length > 0) return undefined;
        return { ...found, watchFiles: [...inputs] };
      });
    },
  };
}

/** The same by default export, as other plugins have it. */
export { urlc as default };
