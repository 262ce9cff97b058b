import { transformSync } from "esbuild";
import { analyze, readResult, view } from "../../compiler/2-analyze/urlconf.test-util.ts";
import { interpret } from "../../compiler/2-analyze/interpret.ts";
import { lower } from "../../compiler/2-analyze/lower/lower.ts";
import { emitRouter } from "../../compiler/3-emit/router/router.ts";
import type { DecisionTree } from "../../compiler/ir/decision.ts";
import type { FlatRoute } from "../../compiler/ir/route.ts";
import type { Router } from "../../runtime/router.ts";

/** A URLconf of these routes, each with a view of its own. */
export const urlconfOf = (routes: readonly string[]) =>
  analyze(readResult(routes.map((route, index) => view(route, `view${index}`))));

/** The text of router.ts for a decision tree. */
export const emit = (tree: DecisionTree, routes: readonly FlatRoute[]): string =>
  emitRouter({
    tree,
    routes,
    handlers: [],
    options: { outDir: "generated", importExtension: ".js" },
    root: "urls.ts",
  });

/** The text of router.ts for these routes. */
export function routerText(routes: readonly string[]): string {
  const form = urlconfOf(routes);
  return emit(lower(form.routes), form.routes);
}

/** Runs the text of a router.ts whose views do not matter. */
export function runRouterText(text: string): Router {
  const { code } = transformSync(text, { loader: "ts", format: "cjs", target: "es2022" });
  const module: { exports: { router?: Router } } = { exports: {} };
  const views = new Proxy({}, { get: () => () => undefined });
  const script = code.replace(/__toESM\((require\("[^"]+"\))\)/g, "$1");
  new Function("require", "module", "exports", script)(() => views, module, module.exports);
  return module.exports.router!;
}

/** The index of the route that Django would take, -1 for none. */
export function expectedIndices(routes: readonly string[], paths: readonly string[]): readonly number[] {
  const { tree } = urlconfOf(routes);
  return paths.map((path) => interpret(tree, path).match?.leaf.index ?? -1);
}
