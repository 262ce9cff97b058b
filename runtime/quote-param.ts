import { textOf, type Converter } from "./converters.ts";
import { takes } from "./reverse-path.ts";
import { quotePath } from "./url.ts";

/*
 * For generated code: the text of a param in a path, percent-encoded; undefined when the converter does not take the value.
 */

/** `<str:…>` */
export function quoteStr(value: string): string | undefined {
  const text = textOf(value);
  return text === undefined || text === "" || text.includes("/") ? undefined : quotePath(text);
}

/** `<path:…>` */
export function quotePathParam(value: string): string | undefined {
  const text = textOf(value);
  return text === undefined || text === "" || text.includes("\n") ? undefined : quotePath(text);
}

/** `<int:…>`; digits in a string stay as they are. */
export function quoteInt(value: number): string | undefined {
  if (Number.isSafeInteger(value) && value >= 0) return String(value);
  const text = textOf(value);
  return text !== undefined && /^[0-9]+$/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER
    ? text
    : undefined;
}

/** `<slug:…>` */
export function quoteSlug(value: string): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^[-a-zA-Z0-9_]+$/.test(text) ? text : undefined;
}

/** `<uuid:…>` */
export function quoteUuid(value: string): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text) ? text : undefined;
}

/** A param of a converter of the project. */
export function quoteWith<T>(converter: Converter<T>, value: T): string | undefined {
  const text = value === undefined ? undefined : converter.format(value);
  return text !== undefined && takes(converter, text) ? quotePath(text) : undefined;
}
