import { readdirSync, statSync, watch, type FSWatcher, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { foldersAbove, holdsSources, isCode, isSourceName, isWithin } from "./source-file.ts";

/** What is watched, until it is closed. */
export interface Watch {
  /** These files matter too, whatever their names and wherever they lie, there or not: something is made from them. */
  also(files: Iterable<string>): void;
  close(): void;
}

export interface WatchOptions {
  /** The folder whose sources matter, with the folders below it. */
  readonly root: string;
  /** Absolute folders whose changes are our own: the output. */
  readonly ignored: readonly string[];
  readonly onChange: (files: ReadonlySet<string>) => void;
}

/** Milliseconds without an event after which a save is over; how long one may be put off by more events. */
const settled = { file: 2, empty: 12, most: 40 };

/** Tells a folder from one of the same name that was made later. */
const stampOf = ({ ino, birthtimeMs }: Stats) => `${ino} ${birthtimeMs}`;

/**
 * Tells which sources changed below a folder. Every folder is watched by itself: a recursive watch loses files that editors
 * save by renaming over them (Node on Linux).
 */
export function watchFiles({ root, ignored, onChange }: WatchOptions): Watch {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly stamp: string }>();
  /** Folders all of whose sources matter; in the other watched ones only what is named does. */
  const whole = new Set<string>();
  const named = new Set<string>();
  /** What was seen of files that matter: when a folder is gone, its files may go without events of their own. */
  const known = new Set<string>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let deadline = 0;
  let isClosed = false;

  const isIgnored = (path: string) => ignored.some((folder) => isWithin(path, folder));

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

  /** A save in place empties the file first, and some editors delete it: what is to be in it comes at once. */
  const changes = (path: string, status: Stats | undefined) => {
    changed.add(path);
    const now = performance.now();
    if (timer === undefined) deadline = now + settled.most;
    clearTimeout(timer);
    const isEmpty = status === undefined || (status.isFile() && status.size === 0);
    timer = setTimeout(tell, Math.min(isEmpty ? settled.empty : settled.file, deadline - now));
  };

  const forget = (folder: string) => {
    for (const [path, { watcher }] of watchers) {
      if (!isWithin(path, folder)) continue;
      watcher.close();
      watchers.delete(path);
      whole.delete(path);
    }
  };

  /** Whether the folder that is gone held something that matters. */
  const wasHolding = (folder: string): boolean => {
    const lost = [...known].filter((path) => isWithin(path, folder));
    for (const path of lost) known.delete(path);
    return lost.length > 0;
  };

  const matters = (folder: string, name: string): boolean => {
    const path = join(folder, name);
    if (isIgnored(path) || !(named.has(path) || (whole.has(folder) && isSourceName(name)))) return false;
    known.add(path);
    return true;
  };

  const noticed = (folder: string, name: string | null) => {
    if (isClosed) return;
    if (name === null) return changes(folder, undefined);
    const path = join(folder, name);
    if (!whole.has(folder) && !named.has(path) && !watchers.has(path)) return;
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory() === true) {
      if (named.has(path)) changes(path, status);
      // It may have been deleted and made again before we were told.
      if (watchers.has(path) && watchers.get(path)?.stamp !== stampOf(status)) forget(path);
      if (whole.has(folder)) below(path, true);
    } else if (watchers.has(path)) {
      forget(path);
      if (wasHolding(path)) changes(path, status);
    } else if (matters(folder, name)) changes(path, status);
  };

  /** Whether the folder is watched now. */
  const one = (folder: string): boolean => {
    // A compilation that outlives the watch still names its files; a watcher more would keep the process alive for ever.
    if (isClosed || isIgnored(folder)) return false;
    if (watchers.has(folder)) return true;
    try {
      const watcher = watch(folder, { persistent: true }, (_, name) => noticed(folder, name));
      // A folder that is deleted while it is watched is no error: its parent tells of it.
      watcher.on("error", () => forget(folder));
      watchers.set(folder, { watcher, stamp: stampOf(statSync(folder)) });
      told.delete(folder);
      return true;
    } catch {
      return false;
    }
  };

  /** A folder that appears may already hold files, whose events are over: they are told as changed. */
  function below(folder: string, isNew: boolean, isWanted = holdsSources(folder, root)): void {
    if (whole.has(folder) || !isWanted || !one(folder)) return;
    whole.add(folder);
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) below(path, isNew);
      else if (matters(folder, entry.name) && isNew) changes(path, undefined);
    }
  }

  below(root, false, true);
  return {
    also: (files) => {
      for (const file of files) {
        const path = resolve(file);
        if (named.has(path) && watchers.has(dirname(path))) continue;
        named.add(path);
        // An app may be called `data`: where code is imported from, all sources matter.
        if (isCode(path) && isWithin(path, root)) below(dirname(path), false, true);
        for (const folder of foldersAbove(path)) {
          if (isClosed || isIgnored(folder) || one(folder)) break;
          // What is not there yet is told of by the nearest folder that is.
          named.add(folder);
        }
        known.add(path);
      }
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      for (const { watcher } of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}
