// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { type ResolverMatch, type RouteInfo, type Router } from "urlc";
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

const patternOfMatchEdit = /^pages\/([^\n]+)\//u;
const patternOfMatchEdit2 = /^edit\/$/u;
/** `pages/<path:page>/edit/` */
function matchEdit(path: string): ResolverMatch | null {
  const match = patternOfMatchEdit.exec(path.slice(1));
  if (match === null) return null;
  const page = match[1]!;
  let rest = path.slice(1).slice(match[0].length);
  const match2 = patternOfMatchEdit2.exec(rest);
  if (match2 === null) return null;
  return { view: edit.view, params: { page }, route: edit.route };
}

const patternOfMatchShow = /^pages\/([^\n]+)\//u;
const patternOfMatchShow2 = /^$/u;
/** `pages/<path:page>/` */
function matchShow(path: string): ResolverMatch | null {
  const match = patternOfMatchShow.exec(path.slice(1));
  if (match === null) return null;
  const page = match[1]!;
  let rest = path.slice(1).slice(match[0].length);
  const match2 = patternOfMatchShow2.exec(rest);
  if (match2 === null) return null;
  return { view: show.view, params: { page }, route: show.route };
}

const patternOfMatchViewsShow = /^number\/([0-9]+)/u;
const patternOfMatchViewsShow2 = /^5\/$/u;
/** `number/<int:number>5/` */
function matchViewsShow(path: string): ResolverMatch | null {
  const match = patternOfMatchViewsShow.exec(path.slice(1));
  if (match === null) return null;
  const number2 = Number(match[1]!);
  if (number2 > Number.MAX_SAFE_INTEGER) return null;
  let rest = path.slice(1).slice(match[0].length);
  const match2 = patternOfMatchViewsShow2.exec(rest);
  if (match2 === null) return null;
  return {
    view: viewsShow.view,
    params: { number: number2 },
    route: viewsShow.route,
  };
}

const patternOfMatchViewsEdit = /^number\/([0-9]+)-edit\/$/u;
/** `number/<int:number>-edit/` */
function matchViewsEdit(path: string): ResolverMatch | null {
  const match = patternOfMatchViewsEdit.exec(path.slice(1));
  if (match === null) return null;
  const number2 = Number(match[1]!);
  if (number2 > Number.MAX_SAFE_INTEGER) return null;
  return {
    view: viewsEdit.view,
    params: { number: number2 },
    route: viewsEdit.route,
  };
}

const patternOfMatchApple = /^apple\/$/u;
/** `apple/` */
function matchApple(path: string): ResolverMatch | null {
  const match = patternOfMatchApple.exec(path.slice(1));
  if (match === null) return null;
  return apple;
}

const patternOfMatchPost = /^users\/([^/]+)\/posts\/([0-9]+)\/$/u;
/** `users/<str:user>/posts/<int:post>/` */
function matchPost(path: string): ResolverMatch | null {
  const match = patternOfMatchPost.exec(path.slice(1));
  if (match === null) return null;
  const user = match[1]!;
  const post2 = Number(match[2]!);
  if (post2 > Number.MAX_SAFE_INTEGER) return null;
  return { view: post.view, params: { user, post: post2 }, route: post.route };
}

function resolve(path: string): ResolverMatch | null {
  if (path.charCodeAt(0) !== 47) return null;
  let found: ResolverMatch | null = null;
  found = matchEdit(path);
  if (found !== null) return found;
  found = matchShow(path);
  if (found !== null) return found;
  found = matchViewsShow(path);
  if (found !== null) return found;
  found = matchViewsEdit(path);
  if (found !== null) return found;
  found = matchApple(path);
  if (found !== null) return found;
  found = matchPost(path);
  if (found !== null) return found;
  return found;
}

/** The URLconf, compiled. */
export const router: Router = { resolve, routes, handlers: {} };
