const notToken = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;
const notValue = /[^\t\x20-\x7e\x80-\xff]/;

/** @throws {TypeError} for a name that is no token and for a value with a line break or anything else outside Latin-1 */
export function checkHeader(name: string, value: string): void {
  if (name === "" || notToken.test(name) || notValue.test(value))
    throw new TypeError(`bad header ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
}

/** What a response's headers may be given as; a list is one header line a value. */
export type HeadersInput =
  | Readonly<Record<string, string | number | readonly string[] | undefined>>
  | Iterable<readonly [string, string]>;

/** The headers of a response, case-insensitive. Values are checked when set, so that the stack names the view. */
export class ResponseHeaders implements Iterable<[string, string]> {
  /** Names as written and values in turn: what Node's `writeHead` takes fastest. */
  declare readonly flat: string[];

  constructor(contentType: string) {
    this.flat = contentType === "" ? [] : ["Content-Type", contentType];
  }

  get(name: string): string | undefined {
    const at = this.#find(name);
    return at < 0 ? undefined : this.flat[at + 1];
  }

  has(name: string): boolean {
    return this.#find(name) >= 0;
  }

  /**
   * Replaces the header.
   * @throws {TypeError} for a name that is no token and for a value with a line break or anything else outside Latin-1
   */
  set(name: string, value: string | number): void {
    this.delete(name);
    this.append(name, value);
  }

  /** Adds one more line of the header, as Set-Cookie needs it. */
  append(name: string, value: string | number): void {
    const text = String(value);
    checkHeader(name, text);
    this.flat.push(name, text);
  }

  /** Removes every line of the header. */
  delete(name: string): void {
    for (let at; (at = this.#find(name)) >= 0;) this.flat.splice(at, 2);
  }

  /** Sets each header of `input`; a list, and Set-Cookie, adds a line a value. */
  assign(input: HeadersInput): void {
    const entries = Symbol.iterator in input ? input : Object.entries(input);
    for (const [name, value] of entries as Iterable<readonly [string, unknown]>) {
      if (Array.isArray(value)) for (const line of value) this.append(name, line as string);
      else if (name.toLowerCase() === "set-cookie") this.append(name, value as string);
      else if (value !== undefined) this.set(name, value as string);
    }
  }

  *[Symbol.iterator](): Generator<[string, string], undefined> {
    const { flat } = this;
    for (let at = 0; at < flat.length; at += 2) yield [flat[at] as string, flat[at + 1] as string];
  }

  #find(name: string): number {
    const { flat } = this;
    const wanted = name.toLowerCase();
    for (let at = 0; at < flat.length; at += 2) if ((flat[at] as string).toLowerCase() === wanted) return at;
    return -1;
  }
}
