let isStackKept = false;

/** Makes HTTP errors carry a stack, for debug pages. They are control flow: without one, they cost a twentieth. */
export function keepStacks(): void {
  isStackKept = true;
}

/**
 * Throw it from a view to answer with `status`: the page is the handler's, else `templates/<status>.html`, else a built-in one.
 * It carries a stack only under `debug`.
 */
export class HttpError extends Error {
  override name = "HttpError";
  /** 400–599. */
  declare readonly status: number;
  constructor(status: number, message?: string) {
    const limit = Error.stackTraceLimit;
    if (!isStackKept) Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.status = status;
  }
}

/** There is nothing here: 404 (Django docs: topics/http/views, "The Http404 exception"). */
export class Http404 extends HttpError {
  override name = "Http404";
  constructor(message?: string) {
    super(404, message);
  }
}

/** No route takes the path: what handler404 receives then. */
export class Resolver404 extends Http404 {
  override name = "Resolver404";
}

/** The client may not do this: 403. */
export class PermissionDenied extends HttpError {
  override name = "PermissionDenied";
  constructor(message?: string) {
    super(403, message);
  }
}

/** The request makes no sense: 400. */
export class BadRequest extends HttpError {
  override name = "BadRequest";
  constructor(message?: string) {
    super(400, message);
  }
}

/** The request looks like an attack: 400. */
export class SuspiciousOperation extends BadRequest {
  override name = "SuspiciousOperation";
}

/** The Host header is malformed or not one of `allowedHosts`: 400. */
export class DisallowedHost extends SuspiciousOperation {
  override name = "DisallowedHost";
}

/** A redirect to a scheme other than http, https and ftp: 400. */
export class DisallowedRedirect extends SuspiciousOperation {
  override name = "DisallowedRedirect";
}

/** A query or form has more fields than `maxFields`, or more files than `maxFiles`: 400. */
export class TooManyFieldsSent extends SuspiciousOperation {
  override name = "TooManyFieldsSent";
}

/** The body is longer than its limit: 413, and the connection closes. */
export class RequestDataTooBig extends HttpError {
  override name = "RequestDataTooBig";
  constructor(message?: string) {
    super(413, message);
  }
}
