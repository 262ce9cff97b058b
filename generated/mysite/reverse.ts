// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  redirectName,
  reverseName,
  type HttpResponseRedirect,
  type ReverseArgs,
  type ReverseRedirectOptions,
  type ReverseTable,
} from "urlc";
import type { NameStr, NoParams, UsernameStr } from "./types.ts";

/** Every name that can be reversed, with the params it takes. */
export interface RouteMap {
  "greetings:home": NoParams;
  "greetings:search": NoParams;
  "greetings:go_home": NoParams;
  "greetings:go_home_by_name": NoParams;
  "greetings:show_profile": UsernameStr;
  "greetings:personalized_greeting": NameStr;
}

const table: ReverseTable = {
  patterns: [
    { name: "greetings:home", pattern: "greetings/", parts: ["greetings/"] },
    {
      name: "greetings:search",
      pattern: "greetings/search/",
      parts: ["greetings/search/"],
    },
    {
      name: "greetings:go_home",
      pattern: "greetings/go-home/",
      parts: ["greetings/go-home/"],
    },
    {
      name: "greetings:go_home_by_name",
      pattern: "greetings/go-home-by-name/",
      parts: ["greetings/go-home-by-name/"],
    },
    {
      name: "greetings:show_profile",
      pattern: "greetings/profile/<str:username>/",
      parts: ["greetings/profile/", { param: "username", as: "str" }, "/"],
    },
    {
      name: "greetings:personalized_greeting",
      pattern: "greetings/<str:name>/",
      parts: ["greetings/", { param: "name", as: "str" }, "/"],
    },
  ],
  namespaces: ["greetings"],
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
