import type { IncomingMessage } from "node:http";
import { BadRequest } from "../errors.ts";
import { readForm, type Form } from "../forms.ts";
import { diskSink } from "./disk-upload.ts";
import type { NodeRequest } from "./node-request.ts";

/**
 * Reads a form from the wire; its files go to the disk when they are large.
 * @param isRead by the view before, which has all of the body in memory then
 */
export function readNodeForm(request: NodeRequest, isRead: boolean): Promise<Form> {
  const { raw, res } = request;
  if (isRead || "body" in raw) return readForm(request);
  return readForm(request, { chunks: () => readChunks(raw), openUpload: (info) => diskSink(info, res) });
}

async function* readChunks(raw: IncomingMessage): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw new BadRequest("the client went away");
  } finally {
    // What nobody reads is still taken off the wire, or the connection would be stuck.
    raw.resume();
  }
}
