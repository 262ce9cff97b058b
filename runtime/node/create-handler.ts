import type { IncomingMessage, ServerResponse } from "node:http";
import { createResponder } from "../handler.ts";
import { HttpResponse } from "../response.ts";
import type { Router } from "../router.ts";
import { resolveSettings, type HandlerOptions } from "../settings.ts";
import { NodeRequest } from "./node-request.ts";
import { writeResponse } from "./write-response.ts";

/** Options of the Node adapter. */
export interface NodeOptions extends Omit<HandlerOptions, "templates"> {
  /** As in HandlerOptions, or the path of a folder of `.html` texts. Read once; anew each time under `debug`. */
  readonly templates?: HandlerOptions["templates"] | string;
  /** When Connect or Express passes `next`: call it for a path that no route takes. Default true. */
  readonly fallThrough?: boolean | undefined;
}

/** What `http.createServer`, Connect and Express take. */
export type NodeHandler = (
  raw: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/** Answers Node's requests with the views of a router. */
export function createHandler(router: Router, options: NodeOptions = {}): NodeHandler {
  const { templates } = options;
  const settings = resolveSettings({
    ...options,
    templates:
      typeof templates !== "string"
        ? templates
        : async (name, context) =>
            (await import("./read-template.ts")).readTemplate(
              templates,
              name,
              context,
              options.debug === true,
            ),
  });
  const respond = createResponder(router, settings);

  const send = (request: NodeRequest, out: HttpResponse, isMounted: boolean): void => {
    const { res } = request;
    try {
      writeResponse(res, out, isMounted, (error) => settings.onError(error, request));
    } catch (error) {
      settings.onError(error, request);
      // Too late for an error page: cut the connection, so that the client sees that something is missing.
      if (res.headersSent) res.destroy();
      else res.writeHead(500, ["Content-Length", "0"]).end();
    }
  };

  return (raw, res, next) => {
    const request = new NodeRequest(raw, res, settings);
    const isMounted = next !== undefined;
    if (isMounted && options.fallThrough !== false && router.resolve(request.path) === null) return next();
    const out = respond(request);
    if (out instanceof HttpResponse) send(request, out, isMounted);
    else void out.then((response) => send(request, response, isMounted));
  };
}
