import { checkHeader } from "./headers.ts";

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

function decodeValue(text: string): string {
  const bare = /^"(.*)"$/s.exec(text)?.[1] ?? text;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

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
 * @throws {TypeError} for a name that is no token, and an attribute with `;` or a control character
 */
export function serializeCookie(name: string, value: string, options: CookieOptions = {}): string {
  checkHeader(name, "");
  const attributes = {
    Path: options.path ?? "/",
    "Max-Age": options.maxAge,
    Expires: options.expires?.toUTCString(),
    Domain: options.domain,
    Secure: options.secure,
    HttpOnly: options.httpOnly,
    SameSite: options.sameSite,
    Partitioned: options.partitioned,
  };
  let line = `${name}=${encodeURIComponent(value)}`;
  for (const [attribute, given] of Object.entries(attributes)) {
    if (given === undefined || given === false) continue;
    const text = given === true ? attribute : `${attribute}=${given}`;
    if (!/^[ -:<-~]*$/.test(text)) throw new TypeError(`bad cookie ${attribute}: ${JSON.stringify(given)}`);
    line += `; ${text}`;
  }
  return line;
}
