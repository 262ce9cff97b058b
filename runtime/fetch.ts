import { createResponder } from "./handler.ts";
import { FetchRequest } from "./fetch-request.ts";
import type { Chunks, HttpResponse } from "./response.ts";
import type { Router } from "./router.ts";
import { resolveSettings, type HandlerOptions } from "./settings.ts";

export { FetchRequest } from "./fetch-request.ts";

/** What a fetch runtime may know beside the request. */
export interface FetchContext {
  /** The address of the client. */
  readonly remoteAddress?: string | undefined;
}

/** What Bun, Deno, workerd and service workers take. */
export type FetchHandler = (request: Request, context?: FetchContext) => Promise<Response>;

/**
 * Answers web Requests with the views of a router: `Bun.serve({ fetch })`, `Deno.serve(fetch)`,
 * `export default { fetch }`. Fetch runtimes remove dot segments from a URL before it is seen here.
 */
export function createFetchHandler(router: Router, options: HandlerOptions = {}): FetchHandler {
  const settings = resolveSettings(options);
  const respond = createResponder(router, settings, send);
  return async (raw, context) => respond(new FetchRequest(raw, settings, context?.remoteAddress));
}

function send(out: HttpResponse, request: FetchRequest): Response {
  try {
    return toWebResponse(out, request);
  } catch (error) {
    request.settings.onError(error, request);
    return new Response(null, { status: 500 });
  }
}

function toWebResponse(out: HttpResponse, request: FetchRequest): Response {
  const { content, status, flatHeaders, contentType } = out;
  const headers: [string, string][] =
    flatHeaders === undefined && contentType !== "" ? [["Content-Type", contentType]] : [...out.headers];
  const isWhole = typeof content === "string" || content instanceof Uint8Array;
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers });
  if (request.method !== "HEAD")
    return new Response(isWhole ? (content as BodyInit) : toStream(content, request), { status, headers });
  // The runtime cannot know the length of a body it does not get.
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (isWhole) headers.push(["Content-Length", String((bytes as Uint8Array).length)]);
  return new Response(null, { status, headers });
}

/** Pieces as a web stream: pulled as the client takes them, closed when it goes away. */
function toStream(chunks: Chunks, request: FetchRequest): ReadableStream<Uint8Array> {
  if (chunks instanceof ReadableStream) return chunks as ReadableStream<Uint8Array>;
  const iterator = (
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  ) as AsyncIterator<string | Uint8Array>;
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done === true) controller.close();
        else if (value.length !== 0)
          controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
        else await this.pull?.(controller);
      } catch (error) {
        request.settings.onError(error, request);
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
