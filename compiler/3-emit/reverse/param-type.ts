import type { ConverterDef, StaticValue } from "../../ir/urlconf.ts";
import { keyOf, quoted } from "../words.ts";

/** The type of a converter's value; `local` is what its module calls a converter of the project. */
export function converterType(
  def: ConverterDef | undefined,
  local: string | undefined,
  generic = "ConverterValue",
): string {
  if (def === undefined) return "string";
  if (def.module === undefined) return def.name === "int" ? "number" : "string";
  return `${generic}<typeof ${local}>`;
}

/** The literal type of a value that was known without running code. */
export function valueType(value: StaticValue): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `readonly [${value.map(valueType).join(", ")}]`;
  if (value === null || typeof value !== "object") return String(value);
  const members = Object.entries(value).map(([key, inner]) => `readonly ${keyOf(key)}: ${valueType(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
}
