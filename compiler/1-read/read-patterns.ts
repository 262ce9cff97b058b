import {
  changingPatterns,
  computedPatterns,
  conditionalPatterns,
  notAPattern,
} from "../diagnostics/catalogue/reading.ts";
import type { ModuleRef, UrlPattern } from "../ir/urlconf.ts";
import { meaningOf, type Meaning } from "./meaning.ts";
import type { Module } from "./module.ts";
import { readPath } from "./read-path.ts";
import { spanOf, textOf, type Reader } from "./reader.ts";
import { staticValue } from "./static-value.ts";
import { ts, unwrap, type CallExpression, type Expression, type Node } from "./typescript.ts";
import { unlessOpen } from "./unless-open.ts";

/** The URLconf being read: its module, and what to tell of the modules that it includes. */
export interface Scope {
  readonly reader: Reader;
  /** How the generated router imports the module whose `urlpatterns` these are, or hold these. */
  readonly conf: ModuleRef;
  /** Where these patterns stand in the value of that module's `urlpatterns`. */
  readonly prefix: readonly number[];
  /** Asks for the URLconf of a module that the pattern at `path` includes. */
  readonly include: (module: Module, path: readonly number[]) => void;
}

/** Where a list of patterns stands in the value of `urlpatterns`, and the next free index in it. */
interface Cursor {
  readonly path: readonly number[];
  next: number;
}

/** Reads what is an array of patterns; `path` is where it stands in the value of `urlpatterns`, `node` where to complain. */
export function readPatterns(
  scope: Scope,
  module: Module,
  node: Node,
  meaning: Meaning,
  path: readonly number[] = [],
): { readonly patterns: readonly UrlPattern[]; readonly isCut?: true } {
  const before = scope.reader.complaints();
  const patterns = readMeaning(scope, module, node, meaning, { path, next: 0 });
  const isCut = !module.isWhole || meaning.kind === "missing" || scope.reader.complaints() > before;
  return { patterns, ...(isCut && { isCut }) };
}

function readList(scope: Scope, module: Module, node: Expression, cursor: Cursor): UrlPattern[] {
  return readMeaning(scope, module, node, meaningOf(scope.reader, module, node), cursor);
}

function readMeaning(
  scope: Scope,
  module: Module,
  node: Node,
  meaning: Meaning,
  cursor: Cursor,
): UrlPattern[] {
  const { reader } = scope;
  if (meaning.kind !== "value") {
    complainOfList(scope, module, node, meaning);
    return [];
  }
  return unlessOpen(
    meaning.value,
    () => readValue(scope, module, node, meaning, cursor),
    () => {
      reader.report(computedPatterns(spanOf(module, node), textOf(module, node), "it contains itself"));
      return [];
    },
  );
}

function readValue(
  scope: Scope,
  module: Module,
  node: Node,
  { module: home, value }: Meaning & { kind: "value" },
  cursor: Cursor,
): UrlPattern[] {
  const { reader } = scope;
  const place = home === module ? value : node;
  if (ts.isArrayLiteralExpression(value))
    return value.elements.flatMap((element) => readElement(scope, home, element, cursor));
  if (ts.isConditionalExpression(value)) {
    const chosen = choose(scope, home, value);
    return chosen === undefined ? [] : readList(scope, home, chosen, cursor);
  }
  if (ts.isCallExpression(value) && isConcat(value))
    return [value.expression.expression, ...value.arguments].flatMap((part) =>
      isList(scope, home, part)
        ? readList(scope, home, part, cursor)
        : readElement(scope, home, part, cursor),
    );
  if (ts.isCallExpression(value) && reader.undeclared(home, unwrap(value.expression))) return [];
  if (isChoice(value)) reader.report(conditionalPatterns(spanOf(home, value), textOf(home, value)));
  else if (ts.isCallExpression(value) || ts.isAwaitExpression(value) || ts.isNewExpression(value))
    reader.report(computedPatterns(spanOf(home, value), textOf(home, value)));
  else reader.report(notAPattern(spanOf(module, place), textOf(module, place), "an array of patterns"));
  return [];
}

function readElement(scope: Scope, module: Module, element: Expression, cursor: Cursor): UrlPattern[] {
  if (ts.isSpreadElement(element)) return readList(scope, module, element.expression, cursor);
  return readPattern(scope, module, element, [...cursor.path, cursor.next++]);
}

function readPattern(scope: Scope, module: Module, node: Expression, path: readonly number[]): UrlPattern[] {
  const { reader } = scope;
  if (ts.isOmittedExpression(node)) {
    reader.report(notAPattern(spanOf(module, node), "a hole", "a pattern"));
    return [];
  }
  const meaning = meaningOf(reader, module, node);
  if (meaning.kind !== "value") {
    complainOfList(scope, module, node, meaning, "a pattern");
    return [];
  }
  const { module: home, value } = meaning;
  if (ts.isCallExpression(value)) {
    const callee = meaningOf(reader, home, value.expression);
    if (callee.kind === "urlc" && (callee.name === "path" || callee.name === "rePath")) {
      const pattern = readPath(scope, home, value, callee.name, path);
      return pattern === undefined ? [] : [pattern];
    }
    if (reader.undeclared(home, unwrap(value.expression))) return [];
    const name = textOf(home, value.expression);
    const why =
      callee.kind === "package"
        ? `${name} comes from "${callee.specifier}"`
        : callee.kind === "urlc" && callee.name === "include"
          ? "an include needs a route of its own"
          : undefined;
    const foreign = callee.kind === "package" ? name : undefined;
    reader.report(computedPatterns(spanOf(home, value), textOf(home, value), why, foreign));
    return [];
  }
  if (ts.isConditionalExpression(value)) {
    const chosen = choose(scope, home, value);
    if (chosen === undefined) return [];
    return unlessOpen(
      value,
      () => readPattern(scope, home, chosen, path),
      () => {
        reader.report(computedPatterns(spanOf(module, node), textOf(module, node), "it contains itself"));
        return [];
      },
    );
  }
  const place = home === module ? value : node;
  if (isChoice(value)) reader.report(conditionalPatterns(spanOf(home, value), textOf(home, value)));
  else reader.report(notAPattern(spanOf(module, place), textOf(module, place), "a pattern"));
  return [];
}

function complainOfList(
  scope: Scope,
  module: Module,
  node: Node,
  meaning: Exclude<Meaning, { kind: "value" }>,
  wanted = "an array of patterns",
): void {
  const { report } = scope.reader;
  const span = spanOf(module, node);
  const text = textOf(module, node);
  if (meaning.kind === "mutated")
    report(changingPatterns(spanOf(meaning.module, meaning.node), meaning.name));
  else if (meaning.kind === "namespace") report(notAPattern(span, text, wanted, "module"));
  else if (meaning.kind === "absent")
    report(notAPattern(span, text, wanted, meaning.module ? "unexported" : "undeclared"));
  else if (meaning.kind === "package") report(computedPatterns(span, text, `it comes from a package`));
  else if (meaning.kind !== "missing") report(notAPattern(span, text, wanted));
}

/** The branch that a condition known at build time takes; one that is not known is reported. */
function choose(
  { reader }: Scope,
  module: Module,
  node: Expression & { condition: Expression; whenTrue: Expression; whenFalse: Expression },
): Expression | undefined {
  const condition = staticValue(reader, module, node.condition);
  if ("value" in condition) return condition.value ? node.whenTrue : node.whenFalse;
  reader.report(conditionalPatterns(spanOf(module, node), textOf(module, node)));
  return undefined;
}

function isChoice(node: Expression): boolean {
  const { SyntaxKind } = ts;
  if (ts.isConditionalExpression(node)) return true;
  if (!ts.isBinaryExpression(node)) return false;
  const choices: readonly number[] = [
    SyntaxKind.AmpersandAmpersandToken,
    SyntaxKind.BarBarToken,
    SyntaxKind.QuestionQuestionToken,
  ];
  return choices.includes(node.operatorToken.kind);
}

function isConcat(node: CallExpression): node is CallExpression & { expression: { expression: Expression } } {
  return ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "concat";
}

function isList({ reader }: Scope, module: Module, node: Expression): boolean {
  const meaning = meaningOf(reader, module, node);
  if (meaning.kind !== "value") return false;
  const value = unwrap(meaning.value);
  return ts.isArrayLiteralExpression(value) || (ts.isCallExpression(value) && isConcat(value));
}
