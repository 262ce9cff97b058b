import type { IncomingMessage } from "node:http";

/**
 * Whether what stands before this server may have read another request than this one: two Host lines, of which it may have believed
 * the other, and pieces under HTTP/1.0, which did not know any (RFC 9112, sections 3.2 and 6.1).
 */
export function isAmbiguous({ headers, httpVersionMinor, rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === "host") hosts++;
  return hosts > 1 || (httpVersionMinor === 0 && headers["transfer-encoding"] !== undefined);
}
