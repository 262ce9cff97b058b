import { builtInPage } from "./built-in-page.ts";
import { debugPage } from "./debug-pages.ts";
import { Resolver404 } from "./errors.ts";
import { HttpResponse } from "./response.ts";
import type { HttpRequest } from "./request.ts";
import type { Router } from "./router.ts";
import { errorTemplate } from "./templates.ts";
import { toResponse } from "./to-response.ts";

/**
 * The page of an error: under `debug` its own, else the project's handler, else its template, else the built-in one. An error
 * in a handler is a 500, one in handler500 or a template leaves the built-in page. Never rejects.
 * @param thrown undefined for a path that no route takes
 */
export async function projectPage(
  router: Router,
  request: HttpRequest,
  status: number,
  thrown: unknown,
): Promise<HttpResponse> {
  const { debug, onError } = request.settings;
  const error = status === 404 ? (thrown ?? new Resolver404()) : thrown;
  let page: HttpResponse | undefined;
  try {
    if (debug && status !== 403) return debugPage(router, request, status, error);
    const handler = router.handlers[status as 404];
    page =
      handler === undefined
        ? await templatePage(request, status, error)
        : await toResponse(
            request,
            await (status === 500 ? handler(request) : handler(request, error)),
            `handler${status}`,
          );
  } catch (pageError) {
    onError(pageError, request);
    if (status !== 500) return projectPage(router, request, 500, pageError);
  }
  return page ?? builtInPage(status);
}

async function templatePage(
  request: HttpRequest,
  status: number,
  error: unknown,
): Promise<HttpResponse | undefined> {
  const text = await errorTemplate(request, status, error);
  return text === undefined ? undefined : new HttpResponse(text, { status });
}
