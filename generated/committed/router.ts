// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { ResolverMatch, RouteInfo, Router } from "urlc";
import * as committedViews from "../../fixtures/committed/views.ts";

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

const edit = answer(
  committedViews.edit,
  0,
  "pages/<path:page>/edit/",
  "edit",
  "edit",
  root,
);
const show = answer(
  committedViews.show,
  1,
  "pages/<path:page>/",
  "show",
  "show",
  root,
);
const viewsShow = answer(
  committedViews.show,
  2,
  "number/<int:number>5/",
  "views.show",
  undefined,
  root,
);
const viewsEdit = answer(
  committedViews.edit,
  3,
  "number/<int:number>-edit/",
  "views.edit",
  undefined,
  root,
);
const apple = answer(committedViews.show, 4, "apple/", "apple", "apple", root);
const post = answer(
  committedViews.show,
  5,
  "users/<str:user>/posts/<int:post>/",
  "post",
  "post",
  root,
);

/** Where a run of anything but U+000A ends. */
function endOfPath(path: string, at: number): number {
  const end = path.indexOf("\n", at);
  return end === -1 ? path.length : end;
}

function resolve(path: string): ResolverMatch | null {
  if (path === "/apple/") {
    return apple;
  }
  if (path.length >= 9) {
    switch (path.charCodeAt(1)) {
      case 112: // p
        if (path.slice(0, 7) === "/pages/") {
          const stop = endOfPath(path, 7);
          const pageEnd = path.lastIndexOf("/", stop - 1);
          if (pageEnd > 7) {
            let found: ResolverMatch | undefined;
            switch (path.length - pageEnd) {
              case 1:
                // pages/<path:page>/
                found = show;
                break;
              case 6:
                if (
                  path.charCodeAt(pageEnd + 1) === 101 &&
                  path.charCodeAt(pageEnd + 2) === 100 &&
                  path.charCodeAt(pageEnd + 3) === 105 &&
                  path.charCodeAt(pageEnd + 4) === 116 &&
                  path.charCodeAt(pageEnd + 5) === 47
                ) {
                  // pages/<path:page>/edit/
                  found = edit;
                }
                break;
            }
            if (found !== undefined) {
              return {
                view: found.view,
                params: { page: path.slice(7, pageEnd) },
                route: found.route,
              };
            }
          }
        }
        break;
      case 110: // n
        if (path.length >= 11 && path.slice(0, 8) === "/number/") {
          let number2 = 0;
          let numberEnd = 8;
          while (numberEnd < path.length) {
            const digit = path.charCodeAt(numberEnd) - 48;
            if (digit < 0 || digit > 9) {
              break;
            }
            number2 = number2 * 10 + digit;
            numberEnd++;
          }
          if (numberEnd > 8) {
            let found: ResolverMatch | undefined;
            switch (path.length - numberEnd) {
              case 2:
                if (
                  path.charCodeAt(numberEnd) === 53 &&
                  path.charCodeAt(numberEnd + 1) === 47
                ) {
                  // number/<int:number>5/
                  found = viewsShow;
                }
                break;
              case 6:
                if (path.slice(numberEnd) === "-edit/") {
                  // number/<int:number>-edit/
                  found = viewsEdit;
                }
                break;
            }
            if (found !== undefined && number2 <= Number.MAX_SAFE_INTEGER) {
              return {
                view: found.view,
                params: { number: number2 },
                route: found.route,
              };
            }
          }
        }
        break;
      case 117: // u
        if (path.length >= 17 && path.slice(0, 7) === "/users/") {
          const userEnd = path.indexOf("/", 7);
          if (
            userEnd > 7 &&
            path.length >= userEnd + 9 &&
            path.slice(userEnd + 1, userEnd + 7) === "posts/"
          ) {
            let post2 = 0;
            let postEnd = userEnd + 7;
            while (postEnd < path.length) {
              const digit = path.charCodeAt(postEnd) - 48;
              if (digit < 0 || digit > 9) {
                break;
              }
              post2 = post2 * 10 + digit;
              postEnd++;
            }
            if (
              postEnd > userEnd + 7 &&
              path.length === postEnd + 1 &&
              path.charCodeAt(postEnd) === 47
            ) {
              // users/<str:user>/posts/<int:post>/
              if (post2 <= Number.MAX_SAFE_INTEGER) {
                return {
                  view: post.view,
                  params: { user: path.slice(7, userEnd), post: post2 },
                  route: post.route,
                };
              }
            }
          }
        }
        break;
    }
  }
  return null;
}

/** The URLconf, compiled. */
export const router: Router = { resolve, routes, handlers: {} };
