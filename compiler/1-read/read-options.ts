import { nameOfInclude, optionsNotObject, unknownOption } from "../diagnostics/catalogue/reading.ts";
import { meaningOf } from "./meaning.ts";
import type { Module } from "./module.ts";
import type { Scope } from "./read-patterns.ts";
import { spanOf, textOf } from "./reader.ts";
import { nameText, ts, valueOf, type Expression } from "./typescript.ts";
import { unlessOpen } from "./unless-open.ts";

/** `name: value` in the options of a call. */
export interface Option {
  readonly name: string;
  readonly module: Module;
  readonly value: Expression;
}

/** Reads `{ name: … }` behind a call: an object literal, or a constant that is one. Unknown names are reported. */
export function readOptions(
  scope: Scope,
  module: Module,
  node: Expression | undefined,
  allowed: readonly string[],
  call: string,
  isInclude = false,
): ReadonlyMap<string, Option> {
  const options = new Map<string, Option>();
  if (node === undefined || isUndefined(node)) return options;
  const { reader } = scope;
  const collect = (from: Module, expression: Expression): void => {
    const meaning = meaningOf(reader, from, expression);
    if (meaning.kind === "missing") return;
    if (meaning.kind !== "value" || !ts.isObjectLiteralExpression(meaning.value)) {
      reader.report(optionsNotObject(spanOf(from, expression), call, textOf(from, expression)));
      return;
    }
    const { module: home, value: object } = meaning;
    for (const property of object.properties) {
      if (ts.isSpreadAssignment(property)) {
        unlessOpen(
          property,
          () => collect(home, property.expression),
          () => reader.report(optionsNotObject(spanOf(home, property), call, textOf(home, property))),
        );
        continue;
      }
      const name = nameText(property.name);
      const value = valueOf(property);
      if (name === undefined || value === undefined)
        reader.report(optionsNotObject(spanOf(home, property), call, textOf(home, property)));
      else if (isInclude && name === "name")
        reader.report(nameOfInclude(spanOf(home, property.name ?? property)));
      else if (!allowed.includes(name))
        reader.report(unknownOption(spanOf(home, property.name ?? property), call, name, allowed));
      else if (isUndefined(value)) options.delete(name);
      else options.set(name, { name, module: home, value });
    }
  };
  collect(module, node);
  return options;
}

function isUndefined(node: Expression): boolean {
  return ts.isIdentifier(node) && node.text === "undefined";
}
