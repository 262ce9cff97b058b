/** Attributes of a cookie (RFC 6265, section 4.1). */
export interface CookieOptions {
  /** Seconds; a session cookie without it and without `expires`. */
  readonly maxAge?: number | undefined;
  readonly expires?: Date | undefined;
  /** `/` by default. */
  readonly path?: string | undefined;
  /** The host alone by default. */
  readonly domain?: string | undefined;
  readonly secure?: boolean | undefined;
  readonly httpOnly?: boolean | undefined;
  readonly sameSite?: "Strict" | "Lax" | "None" | undefined;
  /** Kept apart for each top-level site. */
  readonly partitioned?: boolean | undefined;
}

const decodeValue = (text: string): string => {
  const bare = text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  if (!bare.includes("%")) return bare;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
};

/**
 * The cookies of a Cookie header. The last of a name wins; a piece without `=` has the name `""`; a value that is not
 * percent-encoded UTF-8 stays as it is. Never throws.
 */
export function parseCookies(header: string): Record<string, string> {
  const cookies = Object.create(null) as Record<string, string>;
  for (const piece of header.split(";")) {
    const equals = piece.indexOf("=");
    const name = piece.slice(0, Math.max(0, equals)).trim();
    const value = piece.slice(equals + 1).trim();
    if (name !== "" || value !== "") cookies[name] = decodeValue(value);
  }
  return cookies;
}

/**
 * The value of a Set-Cookie header.
 * @throws {TypeError} for a name that is no token, and a path or domain with `;` or a control character
 */
export function serializeCookie(name: string, value: string, options: CookieOptions = {}): string {
  const { maxAge, expires, path = "/", domain, secure, httpOnly, sameSite, partitioned } = options;
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
    throw new TypeError(`bad cookie name ${JSON.stringify(name)}`);
  for (const text of [path, domain ?? ""])
    if (/[^\x20-\x3a\x3c-\x7e]/.test(text))
      throw new TypeError(`bad cookie attribute ${JSON.stringify(text)}`);
  if (maxAge !== undefined && !Number.isFinite(maxAge)) throw new TypeError(`bad cookie maxAge ${maxAge}`);
  let line = `${name}=${encodeURIComponent(value)}; Path=${path}`;
  if (maxAge !== undefined) line += `; Max-Age=${Math.trunc(maxAge)}`;
  if (expires !== undefined) line += `; Expires=${expires.toUTCString()}`;
  if (domain !== undefined) line += `; Domain=${domain}`;
  if (secure === true) line += "; Secure";
  if (httpOnly === true) line += "; HttpOnly";
  if (sameSite !== undefined) line += `; SameSite=${sameSite}`;
  return partitioned === true ? `${line}; Partitioned` : line;
}
