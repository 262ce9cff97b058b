import { HttpResponse, HttpResponseNotModified } from "./response.ts";
import type { HttpRequest } from "./request.ts";
import type { Middleware } from "./settings.ts";

/** What tells one version of a page from another. */
export interface Validators {
  /** In its quotes, `W/` in front when weak. */
  readonly etag: string | undefined;
  readonly lastModified: Date | undefined;
}

const bare = (etag: string): string => etag.replace(/^W\//, "");
const isWeak = (etag: string): boolean => etag.startsWith("W/");

/** Whether a list of entity tags holds this one, strongly or weakly compared (RFC 9110, section 8.8.3.2); `*` is whatever there is. */
function listHolds(list: string, etag: string | undefined, isStrong: boolean): boolean {
  if (list.trim() === "*") return true;
  if (etag === undefined) return false;
  const tags = [...list.matchAll(/(?:W\/)?"[^"]*"/g)].map(([tag]) => tag);
  return isStrong ? !isWeak(etag) && tags.includes(etag) : tags.map(bare).includes(bare(etag));
}

/** Milliseconds of one of the three forms of a date in a header (RFC 9110, section 5.6.7), all of them UTC; NaN for anything else. */
function parseHttpDate(text: string): number {
  const isDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d(?: GMT)?$/.test(text);
  return isDate ? Date.parse(text.endsWith("GMT") ? text : `${text} GMT`) : NaN;
}

/**
 * What the conditions of a GET or HEAD ask for (RFC 9110, section 13.2.2): 304 when the client has this version already, 412 when
 * it wants another one than this.
 */
function checkConditions(request: HttpRequest, { etag, lastModified }: Validators): 304 | 412 | undefined {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const dateOf = (name: string): number => parseHttpDate(request.header(name) ?? "");
  // Dates in headers have no milliseconds. What is no date compares with nothing.
  const modified = lastModified === undefined ? NaN : Math.floor(lastModified.getTime() / 1000) * 1000;
  const match = request.header("if-match");
  if (match === undefined ? modified > dateOf("if-unmodified-since") : !listHolds(match, etag, true))
    return 412;
  const noneMatch = request.header("if-none-match");
  const isKnown =
    noneMatch === undefined ? modified <= dateOf("if-modified-since") : listHolds(noneMatch, etag, false);
  return isKnown ? 304 : undefined;
}

/** Whether If-Range names this version: no weak tag does (RFC 9110, section 13.1.5). */
export const isSameVersion = (condition: string, { etag, lastModified }: Validators): boolean =>
  (condition === etag && !isWeak(condition)) || condition === lastModified?.toUTCString();

/** A hash of 53 bits, for entity tags: no attacker gains by a collision but a stale page of their own. */
function hash(bytes: Uint8Array): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const byte of bytes) {
    high = Math.imul(high ^ byte, 2654435761);
    low = Math.imul(low ^ byte, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/**
 * Middleware that answers 304 when the client has the page already, and 412 when it wants another (Django's
 * ConditionalGetMiddleware): gives whole responses to GET an ETag of their content, and compares it and Last-Modified with what the
 * client sent. The view runs all the same.
 */
export const conditionalGet: Middleware = async (request, next) => {
  const response = await next();
  if (request.method !== "GET" || response.status !== 200) return response;
  const { content } = response;
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  const isStored = !/\bno-store\b/i.test(response.get("Cache-Control") ?? "");
  if (isWhole && isStored && !response.headers.has("ETag")) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    response.set("ETag", `W/"${bytes.length.toString(36)}-${hash(bytes)}"`);
  }
  const modified = response.get("Last-Modified");
  const validators = {
    etag: response.get("ETag"),
    lastModified: modified === undefined ? undefined : new Date(parseHttpDate(modified)),
  };
  return answerConditions(request, response, validators) ?? response;
};

/** The 304 or 412 instead of a response, when the conditions of the request ask for one. */
export function answerConditions(
  request: HttpRequest,
  response: HttpResponse,
  validators: Validators,
): HttpResponse | undefined {
  const status = checkConditions(request, validators);
  if (status === undefined) return undefined;
  return status === 304 ? notModified(response) : new HttpResponse("", { status });
}

/** 304 with the headers that a 200 would have had and a cache needs (RFC 9110, section 15.4.5), cookies included. */
function notModified(response: HttpResponse): HttpResponse {
  const out = new HttpResponseNotModified();
  for (const [name, value] of response.headers)
    if (/^(cache-control|content-location|date|etag|expires|last-modified|set-cookie|vary)$/i.test(name))
      out.headers.append(name, value);
  return out;
}
