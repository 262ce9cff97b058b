// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  redirectName,
  reverseName,
  type HttpResponseRedirect,
  type ReverseArgs,
  type ReverseRedirectOptions,
  type ReverseTable,
} from "urlc";
import type { NoParams, PagePath, UserStr_PostInt } from "./types.ts";

/** Every name that can be reversed, with the params it takes. */
export interface RouteMap {
  edit: PagePath;
  show: PagePath;
  apple: NoParams;
  post: UserStr_PostInt;
}

const table: ReverseTable = {
  patterns: [
    {
      name: "edit",
      pattern: "pages/<path:page>/edit/",
      parts: ["pages/", { param: "page", as: "path" }, "/edit/"],
    },
    {
      name: "show",
      pattern: "pages/<path:page>/",
      parts: ["pages/", { param: "page", as: "path" }, "/"],
    },
    { name: "apple", pattern: "apple/", parts: ["apple/"] },
    {
      name: "post",
      pattern: "users/<str:user>/posts/<int:post>/",
      parts: [
        "users/",
        { param: "user", as: "str" },
        "/posts/",
        { param: "post", as: "int" },
        "/",
      ],
    },
  ],
  namespaces: [],
};

/**
 * The URL of a name.
 * @throws {NoReverseMatch} for values that no pattern of the name takes
 */
export function reverse<Name extends keyof RouteMap>(
  name: Name,
  ...args: ReverseArgs<RouteMap[Name]>
): string {
  return reverseName(table, name, ...args);
}

/** A redirect to the URL of a name: 302, or 301 with `permanent`. */
export function redirect<Name extends keyof RouteMap>(
  name: Name,
  ...args: ReverseArgs<RouteMap[Name], ReverseRedirectOptions>
): HttpResponseRedirect {
  return redirectName(table, name, ...args);
}
