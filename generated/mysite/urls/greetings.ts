// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { quoteStr, toParamsUrl, toPlainUrl, type UrlOptions } from "urlc";

/**
 * `greetings/`
 *
 * name `greetings:home`, view `views.home`, [greetings/urls.ts:7](../../../fixtures/mysite/greetings/urls.ts#L7)
 *
 * @example "/greetings/"
 */
export function home(options?: UrlOptions): string {
  return toPlainUrl("/greetings/", options);
}

/**
 * `greetings/search/`
 *
 * name `greetings:search`, view `views.search`, [greetings/urls.ts:8](../../../fixtures/mysite/greetings/urls.ts#L8)
 *
 * @example "/greetings/search/"
 */
export function search(options?: UrlOptions): string {
  return toPlainUrl("/greetings/search/", options);
}

/**
 * `greetings/go-home/`
 *
 * name `greetings:go_home`, view `views.goHome`, [greetings/urls.ts:9](../../../fixtures/mysite/greetings/urls.ts#L9)
 *
 * @example "/greetings/go-home/"
 */
export function goHome(options?: UrlOptions): string {
  return toPlainUrl("/greetings/go-home/", options);
}

/**
 * `greetings/go-home-by-name/`
 *
 * name `greetings:go_home_by_name`, view `views.goHomeByName`, [greetings/urls.ts:10](../../../fixtures/mysite/greetings/urls.ts#L10)
 *
 * @example "/greetings/go-home-by-name/"
 */
export function goHomeByName(options?: UrlOptions): string {
  return toPlainUrl("/greetings/go-home-by-name/", options);
}

/**
 * `greetings/profile/<str:username>/`
 *
 * name `greetings:show_profile`, view `views.showProfile`, [greetings/urls.ts:11](../../../fixtures/mysite/greetings/urls.ts#L11)
 *
 * @example "/greetings/profile/a/"
 */
export function showProfile(
  params: { readonly username: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/greetings/profile/${quoteStr(params?.username)}/`,
    options,
    params,
    ["username"],
    "greetings:show_profile",
    "greetings/profile/<str:username>/",
  );
}

/**
 * `greetings/<str:name>/`
 *
 * name `greetings:personalized_greeting`, view `views.personalizedGreeting`, [greetings/urls.ts:12](../../../fixtures/mysite/greetings/urls.ts#L12)
 *
 * @example "/greetings/a/"
 */
export function personalizedGreeting(
  params: { readonly name: string },
  options?: UrlOptions,
): string {
  return toParamsUrl(
    `/greetings/${quoteStr(params?.name)}/`,
    options,
    params,
    ["name"],
    "greetings:personalized_greeting",
    "greetings/<str:name>/",
  );
}
