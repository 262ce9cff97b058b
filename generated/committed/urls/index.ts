// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  quoteInt,
  quotePathParam,
  quoteStr,
  toParamsUrl,
  toPlainUrl,
  type UrlOptions,
} from "urlc";

/**
 * `pages/<path:page>/edit/`
 *
 * name `edit`, view `views.edit`, [urls.ts:5](../../../fixtures/committed/urls.ts#L5)
 */
export function edit(
  params: { readonly page: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/pages/${quotePathParam(params?.page)}/edit/`,
    options,
    params,
    ["page"],
    "edit",
    "pages/<path:page>/edit/",
  );
}

/**
 * `pages/<path:page>/`
 *
 * name `show`, view `views.show`, [urls.ts:5](../../../fixtures/committed/urls.ts#L5)
 *
 * @example "/pages/a/"
 */
export function show(
  params: { readonly page: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/pages/${quotePathParam(params?.page)}/`,
    options,
    params,
    ["page"],
    "show",
    "pages/<path:page>/",
  );
}

/**
 * `apple/`
 *
 * name `apple`, view `views.show`, [urls.ts:10](../../../fixtures/committed/urls.ts#L10)
 *
 * @example "/apple/"
 */
export function apple(options?: UrlOptions): string {
  return toPlainUrl("/apple/", options);
}

/**
 * `users/<str:user>/posts/<int:post>/`
 *
 * name `post`, view `views.show`, [urls.ts:11](../../../fixtures/committed/urls.ts#L11)
 *
 * @example "/users/a/posts/1/"
 */
export function post(
  params: { readonly user: string; readonly post: number },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/users/${quoteStr(params?.user)}/posts/${quoteInt(params?.post)}/`,
    options,
    params,
    ["user", "post"],
    "post",
    "users/<str:user>/posts/<int:post>/",
  );
}
