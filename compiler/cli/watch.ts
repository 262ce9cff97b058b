import { readdirSync, statSync, watch, type FSWatcher } from "node:fs";
import { dirname, join, sep } from "node:path";

/** What is watched, until it is closed. */
export interface Watch {
  /** Watches the folders of these files too (a URLconf may lie outside the project's folder). */
  also(files: Iterable<string>): void;
  close(): void;
}

export interface WatchOptions {
  /** The folder whose files matter, with the folders below it. */
  readonly root: string;
  /** Absolute folders whose changes are our own: the output. */
  readonly ignored: readonly string[];
  readonly onChange: (files: ReadonlySet<string>) => void;
  /** Changes that come within this many milliseconds are told at once. */
  readonly settleMs?: number;
}

/** Folders that hold no source of the project. */
const skipped = /^(?:node_modules|dist|build|coverage|\..*)$/;
/** What editors write beside the file that is saved. */
const noise = /(?:~|\.swp|\.swx|\.tmp|^4913|^\.#.*|\.crswap)$/;
/** What the program itself writes while it runs: each request would lead to a reload, and each reload to the next. */
const written = /\.(?:log|pid|lock|(?:sqlite3?|db)(?:-journal|-wal|-shm)?|tsbuildinfo)$/;

/**
 * Tells which files changed below a folder. Every folder is watched by itself: a recursive watch loses files that editors
 * save by renaming over them (Node on Linux).
 */
export function watchFiles({ root, ignored, onChange, settleMs = 8 }: WatchOptions): Watch {
  const watchers = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

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

  const forget = (folder: string) => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };

  const noticed = (folder: string, name: string | null) => {
    if (name !== null && (noise.test(name) || written.test(name) || skipped.test(name))) return;
    const path = name === null ? folder : join(folder, name);
    if (isIgnored(path)) return;
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory()) below(path, true);
    else if (watchers.has(path)) forget(path);
    changed.add(path);
    timer ??= setTimeout(tell, settleMs);
  };

  const one = (folder: string): boolean => {
    // A compilation that outlives the watch still names its files; a watcher more would keep the process alive for ever.
    if (isClosed || watchers.has(folder) || isIgnored(folder)) return false;
    try {
      const watcher = watch(folder, { persistent: true }, (_, name) => noticed(folder, name));
      // A folder that is deleted while it is watched is no error: its parent tells of it.
      watcher.on("error", () => forget(folder));
      watchers.set(folder, watcher);
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
      if (skipped.test(entry.name)) continue;
      if (entry.isDirectory()) below(join(folder, entry.name), isNew);
      else if (isNew) changed.add(join(folder, entry.name));
    }
  }

  below(root, false);
  return {
    also: (files) => {
      for (const file of files) one(dirname(file));
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}
