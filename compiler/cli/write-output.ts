import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** What a process knows of the files it writes again and again: those that are as they were are not read. */
export type OutputMemory = Map<string, { readonly stamp: string; readonly text: string }>;

/** The clock of the file system may give what is written soon after another text the same stamp. */
const young = 100;

function rememberedText(file: string, memory: OutputMemory | undefined): string | undefined {
  const status = memory && statSync(file, { bigint: true, throwIfNoEntry: false });
  if (memory === undefined || status === undefined) return textOf(file);
  const { ino, size, mtimeNs, ctimeNs, ctimeMs } = status;
  const stamp = `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  const known = memory.get(file);
  if (known?.stamp === stamp) return known.text;
  const text = textOf(file);
  if (text !== undefined && Date.now() - Number(ctimeMs) > young) memory.set(file, { stamp, text });
  return text;
}

/** Every file below a folder, `/`-separated and relative to it; none when there is no folder. */
function filesBelow(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
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

/** Also a file of ours that a merge or a full disk has spoilt: nothing of anyone else's is lost with it. */
const mayBeReplaced = (text: string | undefined) =>
  text === undefined || text.trim() === "" || /^\/\/ Made by urlc from /m.test(text);

/** Where outputs have files: another folder inside may be the output of another URLconf. */
const mayBeMade = /^(?:urls\/.*|[^/]*)\.ts$/;

/** Files of earlier builds that no longer belong to the output: those of namespaces that are gone. */
function surplusFiles(
  outDir: string,
  files: readonly CompiledFile[],
  present: readonly string[] = filesBelow(outDir),
): readonly string[] {
  const wanted = new Set(files.map((file) => file.path));
  const surplus: string[] = [];
  for (const path of present) {
    if (wanted.has(path) || !mayBeMade.test(path)) continue;
    if (isOurs(textOf(join(outDir, path)))) surplus.push(path);
  }
  return surplus;
}

/** Puts a file in place in one step: whoever reads it sees the old text or the new one. */
function replaceFile(file: string, text: string): void {
  const draft = join(dirname(file), `.urlc-${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Deletes a file, and the folders above it that are empty then, up to the output folder. */
function removeFile(outDir: string, path: string): void {
  rmSync(join(outDir, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(outDir, folder));
    } catch {
      return;
    }
  }
}

function removeDrafts(outDir: string, present: readonly string[]): void {
  for (const path of present) {
    if (!temporary.test(path.slice(path.lastIndexOf("/") + 1))) continue;
    const found = statSync(join(outDir, path), { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > minute)
      rmSync(join(outDir, path), { force: true });
  }
}

/** Refuses to write over a file that somebody else wrote. */
function refuseForeign(outDir: string, foreign: readonly string[]): void {
  const [taken] = foreign;
  if (taken === undefined) return;
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
export async function writeOutput(
  outDir: string,
  files: readonly CompiledFile[],
  memory?: OutputMemory,
): Promise<Written> {
  const before = files.map((file) => rememberedText(join(outDir, file.path), memory));
  const changed = files.filter((file, index) => !isSame(before[index], file));
  const foreign = files.filter((_, index) => !mayBeReplaced(before[index]));
  refuseForeign(
    outDir,
    foreign.map((file) => file.path),
  );
  for (const folder of new Set(changed.map((file) => dirname(join(outDir, file.path)))))
    mkdirSync(folder, { recursive: true });
  for (const file of changed) replaceFile(join(outDir, file.path), file.text);
  const present = filesBelow(outDir);
  const removed = surplusFiles(outDir, files, present);
  for (const path of removed) removeFile(outDir, path);
  removeDrafts(outDir, present);
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
    const text = textOf(join(outDir, file.path));
    if (text === undefined) stale.push({ path: file.path, why: "missing" });
    else if (!isSame(text, file)) stale.push({ path: file.path, why: "differs" });
  }
  for (const path of surplusFiles(outDir, files)) stale.push({ path, why: "surplus" });
  return stale;
}
