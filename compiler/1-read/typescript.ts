import type { ts as TypeScript } from "ts-morph";
import { loadParser, type Parser } from "./parser.ts";

export type Node = TypeScript.Node;
export type Expression = TypeScript.Expression;
export type SourceFile = TypeScript.SourceFile;
export type Statement = TypeScript.Statement;
export type CallExpression = TypeScript.CallExpression;
export type NewExpression = TypeScript.NewExpression;
export type ObjectLiteral = TypeScript.ObjectLiteralExpression;
export type FunctionLike =
  | TypeScript.ArrowFunction
  | TypeScript.FunctionExpression
  | TypeScript.FunctionDeclaration
  | TypeScript.MethodDeclaration;
export type VariableDeclaration = TypeScript.VariableDeclaration;
export type Block = TypeScript.Block;

/** TypeScript's parser, once `loadTypeScript()` has resolved: that inside ts-morph, independent of the project's own. */
export let ts: Parser;

/** Loads it, which takes longer than everything reading does afterwards. */
export async function loadTypeScript(): Promise<void> {
  ts ??= loadParser();
}

/** Parses one file; nothing but the file itself is looked at. */
export function parse(path: string, text: string): SourceFile {
  const target = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(path, text, target, true);
}

/** What the parser has to complain about. */
export function syntaxErrors(file: SourceFile): readonly { start: number; end: number; message: string }[] {
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly TypeScript.Diagnostic[] };
  return parseDiagnostics.map(({ start = 0, length = 0, messageText }) => ({
    start,
    end: start + length,
    message: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}

/** The expression inside parentheses, `as`, `satisfies`, `!` and `Object.freeze()`, none of which changes the value. */
export function unwrap(node: Expression): Expression {
  let inner = node;
  for (let next = inside(inner); next !== undefined; next = inside(inner)) inner = next;
  return inner;
}

function inside(node: Expression): Expression | undefined {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  )
    return node.expression;
  return frozen(node);
}

function frozen(node: Expression): Expression | undefined {
  if (!ts.isCallExpression(node) || node.arguments.length !== 1) return undefined;
  const callee = node.expression;
  const isFreeze =
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "freeze" &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "Object";
  return isFreeze ? node.arguments[0] : undefined;
}

/** The name that a property, a binding or an export specifier is written with; undefined for computed and destructured ones. */
export function nameText(name: Node | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text;
  if (ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name)) {
    const inner = unwrap(name.expression);
    return ts.isStringLiteralLike(inner) ? inner.text : undefined;
  }
  return undefined;
}

/** The value of `name: value` and of `name` in an object literal; undefined for methods and accessors. */
export function valueOf(property: ObjectLiteral["properties"][number]): Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}
