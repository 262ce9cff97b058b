// h is a hexadecimal digit, t a continuation byte. The first branch is UTF-8 (RFC 3629, section 4): no overlong form, no surrogate.
const escapes = /* @__PURE__ */ (() =>
  new RegExp(
    "((?:%[0-7]h|%(?:c[2-9a-f]|dh)t|%e(?:0%[ab]h|d%[89]h|[1-9a-cef]t)t|%f(?:0%[9ab]h|4%8h|[1-3]t)tt)+)|%hh"
      .replaceAll("t", "%[89ab]h")
      .replaceAll("h", "[0-9a-f]"),
    "gi",
  ))();

/**
 * Percent-decodes a request path once, as Django under WSGI: escapes that are none (`%zz`) stay, bytes that are not UTF-8
 * come out as `%XX` in upper case. Never throws; linear in the length.
 * @param path the request target up to its `?`
 */
export function decodePath(path: string): string {
  if (path.indexOf("%") < 0) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(escapes, (run, utf8) =>
      utf8 === undefined ? run.toUpperCase() : decodeURIComponent(run),
    );
  }
}

/**
 * The path and query of a request target in absolute form (`GET http://host/path`, RFC 9112 section 3.2.2), with its
 * authority; any other target as it is.
 */
export function splitAuthority(target: string): {
  readonly target: string;
  readonly authority: string | undefined;
} {
  const match = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target);
  if (match === null) return { target, authority: undefined };
  const [, authority, rest = ""] = match;
  return { target: rest.startsWith("/") ? rest : `/${rest}`, authority };
}

/**
 * A decoded path as it is written in a URL (Django's escape_uri_path).
 * @param path may hold any text; a lone surrogate becomes U+FFFD
 */
export function encodePath(path: string): string {
  return encodeURI(wellFormed(path)).replace(/[?#;=]/g, encodeURIComponent);
}

/** An IRI as a URI: what may stand in one stays, everything else is percent-encoded as UTF-8 (Django's iri_to_uri). Idempotent. */
export function encodeIri(iri: string): string {
  return encodeURI(wellFormed(iri)).replace(/%25|%5[BD]/g, decodeURIComponent);
}

/** Text with each lone surrogate as U+FFFD. */
export const wellFormed = (text: string): string =>
  (text as string & { toWellFormed(): string }).toWellFormed();

/** Bytes as UTF-8 text, a byte order mark included. */
export const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
