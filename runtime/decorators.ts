import type { HttpRequest } from "./request.ts";
import { HttpResponse, HttpResponseNotAllowed } from "./response.ts";
import type { View, ViewResult } from "./router.ts";

/**
 * A view that takes only these methods; others get 405 with `Allow`. The test is exact: without HEAD in the list, HEAD gets
 * 405 (Django docs: topics/http/decorators, "Allowed HTTP methods").
 */
export function requireHttpMethods(
  allowed: readonly string[],
): <P>(
  view: (request: HttpRequest, params: P) => ViewResult,
) => (request: HttpRequest, params: P) => ViewResult {
  const methods = allowed.map((method) => method.toUpperCase());
  return (view) => (request, params) =>
    methods.includes(request.method) ? view(request, params) : new HttpResponseNotAllowed(methods);
}

/** A view that takes GET only, not even HEAD; `requireSafe` is mostly what is meant. */
export const requireGet = /* @__PURE__ */ requireHttpMethods(["GET"]);

/** A view that takes POST only. */
export const requirePost = /* @__PURE__ */ requireHttpMethods(["POST"]);

/** A view that takes GET and HEAD, which may change nothing. */
export const requireSafe = /* @__PURE__ */ requireHttpMethods(["GET", "HEAD"]);

/** Views by method, in upper case. */
export type MethodViews<P> = Readonly<
  Partial<Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | (string & {}), View<P>>>
>;

/**
 * One view for several methods (Django's View class): `methods({ GET: show, POST: save })`. HEAD is answered as GET, OPTIONS
 * with `Allow`, others get 405.
 */
export function methods<P>(views: MethodViews<P>): View<P> {
  const byMethod = new Map<string, View<P>>(
    Object.entries(views).flatMap(([method, view]) =>
      view === undefined ? [] : [[method.toUpperCase(), view]],
    ),
  );
  const get = byMethod.get("GET");
  if (get !== undefined && !byMethod.has("HEAD")) byMethod.set("HEAD", get);
  const allowed = [...new Set([...byMethod.keys(), "OPTIONS"])];
  return (request, params) => {
    const view = byMethod.get(request.method);
    if (view !== undefined) return view(request, params);
    return request.method === "OPTIONS"
      ? new HttpResponse("", { headers: { Allow: allowed.join(", ") } })
      : new HttpResponseNotAllowed(allowed);
  };
}
