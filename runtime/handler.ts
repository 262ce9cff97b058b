import { builtInPage } from "./built-in-page.ts";
import { HttpError, keepStacks, RequestDataTooBig } from "./errors.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse } from "./response.ts";
import type { Router } from "./router.ts";
import type { Settings } from "./settings.ts";

/** A response now, or soon. */
type Answer = HttpResponse | Promise<HttpResponse>;

type Layer = (request: HttpRequest) => unknown;

/** What becomes of a response; it throws nothing. */
type Done<T, R extends HttpRequest = HttpRequest> = (response: HttpResponse, request: R) => T;

/**
 * The core that all adapters share: resolve → middleware → view → response → error pages. The request has decoded its path.
 * Nothing in it is async unless a view or middleware is; what few requests need is loaded by the first of them.
 * @param done sends the response
 * @returns answers a request; never throws and never rejects
 */
export function createResponder<T, R extends HttpRequest>(
  router: Router,
  settings: Settings,
  done: Done<T, R>,
): (request: R) => T | Promise<T> {
  const { allowedHosts, debug, middleware, templates } = settings;
  if (debug) keepStacks();

  /** The page of an error: the project's, if it may have one. */
  const page = (request: HttpRequest, status: number, error?: unknown): Answer =>
    debug || templates !== undefined || router.handlers[status as 404] !== undefined
      ? import("./project-page.ts").then(({ projectPage }) => projectPage(router, request, status, error))
      : builtInPage(status);

  const fail = (request: HttpRequest, error: unknown): Answer => {
    const status = error instanceof HttpError ? error.status : 500;
    if (status === 500) settings.onError(error, request);
    return page(request, status, error);
  };

  const attempt = (request: HttpRequest, layer: Layer): unknown => {
    try {
      return layer(request);
    } catch (error) {
      return fail(request, error);
    }
  };

  /** Makes a response of whatever comes of a layer. */
  const settle = <U, S extends HttpRequest>(request: S, out: unknown, done: Done<U, S>): U | Promise<U> => {
    if (isPlain(out)) return done(out, request);
    // Not `out.then()`: that of a thenable, or of a class that extends Promise, may throw, as may the look at it.
    return Promise.resolve(out).then(
      (value) => (isPlain(value) ? done(value, request) : convert(request, value, done)),
      (error: unknown) => settle(request, fail(request, error), done),
    );
  };

  const convert = <U, S extends HttpRequest>(request: S, out: unknown, done: Done<U, S>): U | Promise<U> =>
    settle(
      request,
      import("./to-response.ts").then(({ toResponse }) => toResponse(request, out)),
      done,
    );

  const unresolved = (request: HttpRequest): unknown => {
    const { path } = request;
    if (settings.appendSlash && !path.endsWith("/") && router.resolve(`${path}/`) !== null)
      return import("./append-slash.ts").then(({ appendSlash }) => appendSlash(request));
    return page(request, 404);
  };

  const callView: Layer = (request) => {
    const match = request.resolverMatch;
    return match === undefined ? unresolved(request) : match.view(request, match.params as never);
  };

  const layers = middleware.reduceRight<Layer>(
    (inner, layer) => (request) =>
      layer(request, (given = request) => {
        const out = attempt(given, inner);
        return isPlain(out) ? out : settle(given, out, itself);
      }),
    callView,
  );

  const enter: Layer = (request) => {
    if (allowedHosts !== undefined) request.getHost();
    if (request.method !== "GET" && request.method !== "HEAD") refuseLongBody(request);
    request.resolverMatch = router.resolve(request.path) ?? undefined;
    return layers(request);
  };

  return (request) => settle(request, attempt(request, enter), done);
}

const itself = (response: HttpResponse): HttpResponse => response;

/** A response that can be sent as it is; a revoked proxy, which throws whatever it is asked, is none. */
function isPlain(out: unknown): out is HttpResponse {
  try {
    return out instanceof HttpResponse && out.prepare === undefined;
  } catch {
    return false;
  }
}

/** Refuses by the Content-Length alone, before anything of the body is read. */
function refuseLongBody(request: HttpRequest): void {
  const { maxBodySize, maxUploadSize } = request.settings;
  const length = request.contentLength;
  if (length > maxBodySize && !(length <= maxUploadSize && request.isMultipart()))
    throw new RequestDataTooBig();
}
