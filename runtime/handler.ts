import { builtInPage } from "./built-in-page.ts";
import { HttpError, keepStacks, RequestDataTooBig, Resolver404 } from "./errors.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse } from "./response.ts";
import type { Router } from "./router.ts";
import type { Settings } from "./settings.ts";

/** A response now, or soon. */
export type Answer = HttpResponse | Promise<HttpResponse>;

/** Answers a request; never throws and never rejects. */
export type Responder = (request: HttpRequest) => Answer;

type Layer = (request: HttpRequest) => unknown;

/**
 * The core that all adapters share: resolve → middleware → view → response → error pages. The request has decoded its path.
 * Nothing in it is async unless a view or middleware is; what few requests need is loaded by the first of them.
 */
export function createResponder(router: Router, settings: Settings): Responder {
  const { allowedHosts, debug, middleware, templates } = settings;
  if (debug) keepStacks();

  const hasPage = (status: number): boolean =>
    debug || templates !== undefined || router.handlers[status as 404] !== undefined;

  const fail = (request: HttpRequest, error: unknown): Answer => {
    const status = error instanceof HttpError ? error.status : 500;
    if (status === 500) settings.onError(error, request);
    return hasPage(status)
      ? import("./project-page.ts").then(({ projectPage }) => projectPage(router, request, status, error))
      : builtInPage(status);
  };

  /** Calls a layer and makes a response of whatever comes of it. */
  const guard = (request: HttpRequest, layer: Layer): Answer => {
    try {
      const out = layer(request);
      return isPlain(out) ? out : settle(request, out);
    } catch (error) {
      return fail(request, error);
    }
  };

  const settle = (request: HttpRequest, out: unknown): Answer => {
    if (isThenable(out))
      return Promise.resolve(out).then(
        (value) => (isPlain(value) ? value : guard(request, () => settle(request, value))),
        (error: unknown) => fail(request, error),
      );
    if (out instanceof HttpResponse)
      return out.prepare === undefined ? out : settle(request, out.prepare(request));
    // By its shape: to name Response in Node is to load undici.
    if (typeof (out as Response | undefined)?.arrayBuffer === "function")
      return import("./web-response.ts").then(({ fromWebResponse }) => fromWebResponse(out as Response));
    const { pattern, viewName } = request.resolverMatch?.route ?? {};
    throw new TypeError(
      `the view of "${pattern}" (${viewName}) returned ${out === undefined ? "nothing" : typeof out}`,
    );
  };

  const unresolved = (request: HttpRequest): unknown => {
    const { path } = request;
    if (settings.appendSlash && !path.endsWith("/") && router.resolve(`${path}/`) !== null)
      return import("./append-slash.ts").then(({ appendSlash }) => appendSlash(request));
    if (hasPage(404)) throw new Resolver404();
    return builtInPage(404);
  };

  const callView: Layer = (request) => {
    const match = request.resolverMatch;
    return match === undefined ? unresolved(request) : match.view(request, match.params as never);
  };

  const layers = middleware.reduceRight<Layer>(
    (inner, layer) => (request) => layer(request, (given = request) => guard(given, inner)),
    callView,
  );

  return (request) => {
    try {
      if (allowedHosts !== undefined) request.getHost();
      if (request.method !== "GET" && request.method !== "HEAD") refuseLongBody(request);
      request.resolverMatch = router.resolve(request.path) ?? undefined;
      const out = layers(request);
      return isPlain(out) ? out : settle(request, out);
    } catch (error) {
      return fail(request, error);
    }
  };
}

/** A response that can be sent as it is: the case without another call. */
const isPlain = (out: unknown): out is HttpResponse =>
  out instanceof HttpResponse && out.prepare === undefined;

const isThenable = (out: unknown): out is PromiseLike<unknown> =>
  typeof (out as PromiseLike<unknown> | undefined)?.then === "function";

/** Refuses by the Content-Length alone, before anything of the body is read. */
function refuseLongBody(request: HttpRequest): void {
  const { maxBodySize, maxUploadSize } = request.settings;
  const length = request.contentLength;
  if (length > maxBodySize && !(length <= maxUploadSize && request.isMultipart()))
    throw new RequestDataTooBig();
}
