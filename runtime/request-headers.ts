/** Headers as they came: lower-case names. */
export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The headers of a request, looked up without regard to case or to `_` and `-`: `request.headers["User-Agent"]`,
 * `request.headers.user_agent`, `request.headers.get("user-agent")`. Several of one name are joined with `, `.
 * `Object.entries` gives all, in lower case.
 */
export type RequestHeaders = { readonly [name: string]: string | undefined } & {
  readonly get: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
};

const join = (value: string | readonly string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(", ") : (value as string | undefined);

/** A read-only view of raw headers. */
export function viewHeaders(raw: RawHeaders): RequestHeaders {
  const get = (name: string): string | undefined => {
    const key = name.toLowerCase().replaceAll("_", "-");
    return Object.hasOwn(raw, key) ? join(raw[key]) : undefined;
  };
  const has = (name: string): boolean => get(name) !== undefined;
  return new Proxy(raw, {
    get: (_, name) =>
      typeof name !== "string" ? undefined : name === "get" ? get : name === "has" ? has : get(name),
    has: (_, name) => typeof name === "string" && has(name),
    set: () => false,
  }) as RequestHeaders;
}
