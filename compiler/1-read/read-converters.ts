import {
  converterRegExp,
  converterTwice,
  nestedConverter,
  unexportedConverter,
  unreadableConverter,
} from "../diagnostics/catalogue/reading.ts";
import type { ConverterDef } from "../ir/urlconf.ts";
import { changedConverters, mayChangeConverters } from "./changed-converters.ts";
import { meaningOf } from "./meaning.ts";
import type { Module } from "./module.ts";
import { outcomesOf } from "./parse-outcomes.ts";
import type { ReadMemory } from "./read-memory.ts";
import { reachedFiles } from "./reached-files.ts";
import { spanOf, textOf, type Reader } from "./reader.ts";
import { staticString } from "./static-value.ts";
import {
  nameText,
  ts,
  unwrap,
  valueOf,
  type CallExpression,
  type Node,
  type ObjectLiteral,
} from "./typescript.ts";
import { unlessOpen } from "./unless-open.ts";

const builtIn = new Set(["str", "int", "slug", "uuid", "path"]);

/** Reads every `registerConverter(…)` in the modules that the root reaches by imports, views' modules too. */
export function readConverters(
  reader: Reader,
  root: Module,
  memory: ReadMemory,
  skip?: string,
): readonly ConverterDef[] {
  const converters = new Map<string, ConverterDef>();
  const files = [...reachedFiles(reader, root, memory, skip)];
  let isChanged: ReturnType<typeof changedConverters> | undefined;
  for (const { path, ref, text } of files) {
    if (!text.includes("registerConverter")) continue;
    const module = reader.open(path, ref);
    if (module === undefined) continue;
    for (const call of registrations(reader, module)) {
      const written = readConverter(reader, module, call);
      if (written === undefined) continue;
      isChanged ??= changedConverters(
        reader,
        files.flatMap((file) =>
          mayChangeConverters(file.text) ? (reader.open(file.path, file.ref) ?? []) : [],
        ),
      );
      const read = isChanged(module, call) ? { ...written, ...anything } : written;
      const converter = recall(read, memory);
      const span = converter.span ?? spanOf(module, call);
      const earlier = converters.get(converter.name);
      if (earlier !== undefined || builtIn.has(converter.name))
        reader.report(converterTwice(span, converter.name, earlier?.span));
      else converters.set(converter.name, converter);
    }
  }
  return [...converters.values()];
}

/** The same object as last time, when it says the same: what was made with it need not be made again. */
function recall(converter: ConverterDef, { converters }: ReadMemory): ConverterDef {
  const key = `${converter.module?.file} ${converter.name}`;
  const kept = converters.get(key);
  const isSame = kept?.module === converter.module && JSON.stringify(kept) === JSON.stringify(converter);
  if (kept !== undefined && isSame) return kept;
  converters.set(key, converter);
  return converter;
}

/** Of a converter whose members are assigned to later on. */
const anything = { mayReject: true, mayThrow: true, hasParse: true, hasFormat: true };

/** The calls of urlc's registerConverter; one inside of a function or a branch is reported. */
function registrations(reader: Reader, module: Module): readonly CallExpression[] {
  const calls: CallExpression[] = [];
  const visit = (node: Node, isTop: boolean): void => {
    if (ts.isCallExpression(node) && isRegistration(reader, module, node)) {
      if (isTop) calls.push(node);
      else reader.report(nestedConverter(spanOf(module, node)));
      return;
    }
    const isOpen =
      ts.isVariableStatement(node) ||
      ts.isVariableDeclarationList(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isExpressionStatement(node) ||
      ts.isExportAssignment(node) ||
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node);
    ts.forEachChild(node, (child) => visit(child, isTop && isOpen));
  };
  for (const statement of module.syntax.statements) visit(statement, true);
  return calls;
}

function isRegistration(reader: Reader, module: Module, call: CallExpression): boolean {
  const callee = unwrap(call.expression);
  if (ts.isIdentifier(callee) && module.bindings.get(callee.text)?.kind !== "import") return false;
  if (!ts.isIdentifier(callee) && nameText((callee as { name?: Node }).name) !== "registerConverter")
    return false;
  const root = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : callee;
  const binding = ts.isIdentifier(root) ? module.bindings.get(root.text) : undefined;
  if (binding?.kind !== "import") return false;
  if (binding.specifier === "urlc")
    return binding.imported === "registerConverter" || binding.imported === "*";
  const meaning = meaningOf(reader, module, callee);
  return meaning.kind === "urlc" && meaning.name === "registerConverter";
}

function readConverter(reader: Reader, module: Module, call: CallExpression): ConverterDef | undefined {
  const complain = (node: Node, what: Parameters<typeof unreadableConverter>[1]): undefined => {
    reader.report(unreadableConverter(spanOf(module, node), what, textOf(module, node)));
    return undefined;
  };
  const [nameNode, converterNode] = call.arguments;
  if (nameNode === undefined || converterNode === undefined) return complain(call, "call");
  const name = staticString(reader, module, nameNode);
  if (name === undefined) return complain(nameNode, "name");
  const meaning = meaningOf(reader, module, converterNode);
  if (meaning.kind !== "value" || !ts.isObjectLiteralExpression(meaning.value))
    return complain(converterNode, "converter");
  const fields = fieldsOf(reader, meaning.module, meaning.value);
  if (fields === undefined) return complain(converterNode, "converter");
  const regexField = fields.get("regex");
  if (regexField === undefined) return complain(converterNode, "regex");
  const { module: home, node: regexNode } = regexField;
  const regex = ts.isExpression(regexNode) ? staticString(reader, home, regexNode) : undefined;
  if (regex === undefined) return complain(home === module ? regexNode : converterNode, "regex");
  try {
    new RegExp(`(?:${regex})`, "u");
  } catch (error) {
    reader.report(converterRegExp(spanOf(home, regexNode), regex, (error as Error).message));
    // Routes that use it are right to do so.
    return { name, regex: "[^/]+", module: module.ref, span: spanOf(module, nameNode), ...anything };
  }
  const exportName = exportedName(module, call);
  if (exportName === undefined) reader.report(unexportedConverter(spanOf(module, call), name));
  const parse = fields.get("parse");
  const outcomes = parse && outcomesIn(followFunction(reader, parse));
  return {
    name,
    regex,
    module: module.ref,
    ...(exportName !== undefined && { exportName }),
    span: spanOf(module, nameNode),
    mayReject: outcomes?.mayReject ?? false,
    mayThrow: outcomes?.mayThrow ?? false,
    hasParse: parse !== undefined,
    hasFormat: fields.has("format"),
  };
}

interface Field {
  readonly module: Module;
  readonly node: Node;
}

/** The properties of a converter, spread ones too; undefined when a spread hides some. */
function fieldsOf(
  reader: Reader,
  module: Module,
  object: ObjectLiteral,
): ReadonlyMap<string, Field> | undefined {
  const fields = new Map<string, Field>();
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = meaningOf(reader, module, property.expression);
      if (spread.kind !== "value" || !ts.isObjectLiteralExpression(spread.value)) return undefined;
      const { module: home, value } = spread;
      const inner = unlessOpen(
        property,
        () => fieldsOf(reader, home, value),
        () => undefined,
      );
      if (inner === undefined) return undefined;
      for (const [name, field] of inner) fields.set(name, field);
      continue;
    }
    const name = nameText(property.name);
    if (name === undefined) continue;
    const value = valueOf(property);
    fields.set(name, { module, node: value === undefined ? property : unwrap(value) });
  }
  return fields;
}

const outcomesIn = ({ module, node }: Field) => outcomesOf(node, (name) => module.bindings.has(name));

function followFunction(reader: Reader, field: Field): Field {
  const { module, node } = field;
  if (!ts.isIdentifier(node) || !module.bindings.has(node.text)) return field;
  const meaning = meaningOf(reader, module, node);
  if (meaning.kind === "value") return { module: meaning.module, node: meaning.value };
  return meaning.kind === "function" ? { module: meaning.module, node: meaning.node.parent } : field;
}

/** The name under which the module exports what a call returns. */
function exportedName(module: Module, call: CallExpression): string | undefined {
  let node: Node = call;
  while (
    ts.isParenthesizedExpression(node.parent) ||
    ts.isAsExpression(node.parent) ||
    ts.isSatisfiesExpression(node.parent)
  )
    node = node.parent;
  const { parent } = node;
  if (ts.isExportAssignment(parent)) return "default";
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  return module.exportedAs.get(parent.name.text);
}
