/** Urlconf forms without a file to read them from: for the tests of the passes behind 1-read. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FlatRoute, RouteTree } from "../ir/route.ts";
import type { Span } from "../ir/span.ts";
import type {
  ConverterDef,
  IncludePattern,
  ReadResult,
  RouteText,
  StaticValue,
  UrlPattern,
  ViewPattern,
} from "../ir/urlconf.ts";
import { flatten } from "./flatten.ts";
import { link } from "./link.ts";

interface Options {
  readonly name?: string;
  readonly kwargs?: Readonly<Record<string, StaticValue>>;
  readonly appName?: string;
  readonly namespace?: string;
  readonly file?: string;
}

let offset = 0;

/** A span of its own for everything made, as long as the text it stands for with its quotes. */
export function spanOf(text: string, file = "urls.ts"): Span {
  const start = offset;
  offset += text.length + 3;
  return { file, start, end: start + text.length + 2 };
}

const spanned = (text: string) => ({ text, span: spanOf(text) });
const kwargsOf = (kwargs: Options["kwargs"] = {}) =>
  Object.entries(kwargs).map(([name, value]) => ({ name, value, span: spanOf(name) }));

function routeText(route: string | RegExp): RouteText {
  if (typeof route === "string") return { kind: "path", text: route, span: spanOf(route), isVerbatim: true };
  const { source, flags } = route;
  return { kind: "regexp", source, flags, span: spanOf(source + flags) };
}

/** `path(route, views.<view>)` for a string, `rePath(…)` for a RegExp. */
export function view(route: string | RegExp, view: string, options: Options = {}): ViewPattern {
  const module = { specifier: "./views.js", from: "urls.ts", file: "views.ts" };
  return {
    kind: "view-pattern",
    route: routeText(route),
    view: { kind: "import", module, export: view, text: `views.${view}`, span: spanOf(view) },
    ...(options.name !== undefined && { name: spanned(options.name) }),
    kwargs: kwargsOf(options.kwargs),
    span: spanOf("path()"),
  };
}

/** `path(route, include(patterns, …))`; a string as target is the file of a module. */
export function include(
  route: string | RegExp,
  target: readonly UrlPattern[] | string,
  options: Options = {},
): IncludePattern {
  return {
    kind: "include-pattern",
    route: routeText(route),
    target:
      typeof target === "string"
        ? { kind: "module", file: target }
        : {
            kind: "inline",
            patterns: target,
            ...(options.appName !== undefined && { appName: spanned(options.appName) }),
          },
    ...(options.namespace !== undefined && { namespace: spanned(options.namespace) }),
    kwargs: kwargsOf(options.kwargs),
    span: spanOf("include()"),
  };
}

/** A converter of the project: `mayReject` and `mayThrow` unless said otherwise. */
export function converter(name: string, regex: string, facts: Partial<ConverterDef> = {}): ConverterDef {
  const module = { specifier: "./converters.js", from: "urls.ts", file: "converters.ts" };
  const exportName = `${name.replace(/\W/g, "_")}Converter`;
  return {
    name,
    regex,
    module,
    exportName,
    span: spanOf(name),
    ...{ mayReject: true, mayThrow: true, hasParse: true, hasFormat: true },
    ...facts,
  };
}

/** What reading would give for a root of these patterns, and for included modules by their file. */
export function readResult(
  patterns: readonly UrlPattern[],
  converters: readonly ConverterDef[] = [],
  modules: Readonly<Record<string, { patterns: readonly UrlPattern[]; appName?: string }>> = {},
): ReadResult {
  const all: typeof modules = { "urls.ts": { patterns }, ...modules };
  return {
    root: "urls.ts",
    urlconfs: Object.entries(all).map(([file, { patterns, appName }]) => ({
      kind: "urlconf",
      file,
      module: { specifier: `./${file.replace(".ts", ".js")}`, from: "urls.ts", file },
      ...(appName !== undefined && { appName: spanned(appName) }),
      patterns,
      handlers: [],
      span: spanOf(file),
    })),
    converters,
    sources: new Map(),
    base: "/",
    inputs: [],
    importExtension: ".js",
  };
}

/** Links and flattens; gives everything reported besides. */
export function analyze(read: ReadResult): {
  readonly tree: RouteTree;
  readonly routes: readonly FlatRoute[];
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
} {
  const diagnostics: Diagnostic[] = [];
  const tree = link(read, (diagnostic) => diagnostics.push(diagnostic));
  return { tree, routes: flatten(tree), diagnostics, codes: diagnostics.map(({ code }) => code) };
}
