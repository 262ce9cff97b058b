import type { IncomingMessage } from "node:http";

/** The body again, from what a body parser of Express, having read it, left in `raw.body`. */
export function toBytes({ headers }: IncomingMessage, body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body === "string") return Buffer.from(body);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return Buffer.from(
    isForm ? String(new URLSearchParams(body as Record<string, string>)) : JSON.stringify(body),
  );
}
