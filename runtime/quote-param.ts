import { textOf, type Converter } from "./converters.ts";
import { formatted, takes } from "./reverse-path.ts";
import { quotePath, quoteSegment, refused } from "./url.ts";

/*
 * For generated code: the text of a param in a path, percent-encoded; `refused` when the converter does not take the value.
 */

/** `<str:…>` */
export function quoteStr(value: string): string {
  const text = textOf(value);
  return text === undefined || text === "" ? refused : quoteSegment(text);
}

/** `<path:…>` */
export function quotePathParam(value: string): string {
  const text = textOf(value);
  return text === undefined || text === "" || text.includes("\n") ? refused : quotePath(text);
}

/** `<int:…>`; digits in a string stay as they are. */
export function quoteInt(value: number): string {
  if (Number.isSafeInteger(value) && value >= 0) return String(value);
  const text = textOf(value);
  return text !== undefined && /^[0-9]+$/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER
    ? text
    : refused;
}

/** `<slug:…>` */
export function quoteSlug(value: string): string {
  const text = textOf(value);
  return text !== undefined && /^[-a-zA-Z0-9_]+$/.test(text) ? text : refused;
}

/** `<uuid:…>` */
export function quoteUuid(value: string): string {
  const text = textOf(value);
  return text !== undefined && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text) ? text : refused;
}

/** A param of a converter of the project. */
export function quoteWith<T>(converter: Converter<T>, value: T): string {
  const text = value === undefined ? undefined : formatted(converter, value);
  return text !== undefined && takes(converter, text) ? quotePath(text) : refused;
}
