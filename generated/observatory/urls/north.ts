// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { quoteSlug, toParamsUrl, toPlainUrl, type UrlOptions } from "urlc";

export * as sessions from "./north/sessions.ts";

/**
 * `north/`
 *
 * name `north:index`, view `views.index`, [telescopes/urls.ts:7](../../../fixtures/observatory/telescopes/urls.ts#L7)
 *
 * @example "/north/"
 */
export function index(options?: UrlOptions): string {
  return toPlainUrl("/north/", options);
}

/**
 * `north/<slug:telescope>/`
 *
 * name `north:detail`, view `views.detail`, [telescopes/urls.ts:8](../../../fixtures/observatory/telescopes/urls.ts#L8)
 *
 * @example "/north/a/"
 */
export function detail(
  params: { readonly telescope: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/north/${quoteSlug(params?.telescope)}/`,
    options,
    params,
    ["telescope"],
    "north:detail",
    "north/<slug:telescope>/",
  );
}
