import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Router } from "../router.ts";
import { createHandler, type NodeOptions } from "./create-handler.ts";
import { isAmbiguous } from "./is-ambiguous.ts";
import { listenError } from "./listen-error.ts";
import { countRequest, isNewest } from "./request-count.ts";
import { urlOf } from "./server-url.ts";
import { stopOnSignals } from "./stop-on-signals.ts";

/** Options of `serve`. Times are in milliseconds. */
export interface ServeOptions extends NodeOptions {
  /** 0 takes any free one. Default 8000. */
  readonly port?: number | undefined;
  /** The address to listen on; `0.0.0.0` or `::` for every interface. Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** How many processes share the port, `"auto"` for one a core: each runs the program anew, up to `serve`. Default 1. */
  readonly processes?: number | "auto" | undefined;
  /** For the head of a request to arrive; 408 after that. Default 60,000. */
  readonly headersTimeout?: number | undefined;
  /** For a whole request to arrive, body included; 408 after that. Default 300,000. */
  readonly requestTimeout?: number | undefined;
  /** An idle connection is kept for the next request. Default 5,000. */
  readonly keepAliveTimeout?: number | undefined;
  /** A connection on which nothing moves, a view that never answers included, is cut; 0 for never. Default 120,000. */
  readonly idleTimeout?: number | undefined;
  /** Requests in flight get this long to finish when the server stops; then they are cut. Default 10,000. */
  readonly stopTimeout?: number | undefined;
  /** The time limits are looked after this often. Default 1,000. */
  readonly checkInterval?: number | undefined;
  /** Longest head of a request in bytes; 431 above. Default 16,384. */
  readonly maxHeaderSize?: number | undefined;
  /** Most connections at once in each process; more are closed unheard. Default: no limit. */
  readonly maxConnections?: number | undefined;
  /** Stop on SIGTERM and SIGINT, then exit; a second signal exits at once. Default true. */
  readonly stopOnSignals?: boolean | undefined;
  /** Called when the last request is finished, before the process exits on a signal: close your own things here. */
  readonly onStop?: (() => void | Promise<void>) | undefined;
}

/** A server that listens. */
export interface RunningServer {
  /** Node's own; undefined in the first process when `processes` is above 1. */
  readonly server: Server | undefined;
  readonly port: number;
  /** `http://127.0.0.1:8000/`. */
  readonly url: string;
  /** Takes another router, or other options, from the next request on; none is lost. Not with several processes. */
  replace(router: Router, options?: NodeOptions): void;
  /** Stops listening, lets requests in flight finish, then closes. */
  close(): Promise<void>;
}

/**
 * Serves a router.
 * @returns when the server listens
 * @throws when it cannot: `EADDRINUSE`, `EACCES`
 */
export async function serve(router: Router, options: ServeOptions = {}): Promise<RunningServer> {
  if (options.processes !== undefined && options.processes !== 1) {
    const { serveProcesses } = await import("./serve-processes.ts");
    const primary = await serveProcesses(options);
    if (primary !== undefined) return primary;
  }
  return serveHere(router, options);
}

async function serveHere(router: Router, options: ServeOptions): Promise<RunningServer> {
  const { port = 8000, host = "127.0.0.1", stopTimeout = 10_000 } = options;
  let hasStopped = false;
  const isLast = (res: ServerResponse) => hasStopped && isNewest(res);
  let handler = createHandler(router, { isLast, ...options });
  const answer = (raw: IncomingMessage, res: ServerResponse) => {
    countRequest(raw, res);
    // As Node answers a request without Host.
    if (isAmbiguous(raw)) res.writeHead(400, { Connection: "close" }).end();
    else handler(raw, res);
  };
  const server = createServer(
    {
      headersTimeout: options.headersTimeout ?? 60_000,
      requestTimeout: options.requestTimeout ?? 300_000,
      keepAliveTimeout: options.keepAliveTimeout ?? 5000,
      connectionsCheckingInterval: options.checkInterval ?? 1000,
      maxHeaderSize: options.maxHeaderSize ?? 16_384,
    },
    (raw, res) => answer(raw, res),
  );
  server.timeout = options.idleTimeout ?? 120_000;
  if (options.maxConnections !== undefined) server.maxConnections = options.maxConnections;
  // A client that asks first is not told to send what will be refused.
  server.on("checkContinue", (raw, res) => {
    const { maxBodySize = 2_621_440, maxUploadSize = 10 * maxBodySize } = options;
    const isForm = /^multipart\/form-data/i.test(raw.headers["content-type"] ?? "");
    const isTooLong = Number(raw.headers["content-length"] ?? 0) > (isForm ? maxUploadSize : maxBodySize);
    if (!isTooLong && !isAmbiguous(raw)) res.writeContinue();
    answer(raw, res);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(listenError(error, port, host)));
    server.listen({ port, host }, resolve);
  });
  let closed: Promise<void> | undefined;
  const close = () => {
    hasStopped = true;
    return (closed ??= closeServer(server, stopTimeout));
  };
  if (options.stopOnSignals !== false) stopOnSignals(server, close, options.onStop);
  const address = server.address() as AddressInfo;
  return {
    server,
    port: address.port,
    url: urlOf(address.address, address.port),
    replace: (next, nextOptions) => {
      handler = createHandler(next, { isLast, ...options, ...nextOptions });
    },
    close,
  };
}

function closeServer(server: Server, stopTimeout: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose last response left before the stop becomes idle after it.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), stopTimeout);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
