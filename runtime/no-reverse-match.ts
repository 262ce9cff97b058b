/** Thrown when a name and its params give no URL (Django docs: ref/exceptions, "NoReverseMatch"). */
export class NoReverseMatch extends Error {
  override readonly name = "NoReverseMatch";
}

/** A value as Python's `repr()` shows it, so that messages read like Django's. */
function repr(value: unknown): string {
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
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (Object.getPrototypeOf(value) === Object.prototype)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${repr(key)}: ${repr(inner)}`)
      .join(", ")}}`;
  return String(value);
}

/** For generated code: says which patterns were tried, in Django's words. */
export function noReverseMatch(
  viewName: string,
  params: object | undefined,
  ...patterns: readonly string[]
): NoReverseMatch {
  const name = viewName.slice(viewName.lastIndexOf(":") + 1);
  const given = Object.entries(params ?? {});
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
