import {
  argumentCount,
  includeFromPackage,
  includeOfText,
  missingUrlpatterns,
  unreadableInclude,
} from "../diagnostics/catalogue/reading.ts";
import type { IncludePattern, InlineTarget } from "../ir/urlconf.ts";
import { meaningOf, meaningOfExport, memberOf } from "./meaning.ts";
import type { Module } from "./module.ts";
import { readOptions, type Option } from "./read-options.ts";
import { readText } from "./read-path.ts";
import { readPatterns, type Scope } from "./read-patterns.ts";
import { spanOf, textOf, type Reader } from "./reader.ts";
import {
  nameText,
  ts,
  unwrap,
  type CallExpression,
  type Expression,
  type ObjectLiteral,
} from "./typescript.ts";
import { unlessOpen } from "./unless-open.ts";

/** An `include(…)` call, and the module it stands in. */
interface IncludeCall {
  readonly module: Module;
  readonly call: CallExpression;
}

/** The `include(…)` that an expression is, or a constant stands for. */
export function includeCall(scope: Scope, module: Module, node: Expression): IncludeCall | undefined {
  if (!mayBeInclude(scope, module, node)) return undefined;
  const meaning = meaningOf(scope.reader, module, node);
  if (meaning.kind !== "value" || !ts.isCallExpression(meaning.value)) return undefined;
  if (!mayBeInclude(scope, meaning.module, meaning.value)) return undefined;
  const callee = meaningOf(scope.reader, meaning.module, meaning.value.expression);
  const isInclude = callee.kind === "urlc" && callee.name === "include";
  return isInclude ? { module: meaning.module, call: meaning.value } : undefined;
}

/** Keeps the reader from parsing every module of views just to see that a view is no include. */
function mayBeInclude({ reader }: Scope, module: Module, node: Expression): boolean {
  let root = unwrap(node);
  for (let isDone = false; !isDone;) {
    const owner = ts.isCallExpression(root) ? root.expression : memberOf(root)?.owner;
    isDone = owner === undefined;
    if (owner !== undefined) root = unwrap(owner);
  }
  if (!ts.isIdentifier(root)) return false;
  const binding = module.bindings.get(root.text);
  if (binding?.kind === "variable") return true;
  if (binding?.kind !== "import") return false;
  if (binding.specifier === "urlc") return true;
  const { path } = reader.refer(module, binding.specifier);
  return path !== undefined && reader.mayInclude(path);
}

/** Reads `include(…)`: a module, an array, or `{ urlpatterns, appName }`. */
export function readInclude(
  scope: Scope,
  module: Module,
  call: CallExpression,
  path: readonly number[],
): Pick<IncludePattern, "target" | "namespace"> | undefined {
  const { reader } = scope;
  const [targetNode, optionsNode] = call.arguments;
  if (targetNode === undefined || call.arguments.length > 2 || call.arguments.some(ts.isSpreadElement)) {
    reader.report(argumentCount(spanOf(module, call), "include", call.arguments.length));
    return undefined;
  }
  const options = readOptions(scope, module, optionsNode, ["namespace"], "include()");
  const namespace = readText(scope, options.get("namespace"));
  const target = readTarget(scope, module, targetNode, path);
  return target && { target, ...(namespace && { namespace }) };
}

function readTarget(
  scope: Scope,
  module: Module,
  node: Expression,
  path: readonly number[],
): IncludePattern["target"] | undefined {
  const { reader } = scope;
  const span = spanOf(module, node);
  const meaning = meaningOf(reader, module, node);
  switch (meaning.kind) {
    case "namespace":
      const list = reader.about(meaning.module, listIn);
      if (list === "unread") return undefined;
      if (list === "absent") {
        const { file, exports, bindings } = meaning.module;
        reader.report(missingUrlpatterns(span, file, [...exports.keys()], bindings.has("urlpatterns")));
        return undefined;
      }
      scope.include(meaning.module, path);
      return { kind: "module", file: meaning.module.file };
    case "value": {
      const { value } = meaning;
      if (ts.isObjectLiteralExpression(value)) return readObject(scope, meaning.module, value, path);
      if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) {
        reader.report(includeOfText(span, textOf(module, node)));
        return undefined;
      }
      if (!mayBeList(value)) {
        reader.report(unreadableInclude(span, textOf(module, node)));
        return undefined;
      }
      return { kind: "inline", ...readPatterns(scope, module, node, meaning, path) };
    }
    case "mutated":
      return { kind: "inline", ...readPatterns(scope, module, node, meaning, path) };
    case "package":
      reader.report(includeFromPackage(span, meaning.specifier));
      return undefined;
    case "missing":
      return undefined;
    default:
      reader.report(unreadableInclude(span, textOf(module, node)));
      return undefined;
  }
}

/** Whether a module exports patterns; unread when TypeScript cannot parse it and they may be in the rest. */
function listIn(reader: Reader, module: Module): "there" | "absent" | "unread" {
  if (meaningOfExport(reader, module, "urlpatterns").kind !== "absent") return "there";
  return module.isWhole ? "absent" : "unread";
}

function mayBeList(node: Expression): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isBinaryExpression(node)
  );
}

function readObject(
  scope: Scope,
  module: Module,
  object: ObjectLiteral,
  path: readonly number[],
): InlineTarget | undefined {
  const { reader } = scope;
  const urlpatterns = propertyValue(scope, module, object, "urlpatterns");
  if (urlpatterns === undefined) {
    const names = object.properties.flatMap((property) => nameText(property.name) ?? []);
    reader.report(missingUrlpatterns(spanOf(module, object), "the object", names));
    return undefined;
  }
  const appName = readText(scope, propertyValue(scope, module, object, "appName"));
  const { module: home, value } = urlpatterns;
  const list = readPatterns(scope, home, value, meaningOf(reader, home, value), path);
  return { kind: "inline", ...list, ...(appName && { appName }) };
}

/** The expression of a property; the last one wins, and spreads of objects and of modules are looked into. */
function propertyValue(
  scope: Scope,
  module: Module,
  object: ObjectLiteral,
  name: string,
): Option | undefined {
  for (const property of [...object.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const spread = meaningOf(scope.reader, module, property.expression);
      if (spread.kind === "value" && ts.isObjectLiteralExpression(spread.value)) {
        const { module: home, value } = spread;
        const found = unlessOpen(
          property,
          () => propertyValue(scope, home, value, name),
          () => undefined,
        );
        if (found !== undefined) return found;
      }
      if (spread.kind !== "namespace") continue;
      const found = meaningOfExport(scope.reader, spread.module, name);
      if (found.kind === "value") return { name, module: found.module, value: found.value };
    } else if (nameText(property.name) === name) {
      if (ts.isPropertyAssignment(property)) return { name, module, value: property.initializer };
      if (ts.isShorthandPropertyAssignment(property)) return { name, module, value: property.name };
    }
  }
  return undefined;
}
