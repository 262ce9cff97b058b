// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { type ResolverMatch, type RouteInfo, type Router } from "urlc";
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

const patternOfMatchGreetingsHome = /^greetings\/$/u;
/** `greetings/` */
function matchGreetingsHome(path: string): ResolverMatch | null {
  const match = patternOfMatchGreetingsHome.exec(path.slice(1));
  if (match === null) return null;
  return greetingsHome;
}

const patternOfMatchGreetingsSearch = /^greetings\/search\/$/u;
/** `greetings/search/` */
function matchGreetingsSearch(path: string): ResolverMatch | null {
  const match = patternOfMatchGreetingsSearch.exec(path.slice(1));
  if (match === null) return null;
  return greetingsSearch;
}

const patternOfMatchGreetingsGoHome = /^greetings\/go-home\/$/u;
/** `greetings/go-home/` */
function matchGreetingsGoHome(path: string): ResolverMatch | null {
  const match = patternOfMatchGreetingsGoHome.exec(path.slice(1));
  if (match === null) return null;
  return greetingsGoHome;
}

const patternOfMatchGreetingsGoHomeByName = /^greetings\/go-home-by-name\/$/u;
/** `greetings/go-home-by-name/` */
function matchGreetingsGoHomeByName(path: string): ResolverMatch | null {
  const match = patternOfMatchGreetingsGoHomeByName.exec(path.slice(1));
  if (match === null) return null;
  return greetingsGoHomeByName;
}

const patternOfMatchGreetingsShowProfile = /^greetings\/profile\/([^/]+)\/$/u;
/** `greetings/profile/<str:username>/` */
function matchGreetingsShowProfile(path: string): ResolverMatch | null {
  const match = patternOfMatchGreetingsShowProfile.exec(path.slice(1));
  if (match === null) return null;
  const username = match[1]!;
  return {
    view: greetingsShowProfile.view,
    params: { username },
    route: greetingsShowProfile.route,
  };
}

const patternOfMatchGreetingsPersonalizedGreeting = /^greetings\/([^/]+)\/$/u;
/** `greetings/<str:name>/` */
function matchGreetingsPersonalizedGreeting(
  path: string,
): ResolverMatch | null {
  const match = patternOfMatchGreetingsPersonalizedGreeting.exec(path.slice(1));
  if (match === null) return null;
  const name = match[1]!;
  return {
    view: greetingsPersonalizedGreeting.view,
    params: { name },
    route: greetingsPersonalizedGreeting.route,
  };
}

function resolve(path: string): ResolverMatch | null {
  if (path.charCodeAt(0) !== 47) return null;
  let found: ResolverMatch | null = null;
  found = matchGreetingsHome(path);
  if (found !== null) return found;
  found = matchGreetingsSearch(path);
  if (found !== null) return found;
  found = matchGreetingsGoHome(path);
  if (found !== null) return found;
  found = matchGreetingsGoHomeByName(path);
  if (found !== null) return found;
  found = matchGreetingsShowProfile(path);
  if (found !== null) return found;
  found = matchGreetingsPersonalizedGreeting(path);
  if (found !== null) return found;
  return found;
}

/** The URLconf, compiled. */
export const router: Router = { resolve, routes, handlers: {} };
