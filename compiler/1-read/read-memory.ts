import { statSync } from "node:fs";
import { resolve } from "node:path";
import { createShelf, type Shelf } from "../ir/shelf.ts";
import type { ConverterDef, Urlconf } from "../ir/urlconf.ts";
import { disk, type FileHost } from "./files.ts";
import type { Module } from "./module.ts";
import type { Reader } from "./reader.ts";

/** A module, as it was asked for. */
interface KeptModule {
  readonly base: string;
  readonly specifier: string;
  readonly from: string;
  readonly module: Module;
}

/** What a search of a file's text found. */
export interface TextFacts {
  readonly text: string;
  readonly imports: readonly string[];
}

/** A URLconf, what had to be asked to read it, and which modules it includes. */
export interface KeptUrlconf {
  readonly module: Module;
  readonly urlconf: Urlconf;
  /** Whether a reader gives the same answers. */
  readonly holds: (reader: Reader) => boolean;
  readonly includes: readonly {
    readonly from: Pick<Module, "path" | "ref">;
    readonly path: readonly number[];
  }[];
}

/** What reading keeps for the next time, so that only what changed is read and parsed again; the forms of the rest stay the same objects. */
export interface ReadMemory {
  readonly host: FileHost;
  readonly modules: Shelf<KeptModule>;
  readonly facts: Shelf<TextFacts>;
  readonly urlconfs: Shelf<KeptUrlconf>;
  readonly converters: Shelf<ConverterDef>;
  /** The specifier that the ref of a root was given, once the style of its project was known. */
  readonly rootSpecifiers: WeakMap<Module, string>;
  /** The next reading parses this file (`Span.file`) again, whether or not it changed. */
  forget(base: string, file: string): void;
  /** A reading is over. */
  turn(): void;
}

/** A memory that holds nothing yet. */
export function createReadMemory(host?: FileHost): ReadMemory {
  const files = createShelf<KeptFile>();
  const shelves = {
    modules: createShelf<KeptModule>(),
    facts: createShelf<TextFacts>(),
    urlconfs: createShelf<KeptUrlconf>(),
    converters: createShelf<ConverterDef>(),
  };
  return {
    host: host ?? rememberedDisk(files),
    ...shelves,
    rootSpecifiers: new WeakMap(),
    forget: (base, file) => shelves.modules.delete(resolve(base, file)),
    turn: () => {
      for (const shelf of [files, ...Object.values(shelves)]) shelf.turn();
    },
  };
}

interface KeptFile {
  readonly stamp: string;
  readonly text: string;
  /** It was young when it was read: the clock of the file system may give a later text the same stamp. */
  readonly isYoung: boolean;
}

const young = 100;

/** The disk; a file whose inode, size and times are as they were is not read again. */
function rememberedDisk(files: Shelf<KeptFile>): FileHost {
  return {
    ...disk,
    readFile: (path) => {
      const status = statSync(path, { bigint: true, throwIfNoEntry: false });
      if (status === undefined) return undefined;
      const { ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = status;
      const stamp = `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
      const known = files.get(path);
      if (known?.stamp === stamp && !known.isYoung) return known.text;
      const isYoung = Date.now() - Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs) < young;
      const text = disk.readFile(path);
      if (text !== undefined) files.set(path, { stamp, text, isYoung });
      return text;
    },
  };
}
