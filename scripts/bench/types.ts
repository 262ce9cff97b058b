/**
 * How long TypeScript takes to check a project that uses the generated modules, on the three compilers.
 *
 *   node --import tsx -C urlc-source scripts/bench/types.ts [ROUTES…]
 *
 * N routes in apps of 50, a fifth static, the others with one to three params; two calls a route, in files of 40 calls. The
 * base line calls `reverse(name: string, ...unknown[])` as often. CPU and wall seconds of the best run, as tsc reports them.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readUrlconfs } from "../../compiler/1-read/read-urlconfs.ts";
import { flatten } from "../../compiler/2-analyze/flatten.ts";
import { link } from "../../compiler/2-analyze/link.ts";
import { nameRoutes } from "../../compiler/2-analyze/reverse/name.ts";
import { emitHelpers } from "../../compiler/3-emit/reverse/helpers.ts";
import { emitReverse } from "../../compiler/3-emit/reverse/reverse.ts";
import { emitTypes } from "../../compiler/3-emit/reverse/types.ts";
import type { CompiledFile } from "../../compiler/ir/compiled-file.ts";

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const runs = Number(process.env["RUNS"] ?? 2);
const compilers = { "5.9": "typescript-5.9", "6.0": "typescript-6", "7.0": "typescript" } as const;
const repository = join(import.meta.dirname, "../..");

const shapes = [
  { route: "", params: undefined },
  { route: "<int:id>/", params: "{ id: 1 }" },
  { route: "<slug:slug>/", params: '{ slug: "a" }' },
  { route: "<int:year>/<slug:slug>/", params: '{ year: 1, slug: "a" }' },
  { route: "<int:year>/<int:month>/<slug:slug>/", params: '{ year: 1, month: 2, slug: "a" }' },
] as const;

/** Writes the URLconf of N routes and gives its files' texts by path. */
function urlconf(count: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const apps = Array.from({ length: Math.ceil(count / 50) }, (_, at) => `app${at}`);
  for (const [at, app] of apps.entries()) {
    const size = Math.min(50, count - at * 50);
    const patterns = Array.from({ length: size }, (_, index) => {
      const shape = shapes[index % shapes.length] ?? shapes[0];
      return `  path("view${index}/${shape.route}", view, { name: "view${index}" }),`;
    });
    files.set(
      `${app}/urls.ts`,
      `import { path } from "urlc";\nimport { view } from "../view.js";\nexport const appName = "${app}";\nexport const urlpatterns = [\n${patterns.join("\n")}\n];\n`,
    );
  }
  const imports = apps.map((app) => `import * as ${app} from "./${app}/urls.js";`);
  const includes = apps.map((app) => `  path("${app}/", include(${app})),`);
  files.set(
    "urls.ts",
    `import { include, path } from "urlc";\n${imports.join("\n")}\nexport const urlpatterns = [\n${includes.join("\n")}\n];\n`,
  );
  files.set(
    "view.ts",
    `import { HttpResponse } from "urlc";\nexport const view = () => new HttpResponse();\n`,
  );
  return files;
}

/** Two calls of each route, in files of 40. */
function calls(count: number, kind: "helpers" | "reverse" | "base line"): ReadonlyMap<string, string> {
  const lines = Array.from({ length: count * 2 }, (_, at) => {
    const route = at % count;
    const app = `app${Math.floor(route / 50)}`;
    const { params = "" } = shapes[(route % 50) % shapes.length] ?? {};
    return kind === "helpers"
      ? { app, text: `${app}.view${route % 50}(${params});` }
      : { app, text: `reverse("${app}:view${route % 50}"${params === "" ? "" : `, ${params}`});` };
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
    files.set(`calls/file${start}.ts`, [...imports, ...part.map(({ text }) => text), ""].join("\n"));
  }
  return files;
}

const write = (folder: string, files: ReadonlyMap<string, string>) => {
  for (const [path, text] of files) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

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
  const form = { names, routes, converters, options, root, proofs: [], sources: read.sources };
  return [await emitReverse(form), await emitTypes(form), ...(await emitHelpers(form))];
}

const config = {
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
  include: ["calls"],
};

function seconds(compiler: string, folder: string): { total: number; check: number } {
  const { stdout } = spawnSync(
    process.execPath,
    [join(repository, "node_modules", compiler, "bin/tsc"), "-p", folder, "--extendedDiagnostics"],
    { encoding: "utf8", env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined } },
  );
  const figure = (label: string) => Number(new RegExp(`^${label}: +([\\d.]+)s`, "m").exec(stdout)?.[1]);
  const errors = stdout.match(/^.*error TS.*$/gm);
  if (errors !== null) throw new Error(errors.slice(0, 3).join("\n"));
  return { total: figure("Total time"), check: figure("Check time") };
}

const scratch = mkdtempSync(join(tmpdir(), "urlc-types-"));
try {
  console.log(
    "| routes | calls | " +
      Object.keys(compilers)
        .map((name) => `TypeScript ${name}`)
        .join(" | ") +
      " |",
  );
  console.log(`|---:|---|${"---:|".repeat(Object.keys(compilers).length)}`);
  for (const count of sizes.length === 0 ? [1000, 5000] : sizes) {
    const folder = join(scratch, String(count));
    write(folder, urlconf(count));
    const started = process.cpuUsage();
    const files = await generate(folder);
    const { user, system } = process.cpuUsage(started);
    console.error(`${count} routes read, named and written in ${((user + system) / 1e6).toFixed(1)} s`);
    write(folder, new Map(files.map(({ path, text }) => [`generated/${path}`, text])));
    write(
      folder,
      new Map([
        ["package.json", '{ "type": "module" }'],
        ["tsconfig.json", JSON.stringify(config)],
      ]),
    );
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync(repository, join(folder, "node_modules/urlc"));
    for (const kind of ["base line", "helpers", "reverse"] as const) {
      rmSync(join(folder, "calls"), { recursive: true, force: true });
      write(folder, calls(count, kind));
      const cells = Object.values(compilers).map((compiler) => {
        const found = Array.from({ length: runs }, () => seconds(compiler, folder));
        const best = (key: "total" | "check") => Math.min(...found.map((one) => one[key])).toFixed(2);
        return `${best("check")} (${best("total")})`;
      });
      console.log(`| ${count} | ${kind} | ${cells.join(" | ")} |`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
