import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CompiledFile } from "../ir/compiled-file.ts";
import { UsageError } from "./usage-error.ts";

/** What became of the output folder; paths are relative to it. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** A file of the output folder that is not what a build would make of it. */
export interface Stale {
  readonly path: string;
  readonly why: "missing" | "differs" | "surplus";
}

/** The first line of every generated file; a file without it is not ours to delete. */
const header = /^\/\/ Made by urlc from /;

/** A write that was cut short leaves one of these behind. */
const temporary = /^\.urlc-[0-9a-f]+\.tmp$/;
const minute = 60_000;

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Every file below a folder, `/`-separated and relative to it; none when there is no folder. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
      .map((path) => path.replaceAll("\\", "/"))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

const isOurs = (text: string | undefined) => text !== undefined && header.test(text);

/** Where outputs have files: another folder inside may be the output of another URLconf. */
const mayBeMade = /^(?:urls\/.*|[^/]*)\.ts$/;

/** Files of earlier builds that no longer belong to the output: those of namespaces that are gone. */
async function surplusFiles(outDir: string, files: readonly CompiledFile[]): Promise<readonly string[]> {
  const wanted = new Set(files.map((file) => file.path));
  const surplus: string[] = [];
  for (const path of await filesBelow(outDir)) {
    if (wanted.has(path) || !mayBeMade.test(path)) continue;
    if (isOurs(await textOf(join(outDir, path)))) surplus.push(path);
  }
  return surplus;
}

/** Puts a file in place in one step: whoever reads it sees the old text or the new one. */
async function replaceFile(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.urlc-${randomBytes(6).toString("hex")}.tmp`);
  try {
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Deletes a file, and the folders above it that are empty then, up to the output folder. */
async function removeFile(outDir: string, path: string): Promise<void> {
  await rm(join(outDir, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      await rmdir(join(outDir, folder));
    } catch {
      return;
    }
  }
}

async function removeDrafts(outDir: string): Promise<void> {
  for (const path of await filesBelow(outDir)) {
    if (!temporary.test(path.slice(path.lastIndexOf("/") + 1))) continue;
    const age = await stat(join(outDir, path)).catch(() => undefined);
    if (age !== undefined && Date.now() - age.mtimeMs > minute) await rm(join(outDir, path), { force: true });
  }
}

/** A folder in which nothing is ours, but something of the same name stands, belongs to someone else. */
async function refuseForeignFolder(outDir: string, foreign: readonly string[]): Promise<void> {
  const taken = foreign[0];
  if (taken === undefined) return;
  for (const path of await filesBelow(outDir))
    if (path.endsWith(".ts") && isOurs(await textOf(join(outDir, path)))) return;
  throw new UsageError(
    `${join(outDir, taken)} was not written by urlc, and would be overwritten`,
    "move it away, or choose another folder with --out",
  );
}

/** Line endings do not count, since version control may rewrite them. */
const isSame = (text: string | undefined, file: CompiledFile) =>
  text === file.text || text?.replaceAll("\r\n", "\n") === file.text;

/**
 * Makes the output folder hold exactly these files: changed ones are replaced in one step each, equal ones stay
 * untouched, files of earlier builds that are no longer made are removed.
 */
export async function writeOutput(outDir: string, files: readonly CompiledFile[]): Promise<Written> {
  const before = await Promise.all(files.map((file) => textOf(join(outDir, file.path))));
  const changed = files.filter((file, index) => !isSame(before[index], file));
  await refuseForeignFolder(
    outDir,
    files
      .filter((_, index) => before[index] !== undefined && !isOurs(before[index]))
      .map((file) => file.path),
  );
  for (const folder of new Set(changed.map((file) => dirname(join(outDir, file.path)))))
    await mkdir(folder, { recursive: true });
  for (const file of changed) await replaceFile(join(outDir, file.path), file.text);
  const removed = await surplusFiles(outDir, files);
  for (const path of removed) await removeFile(outDir, path);
  await removeDrafts(outDir);
  return {
    written: changed.map((file) => file.path),
    removed,
    unchanged: files.length - changed.length,
  };
}

/** What a build would change. */
export async function staleFiles(outDir: string, files: readonly CompiledFile[]): Promise<readonly Stale[]> {
  const stale: Stale[] = [];
  for (const file of files) {
    const text = await textOf(join(outDir, file.path));
    if (text === undefined) stale.push({ path: file.path, why: "missing" });
    else if (!isSame(text, file)) stale.push({ path: file.path, why: "differs" });
  }
  for (const path of await surplusFiles(outDir, files)) stale.push({ path, why: "surplus" });
  return stale;
}
