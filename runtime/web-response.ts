import { StreamingHttpResponse, type Chunks } from "./response.ts";

/** A web Response as the rest of urlc sees one; its body is not read before it is sent. */
export function fromWebResponse(response: Response): StreamingHttpResponse {
  const { status, headers, body } = response;
  const out = new StreamingHttpResponse((body ?? []) as Chunks);
  out.status = status;
  out.contentType = "";
  out.headers.assign(headers);
  return out;
}
