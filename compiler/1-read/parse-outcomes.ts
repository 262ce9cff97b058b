import { nameText, ts, unwrap, type Expression, type FunctionLike, type Node } from "./typescript.ts";

/** What calling `parse` may do besides returning a value. */
export interface Outcomes {
  readonly mayReject: boolean;
  readonly mayThrow: boolean;
}

const anything: Outcomes = { mayReject: true, mayThrow: true };
const nothing: Outcomes = { mayReject: false, mayThrow: false };
const join = (outcomes: readonly Outcomes[]): Outcomes => ({
  mayReject: outcomes.some((outcome) => outcome.mayReject),
  mayThrow: outcomes.some((outcome) => outcome.mayThrow),
});

/** Functions that take any string and neither throw nor return undefined. */
const totalFunctions = new Set([
  "Number",
  "String",
  "Boolean",
  "parseInt",
  "parseFloat",
  "Number.parseInt",
  "Number.parseFloat",
  "Math.trunc",
  "Math.floor",
  "Math.round",
  "Math.abs",
]);

const globals = new Set(["Date", ...[...totalFunctions].map((name) => name.replace(/\..*/, ""))]);
const isGlobal = (name: string) => globals.has(name);

/** Methods of strings that take literals and neither throw nor return undefined. */
const totalMethods = new Set([
  "toUpperCase",
  "toLowerCase",
  "trim",
  "trimStart",
  "trimEnd",
  "slice",
  "substring",
  "padStart",
  "padEnd",
  "replace",
  "replaceAll",
  "split",
  "concat",
  "startsWith",
  "endsWith",
  "includes",
  "toString",
]);

/**
 * Judges the value of `parse` by its syntax alone; whatever is not plainly harmless may do anything.
 * @param isOwn whether its module gives a name a meaning of its own: an imported `Number` is not JavaScript's
 */
export function outcomesOf(parse: Node, isOwn: (name: string) => boolean): Outcomes {
  if ([...globals].some(isOwn)) return anything;
  if (ts.isIdentifier(parse) || ts.isPropertyAccessExpression(parse))
    return totalFunctions.has(dotted(parse)) ? nothing : anything;
  const isFunction =
    ts.isArrowFunction(parse) ||
    ts.isFunctionExpression(parse) ||
    ts.isFunctionDeclaration(parse) ||
    ts.isMethodDeclaration(parse);
  return isFunction ? outcomesOfCall(parse) : anything;
}

function outcomesOfCall(fn: FunctionLike): Outcomes {
  const isSpecial =
    fn.asteriskToken !== undefined || fn.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  if (isSpecial || fn.body === undefined) return anything;
  const known = new Set<string>();
  for (const { name, initializer, dotDotDotToken } of fn.parameters) {
    const text = nameText(name);
    if (text === undefined || initializer !== undefined || dotDotDotToken !== undefined) return anything;
    if (isGlobal(text)) return anything;
    known.add(text);
  }
  if (!ts.isBlock(fn.body)) return outcomesOfExpression(fn.body, known);
  const outcomes: Outcomes[] = [];
  for (const statement of fn.body.statements) {
    if (ts.isReturnStatement(statement))
      return statement.expression === undefined
        ? { mayReject: true, mayThrow: join(outcomes).mayThrow }
        : join([...outcomes, outcomesOfExpression(statement.expression, known)]);
    if (!ts.isVariableStatement(statement)) return anything;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const text = nameText(name);
      if (text === undefined || initializer === undefined || isGlobal(text)) return anything;
      const made = outcomesOfExpression(initializer, known);
      if (made.mayReject) return anything;
      outcomes.push(made);
      known.add(text);
    }
  }
  return anything;
}

function outcomesOfExpression(node: Expression, known: ReadonlySet<string>): Outcomes {
  const value = unwrap(node);
  const all = (parts: readonly Expression[]) => join(parts.map((part) => outcomesOfExpression(part, known)));
  if (ts.isIdentifier(value)) {
    if (value.text === "undefined") return { mayReject: true, mayThrow: false };
    return known.has(value.text) || value.text === "NaN" || value.text === "Infinity" ? nothing : anything;
  }
  if (isLiteral(value)) return nothing;
  if (ts.isTemplateExpression(value)) return all(value.templateSpans.map(({ expression }) => expression));
  if (ts.isPrefixUnaryExpression(value)) return all([value.operand]);
  if (ts.isConditionalExpression(value)) return all([value.condition, value.whenTrue, value.whenFalse]);
  if (ts.isBinaryExpression(value))
    return isTotalOperator(value.operatorToken.kind) ? all([value.left, value.right]) : anything;
  if (ts.isPropertyAccessExpression(value) && value.name.text === "length")
    return isText(value.expression, known) ? all([value.expression]) : anything;
  if (ts.isNewExpression(value))
    return dotted(value.expression) === "Date" ? all(value.arguments ?? []) : anything;
  if (!ts.isCallExpression(value) || value.questionDotToken !== undefined) return anything;
  if (totalFunctions.has(dotted(value.expression))) {
    const [first, ...rest] = value.arguments;
    return first !== undefined && rest.every(isLiteral) ? all([first]) : anything;
  }
  const callee = value.expression;
  if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken !== undefined) return anything;
  const isTotal = totalMethods.has(callee.name.text) && value.arguments.every(isLiteral);
  return isTotal && isText(callee.expression, known) ? all([callee.expression]) : anything;
}

/** Plainly a string: a parameter, or what a method of a string makes of it. */
function isText(node: Expression, known: ReadonlySet<string>): boolean {
  const value = unwrap(node);
  if (ts.isIdentifier(value)) return known.has(value.text);
  if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return true;
  return ts.isCallExpression(value) && ts.isPropertyAccessExpression(value.expression)
    ? value.expression.name.text !== "split" && isText(value.expression.expression, known)
    : false;
}

function isLiteral(node: Expression): boolean {
  const kinds: readonly number[] = [
    ts.SyntaxKind.TrueKeyword,
    ts.SyntaxKind.FalseKeyword,
    ts.SyntaxKind.NullKeyword,
    ts.SyntaxKind.RegularExpressionLiteral,
  ];
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || kinds.includes(node.kind);
}

function isTotalOperator(kind: number): boolean {
  const { SyntaxKind } = ts;
  const kinds: readonly number[] = [
    SyntaxKind.PlusToken,
    SyntaxKind.MinusToken,
    SyntaxKind.AsteriskToken,
    SyntaxKind.SlashToken,
    SyntaxKind.PercentToken,
    SyntaxKind.EqualsEqualsEqualsToken,
    SyntaxKind.ExclamationEqualsEqualsToken,
    SyntaxKind.LessThanToken,
    SyntaxKind.LessThanEqualsToken,
    SyntaxKind.GreaterThanToken,
    SyntaxKind.GreaterThanEqualsToken,
    SyntaxKind.AmpersandAmpersandToken,
    SyntaxKind.BarBarToken,
  ];
  return kinds.includes(kind);
}

function dotted(node: Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? `${dotted(node.expression)}.${node.name.text}` : "?";
}
