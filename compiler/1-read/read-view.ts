import {
  classAsView,
  moduleAsView,
  noDefaultExport,
  patternAsView,
  undeclaredView,
  viewNotCallable,
} from "../diagnostics/catalogue/reading.ts";
import type { ViewRef } from "../ir/urlconf.ts";
import { meaningOfExport, memberOf } from "./meaning.ts";
import type { Binding, Module } from "./module.ts";
import type { Scope } from "./read-patterns.ts";
import { spanOf, textOf, type Reader } from "./reader.ts";
import { ts, unwrap, type Expression } from "./typescript.ts";

/** Reads the view of a pattern that stands at `path` in the value of `urlpatterns`. */
export function readView(
  scope: Scope,
  module: Module,
  node: Expression,
  path: readonly number[],
): ViewRef | undefined {
  const place = { span: spanOf(module, node), text: textOf(module, unwrap(node)) };
  const found = locate(scope.reader, module, node, place, 0);
  if (found === "refused") return undefined;
  if (found === "value" || isInsidePackage(found.module))
    return { kind: "pattern", module: scope.conf, path: [...scope.prefix, ...path], ...place };
  return { kind: "import", ...found, ...place };
}

/** What a file of a package imports may be out of the project's reach, or be installed in another place on another machine. */
export function isInsidePackage({ from }: ViewRef["module"]): boolean {
  return /(?:^|\/)node_modules\//.test(from);
}

/** Reads what the root exports as `handler404` and its like. */
export function readHandler(reader: Reader, module: Module, exported: string): ViewRef | undefined {
  const entry = module.exports.get(exported);
  if (entry === undefined) return undefined;
  const place = { span: spanOf(module, entry.node), text: textOf(module, entry.node) };
  if (entry.kind === "from") {
    const { ref, path } = reader.refer(module, entry.specifier);
    if (path === undefined) reader.missing(module, entry.specifier, entry.node);
    return { kind: "import", module: ref, export: entry.imported, text: entry.imported, span: place.span };
  }
  const own = { module: module.ref, export: exported };
  if (entry.kind === "value") return { kind: "import", ...own, ...place };
  const found = locateName(reader, module, entry.name, place, 0);
  if (found === "refused") return undefined;
  return { kind: "import", ...(found === "value" ? own : found), text: entry.name, span: place.span };
}

type Place = Pick<ViewRef, "span" | "text">;
/** Importable by name, only to be had from the value of `urlpatterns`, or no view at all (reported). */
type Located = Pick<Extract<ViewRef, { kind: "import" }>, "module" | "export"> | "value" | "refused";

function locate(reader: Reader, module: Module, node: Expression, place: Place, depth: number): Located {
  const value = unwrap(node);
  const refuse = (diagnostic: Parameters<Reader["report"]>[0]): "refused" => {
    reader.report(diagnostic);
    return "refused";
  };
  if (ts.isIdentifier(value)) return locateName(reader, module, value.text, place, depth + 1);
  const member = memberOf(value);
  if (member !== undefined) {
    const owner = unwrap(member.owner);
    const binding = ts.isIdentifier(owner) ? module.bindings.get(owner.text) : undefined;
    if (ts.isIdentifier(owner) && binding === undefined)
      return refuse(undeclaredView(spanOf(module, owner), owner.text, [...module.bindings.keys()], true));
    if (ts.isIdentifier(owner) && binding?.kind === "import" && lacksDefault(reader, module, binding))
      return refuse(noDefaultExport(spanOf(module, binding.node), owner.text, binding.specifier));
    if (binding?.kind !== "import" || binding.imported !== "*") return "value";
    return imported(reader, module, binding.specifier, member.name, value);
  }
  if (ts.isClassExpression(value)) return refuse(classAsView(place.span, place.text));
  if (ts.isArrayLiteralExpression(value)) return refuse(moduleAsView(place.span, place.text, "a list"));
  if (ts.isCallExpression(value)) {
    if (reader.undeclared(module, unwrap(value.expression))) return "refused";
    const callee = ts.isIdentifier(unwrap(value.expression))
      ? module.bindings.get((unwrap(value.expression) as { text?: string }).text ?? "")
      : undefined;
    const isUrlc = callee?.kind === "import" && callee.specifier === "urlc";
    const isPattern = isUrlc && (callee.imported === "path" || callee.imported === "rePath");
    return isPattern ? refuse(patternAsView(place.span, place.text)) : "value";
  }
  return isNeverCallable(value) ? refuse(viewNotCallable(place.span, place.text)) : "value";
}

function locateName(reader: Reader, module: Module, name: string, place: Place, depth: number): Located {
  const binding = module.bindings.get(name);
  if (binding === undefined) {
    reader.report(
      name === "undefined"
        ? viewNotCallable(place.span, name)
        : undeclaredView(place.span, name, [...module.bindings.keys()]),
    );
    return "refused";
  }
  if (binding.kind === "import") {
    if (binding.imported !== "*")
      return imported(reader, module, binding.specifier, binding.imported, binding.node);
    reader.report(moduleAsView(place.span, place.text, "a module"));
    return "refused";
  }
  if (binding.kind === "class") {
    reader.report(classAsView(place.span, name));
    return "refused";
  }
  const isFixed = !module.mutations.has(name);
  if (binding.kind === "variable" && binding.value !== undefined && isFixed && depth < 20) {
    const found = locate(reader, module, binding.value, place, depth + 1);
    if (found !== "value") return found;
  }
  const exported = module.exportedAs.get(name);
  return exported === undefined ? "value" : { module: module.ref, export: exported };
}

function imported(
  reader: Reader,
  module: Module,
  specifier: string,
  name: string,
  node: Expression | Parameters<Reader["missing"]>[2],
): Located {
  const { ref, path } = reader.refer(module, specifier);
  if (path === undefined) reader.missing(module, specifier, node);
  return { module: ref, export: name };
}

/** True when a default import leads to a TypeScript module of the project that exports nothing by default. */
function lacksDefault(
  reader: Reader,
  module: Module,
  { imported, specifier, node }: Extract<Binding, { kind: "import" }>,
): boolean {
  if (imported !== "default" || specifier === "urlc") return false;
  const target = reader.follow(module, specifier, node);
  if (typeof target === "string" || !target.isWhole) return false;
  const isOurs = /(?<!\.d)\.m?tsx?$/.test(target.file) && !/(?:^|\/)node_modules\//.test(target.file);
  // `export =` is what a default import takes, too.
  if (!isOurs || /\bexport\s*=/.test(target.text)) return false;
  return meaningOfExport(reader, target, "default").kind === "absent";
}

function isNeverCallable(node: Expression): boolean {
  const { SyntaxKind } = ts;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isTemplateExpression(node)) return true;
  const kinds: readonly number[] = [
    SyntaxKind.TrueKeyword,
    SyntaxKind.FalseKeyword,
    SyntaxKind.NullKeyword,
    SyntaxKind.ObjectLiteralExpression,
    SyntaxKind.RegularExpressionLiteral,
    SyntaxKind.BigIntLiteral,
    SyntaxKind.PrefixUnaryExpression,
  ];
  return kinds.includes(node.kind);
}
