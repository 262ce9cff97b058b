import { runModule } from "../../../fixtures/corpus/run-modules.test-util.ts";
import { analyze, converter, readResult } from "../../2-analyze/urlconf.test-util.ts";
import { nameRoutes } from "../../2-analyze/reverse/name.ts";
import type { ConverterDef, UrlPattern } from "../../ir/urlconf.ts";
import { emitHelpers } from "./helpers.ts";
import { emitReverse } from "./reverse.ts";
import { emitTypes } from "./types.ts";

/** A generated function, whatever it takes. */
export type Helper = (...args: readonly unknown[]) => string;

const converters = [converter("yyyy", "[0-9]{4}"), converter("word", "a|b|[a-z]+/[a-z]+")];
/** What `converters.ts` of those projects holds. */
export const converterModule = `import { registerConverter } from "urlc";
export const yyyyConverter = registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: (year: number) => String(year).padStart(4, "0") });
export const wordConverter = registerConverter("word", { regex: "a|b|[a-z]+/[a-z]+" });
`;

/** The output for patterns, by path; the sources that spans point into are nothing but lines. */
export async function emit(patterns: readonly UrlPattern[], custom: readonly ConverterDef[] = converters) {
  const { tree, routes } = analyze(readResult(patterns, custom));
  const names = nameRoutes(tree, routes, () => {});
  const form = {
    names,
    routes,
    proofs: routes.map(
      ({ index }) => ({ kind: "reachable", index, witness: "/w*/", ifAccepted: [] }) as const,
    ),
    sources: new Map([["urls.ts", "\n".repeat(100_000)]]),
    converters: tree.converters,
    options: { outDir: "generated", importExtension: ".js" } as const,
    root: "urls.ts",
  };
  const files = [await emitReverse(form), await emitTypes(form), ...(await emitHelpers(form))];
  return {
    files,
    names,
    all: Object.fromEntries(files.map(({ path, text }) => [`generated/${path}`, text])),
  };
}

/** The output for patterns, ready to be called. */
export async function load(...patterns: readonly UrlPattern[]) {
  const { all } = await emit(patterns);
  const files = { ...all, "converters.ts": converterModule };
  return {
    all,
    reverse: runModule(files, "generated/reverse.ts")["reverse"] as Helper,
    module: (path: string) => runModule(files, `generated/${path}`) as Readonly<Record<string, Helper>>,
  };
}

/** What is thrown, as text; else what is said, which no error is. */
export const thrown = (run: () => unknown): string => {
  try {
    return `no error, ${String(run())}`;
  } catch (error) {
    return String(error);
  }
};
