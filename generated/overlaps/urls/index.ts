// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  quoteInt,
  quotePathParam,
  quoteSlug,
  quoteStr,
  reverseFirst,
  toParamsUrl,
  type PathPattern,
  type UrlOptions,
} from "urlc";

/**
 * `files/<path:file>/history/`
 *
 * name `history`, view `views.history`, [urls.ts:6](../../../fixtures/overlaps/urls.ts#L6)
 *
 * @example "/files/a/history/"
 */
export function history(
  params: { readonly file: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/files/${quotePathParam(params?.file)}/history/`,
    options,
    params,
    ["file"],
    "history",
    "files/<path:file>/history/",
  );
}

/**
 * `files/latest/<slug:tag>/`
 *
 * name `latest`, view `views.latest`, [urls.ts:7](../../../fixtures/overlaps/urls.ts#L7)
 *
 * @example "/files/latest/a/"
 */
export function latest(
  params: { readonly tag: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/files/latest/${quoteSlug(params?.tag)}/`,
    options,
    params,
    ["tag"],
    "latest",
    "files/latest/<slug:tag>/",
  );
}

/**
 * `files/<path:file>`
 *
 * name `file`, view `views.file`, [urls.ts:8](../../../fixtures/overlaps/urls.ts#L8)
 *
 * @example "/files/a"
 */
export function file(
  params: { readonly file: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/files/${quotePathParam(params?.file)}`,
    options,
    params,
    ["file"],
    "file",
    "files/<path:file>",
  );
}

/**
 * `<int:id>/`
 *
 * name `by_id`, view `views.byId`, [urls.ts:9](../../../fixtures/overlaps/urls.ts#L9)
 *
 * @example "/1/"
 */
export function byId(
  params: { readonly id: number },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/${quoteInt(params?.id)}/`,
    options,
    params,
    ["id"],
    "by_id",
    "<int:id>/",
  );
}

const rangePatterns: readonly PathPattern[] = [
  {
    pattern: "<str:from>-<str:to>/",
    parts: [{ param: "from", as: "str" }, "-", { param: "to", as: "str" }, "/"],
    whole: /^(?:[^/]+)-(?:[^/]+)\/$/u,
    pieces: [/[^/]+/uy, "-", /[^/]+/uy, "/"],
  },
];

/**
 * `<str:from>-<str:to>/`
 *
 * name `range`, view `views.range`, [urls.ts:10](../../../fixtures/overlaps/urls.ts#L10)
 *
 * @example "/a-a/"
 */
export function range(
  params: { readonly from: string; readonly to: string },
  options?: UrlOptions,
): string {
  return reverseFirst("range", rangePatterns, params, options);
}

/**
 * `<slug:word>/`
 *
 * name `word`, view `views.word`, [urls.ts:11](../../../fixtures/overlaps/urls.ts#L11)
 *
 * @example "/a/"
 */
export function word(
  params: { readonly word: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/${quoteSlug(params?.word)}/`,
    options,
    params,
    ["word"],
    "word",
    "<slug:word>/",
  );
}

/**
 * `<str:text>/`
 *
 * name `text`, view `views.text`, [urls.ts:12](../../../fixtures/overlaps/urls.ts#L12)
 *
 * @example "/~/"
 */
export function text(
  params: { readonly text: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/${quoteStr(params?.text)}/`,
    options,
    params,
    ["text"],
    "text",
    "<str:text>/",
  );
}

const digitsPatterns: readonly PathPattern[] = [
  {
    pattern: "<int:a><int:b>",
    parts: [
      { param: "a", as: "int" },
      { param: "b", as: "int" },
    ],
    whole: /^(?:[0-9]+)(?:[0-9]+)$/u,
    pieces: [/[0-9]+/uy, /[0-9]+/uy],
  },
];

/**
 * `<int:a><int:b>`
 *
 * name `digits`, view `views.range`, [urls.ts:13](../../../fixtures/overlaps/urls.ts#L13)
 *
 * @example "/11"
 */
export function digits(
  params: { readonly a: number; readonly b: number },
  options?: UrlOptions,
): string {
  return reverseFirst("digits", digitsPatterns, params, options);
}

/**
 * `__proto__/<str:__proto__>/`
 *
 * name `constructor`, view `views.text`, [urls.ts:14](../../../fixtures/overlaps/urls.ts#L14)
 *
 * @example "/__proto__/a/"
 */
export function constructor(
  params: { readonly ["__proto__"]: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/__proto__/${quoteStr(params?.__proto__)}/`,
    options,
    params,
    ["__proto__"],
    "constructor",
    "__proto__/<str:__proto__>/",
  );
}
