export {
  include,
  lazy,
  path,
  registerConverter,
  rePath,
  viewAt,
  type Converters,
  type ConverterOptions,
  type ExtraKwargs,
  type Included,
  type PatternOptions,
  type UrlconfModule,
  type UrlPattern,
} from "./conf.ts";
export type { ConverterValue, ParamsOf, UrlcError } from "./conf-types.ts";
export { builtInConverters, type Converter } from "./converters.ts";
export type { CookieOptions } from "./cookies.ts";
export { methods, requireGet, requireHttpMethods, requirePost, requireSafe } from "./decorators.ts";
export {
  BadRequest,
  DisallowedHost,
  DisallowedRedirect,
  Http404,
  HttpError,
  PermissionDenied,
  RequestDataTooBig,
  Resolver404,
  SuspiciousOperation,
  TooManyFieldsSent,
} from "./errors.ts";
export type { HeadersInput, ResponseHeaders } from "./headers.ts";
export { escapeHtml, html, SafeHtml, safeHtml, type HtmlValue } from "./html.ts";
export { QueryDict } from "./query-dict.ts";
export {
  HttpResponsePermanentRedirect,
  HttpResponseRedirect,
  urlHasAllowedHostAndScheme,
  type RedirectOptions,
} from "./redirects.ts";
export { makeRequest, type RequestParts } from "./make-request.ts";
export { HttpRequest } from "./request.ts";
export type { RequestHeaders } from "./request-headers.ts";
export {
  HttpResponse,
  HttpResponseBadRequest,
  HttpResponseForbidden,
  HttpResponseGone,
  HttpResponseNotAllowed,
  HttpResponseNotFound,
  HttpResponseNotModified,
  HttpResponseServerError,
  JsonResponse,
  StreamingHttpResponse,
  type Chunks,
  type ResponseOptions,
} from "./response.ts";
export type { ErrorHandler, ResolverMatch, RouteInfo, Router, View, ViewResult } from "./router.ts";
export type { HandlerOptions, Middleware, TemplateBackend, TemplateContext } from "./settings.ts";
export { NoReverseMatch } from "./no-reverse-match.ts";
export { quoteInt, quotePathParam, quoteSlug, quoteStr, quoteUuid, quoteWith } from "./quote-param.ts";
export {
  redirectName,
  reverseName,
  type NamedPattern,
  type ReverseArgs,
  type ReverseOptions,
  type ReverseRedirectOptions,
  type ReverseTable,
} from "./reverse.ts";
export { reverseFirst, type PathParam, type PathPattern } from "./reverse-path.ts";
export {
  getScriptPrefix,
  setScriptPrefix,
  toGuardedUrl,
  toParamsUrl,
  toPlainUrl,
  toUrl,
  type Query,
  type QueryValue,
  type UrlOptions,
} from "./url.ts";
export type { UploadedFile, UploadedFiles, UploadInfo } from "./uploaded-file.ts";
export { conditionalGet } from "./conditional.ts";
export { render } from "./render.ts";
