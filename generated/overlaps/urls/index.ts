// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  noReverseMatch,
  quoteInt,
  quotePathParam,
  quoteSlug,
  quoteStr,
  reverseFirst,
  toUrl,
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
  const file2 = quotePathParam(params.file);
  if (file2 === undefined) {
    throw noReverseMatch("history", params, "files/<path:file>/history/");
  }
  return toUrl(`/files/${file2}/history/`, options);
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
  const tag = quoteSlug(params.tag);
  if (tag === undefined) {
    throw noReverseMatch("latest", params, "files/latest/<slug:tag>/");
  }
  return toUrl(`/files/latest/${tag}/`, options);
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
  const file2 = quotePathParam(params.file);
  if (file2 === undefined) {
    throw noReverseMatch("file", params, "files/<path:file>");
  }
  return toUrl(`/files/${file2}`, options);
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
  const id = quoteInt(params.id);
  if (id === undefined) {
    throw noReverseMatch("by_id", params, "<int:id>/");
  }
  return toUrl(`/${id}/`, options);
}

const rangePatterns: readonly PathPattern[] = [
  {
    pattern: "<str:from>-<str:to>/",
    parts: [{ param: "from", as: "str" }, "-", { param: "to", as: "str" }, "/"],
    whole: /^(?:[^/]+)-(?:[^/]+)\/$/u,
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
  const word2 = quoteSlug(params.word);
  if (word2 === undefined) {
    throw noReverseMatch("word", params, "<slug:word>/");
  }
  return toUrl(`/${word2}/`, options);
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
  const text2 = quoteStr(params.text);
  if (text2 === undefined) {
    throw noReverseMatch("text", params, "<str:text>/");
  }
  return toUrl(`/${text2}/`, options);
}

const digitsPatterns: readonly PathPattern[] = [
  {
    pattern: "<int:a><int:b>",
    parts: [
      { param: "a", as: "int" },
      { param: "b", as: "int" },
    ],
    whole: /^(?:[0-9]+)(?:[0-9]+)$/u,
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
  const __proto__2 = quoteStr(params.__proto__);
  if (__proto__2 === undefined) {
    throw noReverseMatch("constructor", params, "__proto__/<str:__proto__>/");
  }
  return toUrl(`/__proto__/${__proto__2}/`, options);
}
