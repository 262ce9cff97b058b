import type { NodeRequest } from "./node-request.ts";

/** What is known of a request when its response is sent. */
export interface AccessEntry {
  readonly method: string;
  /** Path and query, percent-encoded, so that no client can write a second line. */
  readonly target: string;
  /** The response's; what was sent of it may be incomplete, see `isAborted`. */
  readonly status: number;
  /** Milliseconds from the head of the request to the end of the response. */
  readonly duration: number;
  readonly remoteAddress: string | undefined;
  readonly userAgent: string | undefined;
  /** The name of the route that took the path, such as `greetings:home`; its view's for one without a name. */
  readonly viewName: string | undefined;
  /** The client went away before the response was sent. */
  readonly isAborted: boolean;
}

/** Tells `log` of the request when its response is sent or the client gone. */
export function logAccess(
  request: NodeRequest,
  start: { readonly time: number; readonly remoteAddress: string | undefined },
  log: (entry: AccessEntry) => void,
): void {
  const { raw, res } = request;
  const tell = () => {
    try {
      log({
        method: request.method,
        target: request.getFullPath(),
        status: res.statusCode,
        duration: performance.now() - start.time,
        remoteAddress: start.remoteAddress,
        userAgent: raw.headers["user-agent"],
        viewName: request.resolverMatch?.route.viewName,
        isAborted: !res.writableFinished,
      });
    } catch (error) {
      request.settings.onError(error, request);
    }
  };
  if (res.closed) tell();
  else res.once("close", tell);
}
