import { wellFormed } from "./decode.ts";
import { TooManyFieldsSent } from "./errors.ts";

/** Fields of a query or form, unless `maxFields` says otherwise (Django's DATA_UPLOAD_MAX_NUMBER_FIELDS). */
export const defaultMaxFields = 1000;

/**
 * The fields of a query or form, in order, a name as often as it was sent; immutable. Names such as `__proto__` are ordinary.
 * Bad escapes stay, bytes that are not UTF-8 become U+FFFD (Django docs: ref/request-response, "QueryDict objects").
 */
export class QueryDict implements Iterable<[string, string]> {
  readonly #fields: readonly (readonly [string, string])[];

  /**
   * @param query `a=1&b=2`, without the `?`, or fields already decoded: `new QueryDict(new Map([...request.GET, ["page", "2"]]))`
   * @param maxFields counts separators, as Django does: `&&` are three
   * @throws {TooManyFieldsSent}
   */
  constructor(query: string | Iterable<readonly [string, string]> = "", maxFields = defaultMaxFields) {
    if (typeof query !== "string")
      this.#fields = Array.from(query, ([name, value]) => [wellFormed(`${name}`), wellFormed(`${value}`)]);
    else if (query.length >= maxFields && query.split("&", maxFields + 1).length > maxFields)
      throw new TooManyFieldsSent(`more than ${maxFields} fields`);
    else this.#fields = parseFields(wellFormed(query));
  }

  /** The last value of `name`, or `fallback`. */
  get(name: string): string | undefined;
  get(name: string, fallback: string): string;
  get(name: string, fallback?: string): string | undefined {
    return this.#fields.findLast((field) => field[0] === name)?.[1] ?? fallback;
  }

  /** Every value of `name`, in order; empty when there is none. */
  getList(name: string): string[] {
    return this.#fields.flatMap((field) => (field[0] === name ? field[1] : []));
  }

  /** Django's spelling of `getList`. */
  getlist(name: string): string[] {
    return this.getList(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** Names in the order first seen, each once. */
  keys(): string[] {
    return [...new Set(this.#fields.map((field) => field[0]))];
  }

  /** How many fields there are, repeated names counted. */
  get size(): number {
    return this.#fields.length;
  }

  /** Fields in the order sent. */
  *[Symbol.iterator](): Generator<[string, string], undefined> {
    for (const [name, value] of this.#fields) yield [name, value];
  }

  /** `a=1&a=2&b=x+y`: names in the order first seen, quoted as by Python's urlencode. */
  urlencode(): string {
    const fields = this.keys().flatMap((name) => this.getList(name).map((value) => [name, value]));
    return String(new URLSearchParams(fields)).replaceAll("%7E", "~").replaceAll("*", "%2A");
  }

  toString(): string {
    return this.urlencode();
  }
}

/** Decodes as URLSearchParams does, which takes longer. */
function parseFields(query: string): [string, string][] {
  const fields: [string, string][] = [];
  const isPlain = query.indexOf("%") < 0 && query.indexOf("+") < 0;
  let equals = query.indexOf("=");
  try {
    for (let at = 0, end = 0; at < query.length; at = end + 1) {
      end = query.indexOf("&", at);
      if (end < 0) end = query.length;
      // Looked for again only behind the last one, so that a query without any is not searched once a field.
      if (equals >= 0 && equals < at) equals = query.indexOf("=", at);
      const nameEnd = equals < 0 || equals > end ? end : equals;
      const name = query.slice(at, nameEnd);
      const value = query.slice(nameEnd + 1, end);
      if (end > at) fields.push(isPlain ? [name, value] : [decodeField(name), decodeField(value)]);
    }
    return fields;
  } catch {
    // Bad escapes stay, bytes that are not UTF-8 become U+FFFD. It drops one leading `?`, but a second one is part of the first name.
    return [...new URLSearchParams(`?${query}`)];
  }
}

/** @throws {URIError} for anything but escaped UTF-8 */
const decodeField = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));
