/** The projects that `scripts/bench/build.ts` builds: apps of twenty routes, as they are written. */
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { appsOf, appText, prefixOf, rootText, writeFiles } from "./project.ts";

const perApp = 20;
const repository = join(import.meta.dirname, "../..");

/** What a view does with its params; every fifth one nothing. */
const shapes = [
  { route: "", type: "{}", use: '"all of them"' },
  { route: "<int:id>/", type: "{ id: number }", use: "params.id + 1" },
  { route: "<slug:slug>/edit/", type: "{ slug: string }", use: "params.slug.toUpperCase()" },
  { route: "<int:year>/<str:title>/", type: "{ year: number; title: string }", use: "params.title" },
  { route: "<uuid:key>/", type: "{ key: string }", use: "params.key.slice(0, 8)" },
] as const;

const view = (name: string, { type, use }: (typeof shapes)[number]) => `
export async function ${name}(request: HttpRequest, params: ${type}): Promise<HttpResponse> {
  const page = Number(request.GET.get("page") ?? 1);
  if (!Number.isInteger(page) || page < 1) throw new Http404("no such page");
  const rows = Array.from({ length: 3 }, (_, row) => ({ row: (page - 1) * 3 + row, of: ${use} }));
  const items = rows.map(({ row, of }) => html\`<li>\${row}: \${String(of)}</li>\`);
  return new HttpResponse(html\`<h1>\${request.path}</h1><ul>\${items}</ul>\`);
}
`;

/** Texts by path. */
function site(count: number): ReadonlyMap<string, string> {
  const apps = appsOf(count, perApp);
  const files = new Map<string, string>();
  for (const { app, size } of apps) {
    const routes = Array.from({ length: size }, (_, at) => shapes[at % shapes.length] ?? shapes[0]);
    const patterns = routes.map(
      ({ route }, at) => `path("s${at}/${route}", views.view${at}, { name: "view${at}" })`,
    );
    files.set(`src/${app}/urls.ts`, appText(app, 'import * as views from "./views.ts";', patterns));
    files.set(
      `src/${app}/views.ts`,
      'import { html, Http404, HttpResponse, type HttpRequest } from "urlc";\n' +
        routes.map((shape, at) => view(`view${at}`, shape)).join(""),
    );
  }
  const names = apps.map(({ app }) => app);
  return files.set("src/urls.ts", rootText(names, ".ts", prefixOf));
}

const config = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    rootDir: "src",
    outDir: "dist",
  },
  include: ["src"],
};

/** Writes a project of so many routes, with urlc from dist/ installed in it beside TypeScript and Node's types. */
export function writeProject(folder: string, count: number): void {
  rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, site(count));
  const manifest = JSON.stringify({ type: "module", private: true });
  writeFiles(
    folder,
    new Map([
      ["package.json", manifest],
      ["tsconfig.json", JSON.stringify(config, null, 2)],
    ]),
  );
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(repository, "node_modules")))
    if (!name.startsWith(".")) symlinkSync(join(repository, "node_modules", name), join(modules, name));
  for (const name of ["dist", "package.json"])
    cpSync(join(repository, name), join(modules, "urlc", name), { recursive: true });
}
