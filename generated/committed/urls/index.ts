// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  noReverseMatch,
  quoteInt,
  quotePathParam,
  quoteStr,
  toUrl,
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
  const page = quotePathParam(params.page);
  if (page === undefined) {
    throw noReverseMatch("edit", params, "pages/<path:page>/edit/");
  }
  return toUrl(`/pages/${page}/edit/`, options);
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
  const page = quotePathParam(params.page);
  if (page === undefined) {
    throw noReverseMatch("show", params, "pages/<path:page>/");
  }
  return toUrl(`/pages/${page}/`, options);
}

/**
 * `apple/`
 *
 * name `apple`, view `views.show`, [urls.ts:10](../../../fixtures/committed/urls.ts#L10)
 *
 * @example "/apple/"
 */
export function apple(options?: UrlOptions): string {
  return toUrl("/apple/", options);
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
  const user = quoteStr(params.user);
  const post2 = quoteInt(params.post);
  if (user === undefined || post2 === undefined) {
    throw noReverseMatch("post", params, "users/<str:user>/posts/<int:post>/");
  }
  return toUrl(`/users/${user}/posts/${post2}/`, options);
}
