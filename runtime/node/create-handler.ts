import type { IncomingMessage, ServerResponse } from "node:http";
import { createResponder } from "../handler.ts";
import type { HttpResponse } from "../response.ts";
import type { Router } from "../router.ts";
import { resolveSettings, type HandlerOptions, type TemplateContext } from "../settings.ts";
import type { AccessEntry } from "./access-log.ts";
import { NodeRequest } from "./node-request.ts";
import { writeResponse } from "./write-response.ts";

/** Options of the Node adapter. */
export interface NodeOptions extends Omit<HandlerOptions, "templates"> {
  /** As in HandlerOptions, or the path of a folder of `.html` texts. Read once; anew each time under `debug`. */
  readonly templates?: HandlerOptions["templates"] | string;
  /** When Connect or Express passes `next`: call it for a path that no route takes. Default true. */
  readonly fallThrough?: boolean | undefined;
  /** Told of each response when it is sent, or when the client went away before. Default: nobody is told. */
  readonly accessLog?: ((entry: AccessEntry) => void) | undefined;
  /** Whether a response closes its connection: `serve` says so when it drains. */
  readonly isLast?: ((res: ServerResponse) => boolean) | undefined;
}

/** What `http.createServer`, Connect and Express take. */
export type NodeHandler = (
  raw: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/** Answers Node's requests with the views of a router. */
export function createHandler(router: Router, options: NodeOptions = {}): NodeHandler {
  const { templates: folder, accessLog } = options;
  const templates =
    typeof folder !== "string"
      ? folder
      : (name: string, context: TemplateContext) =>
          import("./read-template.ts").then(({ readTemplate }) =>
            readTemplate(folder, name, context, settings.debug),
          );
  const settings = resolveSettings({ ...options, templates });
  const fail = (request: NodeRequest, error: unknown): void => {
    const { res } = request;
    settings.onError(error, request);
    // Too late for an error page: cut the connection, so that the client sees that something is missing.
    if (res.headersSent) res.destroy();
    else res.writeHead(500, "Server Error").end();
  };

  // Not async: a response that is sent at once needs no promise.
  const send = (out: HttpResponse, request: NodeRequest): void => {
    if (options.isLast?.(request.res)) request.res.shouldKeepAlive = false;
    try {
      writeResponse(request.res, out, request.isMounted)?.catch((error: unknown) => fail(request, error));
    } catch (error) {
      fail(request, error);
    }
  };

  const respond = createResponder(router, settings, send);
  return (raw, res, next) => {
    const request = new NodeRequest(raw, res, settings, next !== undefined);
    if (next !== undefined && options.fallThrough !== false && router.resolve(request.path) === null)
      return next();
    if (accessLog !== undefined) {
      // A closed socket no longer knows its peer.
      const start = { time: performance.now(), remoteAddress: request.remoteAddress };
      void import("./access-log.ts").then(({ logAccess }) => logAccess(request, start, accessLog));
    }
    void respond(request);
  };
}
