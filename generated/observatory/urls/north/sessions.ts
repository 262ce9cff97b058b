// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  quoteSlug,
  quoteUuid,
  quoteWith,
  toParamsUrl,
  type ConverterValue,
  type UrlOptions,
} from "urlc";
import { night } from "../../../../fixtures/observatory/converters.ts";

/**
 * `north/<slug:telescope>/sessions/<night:date>/`
 *
 * name `north:sessions:session`, view `views.session`, [telescopes/sessions/urls.ts:6](../../../../fixtures/observatory/telescopes/sessions/urls.ts#L6)
 *
 * @example "/north/a/sessions/1111-11-11/"
 */
export function session(
  params: {
    readonly telescope: string;
    readonly date: ConverterValue<typeof night>;
  },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/north/${quoteSlug(params?.telescope)}/sessions/${quoteWith(night, params?.date)}/`,
    options,
    params,
    ["telescope", "date"],
    "north:sessions:session",
    "north/<slug:telescope>/sessions/<night:date>/",
  );
}

/**
 * `north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/`
 *
 * name `north:sessions:frame`, view `views.frame`, [telescopes/sessions/urls.ts:7](../../../../fixtures/observatory/telescopes/sessions/urls.ts#L7)
 *
 * @example "/north/a/sessions/1111-11-11/frames/aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa/"
 */
export function frame(
  params: {
    readonly telescope: string;
    readonly date: ConverterValue<typeof night>;
    readonly frame: string;
  },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/north/${quoteSlug(params?.telescope)}/sessions/${quoteWith(night, params?.date)}/frames/${quoteUuid(params?.frame)}/`,
    options,
    params,
    ["telescope", "date", "frame"],
    "north:sessions:frame",
    "north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
  );
}
