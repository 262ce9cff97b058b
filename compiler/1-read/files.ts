import { readdirSync, readFileSync, statSync } from "node:fs";
import { relative } from "node:path";

/** Where source files come from: the disk, or a test's memory. Paths are absolute. */
export interface FileHost {
  /** The text of a file; undefined when there is no such file. */
  readFile(path: string): string | undefined;
  isFile(path: string): boolean;
  /** The names of what is in a folder, for advice only; nothing when there is no such folder. */
  list?(folder: string): readonly string[];
}

/** The disk. */
export const disk: FileHost = {
  readFile: (path) => {
    try {
      return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    } catch {
      return undefined;
    }
  },
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};

/** A host that asks another one only once a path, and remembers what it was asked. */
export interface RecordingHost extends FileHost {
  /** Every path asked for, whether it exists or not. */
  readonly asked: () => readonly string[];
  /** The text of every file read. */
  readonly texts: ReadonlyMap<string, string | undefined>;
}

/** Remembers answers and questions of a host. */
export function recording(host: FileHost): RecordingHost {
  const texts = new Map<string, string | undefined>();
  const isFile = new Map<string, boolean>();
  const asked = new Set<string>();
  const once = <T>(memory: Map<string, T>, path: string, ask: () => T): T => {
    asked.add(path);
    if (!memory.has(path)) memory.set(path, ask());
    return memory.get(path) as T;
  };
  return {
    readFile: (path) => once(texts, path, () => host.readFile(path)),
    list: (folder) => host.list?.(folder) ?? [],
    isFile: (path) => once(isFile, path, () => host.isFile(path)),
    asked: () => [...asked],
    texts,
  };
}

/** An absolute path in the form of `Span.file`. */
export function spanFile(base: string, path: string): string {
  return relative(base, path).replaceAll("\\", "/");
}
