/** How many bytes the UTF-8 sequence at `start` has; 0 when it is not one (overlong forms and surrogates are not). */
function sequenceLength(bytes: readonly number[], start: number): number {
  const lead = bytes[start] ?? 0xff;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let offset = 1; offset < length; offset++) {
    const byte = bytes[start + offset] ?? 0;
    if (byte < (offset === 1 ? low : 0x80) || byte > (offset === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

/** `%C3%A9%FF` → `é%FF`: what is UTF-8 is decoded, every other byte stays, in upper case. */
function decodeRun(run: string): string {
  const bytes: number[] = [];
  for (let at = 1; at < run.length; at += 3) bytes.push(parseInt(run.slice(at, at + 2), 16));
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    const piece = run.slice(3 * at, 3 * (at + (length || 1)));
    text += length === 0 ? piece.toUpperCase() : decodeURIComponent(piece);
    at += length || 1;
  }
  return text;
}

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
    return path.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
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

/** Decodes a name or value of a query or form: `+` is a space, bad escapes stay, bytes that are not UTF-8 become U+FFFD. Never throws. */
export function decodeField(text: string): string {
  const spaced = text.indexOf("+") < 0 ? text : text.replace(/\+/g, " ");
  if (spaced.indexOf("%") < 0) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return new URLSearchParams(`=${text}`).get("") ?? "";
  }
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

const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
