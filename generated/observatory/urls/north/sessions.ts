// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  noReverseMatch,
  quoteSlug,
  quoteUuid,
  quoteWith,
  toUrl,
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
  const telescope = quoteSlug(params.telescope);
  const date = quoteWith(night, params.date);
  if (telescope === undefined || date === undefined) {
    throw noReverseMatch(
      "north:sessions:session",
      params,
      "north/<slug:telescope>/sessions/<night:date>/",
    );
  }
  return toUrl(`/north/${telescope}/sessions/${date}/`, options);
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
  const telescope = quoteSlug(params.telescope);
  const date = quoteWith(night, params.date);
  const frame2 = quoteUuid(params.frame);
  if (telescope === undefined || date === undefined || frame2 === undefined) {
    throw noReverseMatch(
      "north:sessions:frame",
      params,
      "north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
    );
  }
  return toUrl(
    `/north/${telescope}/sessions/${date}/frames/${frame2}/`,
    options,
  );
}
