export { builtInConverters, type Converter } from "./converters.ts";
export { HttpRequest } from "./request.ts";
export { HttpResponse } from "./response.ts";
export type { ErrorHandler, ResolverMatch, RouteInfo, Router, View, ViewResult } from "./router.ts";
