/** `urlc/vite`: compiles the URLconf when Vite starts, and again when a file of it changes. */
import { stripVTControlCharacters } from "node:util";
import { render } from "../diagnostics/render.ts";
import { createLoop } from "./loop.ts";
import { buildForPlugin, pluginMessage, type PluginBuild, type UrlcOptions } from "./plugin-build.ts";

export type { UrlcOptions } from "./plugin-build.ts";

/** The error that Vite shows over the page and in the terminal. */
interface Overlay {
  readonly message: string;
  readonly stack: string;
  readonly id: string;
  readonly frame: string;
  readonly plugin: string;
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
}

interface ViteServer {
  readonly watcher: {
    on(event: "all", listener: (event: string, file: string) => void): unknown;
    add(files: string | readonly string[]): unknown;
  };
  readonly ws: { send(payload: object): void; on(event: string, listener: () => void): unknown };
  readonly config: { readonly logger: { error(text: string): void; warn(text: string): void } };
}

/** The part of Vite's plugin interface that is used; Vite 6 and later take it. */
export interface VitePlugin {
  readonly name: "urlc";
  readonly enforce: "pre";
  configResolved(config: { readonly root: string; readonly command: "build" | "serve" }): void;
  buildStart(this: { error(error: Overlay): never; warn(warning: string): void }): Promise<void>;
  configureServer(server: ViteServer): void;
}

const textOf = (result: PluginBuild) => render(result.diagnostics, result.sources);

/** Vite itself watches what lies in its root; a URLconf may lie outside. */
const watched = ({ inputs }: PluginBuild) => inputs.filter((file) => !/[\\/]node_modules[\\/]/.test(file));

/** The first error, for the overlay; its frame holds all of them. */
function overlayOf(result: PluginBuild): Overlay {
  const [first] = result.diagnostics.filter(({ severity }) => severity === "error");
  const { text, file, line, column } = pluginMessage(first as NonNullable<typeof first>, result);
  return {
    message: text,
    stack: "",
    id: file,
    frame: stripVTControlCharacters(textOf(result)),
    plugin: "urlc",
    loc: { file, line, column: column - 1 },
  };
}

/**
 * A Vite plugin: the router and its helpers are up to date before a module is loaded; an error fails `vite build`, and under
 * `vite dev` stands in the terminal and over the page until it is fixed.
 */
export function urlc(options: UrlcOptions = {}): VitePlugin {
  let root = process.cwd();
  let isDev = false;
  let last: PluginBuild | undefined;
  let started: Promise<PluginBuild> | undefined;
  const build = async () => (last = await buildForPlugin(options, root));
  return {
    name: "urlc",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
      isDev = config.command === "serve";
    },
    async buildStart() {
      // Vite starts once for every environment (client, server); one build is enough.
      const result = await (started ??= build());
      if (result.isBroken && !isDev) this.error(overlayOf(result));
      if (!isDev && result.diagnostics.length > 0) this.warn(textOf(result));
    },
    configureServer({ watcher, ws, config }) {
      const show = (result: PluginBuild, wasBroken: boolean) => {
        const text = textOf(result);
        if (result.isBroken) config.logger.error(text);
        else if (text !== "") config.logger.warn(text);
        if (result.isBroken) ws.send({ type: "error", err: overlayOf(result) });
        else if (wasBroken) ws.send({ type: "full-reload" });
      };
      const loop = createLoop(async () => {
        const wasBroken = last?.isBroken === true;
        const result = await build();
        watcher.add(watched(result));
        show(result, wasBroken);
      });
      started ??= build();
      started.then(
        (result) => {
          watcher.add(watched(result));
          show(result, false);
        },
        (error: unknown) => config.logger.error(String(error)),
      );
      // A page that is opened while the URLconf is broken gets the overlay too.
      ws.on("connection", () => {
        if (last?.isBroken) ws.send({ type: "error", err: overlayOf(last) });
      });
      watcher.on("all", (_, file) => {
        if (last?.inputs.includes(file)) loop().catch((error: unknown) => config.logger.error(String(error)));
      });
    },
  };
}

/** Vite configurations import their plugins by default export. */
export { urlc as default };
