import { transformSync } from "esbuild";
import type { Converter } from "../../../runtime/converters.ts";
import type { Router } from "../../../runtime/router.ts";

/** Runs the text of a router.ts: every view is a function named like its export, converters are the given ones. */
export function runRouter(
  code: string,
  converters: Readonly<Record<string, Partial<Converter>>> = {},
): Router {
  const { code: transformed } = transformSync(code, { loader: "ts", format: "cjs", target: "es2022" });
  // esbuild would copy the own keys of a module; the views here are made when asked for.
  const script = transformed.replace(/__toESM\((require\("[^"]+"\))\)/g, "$1");
  const views = new Proxy({}, { get: (_, name) => viewNamed(String(name)) });
  const modules = (specifier: string) => (specifier.endsWith("converters.js") ? converters : views);
  const module: { exports: { router?: Router } } = { exports: {} };
  new Function("require", "module", "exports", script)(modules, module, module.exports);
  const router = module.exports.router;
  if (router === undefined) throw new Error("the text exports no router");
  return router;
}

const made = new Map<string, () => never>();
function viewNamed(name: string): () => never {
  const view =
    made.get(name) ?? Object.defineProperty((): never => undefined as never, "name", { value: name });
  made.set(name, view);
  return view;
}
