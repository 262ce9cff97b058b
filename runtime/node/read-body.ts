import type { IncomingMessage } from "node:http";
import { BadRequest, RequestDataTooBig } from "../errors.ts";
import { seen } from "../request.ts";

/**
 * Collects a body, at most `limit` bytes, and converts it where it ends: one promise a read, whatever is asked for. What
 * `convert` throws rejects. A rejection counts as seen, since a view may ask for the body and go on without it.
 * @param announced the Content-Length: above the limit, nothing is read
 */
export function readBody<T>(
  raw: IncomingMessage,
  announced: number,
  limit: number,
  convert: (bytes: Buffer) => T,
): Promise<T> {
  let settle: { resolve: (value: T) => void; reject: (error: unknown) => void };
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const refuse = (error: unknown) => {
    seen(promise);
    settle.reject(error);
  };
  const finish = (bytes: Buffer) => {
    try {
      settle.resolve(convert(bytes));
    } catch (error) {
      refuse(error);
    }
  };
  const chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const onData = (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) {
      // Still taken off the wire, or the connection would be stuck.
      raw.off("data", onData).resume();
      refuse(new RequestDataTooBig());
    } else chunks.push(chunk);
  };
  const onEnd = () => {
    isDone = true;
    finish(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
  };
  const onClose = () => {
    if (!isDone) refuse(new BadRequest("the body broke off, or was read before"));
  };
  const { body } = raw as { body?: unknown };
  if (body !== undefined)
    import("./parsed-body.ts").then(({ toBytes }) => finish(toBytes(raw, body))).catch(refuse);
  else if (announced > limit) refuse(new RequestDataTooBig());
  else if (raw.readableEnded || raw.destroyed) onClose();
  else raw.on("data", onData).on("end", onEnd).on("close", onClose);
  return promise;
}
