import type { GivenParams } from "./given-params.ts";

/** Thrown when a name and its params give no URL (Django docs: ref/exceptions, "NoReverseMatch"). */
export class NoReverseMatch extends Error {
  override readonly name = "NoReverseMatch";
}

/** What reads like a value without asking it: its own words may throw. */
const tagOf = (value: unknown) => Object.prototype.toString.call(value);

/** A value as Python's `repr()` shows it, so that messages read like Django's; `inside` are the objects around it. */
function repr(value: unknown, inside: readonly unknown[] = []): string {
  if (typeof value === "string") {
    const escaped = value
      .replaceAll("\\", "\\\\")
      .replace(/[\n\r\t]/g, (char) => ({ "\n": "\\n", "\r": "\\r" })[char] ?? "\\t");
    return escaped.includes("'") && !escaped.includes('"')
      ? `"${escaped}"`
      : `'${escaped.replaceAll("'", "\\'")}'`;
  }
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null || value === undefined) return "None";
  const items = [...inside, value];
  if (Array.isArray(value))
    return inside.includes(value) ? "[...]" : `[${value.map((item) => repr(item, items)).join(", ")}]`;
  if ([Object.prototype, null].includes(Object.getPrototypeOf(value) as null))
    return inside.includes(value)
      ? "{...}"
      : `{${Object.entries(value)
          .map(([key, item]) => `${repr(key)}: ${repr(item, items)}`)
          .join(", ")}}`;
  try {
    return String(value);
  } catch {
    return tagOf(value);
  }
}

/** For generated code: says which patterns were tried, in Django's words. */
export function noReverseMatch(
  viewName: string,
  params: object | null | undefined,
  ...patterns: readonly string[]
): NoReverseMatch {
  const name = viewName.slice(viewName.lastIndexOf(":") + 1);
  const given: [name: string, value: unknown][] = [];
  for (const key in params) given.push([key, (params as GivenParams)[key]]);
  const args = given.length === 0 ? "no arguments" : `keyword arguments '${repr(Object.fromEntries(given))}'`;
  return new NoReverseMatch(
    `Reverse for '${name}' with ${args} not found. ${patterns.length} pattern(s) tried: ${repr(patterns)}`,
  );
}

/** A name that no pattern has. */
export const nameNotFound = (name: string): NoReverseMatch =>
  new NoReverseMatch(
    `Reverse for '${name}' not found. '${name}' is not a valid view function or pattern name.`,
  );

/** A namespace that does not exist where it was looked for. */
export const namespaceNotFound = (namespace: string, inside: readonly string[]): NoReverseMatch =>
  new NoReverseMatch(
    inside.length === 0
      ? `'${namespace}' is not a registered namespace`
      : `'${namespace}' is not a registered namespace inside '${inside.join(":")}'`,
  );
