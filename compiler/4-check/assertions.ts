import { join } from "node:path";
import type { FlatRoute, RouteTree } from "../ir/route.ts";
import type { Sources } from "../ir/span.ts";
import type { ConverterDef, ModuleRef, ViewRef } from "../ir/urlconf.ts";
import { paramsType } from "./param-types.ts";
import { asBuilt, relativeSpecifier, relocate } from "./relocate.ts";

export type Handler = RouteTree["handlers"][number];

/** What one assertion is about: the first of the routes that share it, or an error handler. */
export type Subject =
  | { readonly kind: "route"; readonly route: FlatRoute }
  | { readonly kind: "handler"; readonly handler: Handler };

/** A generated file, and what its lines (from 1) are about. */
export interface CheckFile {
  readonly name: string;
  readonly text: string;
  readonly subjects: ReadonlyMap<number, Subject>;
  /**
   * What a decorator or lazy() returns may depend on what is expected of it. Such a view is asserted twice: where it is
   * expected (these lines), and by itself (`subjects`); it is right when TypeScript accepts either.
   */
  readonly expected: ReadonlyMap<number, Subject>;
  /** Where such a view stands by itself: its types there are what it infers, not what its route gives. */
  readonly inferred: ReadonlyMap<number, Subject>;
  /** The line that imports a module, and the first subject that needs it. */
  readonly imports: ReadonlyMap<number, Subject>;
  /** A line on which TypeScript must complain, or it did not get there, or knows nothing of urlc. */
  readonly sentinel: number;
}

export interface AssertionOptions {
  /** The folder the files will be in. */
  readonly folder: string;
  /** The folder that `Span.file` is relative to. */
  readonly base: string;
  readonly routes: readonly FlatRoute[];
  readonly handlers: readonly Handler[];
  readonly sources: Sources;
  /** Where a module is to be imported from instead. */
  readonly redirect: (path: string) => string | undefined;
}

/** What the assertions call; a file of its own, so that a copy of a urls.ts can use it under one name. */
export const assertDeclarations = [
  'import type { ErrorHandler, HttpRequest, ViewResult } from "urlc";',
  "",
  "export type ValueOf<C> = C extends { parse(text: string): infer T } ? Exclude<T, undefined> : string;",
  // Views are called as plain functions: one that wants a `this` would not get it.
  "export declare function view<P>(view: (this: void, request: HttpRequest, params: P) => ViewResult): void;",
  "export declare function errorHandler(view: ErrorHandler): void;",
  "",
].join("\n");

const preamble = 'import * as assert from "./assert.js";';
/** Declaration files report nothing themselves: this line does when urlc is not to be found. */
const urlcImport = 'import type { ErrorHandler, HttpRequest, ViewResult } from "urlc";';
const sentinel = `assert.view(() => "a string is no response");`;

/** Writes the assertions: one line a view that can be imported, and a copy of each urls.ts that holds other views. */
export function writeAssertions(options: AssertionOptions): readonly CheckFile[] {
  const views = new Map<string, FlatRoute[]>();
  for (const route of options.routes) {
    const { view } = route.leaf;
    const key = view.kind === "import" ? "" : view.span.file;
    const list = views.get(key);
    if (list === undefined) views.set(key, [route]);
    else list.push(route);
  }
  const imported = views.get("") ?? [];
  views.delete("");
  return [
    importedViews(imported, options),
    ...[...views].map(([file, routes], index) => writtenViews(file, routes, index, options)),
  ];
}

function importedViews(routes: readonly FlatRoute[], options: AssertionOptions): CheckFile {
  const path = join(options.folder, "checks.mts");
  const lines = [preamble, urlcImport, sentinel];
  const imports = new Map<number, Subject>();
  const subjects = new Map<number, Subject>();
  const names = new Map<string, string>();
  const specifiers = new Map<ModuleRef, string | undefined>();
  const nameOf = (view: ViewRef, subject: Subject): string | undefined => {
    if (view.kind !== "import") return undefined;
    if (!specifiers.has(view.module)) specifiers.set(view.module, specifierOf(view.module, path, options));
    const specifier = specifiers.get(view.module);
    if (specifier === undefined) return undefined;
    let name = names.get(specifier);
    if (name === undefined) {
      name = `v${names.size}`;
      names.set(specifier, name);
      lines.push(`import * as ${name} from ${JSON.stringify(specifier)};`);
      imports.set(lines.length, subject);
    }
    const member = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(view.export)
      ? `.${view.export}`
      : `[${JSON.stringify(view.export)}]`;
    return name + member;
  };
  // Imports come first, so that an edit of one route moves no line of another urls.ts's.
  const calls: { readonly text: string; readonly subject: Subject }[] = [];
  const seen = new Set<string>();
  const add = (text: string, subject: Subject) => {
    if (!seen.has(text)) calls.push({ text, subject });
    seen.add(text);
  };
  for (const route of routes) {
    const subject: Subject = { kind: "route", route };
    const name = nameOf(route.view, subject);
    const type = paramsType(route, importTypes(path, options));
    if (name !== undefined) add(`assert.view<${type}>(${name});`, subject);
  }
  for (const handler of options.handlers) {
    const subject: Subject = { kind: "handler", handler };
    const name = nameOf(handler.view, subject);
    if (name !== undefined) add(`assert.errorHandler(${name});`, subject);
  }
  for (const { text, subject } of calls) {
    lines.push(text);
    subjects.set(lines.length, subject);
  }
  return {
    name: "checks.mts",
    text: `${lines.join("\n")}\n`,
    subjects,
    imports,
    expected: new Map(),
    inferred: new Map(),
    sentinel: 3,
  };
}

/** Inline, decorated and lazy views have no name to import: a copy of their module repeats each below an assertion. */
function writtenViews(
  file: string,
  routes: readonly FlatRoute[],
  index: number,
  options: AssertionOptions,
): CheckFile {
  const source = options.sources.get(file) ?? "";
  const name = `copy${index}${/\.[mc]?[jt]sx?$/.exec(file)?.[0] ?? ".ts"}`;
  const path = join(options.folder, name);
  const original = join(options.base, file);
  // The project's wish not to be checked is not ours.
  const text = relocate(source, original, path, options.redirect).replaceAll("@ts-nocheck", "@ts-no-check");
  const lines = [text, ""];
  let line = source.split("\n").length + 2;
  const subjects = new Map<number, Subject>();
  const expected = new Map<number, Subject>();
  const inferred = new Map<number, Subject>();
  const push = (text: string, subject?: Subject, map = subjects) => {
    const height = text.split("\n").length;
    if (subject !== undefined) for (let at = line; at < line + height; at += 1) map.set(at, subject);
    lines.push(text);
    line += height;
  };
  push(preamble.replace("assert ", "urlcAssert "));
  push(sentinel.replace("assert.", "urlcAssert."));
  const guarded = line - 1;
  for (const route of routes) {
    const subject: Subject = { kind: "route", route };
    const { span } = route.view;
    const type = paramsType(route, importTypes(path, options)).replaceAll("assert.", "urlcAssert.");
    const expression = relocate(source.slice(span.start, span.end), original, path, options.redirect);
    const isFunction = /^(?:async\b\s*)?(?:function\b|[\w$]+\s*=>|\()/.test(expression);
    push(`urlcAssert.view<${type}>(${expression});`, subject, isFunction ? subjects : expected);
    if (isFunction) continue;
    push(`const urlcView${route.index} = ${expression};`, subject, inferred);
    push(`urlcAssert.view<${type}>(urlcView${route.index});`, subject);
  }
  return {
    name,
    text: `${lines.join("\n")}\n`,
    subjects,
    expected,
    inferred,
    imports: new Map(),
    sentinel: guarded,
  };
}

function importTypes(path: string, options: AssertionOptions) {
  return ({ module, exportName }: ConverterDef): string | undefined => {
    if (module === undefined || exportName === undefined) return undefined;
    const specifier = specifierOf(module, path, options);
    return specifier && `import(${JSON.stringify(specifier)}).${exportName}`;
  };
}

function specifierOf(module: ModuleRef, from: string, options: AssertionOptions): string | undefined {
  if (module.file === undefined) return module.specifier.startsWith(".") ? undefined : module.specifier;
  const path = asBuilt(join(options.base, module.file));
  const ending = /\.[mc]?js$/.exec(path)?.[0] ?? "";
  const moved = options.redirect(path.slice(0, path.length - ending.length));
  return relativeSpecifier(from, moved === undefined ? path : moved + ending);
}
