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
  if (
    !isWhole ||
    isMounted ||
    status < 200 ||
    status > 599 ||
    status === 204 ||
    status === 205 ||
    status === 304 ||
    status === 413
  )
    return import("./write-slowly.ts").then(({ writeSlowly }) => writeSlowly(res, out, isMounted));
  const head: (string | number)[] =
    out.flatHeaders === undefined ? ["Content-Type", out.contentType] : withoutFraming(out.headers);
  head.push("Content-Length", byteLength(content));
  res.writeHead(status, head as string[]);
  res.end(content);
  return undefined;
}

/** What the view says of the length, or of chunks, must not stand beside what is true: where a body ends would be open. */
function withoutFraming(headers: ResponseHeaders): string[] {
  headers.delete("Content-Length");
  headers.delete("Transfer-Encoding");
  return [...headers.flat];
}
