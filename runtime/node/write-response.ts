import type { ServerResponse } from "node:http";
import type { ResponseHeaders } from "../headers.ts";
import type { HttpResponse } from "../response.ts";

const { byteLength } = Buffer;

/**
 * Sends a response; a string leaves with its head in one write, at once. Node drops the body of an answer to HEAD.
 * @param isMounted by Connect or Express, whose middleware wants to see the headers set one by one
 * @returns a promise only for what is not sent at once; it rejects when the source of the pieces fails
 */
export function writeResponse(
  res: ServerResponse,
  out: HttpResponse,
  isMounted: boolean,
): Promise<void> | undefined {
  const { content, status } = out;
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  if (!isWhole || isMounted || status === 204 || status === 304 || status === 413)
    return import("./write-slowly.ts").then(({ writeSlowly }) => writeSlowly(res, out, isMounted));
  const head: (string | number)[] =
    out.flatHeaders === undefined ? ["Content-Type", out.contentType] : withoutLength(out.headers);
  head.push("Content-Length", byteLength(content));
  res.writeHead(status, head as string[]);
  res.end(content);
  return undefined;
}

/** The view's own length, if it gave one, must not stand beside the true one. */
function withoutLength(headers: ResponseHeaders): string[] {
  headers.delete("Content-Length");
  return [...headers.flat];
}
