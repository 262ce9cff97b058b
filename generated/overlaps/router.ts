// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { ResolverMatch, RouteInfo, Router } from "urlc";
import * as overlapsViews from "../../fixtures/overlaps/views.ts";

type Scope = Pick<RouteInfo, "namespaces" | "appNames">;

const none = Object.freeze({});
const root: Scope = { namespaces: [], appNames: [] };
const routes: RouteInfo[] = [];

/** A route, as the match of a path that gives it no params. */
function answer(
  view: ResolverMatch["view"],
  index: number,
  pattern: string,
  viewName: string,
  urlName: string | undefined,
  { namespaces, appNames }: Scope,
  params: ResolverMatch["params"] = none,
): ResolverMatch {
  const route = Object.freeze({
    index,
    pattern,
    viewName,
    urlName,
    namespaces,
    appNames,
    namespace: namespaces.join(":"),
    appName: appNames.join(":"),
  });
  routes[index] = route;
  return Object.freeze({ view, params, route });
}

const history = answer(
  overlapsViews.history,
  0,
  "files/<path:file>/history/",
  "history",
  "history",
  root,
);
const latest = answer(
  overlapsViews.latest,
  1,
  "files/latest/<slug:tag>/",
  "latest",
  "latest",
  root,
);
const file = answer(
  overlapsViews.file,
  2,
  "files/<path:file>",
  "file",
  "file",
  root,
);
const byId = answer(overlapsViews.byId, 3, "<int:id>/", "by_id", "by_id", root);
const range = answer(
  overlapsViews.range,
  4,
  "<str:from>-<str:to>/",
  "range",
  "range",
  root,
);
const word = answer(
  overlapsViews.word,
  5,
  "<slug:word>/",
  "word",
  "word",
  root,
);
const text = answer(overlapsViews.text, 6, "<str:text>/", "text", "text", root);
const digits = answer(
  overlapsViews.range,
  7,
  "<int:a><int:b>",
  "digits",
  "digits",
  root,
);
const constructor2 = answer(
  overlapsViews.text,
  8,
  "__proto__/<str:__proto__>/",
  "constructor",
  "constructor",
  root,
);

/** 1 for each of - 0-9 A-Z _ a-z */
const slugChars = new Uint8Array(256)
  .fill(1, 45, 46)
  .fill(1, 48, 58)
  .fill(1, 65, 91)
  .fill(1, 95, 96)
  .fill(1, 97, 123);

/** Where a run of - 0-9 A-Z _ a-z ends. */
function endOfSlug(path: string, at: number): number {
  let end = at;
  while (end < path.length) {
    const char = path.charCodeAt(end);
    if (slugChars[char] !== 1) {
      break;
    }
    end++;
  }
  return end;
}

/** Where a run of 0-9 ends. */
function endOfInt(path: string, at: number): number {
  let end = at;
  while (end < path.length) {
    const char = path.charCodeAt(end);
    if (char < 48 || char > 57) {
      break;
    }
    end++;
  }
  return end;
}

/** The number of some digits; -1 when it is not safe. */
function numberAt(path: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    value = value * 10 + (path.charCodeAt(at) - 48);
  }
  return value <= Number.MAX_SAFE_INTEGER ? value : -1;
}

function resolve(path: string): ResolverMatch | null {
  if (path.length >= 3 && path.charCodeAt(0) === 47) {
    if (path.length >= 8) {
      switch (path.charCodeAt(1)) {
        case 102: // f
          if (
            path.charCodeAt(2) === 105 &&
            path.charCodeAt(3) === 108 &&
            path.charCodeAt(4) === 101 &&
            path.charCodeAt(5) === 115 &&
            path.charCodeAt(6) === 47
          ) {
            if (
              path.length > 16 &&
              path.slice(path.length - 9) === "/history/" &&
              path.indexOf("\n", 7) === -1
            ) {
              // files/<path:file>/history/
              return {
                view: history.view,
                params: { file: path.slice(7, path.length - 9) },
                route: history.route,
              };
            }
            if (path.length >= 16 && path.slice(7, 14) === "latest/") {
              const tagEnd = endOfSlug(path, 14);
              if (
                tagEnd > 14 &&
                path.length === tagEnd + 1 &&
                path.charCodeAt(tagEnd) === 47
              ) {
                // files/latest/<slug:tag>/
                return {
                  view: latest.view,
                  params: { tag: path.slice(14, tagEnd) },
                  route: latest.route,
                };
              }
            }
            if (path.indexOf("\n", 7) === -1) {
              // files/<path:file>
              return {
                view: file.view,
                params: { file: path.slice(7) },
                route: file.route,
              };
            }
          }
          break;
        case 95: // _
          if (path.length >= 13 && path.slice(2, 11) === "_proto__/") {
            const __proto__End = path.indexOf("/", 11);
            if (__proto__End > 11 && path.length === __proto__End + 1) {
              // __proto__/<str:__proto__>/
              return {
                view: constructor2.view,
                params: { ["__proto__"]: path.slice(11, __proto__End) },
                route: constructor2.route,
              };
            }
          }
          break;
      }
    }
    let id = 0;
    let idEnd = 1;
    while (idEnd < path.length) {
      const digit = path.charCodeAt(idEnd) - 48;
      if (digit < 0 || digit > 9) {
        break;
      }
      id = id * 10 + digit;
      idEnd++;
    }
    if (
      idEnd > 1 &&
      id <= Number.MAX_SAFE_INTEGER &&
      path.length === idEnd + 1 &&
      path.charCodeAt(idEnd) === 47
    ) {
      // <int:id>/
      if (id <= Number.MAX_SAFE_INTEGER) {
        return { view: byId.view, params: { id }, route: byId.route };
      }
    }
    const toEnd = path.indexOf("/", 1);
    const fromEnd = path.lastIndexOf("-", toEnd - 2);
    if (fromEnd > 1 && path.length === toEnd + 1) {
      // <str:from>-<str:to>/
      return {
        view: range.view,
        params: {
          from: path.slice(1, fromEnd),
          to: path.slice(fromEnd + 1, toEnd),
        },
        route: range.route,
      };
    }
    const wordEnd = endOfSlug(path, 1);
    if (
      wordEnd > 1 &&
      (wordEnd !== idEnd || id > Number.MAX_SAFE_INTEGER) &&
      path.length === wordEnd + 1 &&
      path.charCodeAt(wordEnd) === 47
    ) {
      // <slug:word>/
      return {
        view: word.view,
        params: { word: path.slice(1, wordEnd) },
        route: word.route,
      };
    }
    const textEnd = path.indexOf("/", 1);
    if (
      textEnd > 1 &&
      (textEnd !== idEnd || id > Number.MAX_SAFE_INTEGER) &&
      textEnd !== wordEnd &&
      path.length === textEnd + 1
    ) {
      // <str:text>/
      return {
        view: text.view,
        params: { text: path.slice(1, textEnd) },
        route: text.route,
      };
    }
    const bEnd = endOfInt(path, 1);
    const aEnd = bEnd - 1;
    if (aEnd > 1 && path.length === bEnd) {
      // <int:a><int:b>
      const a = numberAt(path, 1, aEnd);
      if (a >= 0) {
        const b = numberAt(path, aEnd, bEnd);
        if (b >= 0) {
          return { view: digits.view, params: { a, b }, route: digits.route };
        }
      }
    }
  }
  return null;
}

/** The URLconf, compiled. */
export const router: Router = { resolve, routes, handlers: {} };
