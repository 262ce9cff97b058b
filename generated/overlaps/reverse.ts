// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  redirectName,
  reverseName,
  type HttpResponseRedirect,
  type ReverseArgs,
  type ReverseRedirectOptions,
  type ReverseTable,
} from "urlc";
import type {
  AInt_BInt,
  FilePath,
  FromStr_ToStr,
  IdInt,
  ProtoStr,
  TagSlug,
  TextStr,
  WordSlug,
} from "./types.ts";

/** Every name that can be reversed, with the params it takes. */
export interface RouteMap {
  history: FilePath;
  latest: TagSlug;
  file: FilePath;
  by_id: IdInt;
  range: FromStr_ToStr;
  word: WordSlug;
  text: TextStr;
  digits: AInt_BInt;
  constructor: ProtoStr;
}

const table: ReverseTable = {
  patterns: [
    {
      name: "history",
      pattern: "files/<path:file>/history/",
      parts: ["files/", { param: "file", as: "path" }, "/history/"],
    },
    {
      name: "latest",
      pattern: "files/latest/<slug:tag>/",
      parts: ["files/latest/", { param: "tag", as: "slug" }, "/"],
    },
    {
      name: "file",
      pattern: "files/<path:file>",
      parts: ["files/", { param: "file", as: "path" }],
    },
    {
      name: "by_id",
      pattern: "<int:id>/",
      parts: [{ param: "id", as: "int" }, "/"],
    },
    {
      name: "range",
      pattern: "<str:from>-<str:to>/",
      parts: [
        { param: "from", as: "str" },
        "-",
        { param: "to", as: "str" },
        "/",
      ],
      whole: /^(?:[^/]+)-(?:[^/]+)\/$/u,
      pieces: [/[^/]+/uy, "-", /[^/]+/uy, "/"],
    },
    {
      name: "word",
      pattern: "<slug:word>/",
      parts: [{ param: "word", as: "slug" }, "/"],
    },
    {
      name: "text",
      pattern: "<str:text>/",
      parts: [{ param: "text", as: "str" }, "/"],
    },
    {
      name: "digits",
      pattern: "<int:a><int:b>",
      parts: [
        { param: "a", as: "int" },
        { param: "b", as: "int" },
      ],
      whole: /^(?:[0-9]+)(?:[0-9]+)$/u,
      pieces: [/[0-9]+/uy, /[0-9]+/uy],
    },
    {
      name: "constructor",
      pattern: "__proto__/<str:__proto__>/",
      parts: ["__proto__/", { param: "__proto__", as: "str" }, "/"],
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
