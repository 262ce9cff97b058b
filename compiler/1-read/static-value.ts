import type { StaticValue } from "../ir/urlconf.ts";
import { meaningOf } from "./meaning.ts";
import type { Module } from "./module.ts";
import type { Reader } from "./reader.ts";
import {
  nameText,
  ts,
  unwrap,
  valueOf,
  type Expression,
  type Node,
  type ObjectLiteral,
} from "./typescript.ts";
import { unlessOpen } from "./unless-open.ts";

/** A value known without running code, or the node that is not known. */
export type Static = { readonly value: StaticValue } | { readonly unknown: Node; readonly module: Module };

/** The value of an expression whose every part is written down. */
export function staticValue(reader: Reader, module: Module, node: Expression): Static {
  const meaning = meaningOf(reader, module, node);
  if (meaning.kind !== "value") return { unknown: node, module };
  const { module: home, value } = meaning;
  const known = unlessOpen(
    value,
    () => literalValue(reader, home, value),
    (): Static => ({ unknown: node, module }),
  );
  // The place to complain about is where the reader stands, not deep inside another module.
  return "value" in known || known.module === module ? known : { unknown: node, module };
}

/** The string of an expression; undefined when it is not known, or is no string. */
export function staticString(reader: Reader, module: Module, node: Expression): string | undefined {
  const known = staticValue(reader, module, node);
  return "value" in known && typeof known.value === "string" ? known.value : undefined;
}

function literalValue(reader: Reader, module: Module, node: Expression): Static {
  const unknown: Static = { unknown: node, module };
  if (ts.isStringLiteralLike(node)) return { value: node.text };
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { value: null };
  if (ts.isTemplateExpression(node)) {
    let text = node.head.text;
    for (const span of node.templateSpans) {
      const part = staticValue(reader, module, span.expression);
      if (!("value" in part)) return part;
      if (typeof part.value === "object" && part.value !== null) return unknown;
      text += String(part.value) + span.literal.text;
    }
    return { value: text };
  }
  if (ts.isTaggedTemplateExpression(node)) return rawTemplate(node.tag, node.template) ?? unknown;
  if (ts.isPrefixUnaryExpression(node)) {
    const operand = staticValue(reader, module, node.operand);
    if (!("value" in operand)) return operand;
    if (node.operator === ts.SyntaxKind.ExclamationToken) return { value: !operand.value };
    if (node.operator === ts.SyntaxKind.MinusToken && typeof operand.value === "number")
      return { value: -operand.value };
    return unknown;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = staticValue(reader, module, node.left);
    const right = staticValue(reader, module, node.right);
    if (!("value" in left)) return left;
    if (!("value" in right)) return right;
    if (typeof left.value === "number" && typeof right.value === "number")
      return { value: left.value + right.value };
    const isText = [left.value, right.value].every((part) => typeof part !== "object");
    return isText ? { value: `${String(left.value)}${String(right.value)}` } : unknown;
  }
  if (ts.isConditionalExpression(node)) {
    const condition = staticValue(reader, module, node.condition);
    if (!("value" in condition)) return condition;
    return staticValue(reader, module, condition.value ? node.whenTrue : node.whenFalse);
  }
  if (ts.isArrayLiteralExpression(node)) return staticArray(reader, module, node.elements);
  if (ts.isObjectLiteralExpression(node)) {
    const entries = staticEntries(reader, module, node);
    if ("unknown" in entries) return entries;
    const value: Record<string, StaticValue> = {};
    for (const entry of entries) define(value, entry.name, entry.value);
    return { value };
  }
  return unknown;
}

function staticArray(reader: Reader, module: Module, elements: readonly Expression[]): Static {
  const value: StaticValue[] = [];
  for (const element of elements) {
    if (ts.isOmittedExpression(element)) return { unknown: element, module };
    const isSpread = ts.isSpreadElement(element);
    const known = staticValue(reader, module, isSpread ? element.expression : element);
    if (!("value" in known)) return known;
    if (!isSpread) value.push(known.value);
    else if (Array.isArray(known.value)) value.push(...(known.value as readonly StaticValue[]));
    else return { unknown: element, module };
  }
  return { value };
}

/** One property of an object literal. */
export interface StaticEntry {
  readonly name: string;
  readonly value: StaticValue;
  /** The property, in the object literal that was asked for. */
  readonly node: Node;
}

/** The properties of an object literal, in their order; a later one of the same name replaces an earlier one. */
export function staticEntries(
  reader: Reader,
  module: Module,
  object: ObjectLiteral,
): readonly StaticEntry[] | Exclude<Static, { value: StaticValue }> {
  const entries = new Map<string, StaticEntry>();
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = staticValue(reader, module, property.expression);
      if (!("value" in spread)) return spread;
      if (typeof spread.value !== "object" || spread.value === null || Array.isArray(spread.value))
        return { unknown: property, module };
      for (const [name, value] of Object.entries(spread.value as Record<string, StaticValue>))
        entries.set(name, { name, value, node: property });
      continue;
    }
    const name = nameText(property.name);
    const initializer = valueOf(property);
    const setsPrototype =
      name === "__proto__" && ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name);
    if (name === undefined || initializer === undefined || setsPrototype)
      return { unknown: property, module };
    const known = staticValue(reader, module, initializer);
    if (!("value" in known)) return known;
    entries.set(name, { name, value: known.value, node: property });
  }
  return [...entries.values()];
}

/** Sets an own property whatever its name is, `__proto__` too. */
function define(object: object, name: string, value: StaticValue): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function rawTemplate(tag: Expression, template: Node): Static | undefined {
  const isRaw =
    ts.isPropertyAccessExpression(tag) &&
    tag.name.text === "raw" &&
    ts.isIdentifier(tag.expression) &&
    tag.expression.text === "String";
  if (!isRaw || !ts.isNoSubstitutionTemplateLiteral(template)) return undefined;
  return { value: template.rawText ?? template.text };
}

/** A regular expression: a literal, `new RegExp("…")`, or a constant that is one. */
export function staticRegExp(
  reader: Reader,
  module: Module,
  node: Expression,
): { readonly source: string; readonly flags: string } | undefined {
  const meaning = meaningOf(reader, module, node);
  if (meaning.kind !== "value") return undefined;
  const value = unwrap(meaning.value);
  if (ts.isRegularExpressionLiteral(value)) {
    const end = value.text.lastIndexOf("/");
    return { source: value.text.slice(1, end), flags: value.text.slice(end + 1) };
  }
  if (!ts.isNewExpression(value) && !ts.isCallExpression(value)) return undefined;
  if (!ts.isIdentifier(value.expression) || value.expression.text !== "RegExp") return undefined;
  const [source, flags] = (value.arguments ?? []).map((part) => staticString(reader, meaning.module, part));
  if (source === undefined || (value.arguments?.length === 2 && flags === undefined)) return undefined;
  try {
    // RegExp writes an empty source as (?:) and a slash as \/.
    return { source: new RegExp(source, flags).source, flags: flags ?? "" };
  } catch {
    return { source, flags: flags ?? "" };
  }
}
