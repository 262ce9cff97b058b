import { areJust, type GivenParams } from "./given-params.ts";
import { noReverseMatch } from "./no-reverse-match.ts";

/** A value of a query: what it says is `String(value)`; a list repeats its name. */
export type QueryValue = string | number | bigint | boolean;

/** A query: an object, a QueryDict, or pairs (a Map, URLSearchParams). */
export type Query =
  | { urlencode(): string }
  | Iterable<readonly [string, QueryValue | readonly QueryValue[]]>
  | { readonly [name: string]: QueryValue | readonly QueryValue[] | undefined };

/** What may follow the path of a URL. */
export interface UrlOptions {
  /** Encoded as by Django's urlencode: UTF-8, `+` for a space. Undefined values are left out. */
  readonly query?: Query | undefined;
  /** Appended as it is; an empty one gives a trailing `#`. */
  readonly fragment?: string | undefined;
}

const slash = 0x2f;

let scriptPrefix = "/";

/** Where the project is mounted; `/` unless `setScriptPrefix` says otherwise. */
export const getScriptPrefix = (): string => scriptPrefix;

/** Puts `prefix` before every URL from now on (Django's set_script_prefix): a path, a slash at its end is added. */
export function setScriptPrefix(prefix: string): void {
  if (quotePath(prefix) === refused)
    throw new TypeError("setScriptPrefix: the prefix holds half a character");
  scriptPrefix = prefix.endsWith("/") ? prefix : `${prefix}/`;
}

const plainChars = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~/:@!$&'()*+,;=";

/** 1 for what stays as it is, but 2 for a slash. */
const plain = /* @__PURE__ */ (() => {
  const table = new Uint8Array(128);
  for (const char of plainChars) table[char.charCodeAt(0)] = char === "/" ? 2 : 1;
  return table;
})();

/** What stands in a path for a value that the converter of its param does not take; no quoted text holds it. */
export const refused = "\0";

/** Percent-encodes what cannot stand in a path, as Django does: `A-Za-z0-9-._~/:@!$&'()*+,;=` stay. Half a character is `refused`. */
export function quotePath(text: string): string {
  let at = 0;
  while (at < text.length && plain[text.charCodeAt(at)]! > 0) at++;
  if (at === text.length) return text;
  let encoded: string;
  try {
    encoded = encodeURI(text);
  } catch {
    return refused;
  }
  return encoded.includes("?") || encoded.includes("#")
    ? encoded.replaceAll("?", "%3F").replaceAll("#", "%23")
    : encoded;
}

/** The same of a text that may hold no slash: one that does is `refused`. */
export function quoteSegment(text: string): string {
  let at = 0;
  while (at < text.length && plain[text.charCodeAt(at)] === 1) at++;
  if (at === text.length) return text;
  return text.includes("/") ? refused : quotePath(text);
}

/** A name or value of a query, quoted as by Python's quote_plus. */
export const quoteField = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

/**
 * Django's `urlencode(query, doseq=True)`.
 * @throws {TypeError} for null, as Django does for None
 */
export function urlencode(query: Query): string {
  if ("urlencode" in query && typeof query.urlencode === "function") return query.urlencode() as string;
  const pairs: Iterable<readonly [string, unknown]> =
    Symbol.iterator in query ? (query as Iterable<readonly [string, unknown]>) : Object.entries(query);
  const fields: string[] = [];
  for (const [name, value] of pairs) {
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (one === undefined) continue;
      if (one === null)
        throw new TypeError(
          `Cannot encode null for key '${name}' in a query string. Did you mean to pass an empty string or omit the value?`,
        );
      fields.push(`${quoteField(name)}=${quoteField(String(one))}`);
    }
  }
  return fields.join("&");
}

function tail({ query, fragment }: UrlOptions): string {
  const fields = query === undefined || query === null ? "" : urlencode(query);
  const end = fragment === undefined || fragment === null ? "" : `#${fragment}`;
  if (end !== "" && typeof fragment !== "string")
    throw new TypeError(`a fragment is a string, not a ${typeof fragment}`);
  return fields === "" ? end : `?${fields}${end}`;
}

/** For generated code: the URL of a quoted path, which begins with one `/`. */
export function toPlainUrl(path: string, options?: UrlOptions): string {
  const url = scriptPrefix === "/" ? path : prefixed(path);
  return options === undefined ? url : url + tail(options);
}

/** For generated code: the same of a path that may begin with two slashes, which would name another host. */
export function toGuardedUrl(path: string, options?: UrlOptions): string {
  const url = scriptPrefix === "/" && path.charCodeAt(1) !== slash ? path : prefixed(path);
  return options === undefined ? url : url + tail(options);
}

/**
 * For generated code: the same of a path with params.
 * @param names those of the params
 * @throws {NoReverseMatch} when a param was refused, or one was given that is none; says that `pattern` was tried for `name`
 */
export function toParamsUrl(
  path: string,
  options: UrlOptions | undefined,
  params: object,
  names: readonly string[],
  name: string,
  pattern: string,
): string {
  if (path.includes(refused) || !areJust(params as GivenParams, names))
    throw noReverseMatch(name, params, pattern);
  return toGuardedUrl(path, options);
}

function prefixed(path: string): string {
  const url = quotePath(scriptPrefix) + path.slice(1);
  return url.startsWith("//") ? `/%2F${url.slice(2)}` : url;
}

/**
 * What the helpers of urlc 0.1.0 call, whose other imports give something else now.
 * @throws {Error} always
 */
export function toUrl(): never {
  throw new Error("generated/ was written by another version of urlc: run `urlc build`");
}
