// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  quotePathParam,
  quoteWith,
  reverseFirst,
  toParamsUrl,
  toPlainUrl,
  type ConverterValue,
  type PathPattern,
  type UrlOptions,
} from "urlc";
import { messier } from "../../../fixtures/observatory/converters.ts";

export * as north from "./north.ts";
export * as south from "./south.ts";
export * as api from "./api.ts";

/**
 * the empty route
 *
 * name `index`, view `views.index`, [urls.ts:11](../../../fixtures/observatory/urls.ts#L11)
 *
 * @example "/"
 */
export function index(options?: UrlOptions): string {
  return toPlainUrl("/", options);
}

/**
 * `objects/<messier:number>/`
 *
 * name `object`, view `requireGet(views.object)`, [urls.ts:12](../../../fixtures/observatory/urls.ts#L12)
 *
 * @example "/objects/M1/"
 */
export function object(
  params: { readonly number: ConverterValue<typeof messier> },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/objects/${quoteWith(messier, params?.number)}/`,
    options,
    params,
    ["number"],
    "object",
    "objects/<messier:number>/",
  );
}

/**
 * `docs/<path:file>`
 *
 * name `docs`, view `views.docs`, [urls.ts:13](../../../fixtures/observatory/urls.ts#L13)
 *
 * @example "/docs/a"
 */
export function docs(
  params: { readonly file: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/docs/${quotePathParam(params?.file)}`,
    options,
    params,
    ["file"],
    "docs",
    "docs/<path:file>",
  );
}

const imprintPatterns: readonly PathPattern[] = [
  { pattern: "imprint/", parts: ["imprint/"], extras: { title: "Imprint" } },
];

/**
 * `imprint/`
 *
 * name `imprint`, view `views.page`, [urls.ts:8](../../../fixtures/observatory/urls.ts#L8)
 *
 * @example "/imprint/"
 */
export function imprint(options?: UrlOptions): string {
  return reverseFirst("imprint", imprintPatterns, undefined, options);
}

const archivePatterns: readonly PathPattern[] = [
  {
    pattern: "^archive\\/(?<year>[0-9]{4})(?:\\/(?<month>[0-9]{2}))?\\/$",
    parts: ["archive/", { param: "year" }, "/"],
    whole: /^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$/u,
  },
  {
    pattern: "^archive\\/(?<year>[0-9]{4})(?:\\/(?<month>[0-9]{2}))?\\/$",
    parts: ["archive/", { param: "year" }, "/", { param: "month" }, "/"],
    whole: /^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$/u,
  },
];

/**
 * `^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$`
 *
 * name `archive`, view `views.archive`, [urls.ts:18](../../../fixtures/observatory/urls.ts#L18)
 *
 * @example "/archive/1111/"
 */
export function archive(
  params:
    | { readonly year: string }
    | { readonly year: string; readonly month: string },
  options?: UrlOptions,
): string {
  return reverseFirst("archive", archivePatterns, params, options);
}

/**
 * `ping/`
 *
 * name `ping`, view `() => new HttpResponse("pong", { contentType: "text/plain" …`, [urls.ts:19](../../../fixtures/observatory/urls.ts#L19)
 *
 * @example "/ping/"
 */
export function ping(options?: UrlOptions): string {
  return toPlainUrl("/ping/", options);
}

/**
 * `about/`
 *
 * name `about`, view `lazy(() => import("./about.ts").then((module) => module.abo…`, [urls.ts:20](../../../fixtures/observatory/urls.ts#L20)
 *
 * @example "/about/"
 */
export function about(options?: UrlOptions): string {
  return toPlainUrl("/about/", options);
}
