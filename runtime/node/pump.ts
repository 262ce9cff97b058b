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
 * Writes pieces as fast as the client takes them, and no faster. When the client goes away the source is closed.
 * @throws what the source throws
 */
export async function pump(chunks: Chunks, res: ServerResponse): Promise<void> {
  const iterator = (
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  ) as AsyncIterator<string | Uint8Array>;
  let isDone = false;
  const close = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    await iterator.return?.();
  };
  // A source that waits for something else would not notice that the client has gone.
  const gone = new Promise<void>((resolve, reject) =>
    res.once("close", () => void close().then(resolve, reject)),
  );
  // A source that is not ready at once may take long: the client gets the head meanwhile.
  const early = setImmediate(() => res.flushHeaders());
  const write = async (): Promise<void> => {
    while (!isDone) {
      const next = await iterator.next();
      if (isDone) return;
      if (next.done === true) {
        isDone = true;
        res.end();
      } else if (next.value.length !== 0 && !res.write(next.value)) await drained(res);
    }
  };
  try {
    await Promise.race([write(), gone]);
  } finally {
    clearImmediate(early);
    isDone = true;
  }
}
