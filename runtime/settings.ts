import { defaultMaxFields } from "./query-dict.ts";
import type { HttpRequest } from "./request.ts";
import type { ViewResult } from "./router.ts";
import type { HttpResponse } from "./response.ts";

/** What a template may see: names and values. */
export type TemplateContext = Readonly<Record<string, unknown>>;

/** Renders a template; undefined when there is none of that name. */
export type TemplateBackend = (
  name: string,
  context: TemplateContext,
) => string | undefined | Promise<string | undefined>;

/**
 * Runs around every view, in the order given; the first is outermost. `next` never throws: what the view throws has become
 * an error page by then (Django docs: topics/http/middleware).
 */
export type Middleware = (
  request: HttpRequest,
  next: (request?: HttpRequest) => HttpResponse | Promise<HttpResponse>,
) => ViewResult;

/** What `createHandler`, `createFetchHandler` and `serve` may be given. */
export interface HandlerOptions {
  /** Error pages tell the patterns tried and the stack. Never in production. Default: only under `urlc dev`. */
  readonly debug?: boolean | undefined;
  /**
   * Where `404.html` and the like, and the templates of `render`, come from: texts by name, or a template engine. In texts
   * `{{ name }}` is replaced, HTML-escaped. With `urlc/node` also the path of a folder of such texts.
   */
  readonly templates?: Readonly<Record<string, string>> | TemplateBackend | undefined;
  /** A path that matches nothing, but would with a slash at its end, is redirected there (301). Default true. */
  readonly appendSlash?: boolean | undefined;
  /** Host names served, `.example.com` with its subdomains, `*` any; others get 400. Default: any that is well formed. */
  readonly allowedHosts?: readonly string[] | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
  /** Longest body in bytes, files excepted; 413 above. Default 2,621,440 (2.5 MiB). */
  readonly maxBodySize?: number | undefined;
  /** Longest multipart body in bytes, files included; 413 above. Default ten times `maxBodySize` (25 MiB). */
  readonly maxUploadSize?: number | undefined;
  /** Most fields of a query or form; 400 above. Default 1,000. */
  readonly maxFields?: number | undefined;
  /** Most files of a form; 400 above. Default 100. */
  readonly maxFiles?: number | undefined;
  /**
   * How many proxies of your own stand before this server. With 1 or more, the last X-Forwarded-Host, -Proto and -For
   * values count, as many from the right as there are proxies. Default 0: clients can write these headers, so they are ignored.
   */
  readonly trustProxy?: number | undefined;
  /** Told of every error that became a 500, and of errors in error pages. Default `console.error`. */
  readonly onError?: ((error: unknown, request: HttpRequest) => void) | undefined;
}

/** The options with their defaults, shared by all requests of a handler. */
export interface Settings {
  readonly debug: boolean;
  readonly templates: HandlerOptions["templates"];
  readonly appendSlash: boolean;
  readonly allowedHosts: readonly string[] | undefined;
  readonly middleware: readonly Middleware[];
  readonly maxBodySize: number;
  readonly maxUploadSize: number;
  readonly maxFields: number;
  readonly maxFiles: number;
  readonly trustProxy: number;
  readonly onError: (error: unknown, request: HttpRequest) => void;
}

/** Fills in the defaults. */
export function resolveSettings(options: HandlerOptions): Settings {
  const { maxBodySize = 2_621_440 } = options;
  const settings = {
    // `urlc dev` says in the process it starts that errors are to be explained.
    debug: (globalThis as { readonly [key: symbol]: unknown })[Symbol.for("urlc.debug")] === true,
    appendSlash: true,
    middleware: [] as readonly Middleware[],
    maxBodySize,
    maxUploadSize: 10 * maxBodySize,
    maxFields: defaultMaxFields,
    maxFiles: 100,
    trustProxy: 0,
    onError: (error: unknown, _request: HttpRequest) => console.error(error),
  };
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) (settings as Record<string, unknown>)[name] = value;
  const { onError } = settings;
  // A hook that throws must not end the process.
  settings.onError = (error: unknown, request: HttpRequest) => {
    try {
      onError(error, request);
    } catch (hookError) {
      console.error(hookError);
    }
  };
  return settings as Settings;
}
