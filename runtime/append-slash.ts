import { encodeIri, encodePath } from "./decode.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse } from "./response.ts";
import type { Router } from "./router.ts";

/**
 * The redirect to the path with a slash at its end, when that one matches and this one does not (Django docs: ref/middleware,
 * "CommonMiddleware"): 301, for any method; undefined otherwise. The query is kept.
 * @throws {Error} under debug, for a request with a body, which the redirect would lose
 */
export function appendSlash(router: Router, request: HttpRequest): HttpResponse | undefined {
  const { method, path, queryString } = request;
  if (path.endsWith("/") || router.resolve(`${path}/`) === null) return undefined;
  // Two slashes at the start would name another host.
  const target = `${encodePath(path).replace(/^\/\//, "/%2F")}/`;
  if (request.settings.debug && ["POST", "PUT", "PATCH", "DELETE"].includes(method))
    throw new Error(
      `you called this URL via ${method}, but it does not end in a slash and appendSlash is on: urlc cannot redirect to ` +
        `${target} and keep the ${method} data. Send it there, or turn appendSlash off.`,
    );
  const location = queryString === "" ? target : `${target}?${encodeIri(queryString)}`;
  return new HttpResponse("", { status: 301, headers: { Location: location } });
}
