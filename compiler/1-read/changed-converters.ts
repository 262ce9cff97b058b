import { meaningOf } from "./meaning.ts";
import { findMutations, type Module } from "./module.ts";
import { ts, type CallExpression, type Expression, type Node } from "./typescript.ts";
import type { Reader } from "./reader.ts";

/** Texts without this change no converter of another module. */
const mayChange =
  /\.\s*(?:parse|format)\s*=(?!=)|\[\s*["'`](?:parse|format)["'`]\s*\]\s*=(?!=)|\bdelete\s[^;\n]*\.(?:parse|format)\b|\.(?:assign|definePropert\w+)\(/;

/** A module that may change converters, by its text. */
export const mayChangeConverters = (text: string): boolean => mayChange.test(text);

/**
 * Says of the call that registered a converter, in its module, whether some module assigns to a member of what the call returned, so
 * that its `parse` and `format` are not what was written.
 * @param changing the modules that may
 */
export function changedConverters(
  reader: Reader,
  changing: readonly Module[],
): (module: Module, call: CallExpression) => boolean {
  const calls = new Set<Node>();
  const modules = new Set<Module>();
  for (const module of changing)
    for (const [name, node] of mutationsIn(module)) {
      const binding = module.bindings.get(name);
      const root = binding?.kind === "import" ? rootNamed(name, node) : undefined;
      const meaning = root && meaningOf(reader, module, root);
      if (meaning?.kind === "value") calls.add(meaning.value);
      else if (meaning?.kind === "namespace") modules.add(meaning.module);
    }
  return (module, call) =>
    calls.has(call) ||
    modules.has(module) ||
    [...variablesOf(call)].some((name) => mutationsIn(module).has(name));
}

/** What a module changes, in functions too, whenever they are called. */
function mutationsIn(module: Module): ReadonlyMap<string, Node> {
  const known = found.get(module);
  if (known !== undefined) return known;
  const mutations = new Map<string, Node>();
  findMutations(module.syntax, mutations);
  found.set(module, mutations);
  return mutations;
}

const found = new WeakMap<Module, ReadonlyMap<string, Node>>();

/** The first use of a name in what changes it. */
function rootNamed(name: string, node: Node): Expression | undefined {
  if (ts.isIdentifier(node)) return node.text === name ? node : undefined;
  return ts.forEachChild(node, (child) => rootNamed(name, child));
}

/** The variable that holds what a call returns, if one does. */
function variablesOf(call: CallExpression): ReadonlySet<string> {
  let node: Node = call;
  while (!ts.isVariableDeclaration(node) && !ts.isStatement(node) && node.parent) node = node.parent;
  return new Set(ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) ? [node.name.text] : []);
}
