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
  /** 400–599. */
  readonly status: number;
  constructor(status: number, message = "", name = "HttpError") {
    const limit = Error.stackTraceLimit;
    if (!isStackKept) Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
    this.status = status;
    this.name = name;
  }
}

/** There is nothing here: 404 (Django docs: topics/http/views, "The Http404 exception"). */
export class Http404 extends HttpError {
  constructor(message = "", name = "Http404") {
    super(404, message, name);
  }
}

/** No route takes the path: what handler404 receives then. */
export class Resolver404 extends Http404 {
  /** Percent-decoded, with its leading `/`. */
  readonly path: string;
  constructor(path: string) {
    super("", "Resolver404");
    this.path = path;
  }
}

/** The client may not do this: 403. */
export class PermissionDenied extends HttpError {
  constructor(message = "") {
    super(403, message, "PermissionDenied");
  }
}

/** The request makes no sense: 400. */
export class BadRequest extends HttpError {
  constructor(message = "", name = "BadRequest") {
    super(400, message, name);
  }
}

/** The request looks like an attack: 400. */
export class SuspiciousOperation extends BadRequest {
  constructor(message = "", name = "SuspiciousOperation") {
    super(message, name);
  }
}

/** The Host header is malformed or not one of `allowedHosts`: 400. */
export class DisallowedHost extends SuspiciousOperation {
  constructor(message = "") {
    super(message, "DisallowedHost");
  }
}

/** A redirect to a scheme other than http, https and ftp: 400. */
export class DisallowedRedirect extends SuspiciousOperation {
  constructor(message = "") {
    super(message, "DisallowedRedirect");
  }
}

/** A query or form has more fields than `maxFields`: 400. */
export class TooManyFieldsSent extends SuspiciousOperation {
  constructor(message = "") {
    super(message, "TooManyFieldsSent");
  }
}

/** The body is longer than its limit: 413, and the connection closes. */
export class RequestDataTooBig extends HttpError {
  constructor(message = "") {
    super(413, message, "RequestDataTooBig");
  }
}
