// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { viewAt, type ResolverMatch, type RouteInfo, type Router } from "urlc";
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

const patternOfMatchIndex = /^$/u;
/** `` */
function matchIndex(path: string): ResolverMatch | null {
  const match = patternOfMatchIndex.exec(path.slice(1));
  if (match === null) return null;
  return index;
}

const patternOfMatchObject2 = /^objects\/(M[1-9][0-9]{0,2})\/$/u;
/** `objects/<messier:number>/` */
function matchObject2(path: string): ResolverMatch | null {
  const match = patternOfMatchObject2.exec(path.slice(1));
  if (match === null) return null;
  const number2 = observatoryConverters.messier.parse(match[1]!);
  if (number2 === undefined) return null;
  return {
    view: object2.view,
    params: { number: number2 },
    route: object2.route,
  };
}

const patternOfMatchDocs = /^docs\/([^\n]+)$/u;
/** `docs/<path:file>` */
function matchDocs(path: string): ResolverMatch | null {
  const match = patternOfMatchDocs.exec(path.slice(1));
  if (match === null) return null;
  const file = match[1]!;
  return { view: docs.view, params: { file }, route: docs.route };
}

const patternOfMatchNorthIndex = /^north\/$/u;
/** `north/` */
function matchNorthIndex(path: string): ResolverMatch | null {
  const match = patternOfMatchNorthIndex.exec(path.slice(1));
  if (match === null) return null;
  return northIndex;
}

const patternOfMatchNorthDetail = /^north\/([-a-zA-Z0-9_]+)\/$/u;
/** `north/<slug:telescope>/` */
function matchNorthDetail(path: string): ResolverMatch | null {
  const match = patternOfMatchNorthDetail.exec(path.slice(1));
  if (match === null) return null;
  const telescope = match[1]!;
  return {
    view: northDetail.view,
    params: { telescope },
    route: northDetail.route,
  };
}

const patternOfMatchNorthSessionsSession =
  /^north\/([-a-zA-Z0-9_]+)\/sessions\/([0-9]{4}-[0-9]{2}-[0-9]{2})\/$/u;
/** `north/<slug:telescope>/sessions/<night:date>/` */
function matchNorthSessionsSession(path: string): ResolverMatch | null {
  const match = patternOfMatchNorthSessionsSession.exec(path.slice(1));
  if (match === null) return null;
  const telescope = match[1]!;
  const date = observatoryConverters.night.parse(match[2]!);
  if (date === undefined) return null;
  return {
    view: northSessionsSession.view,
    params: { telescope, date },
    route: northSessionsSession.route,
  };
}

const patternOfMatchNorthSessionsFrame =
  /^north\/([-a-zA-Z0-9_]+)\/sessions\/([0-9]{4}-[0-9]{2}-[0-9]{2})\/frames\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/$/u;
/** `north/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/` */
function matchNorthSessionsFrame(path: string): ResolverMatch | null {
  const match = patternOfMatchNorthSessionsFrame.exec(path.slice(1));
  if (match === null) return null;
  const telescope = match[1]!;
  const date = observatoryConverters.night.parse(match[2]!);
  if (date === undefined) return null;
  const frame = match[3]!;
  return {
    view: northSessionsFrame.view,
    params: { telescope, date, frame },
    route: northSessionsFrame.route,
  };
}

const patternOfMatchSouthIndex = /^south\/$/u;
/** `south/` */
function matchSouthIndex(path: string): ResolverMatch | null {
  const match = patternOfMatchSouthIndex.exec(path.slice(1));
  if (match === null) return null;
  return {
    view: southIndex.view,
    params: { hemisphere: "south" },
    route: southIndex.route,
  };
}

const patternOfMatchSouthDetail = /^south\/([-a-zA-Z0-9_]+)\/$/u;
/** `south/<slug:telescope>/` */
function matchSouthDetail(path: string): ResolverMatch | null {
  const match = patternOfMatchSouthDetail.exec(path.slice(1));
  if (match === null) return null;
  const telescope = match[1]!;
  return {
    view: southDetail.view,
    params: { hemisphere: "south", telescope },
    route: southDetail.route,
  };
}

const patternOfMatchSouthSessionsSession =
  /^south\/([-a-zA-Z0-9_]+)\/sessions\/([0-9]{4}-[0-9]{2}-[0-9]{2})\/$/u;
/** `south/<slug:telescope>/sessions/<night:date>/` */
function matchSouthSessionsSession(path: string): ResolverMatch | null {
  const match = patternOfMatchSouthSessionsSession.exec(path.slice(1));
  if (match === null) return null;
  const telescope = match[1]!;
  const date = observatoryConverters.night.parse(match[2]!);
  if (date === undefined) return null;
  return {
    view: southSessionsSession.view,
    params: { hemisphere: "south", telescope, date },
    route: southSessionsSession.route,
  };
}

const patternOfMatchSouthSessionsFrame =
  /^south\/([-a-zA-Z0-9_]+)\/sessions\/([0-9]{4}-[0-9]{2}-[0-9]{2})\/frames\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/$/u;
/** `south/<slug:telescope>/sessions/<night:date>/frames/<uuid:frame>/` */
function matchSouthSessionsFrame(path: string): ResolverMatch | null {
  const match = patternOfMatchSouthSessionsFrame.exec(path.slice(1));
  if (match === null) return null;
  const telescope = match[1]!;
  const date = observatoryConverters.night.parse(match[2]!);
  if (date === undefined) return null;
  const frame = match[3]!;
  return {
    view: southSessionsFrame.view,
    params: { hemisphere: "south", telescope, date, frame },
    route: southSessionsFrame.route,
  };
}

const patternOfMatchApiV1Object = /^api\/v1\/objects\/([0-9]+)\.json$/u;
/** `api/v1/objects/<int:id>.json` */
function matchApiV1Object(path: string): ResolverMatch | null {
  const match = patternOfMatchApiV1Object.exec(path.slice(1));
  if (match === null) return null;
  const id = Number(match[1]!);
  if (id > Number.MAX_SAFE_INTEGER) return null;
  return { view: apiV1Object.view, params: { id }, route: apiV1Object.route };
}

const patternOfMatchImprint = /^imprint\/$/u;
/** `imprint/` */
function matchImprint(path: string): ResolverMatch | null {
  const match = patternOfMatchImprint.exec(path.slice(1));
  if (match === null) return null;
  return {
    view: imprint.view,
    params: { title: "Imprint" },
    route: imprint.route,
  };
}

const patternOfMatchArchive =
  /^(?:^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$)$/u;
/** `^archive\/(?<year>[0-9]{4})(?:\/(?<month>[0-9]{2}))?\/$` */
function matchArchive(path: string): ResolverMatch | null {
  const match = patternOfMatchArchive.exec(path.slice(1));
  if (match === null) return null;
  const year = match[1]!;
  const month = match[2];
  return {
    view: archive.view,
    params: { year, ...(month === undefined ? undefined : { month }) },
    route: archive.route,
  };
}

const patternOfMatchPing = /^ping\/$/u;
/** `ping/` */
function matchPing(path: string): ResolverMatch | null {
  const match = patternOfMatchPing.exec(path.slice(1));
  if (match === null) return null;
  return ping;
}

const patternOfMatchAbout = /^about\/$/u;
/** `about/` */
function matchAbout(path: string): ResolverMatch | null {
  const match = patternOfMatchAbout.exec(path.slice(1));
  if (match === null) return null;
  return about;
}

function resolve(path: string): ResolverMatch | null {
  if (path.charCodeAt(0) !== 47) return null;
  let found: ResolverMatch | null = null;
  found = matchIndex(path);
  if (found !== null) return found;
  found = matchObject2(path);
  if (found !== null) return found;
  found = matchDocs(path);
  if (found !== null) return found;
  found = matchNorthIndex(path);
  if (found !== null) return found;
  found = matchNorthDetail(path);
  if (found !== null) return found;
  found = matchNorthSessionsSession(path);
  if (found !== null) return found;
  found = matchNorthSessionsFrame(path);
  if (found !== null) return found;
  found = matchSouthIndex(path);
  if (found !== null) return found;
  found = matchSouthDetail(path);
  if (found !== null) return found;
  found = matchSouthSessionsSession(path);
  if (found !== null) return found;
  found = matchSouthSessionsFrame(path);
  if (found !== null) return found;
  found = matchApiV1Object(path);
  if (found !== null) return found;
  found = matchImprint(path);
  if (found !== null) return found;
  found = matchArchive(path);
  if (found !== null) return found;
  found = matchPing(path);
  if (found !== null) return found;
  found = matchAbout(path);
  if (found !== null) return found;
  return found;
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
