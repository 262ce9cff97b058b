// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { ResolverMatch, RouteInfo, Router } from "urlc";
import * as greetingsViews from "../../fixtures/mysite/greetings/views.ts";

type Scope = Pick<RouteInfo, "namespaces" | "appNames">;

const none = Object.freeze({});
const greetings: Scope = { namespaces: ["greetings"], appNames: ["greetings"] };
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

const greetingsHome = answer(
  greetingsViews.home,
  0,
  "greetings/",
  "greetings:home",
  "home",
  greetings,
);
const greetingsSearch = answer(
  greetingsViews.search,
  1,
  "greetings/search/",
  "greetings:search",
  "search",
  greetings,
);
const greetingsGoHome = answer(
  greetingsViews.goHome,
  2,
  "greetings/go-home/",
  "greetings:go_home",
  "go_home",
  greetings,
);
const greetingsGoHomeByName = answer(
  greetingsViews.goHomeByName,
  3,
  "greetings/go-home-by-name/",
  "greetings:go_home_by_name",
  "go_home_by_name",
  greetings,
);
const greetingsShowProfile = answer(
  greetingsViews.showProfile,
  4,
  "greetings/profile/<str:username>/",
  "greetings:show_profile",
  "show_profile",
  greetings,
);
const greetingsPersonalizedGreeting = answer(
  greetingsViews.personalizedGreeting,
  5,
  "greetings/<str:name>/",
  "greetings:personalized_greeting",
  "personalized_greeting",
  greetings,
);

function resolve(path: string): ResolverMatch | null {
  switch (path.length) {
    case 11:
      if (path === "/greetings/") {
        return greetingsHome;
      }
      break;
    case 18:
      if (path === "/greetings/search/") {
        return greetingsSearch;
      }
      break;
    case 19:
      if (path === "/greetings/go-home/") {
        return greetingsGoHome;
      }
      break;
    case 27:
      if (path === "/greetings/go-home-by-name/") {
        return greetingsGoHomeByName;
      }
      break;
  }
  if (path.length >= 13 && path.slice(0, 11) === "/greetings/") {
    if (path.length >= 21 && path.slice(11, 19) === "profile/") {
      const usernameEnd = path.indexOf("/", 19);
      if (usernameEnd > 19 && path.length === usernameEnd + 1) {
        // greetings/profile/<str:username>/
        return {
          view: greetingsShowProfile.view,
          params: { username: path.slice(19, usernameEnd) },
          route: greetingsShowProfile.route,
        };
      }
    }
    const nameEnd = path.indexOf("/", 11);
    if (nameEnd > 11 && path.length === nameEnd + 1) {
      // greetings/<str:name>/
      return {
        view: greetingsPersonalizedGreeting.view,
        params: { name: path.slice(11, nameEnd) },
        route: greetingsPersonalizedGreeting.route,
      };
    }
  }
  return null;
}

/** The URLconf, compiled. */
export const router: Router = { resolve, routes, handlers: {} };
