// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { quoteSlug, toParamsUrl, toPlainUrl, type UrlOptions } from "urlc";

export * as sessions from "./south/sessions.ts";

/**
 * `south/`
 *
 * name `south:index`, view `views.index`, [telescopes/urls.ts:7](../../../fixtures/observatory/telescopes/urls.ts#L7)
 *
 * @example "/south/"
 */
export function index(options?: UrlOptions): string {
  return toPlainUrl("/south/", options);
}

/**
 * `south/<slug:telescope>/`
 *
 * name `south:detail`, view `views.detail`, [telescopes/urls.ts:8](../../../fixtures/observatory/telescopes/urls.ts#L8)
 *
 * @example "/south/a/"
 */
export function detail(
  params: { readonly telescope: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/south/${quoteSlug(params?.telescope)}/`,
    options,
    params,
    ["telescope"],
    "south:detail",
    "south/<slug:telescope>/",
  );
}
