/** `urlc/vite`: compiles the URLconf when Vite starts, and again when a file of it changes. */
import { stripVTControlCharacters } from "node:util";
import { render } from "../diagnostics/render.ts";
import { createLoop } from "./loop.ts";
import {
  createPluginBuilder,
  pluginMessage,
  type PluginBuild,
  type QuickBuild,
  type UrlcOptions,
} from "./plugin-build.ts";

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
  let started: Promise<QuickBuild> | undefined;
  const builder = createPluginBuilder(options);
  const build = async () => {
    const quick = await builder(root);
    last = quick;
    return quick;
  };
  return {
    name: "urlc",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
      isDev = config.command === "serve";
    },
    async buildStart() {
      // Vite starts once for every environment (client, server); one build is enough.
      const quick = await (started ??= build());
      if (isDev) return;
      const result = (await quick.whole()) ?? quick;
      if (result.isBroken) this.error(overlayOf(result));
      if (result.diagnostics.length > 0) this.warn(textOf(result));
    },
    configureServer({ watcher, ws, config }) {
      const inputs = new Set<string>();
      const look = (result: PluginBuild) => {
        for (const file of result.inputs) inputs.add(file);
        watcher.add(watched(result));
      };
      let said = "";
      let wasBroken = false;
      const show = (result: PluginBuild) => {
        last = result;
        look(result);
        const text = textOf(result);
        if (text !== said && text !== "") config.logger[result.isBroken ? "error" : "warn"](text);
        said = text;
        if (result.isBroken) ws.send({ type: "error", err: overlayOf(result) });
        else if (wasBroken) ws.send({ type: "full-reload" });
        wasBroken = result.isBroken;
      };
      const fail = (error: unknown) => config.logger.error(String(error));
      /** Pages are served from the new output while reversed paths and views are still looked at. */
      const follow = (quick: QuickBuild) => {
        if (quick.isBroken) return show(quick);
        look(quick);
        return void quick.whole().then((result) => result && show(result), fail);
      };
      const loop = createLoop(async () => follow(await build()));
      (started ??= build()).then(follow, fail);
      // A page that is opened while the URLconf is broken gets the overlay too.
      ws.on("connection", () => {
        if (last?.isBroken) ws.send({ type: "error", err: overlayOf(last) });
      });
      watcher.on("all", (_, file) => {
        if (inputs.has(file)) loop().catch(fail);
      });
    },
  };
}

/** Vite configurations import their plugins by default export. */
export { urlc as default };
