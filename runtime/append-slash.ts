import { encodeIri, encodePath } from "./decode.ts";
import type { HttpRequest } from "./request.ts";
import { HttpResponse } from "./response.ts";

/**
 * The redirect to the path with a slash at its end (Django docs: ref/middleware, "CommonMiddleware"): 301, for any method; the
 * query is kept.
 * @throws {Error} under debug, for a request with a body, which the redirect would lose
 */
export function appendSlash({ method, path, queryString, settings }: HttpRequest): HttpResponse {
  // Two slashes at the start would name another host.
  const target = `${encodePath(path).replace(/^\/\//, "/%2F")}/`;
  if (settings.debug && ["POST", "PUT", "PATCH", "DELETE"].includes(method))
    throw new Error(
      `you called this URL via ${method}, but it does not end in a slash and appendSlash is on: urlc cannot redirect to ` +
        `${target} and keep the ${method} data. Send it there, or turn appendSlash off.`,
    );
  const location = queryString === "" ? target : `${target}?${encodeIri(queryString)}`;
  return new HttpResponse("", { status: 301, headers: { Location: location } });
}
