export { builtInConverters, type Converter } from "./converters.ts";
export { HttpRequest } from "./request.ts";
export { HttpResponse } from "./response.ts";
export type { ErrorHandler, ResolverMatch, RouteInfo, Router, View, ViewResult } from "./router.ts";
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
