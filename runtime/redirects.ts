import { encodeIri } from "./decode.ts";
import { DisallowedRedirect } from "./errors.ts";
import { HttpResponse, type ResponseOptions } from "./response.ts";

/** Longest Location, in characters (Django's MAX_URL_REDIRECT_LENGTH). */
const maxRedirectLength = 16_384;

/** What a redirect may be given. */
export interface RedirectOptions extends ResponseOptions {
  /** Status 307 or 308 instead of 302 or 301: the client repeats method and body. */
  readonly preserveRequest?: boolean;
}

function toLocation(url: string): string {
  if (url.length > maxRedirectLength)
    throw new DisallowedRedirect(`redirect longer than ${maxRedirectLength} characters`);
  // Browsers skip leading controls and spaces, and tabs and newlines anywhere, when they look for the scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/^[\0-\x20]+|[\t\n\r]/g, ""))?.[1];
  if (scheme !== undefined && !/^(https?|ftp)$/i.test(scheme))
    throw new DisallowedRedirect(`unsafe redirect to a URL of scheme "${scheme}"`);
  return encodeIri(url);
}

/**
 * 302 to `url`: a path, or a URL of scheme http, https or ftp. What cannot stand in a URL is percent-encoded. `//host` is
 * another site, as in Django: check what a client sent with `urlHasAllowedHostAndScheme`.
 */
export class HttpResponseRedirect extends HttpResponse {
  /** The Location header. */
  readonly url: string;
  /** @throws {DisallowedRedirect} for another scheme, and above 16,384 characters: 400 */
  constructor(url: string, options: RedirectOptions = {}) {
    super("", { ...options, status: options.status ?? (options.preserveRequest === true ? 307 : 302) });
    this.url = toLocation(url);
    this.headers.set("Location", this.url);
  }
}

/** 301 to `url`: clients and caches remember it. */
export class HttpResponsePermanentRedirect extends HttpResponseRedirect {
  constructor(url: string, options: RedirectOptions = {}) {
    super(url, { ...options, status: options.status ?? (options.preserveRequest === true ? 308 : 301) });
  }
}

/**
 * Whether a redirect to `url` stays here (Django's url_has_allowed_host_and_scheme): true for a path, and for http and https
 * URLs of `allowedHosts`.
 * @param url what a client sent, such as `?next=`
 */
export function urlHasAllowedHostAndScheme(
  url: string,
  allowedHosts: readonly string[],
  { requireHttps = false }: { readonly requireHttps?: boolean } = {},
): boolean {
  const schemes = requireHttps ? ["https"] : ["http", "https"];
  const isSafe = (text: string): boolean => {
    if (text === "" || text.startsWith("///") || /[\0-\x1f\x7f]/.test(text)) return false;
    const { scheme, host } = /^(?:(?<scheme>[^:/?#]+):)?(?:\/\/(?<host>[^/?#]*))?/.exec(text)?.groups ?? {};
    if (host === undefined) return scheme === undefined;
    return allowedHosts.includes(host) && schemes.includes((scheme ?? "http").toLowerCase());
  };
  const text = url.trim();
  // Chrome treats a backslash as a slash in a path, but not in a host.
  return isSafe(text) && isSafe(text.replaceAll("\\", "/"));
}
