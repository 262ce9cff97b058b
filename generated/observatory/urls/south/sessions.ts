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
 * `south/<slug:telescope>/sessions/<night:date>/`
 *
 * name `south:sessions:session`, view `views.session`, [telescopes/sessions/urls.ts:6](../../../../fixtures/observatory/telescopes/sessions/urls.ts#L6)
 *
 * @example "/south/a/sessions/1111-11-11/"
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
      "south:sessions:session",
      params,
      "south/<slug:telescope>/sessions/<night:date>/",
    );
  }
  return toUrl(`/south/${telescope}/sessions/${date}/`, options);
}

/**
 * `south/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/`
 *
 * name `south:sessions:frame`, view `views.frame`, [telescopes/sessions/urls.ts:7](../../../../fixtures/observatory/telescopes/sessions/urls.ts#L7)
 *
 * @example "/south/a/sessions/1111-11-11/frames/aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa/"
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
      "south:sessions:frame",
      params,
      "south/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
    );
  }
  return toUrl(
    `/south/${telescope}/sessions/${date}/frames/${frame2}/`,
    options,
  );
}
