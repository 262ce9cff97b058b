import { textOf, type Converter } from "./converters.ts";
import { takes } from "./reverse-path.ts";
import { quotePath } from "./url.ts";

/*
 * For generated code: the text of a param in a path, percent-encoded; undefined when the converter does not take the value.
 */

const plainChars = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~:@!$&'()*+,;=";

const isPlain = /* @__PURE__ */ (() => {
  const table = new Uint8Array(128);
  for (const char of plainChars) table[char.charCodeAt(0)] = 1;
  return table;
})();

/** The index of the first character that is not plain. */
function plainEnd(text: string): number {
  let at = 0;
  while (at < text.length && isPlain[text.charCodeAt(at)] === 1) at++;
  return at;
}

/** `<str:…>`: quickly where nothing needs quoting. */
export function quoteStr(value: string): string | undefined {
  const text = typeof value === "string" ? value : textOf(value);
  if (text === undefined || text === "") return undefined;
  if (plainEnd(text) === text.length) return text;
  return text.includes("/") ? undefined : quotePath(text);
}

/** `<path:…>` */
export function quotePathParam(value: string): string | undefined {
  const text = typeof value === "string" ? value : textOf(value);
  if (text === undefined || text === "") return undefined;
  if (plainEnd(text) === text.length) return text;
  return text.includes("\n") ? undefined : quotePath(text);
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
