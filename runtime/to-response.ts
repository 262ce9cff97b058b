import type { HttpRequest } from "./request.ts";
import { HttpResponse, StreamingHttpResponse, type Chunks } from "./response.ts";

/**
 * Of what a view or error handler returned, a response that can be sent as it is.
 * @param from names the handler; the view of the request by default
 * @throws {TypeError} when it is no response, and what `prepare` throws
 */
export function toResponse(
  request: HttpRequest,
  out: unknown,
  from?: string,
): HttpResponse | Promise<HttpResponse> {
  if (out instanceof HttpResponse) return out.prepare?.(request) ?? out;
  // By its shape: to name Response in Node is to load undici.
  if (typeof (out as Response | undefined)?.arrayBuffer === "function")
    return fromWebResponse(out as Response);
  const { pattern, viewName } = request.resolverMatch?.route ?? {};
  throw new TypeError(
    `${from ?? `the view of "${pattern}" (${viewName})`} returned ${out === undefined ? "nothing" : typeof out}`,
  );
}

/** A web Response as the rest of urlc sees one; its body is not read before it is sent. */
function fromWebResponse({ status, headers, body }: Response): StreamingHttpResponse {
  const out = new StreamingHttpResponse((body ?? []) as Chunks);
  out.status = status;
  out.contentType = "";
  out.headers.assign(headers);
  // They were true of what an upstream server sent: it may have been decompressed since.
  out.headers.delete("Content-Length");
  out.headers.delete("Transfer-Encoding");
  return out;
}
