import { existsSync, readdirSync, readFileSync } from "node:fs";
import { analyze, compile, type CompileOptions } from "../compiler/compile.ts";
import { render } from "../compiler/diagnostics/render.ts";
import type { CompiledFile } from "../compiler/ir/compiled-file.ts";
import { printRoutes, printTree } from "../compiler/ir/print.ts";

/** A case: a folder of fixtures/ that holds a root urls.ts. */
export const cases: readonly string[] = readdirSync("fixtures")
  .filter((name) => existsSync(`fixtures/${name}/urls.ts`))
  .sort();

/** How a case is compiled; `case.json` beside its urls.ts may hold severities. */
export function caseOptions(name: string): CompileOptions {
  const file = `fixtures/${name}/case.json`;
  const severity = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).severity : {};
  return { entry: `fixtures/${name}/urls.ts`, outDir: `generated/${name}`, severity };
}

/** Everything the compiler makes of one case, by its path in the repository. */
export async function compileCase(name: string): Promise<readonly CompiledFile[]> {
  const options = caseOptions(name);
  const { tree, routes } = await analyze(options);
  const { diagnostics, files, sources } = await compile(options);
  const words = {
    tree: printTree(tree),
    routes: printRoutes(routes),
    diagnostics: render(diagnostics, sources),
  };
  return [
    ...files.map(({ path, text }) => ({ path: `generated/${name}/${path}`, text })),
    ...Object.entries(words).map(([word, text]) => ({
      path: `fixtures/${name}/expected/${word}.txt`,
      text,
    })),
  ];
}
