import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { Project } from "../project.ts";
import { UsageError } from "../usage-error.ts";
import { bundleWith, type Bundler } from "./bundle.ts";

/** How the project's program is made runnable. */
export interface Program {
  /** Makes it runnable again after a change; gives the files it is made from as far as they are known, throws a ProgramError. */
  rebuild(): Promise<readonly string[]>;
  /** The module to run, and what node must be told for it. */
  readonly file: string;
  readonly nodeArgs: readonly string[];
  dispose(): Promise<void>;
}

const servers = ["server.ts", "src/server.ts", "main.ts", "src/main.ts"];

/** The project's own program, which calls serve(); beside the URLconf or beside package.json. */
function serverFile({ entry, root }: Project): string | undefined {
  const places = [
    ...servers.map((name) => join(dirname(entry), name)),
    ...servers.map((name) => join(root, name)),
  ];
  return places.find((place) => existsSync(place));
}

/** Where the runnable program is written. */
function devFolder(root: string): string {
  const modules = join(root, "node_modules");
  return existsSync(modules) ? join(modules, ".cache", "urlc", "dev") : join(root, ".urlc", "dev");
}

const moduleText = (specifier: string) => JSON.stringify(specifier.replaceAll("\\", "/"));

/** The module that runs the project: its own program, or a server around the generated router. */
function entryText(project: Project, specifierOf: (file: string) => string): string {
  const router = moduleText(specifierOf(join(project.outDir, "router.ts")));
  const server = serverFile(project);
  const templates = join(dirname(project.entry), "templates");
  const lines = [`import { router } from ${router};`, `globalThis[Symbol.for("urlc.dev.router")] = router;`];
  if (server !== undefined) lines.push(`await import(${moduleText(specifierOf(server))});`);
  else
    lines.push(
      `import { serve } from "urlc/node";`,
      `await serve(router, { port: Number(process.env.PORT)${existsSync(templates) ? `, templates: ${moduleText(templates)}` : ""} });`,
    );
  return `${lines.join("\n")}\n`;
}

function found(name: string, root: string): string | undefined {
  for (const from of [join(root, "package.json"), import.meta.url]) {
    try {
      return createRequire(from).resolve(name);
    } catch {
      continue;
    }
  }
  return undefined;
}

const stripsTypes = () => (process.features as { readonly typescript?: unknown }).typescript === "strip";

/** What runs TypeScript here: esbuild's module by its path, or what node must be told. */
export type Runner =
  | { readonly kind: "esbuild"; readonly module: string }
  | { readonly kind: "node"; readonly nodeArgs: readonly string[] };

/** Chooses how to run the project: bundled by esbuild, else by node itself where it strips types, else by tsx. */
export function chooseRunner({ root }: Project): Runner {
  const esbuild = found("esbuild", root);
  if (esbuild !== undefined) return { kind: "esbuild", module: esbuild };
  if (stripsTypes()) return { kind: "node", nodeArgs: [] };
  const tsx = found("tsx", root);
  if (tsx !== undefined) return { kind: "node", nodeArgs: ["--import", pathToFileURL(tsx).href] };
  throw new UsageError(
    `urlc dev needs esbuild to run TypeScript with Node ${process.versions.node}`,
    "npm install --save-dev esbuild (or use Node 22.18 or later, or tsx)",
  );
}

/** Makes what the runner is to run. */
export async function prepareProgram(project: Project, runner: Runner): Promise<Program> {
  const folder = devFolder(project.root);
  await mkdir(folder, { recursive: true });
  const file = join(folder, "program.mjs");
  if (runner.kind === "esbuild") {
    const bundler = createRequire(import.meta.url)(runner.module) as Bundler;
    return bundleWith(bundler, { entryText: entryText(project, (path) => path), file, root: project.root });
  }
  const specifierOf = (target: string) => {
    const path = relative(folder, target);
    return path.startsWith(".") ? path : `./${path}`;
  };
  await writeFile(file, entryText(project, specifierOf));
  return { file, nodeArgs: runner.nodeArgs, rebuild: async () => [], dispose: async () => {} };
}
