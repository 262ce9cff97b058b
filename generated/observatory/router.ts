// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { viewAt } from "urlc";
import type { ResolverMatch, RouteInfo, Router } from "urlc";
import * as apiViews from "../../fixtures/observatory/api/views.ts";
import * as observatoryConverters from "../../fixtures/observatory/converters.ts";
import * as sessionsViews from "../../fixtures/observatory/telescopes/sessions/views.ts";
import * as telescopesViews from "../../fixtures/observatory/telescopes/views.ts";
import * as observatoryUrls from "../../fixtures/observatory/urls.ts";
import * as observatoryViews from "../../fixtures/observatory/views.ts";

type Scope = Pick<RouteInfo, "namespaces" | "appNames">;

const none = Object.freeze({});
const root: Scope = { namespaces: [], appNames: [] };
const north: Scope = { namespaces: ["north"], appNames: ["telescopes"] };
const northSessions: Scope = {
  namespaces: ["north", "sessions"],
  appNames: ["telescopes", "sessions"],
};
const south: Scope = { namespaces: ["south"], appNames: ["telescopes"] };
const southSessions: Scope = {
  namespaces: ["south", "sessions"],
  appNames: ["telescopes", "sessions"],
};
const apiV1: Scope = { namespaces: ["api", "v1"], appNames: ["api", "v1"] };
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

const index = answer(observatoryViews.index, 0, "", "index", "index", root);
const object2 = answer(
  viewAt(observatoryUrls.urlpatterns, 1),
  1,
  "objects/<messier:number>/",
  "object",
  "object",
  root,
);
const docs = answer(
  observatoryViews.docs,
  2,
  "docs/<path:file>",
  "docs",
  "docs",
  root,
);
const northIndex = answer(
  telescopesViews.index,
  3,
  "north/",
  "north:index",
  "index",
  north,
);
const northDetail = answer(
  telescopesViews.detail,
  4,
  "north/<slug:telescope>/",
  "north:detail",
  "detail",
  north,
);
const northSessionsSession = answer(
  sessionsViews.session,
  5,
  "north/<slug:telescope>/sessions/<night:date>/",
  "north:sessions:session",
  "session",
  northSessions,
);
const northSessionsFrame = answer(
  sessionsViews.frame,
  6,
  "north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
  "north:sessions:frame",
  "frame",
  northSessions,
);
const southIndex = answer(
  telescopesViews.index,
  7,
  "south/",
  "south:index",
  "index",
  south,
  Object.freeze({ hemisphere: "south" }),
);
const southDetail = answer(
  telescopesViews.detail,
  8,
  "south/<slug:telescope>/",
  "south:detail",
  "detail",
  south,
);
const southSessionsSession = answer(
  sessionsViews.session,
  9,
  "south/<slug:telescope>/sessions/<night:date>/",
  "south:sessions:session",
  "session",
  southSessions,
);
const southSessionsFrame = answer(
  sessionsViews.frame,
  10,
  "south/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/",
  "south:sessions:frame",
  "frame",
  southSessions,
);
const apiV1Object = answer(
  apiViews.objectJson,
  11,
  "api/v1/objects/<int:id>.json",
  "api:v1:object",
  "object",
  apiV1,
);
const imprint = answer(
  observatoryViews.page,
  12,
  "imprint/",
  "imprint",
  "imprint",
  root,
  Object.freeze({ title: "Imprint" }),
);
const archive = answer(
  observatoryViews.archive,
  13,
  "^archive\\/(?<year>[0-9]{4})(?:\\/(?<month>[0-9]{2}))?\\/$",
  "archive",
  "archive",
  root,
);
const ping = answer(
  viewAt(observatoryUrls.urlpatterns, 8),
  14,
  "ping/",
  "ping",
  "ping",
  root,
);
const about = answer(
  viewAt(observatoryUrls.urlpatterns, 9),
  15,
  "about/",
  "about",
  "about",
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

function isNight(path: string, at: number): boolean {
  for (let next = at; next < at + 4; next++) {
    const char = path.charCodeAt(next);
    if (char < 48 || char > 57) {
      return false;
    }
  }
  if (path.charCodeAt(at + 4) !== 45) return false;
  for (let next = at + 5; next < at + 7; next++) {
    const char = path.charCodeAt(next);
    if (char < 48 || char > 57) {
      return false;
    }
  }
  if (path.charCodeAt(at + 7) !== 45) return false;
  for (let next = at + 8; next < at + 10; next++) {
    const char = path.charCodeAt(next);
    if (char < 48 || char > 57) {
      return false;
    }
  }
  return true;
}

/** 1 for each of 0-9 a-f */
const uuidChars = new Uint8Array(256).fill(1, 48, 58).fill(1, 97, 103);

function isUuid(path: string, at: number): boolean {
  for (let next = at; next < at + 8; next++) {
    const char = path.charCodeAt(next);
    if (uuidChars[char] !== 1) {
      return false;
    }
  }
  if (path.charCodeAt(at + 8) !== 45) return false;
  for (let next = at + 9; next < at + 13; next++) {
    const char = path.charCodeAt(next);
    if (uuidChars[char] !== 1) {
      return false;
    }
  }
  if (path.charCodeAt(at + 13) !== 45) return false;
  for (let next = at + 14; next < at + 18; next++) {
    const char = path.charCodeAt(next);
    if (uuidChars[char] !== 1) {
      return false;
    }
  }
  if (path.charCodeAt(at + 18) !== 45) return false;
  for (let next = at + 19; next < at + 23; next++) {
    const char = path.charCodeAt(next);
    if (uuidChars[char] !== 1) {
      return false;
    }
  }
  if (path.charCodeAt(at + 23) !== 45) return false;
  for (let next = at + 24; next < at + 36; next++) {
    const char = path.charCodeAt(next);
    if (uuidChars[char] !== 1) {
      return false;
    }
  }
  return true;
}

function isText(path: string, at: number): boolean {
  for (let next = at; next < at + 4; next++) {
    const char = path.charCodeAt(next);
    if (char < 48 || char > 57) {
      return false;
    }
  }
  return true;
}

const object2Pattern = /^objects\/(M[1-9][0-9]{0,2})\/$/u;
// objects/<messier:number>/
function matchObject2(path: string): ResolverMatch | null {
  const match = object2Pattern.exec(path.slice(1));
  if (match === null) return null;
  const number2 = observatoryConverters.messier.parse(match[1]!);
  if (number2 === undefined) return null;
  return {
    view: object2.view,
    params: { number: number2 },
    route: object2.route,
  };
}

const archivePattern =
  /^(?:^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$)$/u;
// ^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$
function matchArchive(path: string): ResolverMatch | null {
  const match = archivePattern.exec(path.slice(1));
  if (match === null) return null;
  const year = match[1]!;
  const month = match[2];
  return {
    view: archive.view,
    params: { year, ...(month === undefined ? undefined : { month }) },
    route: archive.route,
  };
}

function underSouth(path: string): ResolverMatch | null {
  if (path.length >= 9 && path.slice(0, 7) === "/south/") {
    const telescopeEnd = endOfSlug(path, 7);
    if (telescopeEnd > 7) {
      if (
        path.length === telescopeEnd + 1 &&
        path.charCodeAt(telescopeEnd) === 47
      ) {
        // south/<slug:telescope>/
        return {
          view: southDetail.view,
          params: {
            hemisphere: "south",
            telescope: path.slice(7, telescopeEnd),
          },
          route: southDetail.route,
        };
      }
      if (
        path.length >= telescopeEnd + 21 &&
        path.slice(telescopeEnd, telescopeEnd + 10) === "/sessions/" &&
        isNight(path, telescopeEnd + 10)
      ) {
        if (
          path.length === telescopeEnd + 21 &&
          path.charCodeAt(telescopeEnd + 20) === 47
        ) {
          // south/<slug:telescope>/sessions/<night:date>/
          const date = observatoryConverters.night.parse(
            path.slice(telescopeEnd + 10, telescopeEnd + 20),
          );
          if (date !== undefined) {
            return {
              view: southSessionsSession.view,
              params: {
                hemisphere: "south",
                telescope: path.slice(7, telescopeEnd),
                date,
              },
              route: southSessionsSession.route,
            };
          }
        }
        if (
          path.length >= telescopeEnd + 65 &&
          path.slice(telescopeEnd + 20, telescopeEnd + 28) === "/frames/" &&
          isUuid(path, telescopeEnd + 28) &&
          path.length === telescopeEnd + 65 &&
          path.charCodeAt(telescopeEnd + 64) === 47
        ) {
          // south/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/
          const date = observatoryConverters.night.parse(
            path.slice(telescopeEnd + 10, telescopeEnd + 20),
          );
          if (date !== undefined) {
            return {
              view: southSessionsFrame.view,
              params: {
                hemisphere: "south",
                telescope: path.slice(7, telescopeEnd),
                date,
                frame: path.slice(telescopeEnd + 28, telescopeEnd + 64),
              },
              route: southSessionsFrame.route,
            };
          }
        }
      }
    }
  }
  return null;
}

function resolve(path: string): ResolverMatch | null {
  switch (path.length) {
    case 1:
      if (path === "/") {
        return index;
      }
      break;
    case 6:
      if (path === "/ping/") {
        return ping;
      }
      break;
    case 7:
      switch (path.charCodeAt(1)) {
        case 110: // n
          if (path === "/north/") {
            return northIndex;
          }
          break;
        case 115: // s
          if (path === "/south/") {
            return southIndex;
          }
          break;
        case 97: // a
          if (path === "/about/") {
            return about;
          }
          break;
      }
      break;
    case 9:
      if (path === "/imprint/") {
        return imprint;
      }
      break;
  }
  if (path.length >= 7) {
    switch (path.charCodeAt(1)) {
      case 111: // o
        if (path.length >= 9 && path.slice(0, 9) === "/objects/") {
          return matchObject2(path);
        }
        break;
      case 100: // d
        if (
          path.charCodeAt(0) === 47 &&
          path.charCodeAt(2) === 111 &&
          path.charCodeAt(3) === 99 &&
          path.charCodeAt(4) === 115 &&
          path.charCodeAt(5) === 47 &&
          path.indexOf("\n", 6) === -1
        ) {
          // docs/<path:file>
          return {
            view: docs.view,
            params: { file: path.slice(6) },
            route: docs.route,
          };
        }
        break;
      case 110: // n
        if (path.length >= 9 && path.slice(0, 7) === "/north/") {
          const telescopeEnd = endOfSlug(path, 7);
          if (telescopeEnd > 7) {
            if (
              path.length === telescopeEnd + 1 &&
              path.charCodeAt(telescopeEnd) === 47
            ) {
              // north/<slug:telescope>/
              return {
                view: northDetail.view,
                params: { telescope: path.slice(7, telescopeEnd) },
                route: northDetail.route,
              };
            }
            if (
              path.length >= telescopeEnd + 21 &&
              path.slice(telescopeEnd, telescopeEnd + 10) === "/sessions/" &&
              isNight(path, telescopeEnd + 10)
            ) {
              if (
                path.length === telescopeEnd + 21 &&
                path.charCodeAt(telescopeEnd + 20) === 47
              ) {
                // north/<slug:telescope>/sessions/<night:date>/
                const date = observatoryConverters.night.parse(
                  path.slice(telescopeEnd + 10, telescopeEnd + 20),
                );
                if (date !== undefined) {
                  return {
                    view: northSessionsSession.view,
                    params: { telescope: path.slice(7, telescopeEnd), date },
                    route: northSessionsSession.route,
                  };
                }
              }
              if (
                path.length >= telescopeEnd + 65 &&
                path.slice(telescopeEnd + 20, telescopeEnd + 28) ===
                  "/frames/" &&
                isUuid(path, telescopeEnd + 28) &&
                path.length === telescopeEnd + 65 &&
                path.charCodeAt(telescopeEnd + 64) === 47
              ) {
                // north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/
                const date = observatoryConverters.night.parse(
                  path.slice(telescopeEnd + 10, telescopeEnd + 20),
                );
                if (date !== undefined) {
                  return {
                    view: northSessionsFrame.view,
                    params: {
                      telescope: path.slice(7, telescopeEnd),
                      date,
                      frame: path.slice(telescopeEnd + 28, telescopeEnd + 64),
                    },
                    route: northSessionsFrame.route,
                  };
                }
              }
            }
          }
        }
        break;
      case 115: // s
        return underSouth(path);
      case 97: // a
        if (path.length >= 13) {
          switch (path.charCodeAt(2)) {
            case 112: // p
              if (
                path.length >= 22 &&
                path.slice(0, 12) === "/api/v1/obje" &&
                path.charCodeAt(12) === 99 &&
                path.charCodeAt(13) === 116 &&
                path.charCodeAt(14) === 115 &&
                path.charCodeAt(15) === 47
              ) {
                let id = 0;
                let idEnd = 16;
                while (idEnd < path.length) {
                  const digit = path.charCodeAt(idEnd) - 48;
                  if (digit < 0 || digit > 9) {
                    break;
                  }
                  id = id * 10 + digit;
                  idEnd++;
                }
                if (
                  idEnd > 16 &&
                  path.length === idEnd + 5 &&
                  path.charCodeAt(idEnd) === 46 &&
                  path.charCodeAt(idEnd + 1) === 106 &&
                  path.charCodeAt(idEnd + 2) === 115 &&
                  path.charCodeAt(idEnd + 3) === 111 &&
                  path.charCodeAt(idEnd + 4) === 110
                ) {
                  // api/v1/objects/<int:id>.json
                  if (id <= Number.MAX_SAFE_INTEGER) {
                    return {
                      view: apiV1Object.view,
                      params: { id },
                      route: apiV1Object.route,
                    };
                  }
                }
              }
              break;
            case 114: // r
              if (path.slice(0, 9) === "/archive/" && isText(path, 9)) {
                return matchArchive(path);
              }
              break;
          }
        }
        break;
    }
  }
  return null;
}

/** The URLconf, compiled. */
export const router: Router = {
  resolve,
  routes,
  handlers: {
    404: observatoryViews.pageNotFound,
    500: observatoryUrls.handler500,
  },
};
