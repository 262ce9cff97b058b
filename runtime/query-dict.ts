import { decodeField } from "./decode.ts";
import { TooManyFieldsSent } from "./errors.ts";
import { quoteField } from "./url.ts";

/** Fields of a query or form, unless `maxFields` says otherwise (Django's DATA_UPLOAD_MAX_NUMBER_FIELDS). */
export const defaultMaxFields = 1000;

/**
 * The fields of a query or form, in order, a name as often as it was sent; immutable. Names such as `__proto__` are ordinary
 * (Django docs: ref/request-response, "QueryDict objects").
 */
export class QueryDict implements Iterable<[string, string]> {
  // Names and values in turn: nothing to pollute, nothing to allocate per name; a look-up walks at most maxFields.
  readonly #flat: readonly string[];

  /**
   * @param query `a=1&b=2`, without the `?`, or fields already decoded
   * @param maxFields counts separators, as Django does: `&&` are three
   * @throws {TooManyFieldsSent}
   */
  constructor(query: string | Iterable<readonly [string, string]> = "", maxFields = defaultMaxFields) {
    this.#flat = typeof query === "string" ? parseFields(query, maxFields) : [...query].flat();
  }

  /** The last value of `name`, or `fallback`. */
  get(name: string): string | undefined;
  get(name: string, fallback: string): string;
  get(name: string, fallback?: string): string | undefined {
    const flat = this.#flat;
    for (let at = flat.length - 2; at >= 0; at -= 2) if (flat[at] === name) return flat[at + 1];
    return fallback;
  }

  /** Every value of `name`, in order; empty when there is none. */
  getList(name: string): string[] {
    const flat = this.#flat;
    const values: string[] = [];
    for (let at = 0; at < flat.length; at += 2) if (flat[at] === name) values.push(flat[at + 1] as string);
    return values;
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
    return [...new Set(this.#flat.filter((_, at) => at % 2 === 0))];
  }

  /** How many fields there are, repeated names counted. */
  get size(): number {
    return this.#flat.length / 2;
  }

  /** Fields in the order sent. */
  *[Symbol.iterator](): Generator<[string, string], undefined> {
    const flat = this.#flat;
    for (let at = 0; at < flat.length; at += 2) yield [flat[at] as string, flat[at + 1] as string];
  }

  /** A copy in which each name of `changes` has that one value, or is left out for undefined: `request.GET.with({ page: 2 })`. */
  with(changes: Readonly<Record<string, string | number | boolean | undefined>>): QueryDict {
    const names = Object.keys(changes);
    const kept = [...this].filter(([name]) => !names.includes(name));
    const added = names.flatMap((name): [string, string][] =>
      changes[name] === undefined ? [] : [[name, String(changes[name])]],
    );
    return new QueryDict([...kept, ...added]);
  }

  /** `a=1&b=x+y`: names in the order first seen, quoted as by Python's urlencode. */
  urlencode(): string {
    return this.keys()
      .flatMap((name) => this.getList(name).map((value) => `${quoteField(name)}=${quoteField(value)}`))
      .join("&");
  }

  toString(): string {
    return this.urlencode();
  }
}

function parseFields(query: string, maxFields: number): string[] {
  const flat: string[] = [];
  let fields = 0;
  for (let start = 0; start <= query.length && query !== "";) {
    if (++fields > maxFields) throw new TooManyFieldsSent(`more than ${maxFields} fields`);
    let end = query.indexOf("&", start);
    if (end < 0) end = query.length;
    if (end > start) {
      let equals = query.indexOf("=", start);
      if (equals < 0 || equals > end) equals = end;
      flat.push(decodeField(query.slice(start, equals)), decodeField(query.slice(equals + 1, end)));
    }
    start = end + 1;
  }
  return flat;
}
