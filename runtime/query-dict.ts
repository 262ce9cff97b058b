import { TooManyFieldsSent } from "./errors.ts";

/** Fields of a query or form, unless `maxFields` says otherwise (Django's DATA_UPLOAD_MAX_NUMBER_FIELDS). */
export const defaultMaxFields = 1000;

/**
 * The fields of a query or form, in order, a name as often as it was sent; immutable. Names such as `__proto__` are ordinary.
 * Bad escapes stay, bytes that are not UTF-8 become U+FFFD (Django docs: ref/request-response, "QueryDict objects").
 */
export class QueryDict implements Iterable<[string, string]> {
  readonly #fields: URLSearchParams;

  /**
   * @param query `a=1&b=2`, without the `?`, or fields already decoded: `new QueryDict(new Map([...request.GET, ["page", "2"]]))`
   * @param maxFields counts separators, as Django does: `&&` are three
   * @throws {TooManyFieldsSent}
   */
  constructor(query: string | Iterable<readonly [string, string]> = "", maxFields = defaultMaxFields) {
    const isText = typeof query === "string";
    if (isText && query.length >= maxFields && query.split("&", maxFields + 1).length > maxFields)
      throw new TooManyFieldsSent(`more than ${maxFields} fields`);
    // URLSearchParams drops one leading `?`, but a second one is part of the first name.
    this.#fields = new URLSearchParams(
      isText ? `?${query}` : [...query].map(([name, value]) => [name, value]),
    );
  }

  /** The last value of `name`, or `fallback`. */
  get(name: string): string | undefined;
  get(name: string, fallback: string): string;
  get(name: string, fallback?: string): string | undefined {
    return this.#fields.getAll(name).at(-1) ?? fallback;
  }

  /** Every value of `name`, in order; empty when there is none. */
  getList(name: string): string[] {
    return this.#fields.getAll(name);
  }

  /** Django's spelling of `getList`. */
  getlist(name: string): string[] {
    return this.getList(name);
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** Names in the order first seen, each once. */
  keys(): string[] {
    return [...new Set(this.#fields.keys())];
  }

  /** How many fields there are, repeated names counted. */
  get size(): number {
    return this.#fields.size;
  }

  /** Fields in the order sent. */
  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.#fields[Symbol.iterator]();
  }

  /** `a=1&a=2&b=x+y`: names in the order first seen, quoted as by Python's urlencode. */
  urlencode(): string {
    const fields = this.keys().flatMap((name) => this.getList(name).map((value) => [name, value]));
    return String(new URLSearchParams(fields)).replace(/%7E|\*/g, (char) => (char === "*" ? "%2A" : "~"));
  }

  toString(): string {
    return this.urlencode();
  }
}
