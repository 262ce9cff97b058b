import type { Module } from "./module.ts";
import type { Reader } from "./reader.ts";
import { nameText, ts, unwrap, type Expression, type Node, type ObjectLiteral } from "./typescript.ts";
import { unlessOpen } from "./unless-open.ts";

/** What an expression stands for, once names, members and imports are followed. */
export type Meaning =
  /** Something that urlc exports; `*` is the whole of it. */
  | { readonly kind: "urlc"; readonly name: string }
  /** An expression that is no mere name, in the module where it is written. */
  | { readonly kind: "value"; readonly module: Module; readonly value: Expression }
  | { readonly kind: "function" | "class" | "other"; readonly module: Module; readonly node: Node }
  | { readonly kind: "namespace"; readonly module: Module }
  /** A variable that the module changes at `node`. */
  | { readonly kind: "mutated"; readonly module: Module; readonly node: Node; readonly name: string }
  | { readonly kind: "package"; readonly specifier: string }
  /** A name that nothing declares, or that a module does not export. */
  | { readonly kind: "absent"; readonly name: string; readonly module: Module | undefined }
  /** Reported already. */
  | { readonly kind: "missing" };

const tooDeep = 60;

/** Follows an expression to what it stands for. */
export function meaningOf(reader: Reader, module: Module, node: Expression, depth = 0): Meaning {
  const value = unwrap(node);
  if (depth > tooDeep) return { kind: "other", module, node };
  if (ts.isIdentifier(value)) return meaningOfName(reader, module, value.text, depth + 1);
  const imported = awaitedImport(value);
  if (imported !== undefined) return meaningOfImport(reader, module, imported, "*", value, depth);
  const member = memberOf(value);
  if (member === undefined) return { kind: "value", module, value };
  const owner = meaningOf(reader, module, member.owner, depth + 1);
  if (owner.kind === "namespace") return meaningOfExport(reader, owner.module, member.name, depth);
  if (owner.kind === "urlc" && owner.name === "*") return { kind: "urlc", name: member.name };
  if (owner.kind === "value" && ts.isObjectLiteralExpression(owner.value)) {
    const property = propertyOf(reader, owner.module, owner.value, member.name, depth);
    if (property !== undefined) return property;
  }
  if (owner.kind === "other") {
    const initializer = enumMember(owner.node.parent, member.name);
    if (initializer !== undefined) return meaningOf(reader, owner.module, initializer, depth + 1);
  }
  if (owner.kind === "package" || owner.kind === "missing" || owner.kind === "mutated") return owner;
  return { kind: "value", module, value };
}

/** What a module exports under a name. */
export function meaningOfExport(reader: Reader, module: Module, name: string, depth = 0): Meaning {
  const absent: Meaning = { kind: "absent", name, module };
  reader.use(module);
  if (depth > tooDeep) return absent;
  const exported = module.exports.get(name);
  if (exported?.kind === "local") return meaningOfName(reader, module, exported.name, depth + 1);
  if (exported?.kind === "value") return meaningOf(reader, module, exported.value, depth + 1);
  if (exported?.kind === "from")
    return meaningOfImport(reader, module, exported.specifier, exported.imported, exported.node, depth);
  if (name === "default") return absent;
  return unlessOpen(
    `${module.path}\0${name}`,
    () => {
      for (const specifier of module.stars) {
        const found = meaningOfImport(reader, module, specifier, name, module.syntax, depth + 1);
        if (found.kind !== "absent" && found.kind !== "package") return found;
      }
      return absent;
    },
    () => absent,
  );
}

function meaningOfName(reader: Reader, module: Module, name: string, depth: number): Meaning {
  const binding = module.bindings.get(name);
  if (binding === undefined) return { kind: "absent", name, module: undefined };
  if (binding.kind === "import")
    return meaningOfImport(reader, module, binding.specifier, binding.imported, binding.node, depth);
  const mutation = module.mutations.get(name);
  if (mutation !== undefined) return { kind: "mutated", module, node: mutation, name };
  if (binding.kind !== "variable") return { kind: binding.kind, module, node: binding.node };
  if (binding.value === undefined) return { kind: "other", module, node: binding.node };
  return meaningOf(reader, module, binding.value, depth + 1);
}

function meaningOfImport(
  reader: Reader,
  from: Module,
  specifier: string,
  imported: string,
  node: Node,
  depth: number,
): Meaning {
  if (specifier === "urlc") return { kind: "urlc", name: imported };
  const target = reader.follow(from, specifier, node);
  if (target === "package") return { kind: "package", specifier };
  if (target === "missing") return { kind: "missing" };
  if (imported === "*") return { kind: "namespace", module: target };
  return meaningOfExport(reader, target, imported, depth + 1);
}

/** What an object literal holds under a name; the last one wins, spreads are looked into. */
function propertyOf(
  reader: Reader,
  module: Module,
  object: ObjectLiteral,
  name: string,
  depth = 0,
): Meaning | undefined {
  for (const property of [...object.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const spread = meaningOf(reader, module, property.expression, depth + 1);
      if (spread.kind === "namespace") reader.use(spread.module);
      if (spread.kind === "namespace" && spread.module.exports.has(name))
        return meaningOfExport(reader, spread.module, name, depth + 1);
      if (spread.kind === "value" && ts.isObjectLiteralExpression(spread.value)) {
        const { module: home, value } = spread;
        const found = unlessOpen(
          property,
          () => propertyOf(reader, home, value, name, depth + 1),
          () => undefined,
        );
        if (found !== undefined) return found;
      }
    } else if (nameText(property.name) !== name) continue;
    else if (ts.isPropertyAssignment(property))
      return meaningOf(reader, module, property.initializer, depth + 1);
    else if (ts.isShorthandPropertyAssignment(property))
      return meaningOfName(reader, module, property.name.text, depth + 1);
    else return { kind: "other", module, node: property };
  }
  return undefined;
}

/** `a.b` and `a["b"]`. */
export function memberOf(node: Expression): { owner: Expression; name: string } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { owner: node.expression, name: node.name.text };
  if (!ts.isElementAccessExpression(node)) return undefined;
  const key = unwrap(node.argumentExpression);
  return ts.isStringLiteralLike(key) ? { owner: node.expression, name: key.text } : undefined;
}

function enumMember(node: Node, name: string): Expression | undefined {
  if (!ts.isEnumDeclaration(node)) return undefined;
  return node.members.find((member) => nameText(member.name) === name)?.initializer;
}

/** The specifier of `await import("./x.js")`. */
function awaitedImport(node: Expression): string | undefined {
  if (!ts.isAwaitExpression(node)) return undefined;
  const call = unwrap(node.expression);
  if (!ts.isCallExpression(call) || call.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [specifier] = call.arguments;
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}
