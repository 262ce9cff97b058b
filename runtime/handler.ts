import { appendSlash } from "./append-slash.ts";
import { builtInPage, errorContext, templatePage } from "./error-pages.ts";
import { HttpError, keepStacks, RequestDataTooBig, Resolver404 } from "./errors.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse, StreamingHttpResponse } from "./response.ts";
import type { Router } from "./router.ts";
import type { Settings } from "./settings.ts";

/** A response now, or soon. */
export type Answer = HttpResponse | Promise<HttpResponse>;

/** Answers a request; never throws and never rejects. */
export type Responder = (request: HttpRequest) => Answer;

/**
 * The core that all adapters share: resolve → middleware → view → response → error pages. The request has decoded its path.
 * Nothing in it is async unless a view or middleware is.
 */
export function createResponder(router: Router, settings: Settings): Responder {
  const { allowedHosts, debug, middleware } = settings;
  if (debug) keepStacks();

  const fail = (request: HttpRequest, error: unknown): Answer => {
    const status = error instanceof HttpError ? error.status : 500;
    if (status === 500) settings.onError(error, request);
    if (debug && (status === 404 || status === 500)) return debugPage(router, request, error);
    return errorPage(router, request, status, error);
  };

  /** What a view or middleware gave, made a response; `out` is none yet. */
  const settle = (request: HttpRequest, out: unknown): Answer => {
    if (isThenable(out))
      return Promise.resolve(out).then(
        (value) => (isPlain(value) ? value : guard(request, () => settle(request, value))),
        (error: unknown) => fail(request, error),
      );
    if (out instanceof HttpResponse)
      return out.prepare === undefined ? out : settle(request, out.prepare(request));
    if (isWebResponse(out)) return fromWebResponse(out);
    throw new TypeError(
      `the view of ${describeRoute(request)} returned ${describe(out)}; it must return an HttpResponse or a Response`,
    );
  };

  const guard = (request: HttpRequest, layer: (request: HttpRequest) => unknown): Answer => {
    try {
      const out = layer(request);
      return isPlain(out) ? out : settle(request, out);
    } catch (error) {
      return fail(request, error);
    }
  };

  const unresolved = (request: HttpRequest): Answer => {
    const redirect = settings.appendSlash ? appendSlash(router, request) : undefined;
    if (redirect !== undefined) return redirect;
    if (debug || router.handlers[404] !== undefined || settings.templates !== undefined)
      throw new Resolver404(request.path);
    return builtInPage(404);
  };

  const callView = (request: HttpRequest): unknown => {
    const match = request.resolverMatch;
    return match === undefined ? unresolved(request) : match.view(request, match.params as never);
  };

  const layers = middleware.reduceRight<(request: HttpRequest) => unknown>(
    (inner, layer) => (request) => layer(request, (given = request) => guard(given, inner)),
    callView,
  );

  const respond = (request: HttpRequest): unknown => {
    if (allowedHosts !== undefined) request.getHost();
    if (request.method !== "GET" && request.method !== "HEAD") refuseLongBody(request);
    request.resolverMatch = router.resolve(request.path) ?? undefined;
    return layers(request);
  };

  return (request) => guard(request, respond);
}

/** A response that can be sent as it is: the case without another call. */
const isPlain = (out: unknown): out is HttpResponse =>
  out instanceof HttpResponse && out.prepare === undefined;

const isThenable = (out: unknown): out is PromiseLike<unknown> =>
  typeof out === "object" && out !== null && typeof (out as { then?: unknown }).then === "function";

// By its shape: to name Response in Node is to load undici.
const isWebResponse = (out: unknown): out is Response =>
  typeof out === "object" && out !== null && typeof (out as Partial<Response>).arrayBuffer === "function";

function fromWebResponse(response: Response): HttpResponse {
  const { status, headers, body } = response;
  const out = new StreamingHttpResponse((body ?? []) as AsyncIterable<Uint8Array>, { contentType: "" });
  out.status = status;
  out.headers.assign(headers);
  return out;
}

const describeRoute = ({ resolverMatch }: HttpRequest): string =>
  resolverMatch === undefined
    ? "no route"
    : `"${resolverMatch.route.pattern}" (${resolverMatch.route.viewName})`;

const describe = (out: unknown): string =>
  out === undefined
    ? "nothing"
    : out === null
      ? "null"
      : typeof out === "object"
        ? "an object"
        : `a ${typeof out}`;

/** Refuses by the Content-Length alone, before anything of the body is read. */
function refuseLongBody(request: HttpRequest): void {
  const length = request.header("content-length");
  if (length === undefined || Number(length) <= request.settings.maxBodySize) return;
  const isUpload = request.header("content-type")?.toLowerCase().startsWith("multipart/form-data") === true;
  if (!isUpload || Number(length) > request.settings.maxUploadSize)
    throw new RequestDataTooBig(`a body of ${length} bytes`);
}

async function debugPage(router: Router, request: HttpRequest, error: unknown): Promise<HttpResponse> {
  const { debugPage } = await import("./debug-pages.ts");
  return debugPage(router, request, error);
}

/** The project's handler, else its template, else the built-in page; an error in either falls back on the next one. */
async function errorPage(
  router: Router,
  request: HttpRequest,
  status: number,
  error: unknown,
): Promise<HttpResponse> {
  try {
    const handler = router.handlers[status as 404];
    const out = await (status === 500 ? handler?.(request) : handler?.(request, error));
    if (isPlain(out)) return out;
    if (isWebResponse(out)) return fromWebResponse(out);
    if (handler !== undefined) throw new TypeError(`handler${status} returned ${describe(out)}`);
  } catch (handlerError) {
    request.settings.onError(handlerError, request);
    if (status !== 500) return errorPage(router, request, 500, handlerError);
  }
  const context = error instanceof HttpError ? errorContext(request, error) : {};
  const page = (await templatePage(request, status, context)) ?? builtInPage(status);
  // Nobody reads what is left of the body, so the connection cannot be used again.
  if (status === 413) page.set("Connection", "close");
  return page;
}
