import { Http404, Resolver404 } from "./errors.ts";
import { html, safeHtml, type SafeHtml } from "./html.ts";
import { HttpResponse } from "./response.ts";
import type { HttpRequest } from "./request.ts";
import type { RouteInfo, Router } from "./router.ts";
import { nearestRoutes } from "./nearest-routes.ts";
import { sourceExcerpt } from "./source-excerpt.ts";

const style =
  ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}" +
  "code,pre{font-family:ui-monospace,monospace}pre{overflow:auto;padding:1rem;background:#8881}";

const page = (title: string, status: number, body: SafeHtml): HttpResponse =>
  new HttpResponse(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>${title}</title>
          <style>
            ${safeHtml(style)}
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

/** The page of an error under `debug`: the patterns tried, or the stack. */
export function debugPage(
  router: Router,
  request: HttpRequest,
  status: number,
  error: unknown,
): HttpResponse {
  return error instanceof Http404 ? notFoundPage(router, request, error) : thrownPage(request, status, error);
}

/** Text as it may stand in a page: control characters are written out. */
const visible = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(
    /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );

const routeItem = ({ pattern, urlName, viewName }: RouteInfo): SafeHtml =>
  html`<li>
    <code>${visible(pattern)}</code>${urlName === undefined ? "" : html` <code>[name='${viewName}']</code>`}
  </li>`;

function notFoundPage(router: Router, request: HttpRequest, error: Http404): HttpResponse {
  const path = visible(request.path.slice(1));
  const match = request.resolverMatch;
  const tried = match === undefined ? router.routes : router.routes.slice(0, match.route.index + 1);
  const isUnmatched = error instanceof Resolver404 || match === undefined;
  const nearest = isUnmatched ? nearestRoutes(request.path, router.routes) : [];
  return page(
    "Page not found",
    404,
    html`<h1>Page not found (404)</h1>
      <p>${visible(error.message)}</p>
      <p>${request.method} <code>${visible(request.path)}</code></p>
      ${match === undefined ? "" : html`<p>Raised by: <code>${match.route.viewName}</code></p>`}
      ${
        nearest.length === 0
          ? ""
          : html`<p>Did you mean one of these?</p>
              <ul>
                ${nearest.map(routeItem)}
              </ul>`
      }
      <p>urlc tried these URL patterns, in this order:</p>
      <ol>
        ${tried.map(routeItem)}
      </ol>
      <p>
        ${path === "" ? "The empty path" : html`The current path, <code>${path}</code>,`}
        ${isUnmatched ? "didn’t match any of these" : "matched the last one"}.
      </p>`,
  );
}

function thrownPage(request: HttpRequest, status: number, error: unknown): HttpResponse {
  const isError = error instanceof Error;
  const title = visible(isError ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`);
  const stack = isError ? (error.stack ?? "") : "";
  const route = request.resolverMatch?.route;
  return page(
    title,
    status,
    html`<h1>${title}</h1>
      <p>${request.method} <code>${visible(request.path)}</code></p>
      ${route === undefined ? "" : html`<p>Route: <code>${route.pattern}</code>, view: <code>${route.viewName}</code></p>`}
      ${excerptOf(stack)}
      <pre>${stack}</pre>`,
  );
}

function excerptOf(stack: string): SafeHtml | string {
  const excerpt = sourceExcerpt(stack);
  if (excerpt === undefined) return "";
  const lines = excerpt.lines.map(({ number, text }) => {
    const line = `${String(number).padStart(5)}  ${text}\n`;
    return number === excerpt.line ? html`<mark>${line}</mark>` : line;
  });
  return html`<p><code>${excerpt.file}:${excerpt.line}</code></p>
    <pre>${lines}</pre>`;
}
