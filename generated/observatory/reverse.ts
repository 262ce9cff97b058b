// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import {
  redirectName,
  reverseName,
  type HttpResponseRedirect,
  type ReverseArgs,
  type ReverseRedirectOptions,
  type ReverseTable,
} from "urlc";
import { messier, night } from "../../fixtures/observatory/converters.ts";
import type {
  FilePath,
  IdInt,
  MaybeTitle,
  NoParams,
  NumberMessier,
  TelescopeSlug,
  TelescopeSlug_DateNight,
  TelescopeSlug_DateNight_FrameUuid,
  YearText,
  YearText_MonthText,
} from "./types.ts";

/** Every name that can be reversed, with the params it takes. */
export interface RouteMap {
  index: NoParams;
  object: NumberMessier;
  docs: FilePath;
  imprint: MaybeTitle;
  archive: YearText | YearText_MonthText;
  ping: NoParams;
  about: NoParams;
  "north:index": NoParams;
  "telescopes:index": NoParams;
  "north:detail": TelescopeSlug;
  "telescopes:detail": TelescopeSlug;
  "north:sessions:session": TelescopeSlug_DateNight;
  "telescopes:sessions:session": TelescopeSlug_DateNight;
  "north:sessions:frame": TelescopeSlug_DateNight_FrameUuid;
  "telescopes:sessions:frame": TelescopeSlug_DateNight_FrameUuid;
  "south:index": NoParams;
  "south:detail": TelescopeSlug;
  "south:sessions:session": TelescopeSlug_DateNight;
  "south:sessions:frame": TelescopeSlug_DateNight_FrameUuid;
  "api:v1:object": IdInt;
}

const table: ReverseTable = {
  patterns: [
    { name: "index", pattern: "", parts: [] },
    {
      name: "object",
      pattern: "objects/<messier:number>/",
      parts: ["objects/", { param: "number", as: messier }, "/"],
    },
    {
      name: "docs",
      pattern: "docs/<path:file>",
      parts: ["docs/", { param: "file", as: "path" }],
    },
    { name: "north:index", pattern: "north/", parts: ["north/"] },
    {
      name: "north:detail",
      pattern: "north/<slug:telescope>/",
      parts: ["north/", { param: "telescope", as: "slug" }, "/"],
    },
    {
      name: "north:sessions:session",
      pattern: "north/<slug:telescope>/sessions/<night:date>/",
      parts: [
        "north/",
        { param: "telescope", as: "slug" },
        "/sessions/",
        { param: "date", as: night },
        "/",
      ],
    },
    {
      name: "north:sessions:frame",
      pattern:
        "north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
      parts: [
        "north/",
        { param: "telescope", as: "slug" },
        "/sessions/",
        { param: "date", as: night },
        "/frames/",
        { param: "frame", as: "uuid" },
        "/",
      ],
    },
    { name: "south:index", pattern: "south/", parts: ["south/"] },
    {
      name: "south:detail",
      pattern: "south/<slug:telescope>/",
      parts: ["south/", { param: "telescope", as: "slug" }, "/"],
    },
    {
      name: "south:sessions:session",
      pattern: "south/<slug:telescope>/sessions/<night:date>/",
      parts: [
        "south/",
        { param: "telescope", as: "slug" },
        "/sessions/",
        { param: "date", as: night },
        "/",
      ],
    },
    {
      name: "south:sessions:frame",
      pattern:
        "south/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
      parts: [
        "south/",
        { param: "telescope", as: "slug" },
        "/sessions/",
        { param: "date", as: night },
        "/frames/",
        { param: "frame", as: "uuid" },
        "/",
      ],
    },
    {
      name: "api:v1:object",
      pattern: "api/v1/objects/<int:id>.json",
      parts: ["api/v1/objects/", { param: "id", as: "int" }, ".json"],
    },
    {
      name: "imprint",
      pattern: "imprint/",
      parts: ["imprint/"],
      extras: { title: "Imprint" },
    },
    {
      name: "archive",
      pattern: "^archive\\/(?<year>[0-9]{4})(?:\\/(?<month>[0-9]{2}))?\\/$",
      parts: ["archive/", { param: "year" }, "/"],
      whole: /^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$/u,
    },
    {
      name: "archive",
      pattern: "^archive\\/(?<year>[0-9]{4})(?:\\/(?<month>[0-9]{2}))?\\/$",
      parts: ["archive/", { param: "year" }, "/", { param: "month" }, "/"],
      whole: /^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$/u,
    },
    { name: "ping", pattern: "ping/", parts: ["ping/"] },
    { name: "about", pattern: "about/", parts: ["about/"] },
  ],
  namespaces: [
    "north",
    "north:sessions",
    "south",
    "south:sessions",
    "api",
    "api:v1",
  ],
  apps: [["telescopes", ["south", "north"]]],
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
