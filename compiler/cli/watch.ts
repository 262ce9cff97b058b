import { readdirSync, statSync, watch, type FSWatcher } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { isSkipped, isSourceFile } from "./source-file.ts";

/** What is watched, until it is closed. */
export interface Watch {
  /** These files matter too, whatever their names and wherever they lie: something is made from them. */
  also(files: Iterable<string>): void;
  close(): void;
}

export interface WatchOptions {
  /** The folder whose sources matter, with the folders below it. */
  readonly root: string;
  /** Absolute folders whose changes are our own: the output. */
  readonly ignored: readonly string[];
  readonly onChange: (files: ReadonlySet<string>) => void;
  /** Changes that come within this many milliseconds are told at once. */
  readonly settleMs?: number;
}

/**
 * Tells which sources changed below a folder. Every folder is watched by itself: a recursive watch loses files that editors
 * save by renaming over them (Node on Linux).
 */
export function watchFiles({ root, ignored, onChange, settleMs = 8 }: WatchOptions): Watch {
  const watchers = new Map<string, FSWatcher>();
  const named = new Set<string>();
  /** Folders in or below which something that matters was seen: that one of them is gone is told. */
  const holding = new Set<string>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const isIgnored = (path: string) =>
    ignored.some((folder) => path === folder || path.startsWith(`${folder}${sep}`));

  /** One save is often several events, some later than the others: what is as it was told last is not told again. */
  const told = new Map<string, string>();
  const isNews = (path: string): boolean => {
    const status = statSync(path, { throwIfNoEntry: false, bigint: true });
    const stamp = status === undefined ? "gone" : `${status.ino} ${status.mtimeNs} ${status.size}`;
    if (told.get(path) === stamp) return false;
    told.set(path, stamp);
    return true;
  };

  const tell = () => {
    timer = undefined;
    const files = new Set([...changed].filter(isNews));
    changed.clear();
    if (files.size > 0) onChange(files);
  };

  const changes = (path: string) => {
    changed.add(path);
    timer ??= setTimeout(tell, settleMs);
  };

  /** Whether the folder, or one below it, held something that matters. */
  const forget = (folder: string): boolean => {
    let wasHolding = false;
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watcher.close();
      watchers.delete(path);
      wasHolding = holding.delete(path) || wasHolding;
    }
    return wasHolding;
  };

  const matters = (path: string): boolean => {
    if (isIgnored(path) || (!named.has(path) && !isSourceFile(path, root))) return false;
    for (let at = dirname(path); !holding.has(at); at = dirname(at)) holding.add(at);
    return true;
  };

  const noticed = (folder: string, name: string | null) => {
    if (name === null) return changes(folder);
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      if (!isSkipped(name)) below(path, true);
    } else if ((watchers.has(path) && forget(path)) || matters(path)) changes(path);
  };

  const one = (folder: string): boolean => {
    if (watchers.has(folder) || isIgnored(folder)) return false;
    try {
      const watcher = watch(folder, { persistent: true }, (_, name) => noticed(folder, name));
      // A folder that is deleted while it is watched is no error: its parent tells of it.
      watcher.on("error", () => forget(folder));
      watchers.set(folder, watcher);
      told.delete(folder);
      return true;
    } catch {
      return false;
    }
  };

  /** A folder that appears may already hold files, whose events are over: they are told as changed. */
  function below(folder: string, isNew: boolean): void {
    if (!one(folder)) return;
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) {
        if (matters(path) && isNew) changes(path);
      } else if (!isSkipped(entry.name)) below(path, isNew);
    }
  }

  below(root, false);
  return {
    also: (files) => {
      for (const file of files) {
        const path = resolve(file);
        named.add(path);
        if (one(dirname(path))) matters(path);
      }
    },
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}
