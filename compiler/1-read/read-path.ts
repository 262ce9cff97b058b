import {
  argumentCount,
  kwargsNotStatic,
  routeNotStatic,
  textNotStatic,
  wrongRouteKind,
} from "../diagnostics/catalogue/reading.ts";
import type { Spanned } from "../ir/span.ts";
import type { ExtraKwarg, RouteText, UrlPattern } from "../ir/urlconf.ts";
import { meaningOf } from "./meaning.ts";
import type { Module } from "./module.ts";
import { includeCall, readInclude } from "./read-include.ts";
import { readOptions, type Option } from "./read-options.ts";
import type { Scope } from "./read-patterns.ts";
import { readView } from "./read-view.ts";
import { spanOf, textOf } from "./reader.ts";
import { staticEntries, staticRegExp, staticString } from "./static-value.ts";
import { ts, unwrap, type CallExpression, type Expression } from "./typescript.ts";

/** Reads one `path(…)` or `rePath(…)` call; undefined when it is beyond reading, which is reported. */
export function readPath(
  scope: Scope,
  module: Module,
  call: CallExpression,
  name: "path" | "rePath",
  path: readonly number[],
): UrlPattern | undefined {
  const { reader } = scope;
  const [routeNode, targetNode, optionsNode] = call.arguments;
  const count = call.arguments.length;
  if (
    routeNode === undefined ||
    targetNode === undefined ||
    count > 3 ||
    call.arguments.some(ts.isSpreadElement)
  ) {
    reader.report(argumentCount(spanOf(module, call), name, count));
    return undefined;
  }
  const route = readRoute(scope, module, routeNode, name);
  const include = includeCall(scope, module, targetNode);
  const allowed = include === undefined ? ["name", "kwargs"] : ["kwargs"];
  const options = readOptions(scope, module, optionsNode, allowed, `${name}()`, include !== undefined);
  const kwargs = readKwargs(scope, options.get("kwargs"));
  const span = spanOf(module, call);
  if (include !== undefined) {
    const included = readInclude(scope, include.module, include.call, path);
    if (route === undefined || included === undefined) return undefined;
    return { kind: "include-pattern", route, ...included, kwargs, span };
  }
  const routeName = readText(scope, options.get("name"));
  const view = readView(scope, module, targetNode, path);
  if (route === undefined || view === undefined) return undefined;
  return { kind: "view-pattern", route, view, ...(routeName && { name: routeName }), kwargs, span };
}

function readRoute(
  { reader }: Scope,
  module: Module,
  node: Expression,
  name: "path" | "rePath",
): RouteText | undefined {
  const span = spanOf(module, node);
  const text = staticString(reader, module, node);
  const regexp = text === undefined ? staticRegExp(reader, module, node) : undefined;
  if (name === "path" && text !== undefined) {
    const literal = unwrap(node);
    const inner = spanOf(module, literal);
    const isVerbatim =
      ts.isStringLiteralLike(literal) && module.text.slice(inner.start + 1, inner.end - 1) === text;
    return { kind: "path", text, span: isVerbatim ? inner : span, isVerbatim };
  }
  if (name === "rePath" && regexp !== undefined) return { kind: "regexp", ...regexp, span };
  if (text !== undefined || regexp !== undefined)
    reader.report(wrongRouteKind(span, name, textOf(module, node)));
  else reader.report(routeNotStatic(span, name, textOf(module, node)));
  return undefined;
}

/** The text of an option that must be a string. */
export function readText({ reader }: Scope, option: Option | undefined): Spanned | undefined {
  if (option === undefined) return undefined;
  const { module, value, name } = option;
  const span = spanOf(module, value);
  const text = staticString(reader, module, value);
  if (text !== undefined) return { text, span };
  reader.report(textNotStatic(span, name, textOf(module, value)));
  return undefined;
}

function readKwargs({ reader }: Scope, option: Option | undefined): readonly ExtraKwarg[] {
  if (option === undefined) return [];
  const { module, value } = option;
  const meaning = meaningOf(reader, module, value);
  if (meaning.kind !== "value" || !ts.isObjectLiteralExpression(meaning.value)) {
    if (meaning.kind !== "missing")
      reader.report(kwargsNotStatic(spanOf(module, value), textOf(module, value)));
    return [];
  }
  const entries = staticEntries(reader, meaning.module, meaning.value);
  if ("unknown" in entries) {
    reader.report(
      kwargsNotStatic(spanOf(entries.module, entries.unknown), textOf(entries.module, entries.unknown)),
    );
    return [];
  }
  const home = meaning.module;
  return entries.map(({ name, value, node }) => ({ name, value, span: spanOf(home, node) }));
}
