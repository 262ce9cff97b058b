import type { ResponseHeaders } from "../headers.ts";
import type { HttpResponse } from "../response.ts";
import type { NodeRequest } from "./node-request.ts";

const { byteLength } = Buffer;

/**
 * Sends a response; a string leaves with its head in one write, at once. Node drops the body of an answer to HEAD.
 * @param isMounted by Connect or Express, whose middleware wants to see the headers set one by one
 * @returns a promise only for what is not sent at once; it rejects when the source of the pieces fails
 */
export function writeResponse(
  request: NodeRequest,
  out: HttpResponse,
  isMounted: boolean,
): Promise<void> | undefined {
  const { content, status } = out;
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  if (!isWhole || isMounted || status === 204 || status === 304 || status === 413)
    return import("./write-slowly.ts").then(({ writeSlowly }) => writeSlowly(request.res, out, isMounted));
  const head: (string | number)[] =
    out.flatHeaders === undefined ? ["Content-Type", out.contentType] : withoutLength(out.headers);
  const length = byteLength(content);
  head.push("Content-Length", length);
  request.res.writeHead(status, head as string[]);
  // Text in ASCII is the same bytes in Latin-1, which Node writes faster.
  request.res.end(content, length === content.length ? "latin1" : "utf8");
  return undefined;
}

/** The view's own length, if it gave one, must not stand beside the true one. */
function withoutLength(headers: ResponseHeaders): string[] {
  headers.delete("Content-Length");
  return [...headers.flat];
}
