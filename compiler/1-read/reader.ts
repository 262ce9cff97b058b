import { dirname, resolve as resolvePath } from "node:path";
import type { Report } from "../diagnostics/diagnostic.ts";
import {
  meantOfUrlc,
  moduleNotFound,
  notOfUrlc,
  syntaxError,
  undeclaredCall,
} from "../diagnostics/catalogue/reading.ts";
import { nearest } from "../diagnostics/did-you-mean.ts";
import type { Span } from "../ir/span.ts";
import type { ModuleRef } from "../ir/urlconf.ts";
import { spanFile, type FileHost } from "./files.ts";
import { outline, type Module } from "./module.ts";
import type { ReadMemory } from "./read-memory.ts";
import { createResolver, isRelative } from "./resolve-module.ts";
import { parse, syntaxErrors, ts, type Node } from "./typescript.ts";

/** Opens modules by path or by specifier, each parsed once. */
export interface Reader {
  readonly base: string;
  readonly host: FileHost;
  readonly report: Report;
  /** The module in a file, `broken` when TypeScript cannot parse it (reported), undefined when there is no such file. */
  open(path: string, ref: Omit<ModuleRef, "file">): Module | undefined;
  /** Where a specifier leads, without opening it. */
  refer(from: Module, specifier: string): { readonly ref: ModuleRef; readonly path: string | undefined };
  /** Like `open`, but by specifier; a relative one that leads nowhere is reported at `node`. */
  follow(from: Module, specifier: string, node: Node): Module | "package" | "missing";
  /** Reports a relative specifier that leads nowhere. */
  missing(from: Module, specifier: string, node: Node): void;
  /** Reports a call of a name that nothing declares or that urlc lacks, once a file; false when it is none. */
  undeclared(from: Module, callee: Node): boolean;
  /** False when the text of a file shows that it holds no include(), so that it need not be parsed. */
  mayInclude(path: string): boolean;
  /** What is found out about a module of which nothing else matters. */
  about<T>(module: Module, find: (reader: Reader, module: Module) => T): T;
  /** What stands in a module matters. */
  use(module: Module): void;
  /** How many mistakes were reported so far, repeated ones included. */
  complaints(): number;
  /** What was opened so far, by path. */
  readonly modules: ReadonlyMap<string, Module>;
}

/** A place in a module. */
export function spanOf(module: Module, node: Node): Span {
  return { file: module.file, start: node.getStart(module.syntax), end: node.end };
}

/** What stands at a node, on one line. */
export function textOf(module: Module, node: Node): string {
  const text = module.text.slice(node.getStart(module.syntax), node.end).replace(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** A reader over a host; `base` is the folder of the root urls.ts. */
export function createReader(base: string, host: FileHost, tell: Report, memory: ReadMemory): Reader {
  const modules = new Map<string, Module>();
  const broken = new Set<string>();
  let complaints = 0;
  // What else seems wrong in a file that TypeScript cannot parse follows from that, most often.
  const report: Report = (diagnostic) => {
    complaints++;
    if (!broken.has(diagnostic.span.file)) tell(diagnostic);
  };
  const resolve = createResolver(base, host);

  const moduleAt = (path: string, text: string, { specifier, from }: Omit<ModuleRef, "file">): Module => {
    const kept = memory.modules.get(path);
    const isAsked = kept?.base === base && kept.specifier === specifier && kept.from === from;
    if (isAsked && kept.module.text === text) return kept.module;
    const file = spanFile(base, path);
    const syntax = parse(path, text);
    const isWhole = syntaxErrors(syntax).length === 0;
    const module = outline({ path, file, text, syntax, ref: { specifier, from, file }, isWhole });
    memory.modules.set(path, { base, specifier, from, module });
    return module;
  };
  const open: Reader["open"] = (path, ref) => {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const text = host.readFile(path);
    if (text === undefined) return undefined;
    const module = moduleAt(path, text, ref);
    modules.set(path, module);
    const { file, syntax, isWhole } = module;
    for (const { start, end, message } of syntaxErrors(syntax))
      tell(syntaxError({ file, start, end }, message));
    if (!isWhole) broken.add(file);
    return module;
  };
  const referred = new Map<string, ReturnType<Reader["refer"]>>();
  const refer: Reader["refer"] = (from, specifier) => {
    const key = `${from.path}\0${specifier}`;
    const known = referred.get(key);
    if (known !== undefined) return known;
    const path = resolve(specifier, from.path);
    const ref = { specifier, from: from.file };
    const found = { ref: path === undefined ? ref : { ...ref, file: spanFile(base, path) }, path };
    referred.set(key, found);
    return found;
  };
  const missing: Reader["missing"] = (from, specifier, node) => {
    if (isRelative(specifier) || specifier.startsWith("#"))
      report(
        moduleNotFound(
          spanOf(from, specifierNode(from, specifier) ?? node),
          specifier,
          isRelative(specifier) ? neighbour(host, from, specifier) : undefined,
        ),
      );
  };
  const includers = new Map<string, boolean>();
  const mayInclude = (path: string): boolean => {
    const known = includers.get(path);
    if (known !== undefined) return known;
    const text = host.readFile(path) ?? "";
    const may = /\binclude\b/.test(text) && text.includes("urlc");
    includers.set(path, may);
    return may;
  };
  const complained = new Set<string>();
  const undeclared: Reader["undeclared"] = (from, callee) => {
    if (!ts.isIdentifier(callee)) return false;
    const name = callee.text;
    const binding = from.bindings.get(name);
    const isOfUrlc = binding?.kind === "import" && binding.specifier === "urlc" && binding.imported !== "*";
    const meant = isOfUrlc ? meantOfUrlc(binding.imported) : undefined;
    if (binding === undefined ? isGlobal(name) : meant === undefined) return false;
    const key = `${from.file}\0${name}`;
    if (complained.has(key)) {
      complaints++;
      return true;
    }
    complained.add(key);
    const span = spanOf(from, callee);
    report(
      meant !== undefined && isOfUrlc
        ? notOfUrlc(span, binding.imported, meant)
        : undeclaredCall(span, name, [...from.bindings.keys()]),
    );
    return true;
  };
  const asks = { open, refer, missing };
  const reader: Reader = {
    base,
    modules,
    undeclared,
    mayInclude,
    complaints: () => complaints,
    host,
    report,
    ...asks,
    about: (module, find) => find(reader, module),
    use: () => {},
    follow: (from, specifier, node) => follow(asks, from, specifier, node),
  };
  return reader;
}

function follow(
  { refer, open, missing }: Pick<Reader, "refer" | "open" | "missing">,
  from: Module,
  specifier: string,
  node: Node,
): ReturnType<Reader["follow"]> {
  const { path, ref } = refer(from, specifier);
  if (path === undefined) missing(from, specifier, node);
  if (path === undefined) return isRelative(specifier) ? "missing" : "package";
  if (path.endsWith(".json")) return "package";
  return open(path, ref) ?? "missing";
}

/** The same reader, and whether another one would answer all that it was asked as it did. */
export function witnessed(reader: Reader): {
  readonly reader: Reader;
  readonly holds: (other: Reader) => boolean;
} {
  const answers = new Map<string, (other: Reader) => boolean>();
  const once = (key: string, isSame: (other: Reader) => boolean) => {
    if (!answers.has(key)) answers.set(key, isSame);
  };
  const asks: Pick<Reader, "open" | "refer" | "missing"> = {
    open: (path, ref) => {
      const module = reader.open(path, ref);
      once(`open ${path}`, (other) => (other.open(path, ref) === undefined) === (module === undefined));
      return module;
    },
    refer: (from, specifier) => {
      const found = reader.refer(from, specifier);
      once(`refer ${from.path}\0${specifier}`, (other) => other.refer(from, specifier).path === found.path);
      return found;
    },
    missing: reader.missing,
  };
  return {
    reader: {
      ...reader,
      ...asks,
      mayInclude: (path) => {
        const may = reader.mayInclude(path);
        once(`include ${path}`, (other) => other.mayInclude(path) === may);
        return may;
      },
      about: (module, find) => {
        const found = find(reader, module);
        once(`${find.name} ${module.path}`, (other) => {
          const now = other.open(module.path, module.ref);
          return now !== undefined && find(other, now) === found;
        });
        return found;
      },
      use: (module) => once(`use ${module.path}`, (other) => other.open(module.path, module.ref) === module),
      follow: (from, specifier, node) => follow(asks, from, specifier, node),
    },
    holds: (other) => [...answers.values()].every((isSame) => isSame(other)),
  };
}

function specifierNode(module: Module, specifier: string): Node | undefined {
  for (const statement of module.syntax.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const node = statement.moduleSpecifier;
    if (node !== undefined && ts.isStringLiteral(node) && node.text === specifier) return node;
  }
  return undefined;
}

/** The module that a specifier most likely means, of those where it looks, written like it. */
function neighbour(host: FileHost, from: Module, specifier: string): string | undefined {
  const slash = specifier.lastIndexOf("/") + 1;
  const extension = /\.[mc]?[jt]sx?$/;
  const ending = extension.exec(specifier)?.[0] ?? "";
  const stem = specifier.slice(slash).replace(extension, "");
  const stems = (host.list?.(resolvePath(dirname(from.path), specifier.slice(0, slash))) ?? [])
    .filter((name) => extension.test(name))
    .map((name) => name.replace(extension, ""));
  const near = nearest(stem, stems);
  return near === undefined ? undefined : specifier.slice(0, slash) + near + ending;
}

const isGlobal = (name: string) => name in globalThis || name === "require";
