import { sep } from "node:path";
import type { ModuleRef } from "../ir/urlconf.ts";
import type { Module } from "./module.ts";
import { spanFile } from "./files.ts";
import type { ReadMemory } from "./read-memory.ts";
import type { Reader } from "./reader.ts";
import { createResolver } from "./resolve-module.ts";

/** A project file that the root reaches by imports. */
interface ReachedFile {
  readonly path: string;
  readonly text: string;
  readonly ref: ModuleRef;
}

/** Static and dynamic imports and re-exports, not those of types. A sentence that looks like one costs a look at the disk. */
const imports =
  /\b(?:import|export)\b(?!\s+type\b(?!\s*(?:,|from\b)))[^'"`();=]*?\bfrom\s*["']([^"'\n]+)["']|\bimport\s*\(?\s*["']([^"'\n]+)["']/g;

/**
 * Follows imports breadth first by their text, without parsing: files of packages and of the folder `skip` are left out.
 */
export function* reachedFiles(
  reader: Reader,
  root: Module,
  memory: ReadMemory,
  skip?: string,
): Generator<ReachedFile> {
  const resolve = createResolver(reader.base, reader.host);
  const seen = new Set([root.path]);
  const queue: ReachedFile[] = [{ path: root.path, text: root.text, ref: root.ref }];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    yield at;
    const from = spanFile(reader.base, at.path);
    for (const specifier of importsOf(at, memory)) {
      if (specifier === "urlc" || specifier.startsWith("node:")) continue;
      const path = resolve(specifier, at.path);
      if (path === undefined || seen.has(path) || !isSource(path)) continue;
      if (skip !== undefined && path.startsWith(skip + sep)) continue;
      seen.add(path);
      const text = reader.host.readFile(path);
      if (text !== undefined)
        queue.push({ path, text, ref: { specifier, from, file: spanFile(reader.base, path) } });
    }
  }
}

function importsOf({ path, text }: ReachedFile, { facts }: ReadMemory): readonly string[] {
  const kept = facts.get(path);
  if (kept?.text === text) return kept.imports;
  const found = [...text.matchAll(imports)].map(([, named, bare]) => named ?? bare ?? "");
  facts.set(path, { text, imports: found });
  return found;
}

function isSource(path: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(path) && !/\.d\.[mc]?ts$/.test(path) && !path.includes("node_modules");
}
