import type { ServerResponse } from "node:http";
import type { HttpResponse } from "../response.ts";

const { byteLength } = Buffer;

/**
 * Sends a response; a string leaves with its head in one write. Node drops the body of an answer to HEAD.
 * @param isMounted by Connect or Express, whose middleware wants to see the headers set one by one
 */
export function writeResponse(
  res: ServerResponse,
  out: HttpResponse,
  isMounted: boolean,
  onError: (error: unknown) => void,
): void {
  const { content, status, flatHeaders } = out;
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  if (!isWhole || isMounted || status === 204 || status === 304 || status === 413)
    return void import("./write-slowly.ts").then(({ writeSlowly }) =>
      writeSlowly(res, out, isMounted, onError),
    );
  const head: (string | number)[] =
    flatHeaders === undefined ? ["Content-Type", out.contentType] : [...flatHeaders];
  head.push("Content-Length", byteLength(content));
  res.writeHead(status, head as string[]);
  res.end(content);
}
