import type { ServerResponse } from "node:http";
import type { Chunks, HttpResponse } from "../response.ts";
import { pump } from "./pump.ts";

/**
 * Sends what is neither text nor bytes, has no body, or passes through other people's middleware.
 * @throws {RangeError} for a status that somebody set outside 200–599: after 1xx a client would wait for another response
 */
export async function writeSlowly(res: ServerResponse, out: HttpResponse, isMounted: boolean): Promise<void> {
  const { status } = out;
  if (!(status >= 200 && status <= 599)) throw new RangeError(`bad status ${status}`);
  // It says that there is no content (RFC 9110, section 15.3.6).
  const content = status === 205 ? "" : out.content;
  // Their head must not announce a body (RFC 9110, section 8.6).
  const isBodiless = status === 204 || status === 304;
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  // Nobody reads what is left of a refused body, so the connection cannot be used again.
  if (status === 413) out.headers.set("Connection", "close");
  if (isWhole || isBodiless) out.headers.delete("Content-Length");
  out.headers.delete("Transfer-Encoding");
  // Pieces of another length than announced would be taken for the next response.
  res.strictContentLength = !isWhole;
  const headers = [...out.headers];
  if (isWhole && !isBodiless) headers.push(["Content-Length", String(Buffer.byteLength(content))]);
  if (isMounted) {
    for (const [name] of headers) res.removeHeader(name);
    for (const [name, value] of headers) res.appendHeader(name, value);
    res.statusCode = status;
  } else res.writeHead(status, headers.flat() as never);
  try {
    if (status === 413 && isWhole) endLate(res, content);
    else if (isWhole) res.end(isBodiless ? undefined : content);
    else if (isBodiless || res.req.method === "HEAD") {
      res.end();
      await closeChunks(content);
    } else await pump(content, res);
  } catch (error) {
    // They are not those of the error page.
    if (!res.headersSent) for (const [name] of headers) res.removeHeader(name);
    throw error;
  }
}

/** Tells a source nobody will read it. */
async function closeChunks(chunks: Chunks): Promise<void> {
  const source = chunks as { cancel?: () => Promise<void>; return?: () => unknown };
  try {
    await (source.cancel?.() ?? source.return?.());
  } catch {
    // It closes as it can; the response is complete without it.
  }
}

/** How long a client may go on sending a body that was refused, in milliseconds, so that it gets to read why. */
const lingerTime = 500;

/** Sends the body at once, but closes the connection only when the client has stopped: closing sooner would reset it. */
function endLate(res: ServerResponse, content: string | Uint8Array): void {
  res.write(content);
  const end = () => void res.end();
  const timer = setTimeout(end, lingerTime);
  res.once("close", () => clearTimeout(timer));
  res.req.resume().once("end", end);
}
