import { basename, dirname, resolve } from "node:path";
import type { Diagnostic, Report } from "../diagnostics/diagnostic.ts";
import {
  djangoSpelling,
  missingUrlpatterns,
  moduleNotFound,
  textNotStatic,
} from "../diagnostics/catalogue/reading.ts";
import { inStyle } from "../diagnostics/in-style.ts";
import type { Spanned } from "../ir/span.ts";
import type { HandlerStatus, ReadResult, Urlconf } from "../ir/urlconf.ts";
import { recording, spanFile, type FileHost } from "./files.ts";
import { meaningOfExport } from "./meaning.ts";
import type { Module } from "./module.ts";
import { readPathAliases } from "./path-aliases.ts";
import { readConverters } from "./read-converters.ts";
import { readImportExtension } from "./read-import-extension.ts";
import { createReadMemory, type KeptUrlconf, type ReadMemory } from "./read-memory.ts";
import { readPatterns, type Scope } from "./read-patterns.ts";
import { isInsidePackage, readHandler } from "./read-view.ts";
import { createReader, spanOf, textOf, witnessed, type Reader } from "./reader.ts";
import { staticString } from "./static-value.ts";
import { loadTypeScript } from "./typescript.ts";

export interface ReadOptions {
  /** The root urls.ts, absolute or relative to the working directory. */
  readonly entry: string;
  /** The folder of the generated files, absolute: imports of them are not followed. */
  readonly outDir?: string;
  /** Where files come from; the disk unless given. */
  readonly host?: FileHost;
  /** What an earlier reading of the same project left; its host is asked when none is given. */
  readonly memory?: ReadMemory;
}

const statuses: readonly HandlerStatus[] = [400, 403, 404, 500];

/**
 * Reads the root urls.ts, every URLconf that it includes, and the converters they reach, by syntax alone: no code of the
 * project runs and no type is asked for. What has no single value that can be read is reported, and left out.
 */
export async function readUrlconfs(options: ReadOptions, report: Report): Promise<ReadResult | undefined> {
  await loadTypeScript();
  const entry = resolve(options.entry);
  const base = dirname(entry);
  const memory = options.memory ?? createReadMemory(options.host);
  const host = recording(memory.host);
  const told: Diagnostic[] = [];
  const reader = createReader(
    base,
    host,
    once((diagnostic) => void told.push(diagnostic)),
    memory,
  );
  const name = basename(entry);
  const ref = { specifier: `./${name}`, from: name };
  const root = reader.open(entry, ref);
  if (root === undefined) {
    report(moduleNotFound({ file: name, start: 0, end: 0 }, name));
    return undefined;
  }

  const queue = [root];
  const urlconfs: Urlconf[] = [];
  const scopes = new Map<Module, Scope>();
  const ask = (module: Module, conf: Module["ref"], prefix: readonly number[]) => {
    const include: Scope["include"] = (included, path) => {
      if (scopes.has(included)) return;
      queue.push(included);
      const isHidden = isInsidePackage(included.ref);
      if (isHidden) ask(included, conf, [...prefix, ...path]);
      else ask(included, included.ref, []);
    };
    scopes.set(module, { reader, conf, prefix, include });
  };
  ask(root, root.ref, []);
  for (const module of queue) {
    const scope = scopes.get(module);
    if (scope !== undefined) urlconfs.push(recallUrlconf(scope, module, memory));
  }
  const converters = readConverters(reader, root, memory, options.outDir);
  const importExtension = readImportExtension(reader, queue);
  // Objects share the root's ref: its style is known only now. What was kept in another style is read again.
  const specifier = `./${name.replace(/\.[mc]?tsx?$/, importExtension)}`;
  if ((memory.rootSpecifiers.get(root) ?? specifier) !== specifier) {
    memory.modules.delete(entry);
    return readUrlconfs({ ...options, memory }, report);
  }
  memory.rootSpecifiers.set(root, specifier);
  Object.assign(root.ref, { specifier });
  memory.turn();
  for (const diagnostic of told) report(inStyle(diagnostic, importExtension));

  // A diagnostic may point into it, whether or not anything was resolved by it.
  readPathAliases(base, host);
  const sources = new Map<string, string>();
  for (const [path, text] of host.texts)
    if (text !== undefined && /\.[mc]?[jt]sx?$|\btsconfig[^/\\]*\.json$/.test(path))
      sources.set(spanFile(base, path), text);
  return {
    root: root.file,
    urlconfs,
    converters,
    sources,
    base,
    importExtension,
    inputs: host.asked(),
  };
}

/** The URLconf of a module: as it was kept, when all that reading it asks for is as it was. What was complained of is not kept. */
function recallUrlconf(scope: Scope, module: Module, memory: ReadMemory): Urlconf {
  const { reader, conf, prefix, include } = scope;
  const isOwn = conf === module.ref && prefix.length === 0;
  const kept = isOwn ? memory.urlconfs.get(module.path) : undefined;
  if (kept?.module === module && kept.holds(reader)) {
    for (const { from, path } of kept.includes) {
      const included = reader.open(from.path, from.ref);
      if (included !== undefined) include(included, path);
    }
    return kept.urlconf;
  }
  const before = reader.complaints();
  const witness = witnessed(reader);
  const includes: KeptUrlconf["includes"][number][] = [];
  const urlconf = readUrlconf(
    {
      ...scope,
      reader: witness.reader,
      include: (included, path) => {
        includes.push({ from: { path: included.path, ref: included.ref }, path });
        include(included, path);
      },
    },
    module,
  );
  if (isOwn && reader.complaints() === before)
    memory.urlconfs.set(module.path, { module, urlconf, holds: witness.holds, includes });
  return urlconf;
}

/** The name that an export of a URLconf has to have for what it seems to be. */
function meantName(name: string): string | undefined {
  if (/^app_?name$/i.test(name)) return "appName";
  const status = /^handler?_?(400|403|404|500)$/i.exec(name)?.[1];
  return status === undefined ? undefined : `handler${status}`;
}

function readUrlconf(scope: Scope, module: Module): Urlconf {
  const { reader } = scope;
  const { file, ref, exports } = module;
  for (const [wrong, { node }] of exports) {
    const right = meantName(wrong);
    if (right !== undefined && !exports.has(right))
      reader.report(djangoSpelling(spanOf(module, node), wrong, right));
  }
  const appName = readAppName(reader, module);
  const handlers = statuses.flatMap((status) => {
    const view = readHandler(reader, module, `handler${status}`);
    return view === undefined ? [] : [{ status, view }];
  });
  const node = exports.get("urlpatterns")?.node;
  const span = node ? spanOf(module, node) : { file, start: 0, end: 0 };
  const meaning = meaningOfExport(reader, module, "urlpatterns");
  let list: Pick<Urlconf, "patterns" | "isCut"> = { patterns: [], isCut: true };
  if (meaning.kind !== "absent") list = readPatterns(scope, module, node ?? module.syntax, meaning);
  else reader.report(missingUrlpatterns(span, file, [...exports.keys()]));
  return { kind: "urlconf", file, module: ref, ...(appName && { appName }), ...list, handlers, span };
}

function readAppName(reader: Reader, module: Module): Spanned | undefined {
  const node = module.exports.get("appName")?.node;
  const meaning = meaningOfExport(reader, module, "appName");
  if (meaning.kind === "absent" || meaning.kind === "missing") return undefined;
  const value = meaning.kind === "value" ? meaning.value : undefined;
  const text = meaning.kind === "value" ? staticString(reader, meaning.module, meaning.value) : undefined;
  if (value !== undefined && text !== undefined && meaning.kind === "value")
    return { text, span: spanOf(meaning.module, value) };
  const span = node ? spanOf(module, node) : { file: module.file, start: 0, end: 0 };
  reader.report(
    textNotStatic(span, "appName", value && meaning.kind === "value" ? textOf(meaning.module, value) : "it"),
  );
  return undefined;
}

/** The same array may be read for several includes: its diagnostics are told once. */
function once(report: Report): Report {
  const told = new Set<string>();
  return (diagnostic: Diagnostic) => {
    const { file, start, end } = diagnostic.span;
    const key = [diagnostic.code, file, start, end, diagnostic.message].join("\0");
    if (!told.has(key)) report(diagnostic);
    told.add(key);
  };
}
