import type { FlatRoute, Param, ParamSource } from "../ir/route.ts";
import type { ConverterDef, StaticValue } from "../ir/urlconf.ts";

/** How a converter is written in a type: an import() and its export. */
export type ImportType = (converter: ConverterDef) => string | undefined;

/** The type of all that a view receives as `params`, as TypeScript text. */
export function paramsType({ params }: FlatRoute, importType: ImportType): string {
  if (params.length === 0) return "{}";
  return `{ ${params.map((param) => paramType(param, importType)).join(" ")} }`;
}

function paramType({ name, sources, isOptional }: Param, importType: ImportType): string {
  const types = new Set(sources.map((source) => sourceType(source, importType)));
  // A computed key is an own property whatever its name: `"__proto__"` too.
  return `${JSON.stringify(name)}${isOptional ? "?" : ""}: ${[...types].join(" | ") || "never"};`;
}

function sourceType(source: ParamSource, importType: ImportType): string {
  if (source.kind === "extra") return literalType(source.kwarg.value);
  const { converter } = source;
  if (converter === undefined || !converter.hasParse) return "string";
  const imported = importType(converter);
  if (imported !== undefined) return `assert.ValueOf<typeof ${imported}>`;
  return converter.name === "int" ? "number" : "string";
}

/** The type of one value: literals stay literals, which any wider type accepts. */
function literalType(value: StaticValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly StaticValue[]).map(literalType).join(", ")}]`;
  const entries = Object.entries(value as Readonly<Record<string, StaticValue>>);
  return `{ ${entries.map(([name, member]) => `${JSON.stringify(name)}: ${literalType(member)};`).join(" ")} }`;
}
