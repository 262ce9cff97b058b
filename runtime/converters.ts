/**
 * Turns the text captured by `<name:param>` into a value and back.
 * @typeParam T the param's type, in views and in reverse helpers alike
 */
export interface Converter<T = unknown> {
  /** Regular expression source the text must match, in full; always used inside a group of its own, with the `u` flag. */
  readonly regex: string;
  /** The value of the text; `undefined` means that this route does not match. What it throws propagates. */
  parse(text: string): T | undefined;
  /** The text of the value; `undefined` means that this route cannot be reversed with it. What it throws propagates. */
  format(value: T): string | undefined;
}

const text = (value: string): string => value;

/**
 * The text that reverse() puts into a path for a value: what Python's `str()` gives for a string, number or boolean; undefined
 * for anything else, null above all, which is never meant.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "boolean" ? (value ? "True" : "False") : undefined;
}

/** `[^/]+`: any text without a slash, newlines included. The converter of `<param>`. */
const str: Converter<string> = { regex: "[^/]+", parse: text, format: textOf };

/**
 * `[0-9]+`: a whole number in ASCII digits, leading zeros allowed. Above `Number.MAX_SAFE_INTEGER` it does not match, since
 * a rounded number would name another record.
 */
const int: Converter<number> = {
  regex: "[0-9]+",
  parse: (digits) => {
    const value = Number(digits);
    return value <= Number.MAX_SAFE_INTEGER ? value : undefined;
  },
  format: (value) => {
    const digits = textOf(value);
    return Number(digits) > Number.MAX_SAFE_INTEGER ? undefined : digits;
  },
};

/** `[-a-zA-Z0-9_]+`. */
const slug: Converter<string> = { regex: "[-a-zA-Z0-9_]+", parse: text, format: textOf };

/** A UUID in lower case, with its dashes, as a string. */
const uuid: Converter<string> = {
  regex: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  parse: text,
  format: textOf,
};

/** `[^\n]+`: any text, slashes included, but no newline (Python's `.+`). */
const path: Converter<string> = { regex: "[^\\n]+", parse: text, format: textOf };

/** Django's five path converters (docs: topics/http/urls, "Path converters"). */
export const builtInConverters = { str, int, slug, uuid, path } as const;
