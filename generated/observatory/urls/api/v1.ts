// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { quoteInt, toParamsUrl, type UrlOptions } from "urlc";

/**
 * `api/v1/objects/<int:id>.json`
 *
 * name `api:v1:object`, view `views.objectJson`, [api/urls.ts:4](../../../../fixtures/observatory/api/urls.ts#L4)
 *
 * @example "/api/v1/objects/1.json"
 */
export function object(
  params: { readonly id: number },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/api/v1/objects/${quoteInt(params?.id)}.json`,
    options,
    params,
    ["id"],
    "api:v1:object",
    "api/v1/objects/<int:id>.json",
  );
}
