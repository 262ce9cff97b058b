import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { compile } from "../../compile.ts";
import { packageJson, projectFiles, type Json } from "../new-project.ts";
import { siteFiles } from "../template.ts";
import { shown, type Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { packageFolder, version } from "../version.ts";
import { writeOutput } from "../write-output.ts";

export interface InitFlags {
  readonly dir?: string;
}

function readManifest(file: string): Json | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Json;
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

const fileSpec = (from: string, to: string) => `file:${relative(from, to).replaceAll("\\", "/") || "."}`;

/** How a new project names this urlc: by version, or by the path it was installed from. */
function urlcSpec(folder: string): string {
  const own = resolve(packageFolder());
  if (basename(dirname(own)) !== "node_modules") return fileSpec(folder, own);
  const installer = dirname(dirname(own));
  const manifest = readManifest(join(installer, "package.json")) ?? {};
  const all = { ...(manifest["devDependencies"] as object), ...(manifest["dependencies"] as object) };
  const spec = (all as Record<string, unknown>)["urlc"];
  if (typeof spec !== "string" || !spec.startsWith("file:")) return `^${version()}`;
  return fileSpec(folder, resolve(installer, spec.slice("file:".length)));
}

/** A name npm takes, from the name of a folder. */
const packageName = (folder: string) =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "") || "site";

/** `urlc init`: writes a working project; returns the exit code. */
export async function init(flags: InitFlags, terminal: Terminal): Promise<number> {
  const folder = resolve(terminal.cwd, flags.dir ?? ".");
  const name = packageName(folder);
  const manifestFile = join(folder, "package.json");
  const existing = readManifest(manifestFile);
  const hasReadme = existing !== undefined && existsSync(join(folder, "README.md"));
  const files = [...projectFiles(name), ...siteFiles()].filter(
    ({ path }) =>
      !(hasReadme && path === "README.md") && !(path.startsWith(".git") && existsSync(join(folder, path))),
  );
  const taken = files.filter(({ path }) => existsSync(join(folder, path)));
  if (taken.length > 0)
    throw new UsageError(
      `${shown(folder, terminal)} already holds ${taken.map(({ path }) => path).join(", ")}`,
      "name another folder: urlc init DIR",
    );
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(manifestFile, packageJson(name, urlcSpec(folder), existing));
  const outDir = join(folder, "generated");
  const { files: generated } = await compile({ entry: join(folder, "urls.ts"), outDir, types: false });
  await writeOutput(outDir, generated);
  const { green, bold, dim } = terminal.colors;
  const place = shown(folder, terminal);
  terminal.print(`${green("✓")} ${place}/ holds the tutorial's site (${files.length + 1} files)\n\n`);
  if (place !== ".") terminal.print(`  ${bold(`cd ${place}`)}\n`);
  terminal.print(`  ${bold("npm install")}\n`);
  terminal.print(`  ${bold("npm run dev")}   ${dim("http://127.0.0.1:8000/greetings/")}\n`);
  terminal.print(`  ${bold("npm test")}\n\n`);
  terminal.print(dim("generated/ is meant to be committed; .gitignore says why.\n"));
  return 0;
}
