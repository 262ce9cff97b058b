/** Headers as they came: lower-case names. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The headers of a request, looked up without regard to case or to `_` and `-`: `request.headers["User-Agent"]`,
 * `request.headers.user_agent`, `request.headers.get("user-agent")`. Several of one name are joined with `, `.
 */
export type RequestHeaders = { readonly [name: string]: string | undefined } & {
  readonly get: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
  /** Lower-case names with their values. */
  readonly entries: () => [string, string][];
  readonly [Symbol.iterator]: () => IterableIterator<[string, string]>;
};

const join = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" || value === undefined ? value : value.join(", ");

/** A read-only view of raw headers. */
export function viewHeaders(raw: RawHeaders): RequestHeaders {
  const get = (name: string): string | undefined => {
    const key = name.toLowerCase().replaceAll("_", "-");
    return Object.hasOwn(raw, key) ? join(raw[key]) : undefined;
  };
  const entries = () => Object.keys(raw).map((name): [string, string] => [name, join(raw[name]) ?? ""]);
  const methods = new Map<string | symbol, unknown>([
    ["get", get],
    ["has", (name: string) => get(name) !== undefined],
    ["entries", entries],
    [Symbol.iterator, () => entries()[Symbol.iterator]()],
  ]);
  return new Proxy(raw, {
    get: (_, name) => methods.get(name) ?? (typeof name === "string" ? get(name) : undefined),
    has: (_, name) => typeof name === "string" && get(name) !== undefined,
    set: () => false,
  }) as RequestHeaders;
}
