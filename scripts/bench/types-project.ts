import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readUrlconfs } from "../../compiler/1-read/read-urlconfs.ts";
import { flatten } from "../../compiler/2-analyze/flatten.ts";
import { link } from "../../compiler/2-analyze/link.ts";
import { nameRoutes } from "../../compiler/2-analyze/reverse/name.ts";
import { emitHelpers } from "../../compiler/3-emit/reverse/helpers.ts";
import { emitReverse } from "../../compiler/3-emit/reverse/reverse.ts";
import { emitTypes } from "../../compiler/3-emit/reverse/types.ts";
import type { CompiledFile } from "../../compiler/ir/compiled-file.ts";
import { appsOf, appText, rootText, writeFiles } from "./project.ts";

const perApp = 50;

/** What the calls of a project call. */
export const kinds = ["base line", "helpers", "reverse"] as const;
export type Kind = (typeof kinds)[number];

type Files = ReadonlyMap<string, string>;

const shapes = [
  { route: "", params: undefined },
  { route: "<int:id>/", params: "{ id: 1 }" },
  { route: "<slug:slug>/", params: '{ slug: "a" }' },
  { route: "<int:year>/<slug:slug>/", params: '{ year: 1, slug: "a" }' },
  { route: "<int:year>/<int:month>/<slug:slug>/", params: '{ year: 1, month: 2, slug: "a" }' },
] as const;

/** The URLconf of N routes in apps of 50: files' texts by path. */
function urlconf(count: number): Files {
  const apps = appsOf(count, perApp);
  const files = new Map<string, string>();
  for (const { app, size } of apps) {
    const patterns = Array.from({ length: size }, (_, index) => {
      const shape = shapes[index % shapes.length] ?? shapes[0];
      return `path("view${index}/${shape.route}", view, { name: "view${index}" })`;
    });
    files.set(`${app}/urls.ts`, appText(app, 'import { view } from "../view.js";', patterns));
  }
  const names = apps.map(({ app }) => app);
  files.set(
    "urls.ts",
    rootText(names, ".js", (app) => `${app}/`),
  );
  files.set(
    "view.ts",
    `import { HttpResponse } from "urlc";\nexport const view = () => new HttpResponse();\n`,
  );
  return files;
}

/** Two calls of each route, in files of 40. */
function calls(count: number, kind: Kind): Files {
  const lines = Array.from({ length: count * 2 }, (_, at) => {
    const route = at % count;
    const app = `app${Math.floor(route / perApp)}`;
    const { params = "" } = shapes[(route % perApp) % shapes.length] ?? {};
    return kind === "helpers"
      ? { app, text: `${app}.view${route % perApp}(${params});` }
      : { app, text: `reverse("${app}:view${route % perApp}"${params === "" ? "" : `, ${params}`});` };
  });
  const files = new Map<string, string>();
  for (let start = 0; start < lines.length; start += 40) {
    const part = lines.slice(start, start + 40);
    const apps = [...new Set(part.map(({ app }) => app))];
    const imports =
      kind === "helpers"
        ? apps.map((app) => `import * as ${app} from "../generated/urls/${app}.js";`)
        : kind === "reverse"
          ? ['import { reverse } from "../generated/reverse.js";']
          : ["declare function reverse(name: string, ...args: readonly unknown[]): string;", "export {};"];
    files.set(`file${start}.ts`, [...imports, ...part.map(({ text }) => text), ""].join("\n"));
  }
  return files;
}

/** Everything but the router, which the calls do not import. */
async function generate(folder: string): Promise<readonly CompiledFile[]> {
  const read = await readUrlconfs(
    { entry: join(folder, "urls.ts"), outDir: join(folder, "generated") },
    () => {},
  );
  if (read === undefined) throw new Error("nothing was read");
  const tree = link(read, () => {});
  const routes = flatten(tree);
  const names = nameRoutes(tree, routes, () => {});
  const options = { outDir: "generated", importExtension: ".js", base: folder } as const;
  const { converters, root } = tree;
  const proofs = routes.map(
    ({ index, pattern }) =>
      ({
        kind: "reachable",
        index,
        witness: `/${pattern.replaceAll(/<.*?>/g, "0")}`,
        ifAccepted: [],
      }) as const,
  );
  const form = { names, routes, converters, options, root, proofs, sources: read.sources };
  return [await emitReverse(form), await emitTypes(form), ...(await emitHelpers(form))];
}

const config = (include: string) =>
  JSON.stringify({
    compilerOptions: {
      target: "es2022",
      lib: ["es2022", "dom"],
      module: "nodenext",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
    include: [include],
  });

/** What is given to `tsc -p` for a kind of calls. */
export const configFile = (folder: string, kind: Kind): string =>
  join(folder, `${kind.replace(" ", "-")}.json`);

/** Writes a project of N routes, generated modules and calls included. */
export async function writeProject(folder: string, count: number, repository: string): Promise<void> {
  writeFiles(folder, urlconf(count));
  writeFiles(folder, new Map([["package.json", '{ "type": "module" }']]));
  const files = await generate(folder);
  writeFiles(join(folder, "generated"), new Map(files.map(({ path, text }) => [path, text])));
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(repository, join(folder, "node_modules/urlc"));
  for (const kind of kinds) {
    const name = `calls-${kind.replace(" ", "-")}`;
    writeFiles(join(folder, name), calls(count, kind));
    writeFileSync(configFile(folder, kind), config(name));
  }
}
