import type { HttpRequest } from "./request.ts";
import type { HttpResponse } from "./response.ts";

/** What a view may return. */
export type ViewResult = HttpResponse | Response | Promise<HttpResponse | Response>;

/** A view: takes the request and the captured params (extra kwargs included). */
export type View<P = never> = (request: HttpRequest, params: P) => ViewResult;

/** The answer of an error: 400, 403 and 404 receive the exception, 500 only the request. */
export type ErrorHandler = (request: HttpRequest, exception?: unknown) => ViewResult;

/** What is known of a route without a request. */
export interface RouteInfo {
  /** Position in declaration order; the lower index wins. */
  readonly index: number;
  /** All levels joined, as Django prints it: `greetings/profile/<str:username>/`. */
  readonly pattern: string;
  /** Namespaces and name: `greetings:show_profile`; for a route without a name, its view as written in urls.ts. */
  readonly viewName: string;
  readonly urlName: string | undefined;
  /** Instance namespaces, outermost first. */
  readonly namespaces: readonly string[];
  /** Application namespaces, outermost first. */
  readonly appNames: readonly string[];
  /** `namespaces` in one: `shop:cart`, as `currentApp` takes it; empty for a route without one. */
  readonly namespace: string;
  /** `appNames` in one. */
  readonly appName: string;
}

/** Which route takes a path, and what it captures (Django's ResolverMatch). */
export interface ResolverMatch {
  readonly view: (request: HttpRequest, params: never) => ViewResult;
  /** A plain object whose own keys are the params; it has no other keys. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly route: RouteInfo;
}

/** The generated router: made by `urlc build`, carried by `createHandler`, `serve` and `createFetchHandler`. */
export interface Router {
  /**
   * The first route in declaration order that takes the path, or null.
   * @param path percent-decoded, with its leading `/`, without the query
   */
  resolve(path: string): ResolverMatch | null;
  /** Every route, in declaration order. */
  readonly routes: readonly RouteInfo[];
  /** handler400, handler403, handler404, handler500 of the root URLconf, by status. */
  readonly handlers: Readonly<Partial<Record<400 | 403 | 404 | 500, ErrorHandler>>>;
}
