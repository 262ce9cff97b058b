import type { ServerResponse } from "node:http";
import type { Chunks } from "../response.ts";

/** Resolves when the client has taken what was written, or is gone. */
function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off("drain", done);
      res.off("close", done);
      resolve();
    };
    res.on("drain", done);
    res.on("close", done);
  });
}

/**
 * Writes pieces as fast as the client takes them, and no faster. When the client goes away the source is closed; when the
 * source fails the connection is cut, so that the client sees an incomplete body. Never rejects.
 * @param onError told what the source threw
 */
export async function pump(
  chunks: Chunks,
  res: ServerResponse,
  onError: (error: unknown) => void = () => {},
): Promise<void> {
  const iterator = (
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  ) as AsyncIterator<string | Uint8Array>;
  let isDone = false;
  // A source that waits for something else would not notice that the client has gone.
  res.once("close", () => {
    if (!isDone) void Promise.resolve(iterator.return?.()).catch(onError);
    isDone = true;
  });
  try {
    while (!res.destroyed) {
      const next = await iterator.next();
      if (isDone) return;
      if (next.done === true) {
        isDone = true;
        res.end();
        return;
      }
      if (next.value.length > 0 && !res.write(next.value)) await drained(res);
    }
  } catch (error) {
    isDone = true;
    onError(error);
    res.destroy();
  }
}
