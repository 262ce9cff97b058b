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

/** Whether a list of entity tags, or `*`, holds this one; weakly compared (RFC 9110, section 8.8.3.2). */
function listHolds(list: string, etag: string): boolean {
  return (
    list.trim() === "*" || [...list.matchAll(/(?:W\/)?"[^"]*"/g)].some(([one]) => bare(one) === bare(etag))
  );
}

/** Whether the client has this version already: the answer to GET and HEAD is 304 then (RFC 9110, section 13.2.2). */
export function isNotModified(request: HttpRequest, { etag, lastModified }: Validators): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const noneMatch = request.header("if-none-match");
  if (noneMatch !== undefined) return etag !== undefined && listHolds(noneMatch, etag);
  const since = Date.parse(request.header("if-modified-since") ?? "");
  // Dates in headers have no milliseconds.
  return lastModified !== undefined && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

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
 * Middleware that answers 304 when the client has the page already (Django's ConditionalGetMiddleware): gives whole responses to GET
 * an ETag of their content, and compares it and Last-Modified with what the client sent. The view runs all the same.
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
    lastModified: modified === undefined ? undefined : new Date(modified),
  };
  return isNotModified(request, validators) ? notModified(response) : response;
};

/** 304 with the headers that a 200 would have had and a cache needs (RFC 9110, section 15.4.5), cookies included. */
export function notModified(response: HttpResponse): HttpResponse {
  const out = new HttpResponseNotModified();
  for (const [name, value] of response.headers)
    if (/^(cache-control|content-location|date|etag|expires|last-modified|set-cookie|vary)$/i.test(name))
      out.headers.append(name, value);
  return out;
}
