import type { ServerResponse } from "node:http";
import type { Chunks, HttpResponse } from "../response.ts";
import { pump } from "./pump.ts";

const { byteLength } = Buffer;

/** Statuses without a body, whose head must not announce one (RFC 9110, section 8.6). */
const isBodiless = (status: number): boolean => status === 204 || status === 304;

/**
 * Sends a response; a string leaves with its head in one write. Node drops the body of an answer to HEAD.
 * @param isMounted by Connect or Express, whose middleware wants to see the headers set one by one
 */
export function writeResponse(res: ServerResponse, out: HttpResponse, isMounted: boolean): void {
  const { content, status } = out;
  const headers = out.flatHeaders;
  if (typeof content === "string" && !isMounted && !isBodiless(status)) {
    const length = byteLength(content);
    res.writeHead(
      status,
      headers === undefined
        ? (["Content-Type", out.contentType, "Content-Length", length] as never)
        : ([...headers, "Content-Length", length] as never),
    );
    res.end(content);
  } else writeSlowly(res, out, isMounted);
}

function writeSlowly(res: ServerResponse, out: HttpResponse, isMounted: boolean): void {
  const { content, status } = out;
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  const headers = [...out.headers];
  if (isWhole && !isBodiless(status)) headers.push(["Content-Length", String(byteLength(content))]);
  if (isMounted) {
    for (const [name] of headers) res.removeHeader(name);
    for (const [name, value] of headers) res.appendHeader(name, value);
    res.statusCode = status;
  } else res.writeHead(status, headers.flat() as never);
  if (isWhole) res.end(isBodiless(status) ? undefined : content);
  else if (isBodiless(status) || res.req.method === "HEAD") {
    void closeChunks(content);
    res.end();
  } else void pump(content, res);
}

/** Tells a source nobody will read it. */
async function closeChunks(chunks: Chunks): Promise<void> {
  const source = chunks as { cancel?: () => Promise<void>; return?: (value?: unknown) => unknown };
  try {
    await (source.cancel?.() ?? source.return?.());
  } catch {
    // It closes as it can; the response is complete without it.
  }
}
