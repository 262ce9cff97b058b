import { Http404, Resolver404 } from "./errors.ts";
import { html, type SafeHtml } from "./html.ts";
import { HttpResponse } from "./response.ts";
import type { HttpRequest } from "./request.ts";
import type { RouteInfo, Router } from "./router.ts";

const page = (title: string, status: number, body: SafeHtml): HttpResponse =>
  new HttpResponse(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>${title}</title>
          <style>
            :root {
              color-scheme: light dark;
              font:
                16px/1.5 system-ui,
                sans-serif;
            }
            body {
              max-width: 60rem;
              margin: 2rem auto;
              padding: 0 1rem;
            }
            code,
            pre {
              font-family: ui-monospace, monospace;
            }
            pre {
              overflow: auto;
              padding: 1rem;
              background: #8881;
            }
          </style>
        </head>
        <body>
          ${body}
          <hr />
          <p>You see this page because <code>debug</code> is on. Without it, visitors get a plain page.</p>
        </body>
      </html>`,
    { status },
  );

/** The page of a 404 or 500 under `debug`: the patterns tried, or the stack. */
export function debugPage(router: Router, request: HttpRequest, error: unknown): HttpResponse {
  return error instanceof Http404 ? notFoundPage(router, request, error) : serverErrorPage(request, error);
}

/** Text as it may stand in a page: control characters are written out. */
const visible = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(
    /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );

const tried = (route: RouteInfo): SafeHtml =>
  html`<li>
    <code>${route.pattern}</code
    >${route.urlName === undefined ? "" : html` <code>[name='${route.urlName}']</code>`}
  </li>`;

function notFoundPage(router: Router, request: HttpRequest, error: Http404): HttpResponse {
  const path = visible(request.path.slice(1));
  const match = request.resolverMatch;
  const routes = router.routes.slice(0, match === undefined ? undefined : match.route.index + 1);
  const verdict =
    error instanceof Resolver404 || match === undefined
      ? "didn’t match any of these"
      : "matched the last one";
  return page(
    "Page not found",
    404,
    html`<h1>Page not found <small>(404)</small></h1>
      <p>${error.message}</p>
      <p>${request.method} <code>${visible(request.path)}</code></p>
      ${match === undefined ? "" : html`<p>Raised by: <code>${match.route.viewName}</code></p>`}
      <p>urlc tried these URL patterns, in this order:</p>
      <ol>
        ${routes.map(tried)}
      </ol>
      <p>${path === "" ? "The empty path" : html`The current path, <code>${path}</code>,`} ${verdict}.</p>`,
  );
}

function serverErrorPage(request: HttpRequest, error: unknown): HttpResponse {
  const isError = error instanceof Error;
  const title = isError ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
  return page(
    "Server error",
    500,
    html`<h1>${title}</h1>
      <p>${request.method} <code>${visible(request.path)}</code></p>
      <pre>${isError ? error.stack : ""}</pre>`,
  );
}
