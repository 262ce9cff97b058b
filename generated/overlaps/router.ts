// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import { type ResolverMatch, type RouteInfo, type Router } from "urlc";
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

const patternOfMatchHistory = /^files\/([^\n]+)\/history\/$/u;
/** `files/<path:file>/history/` */
function matchHistory(path: string): ResolverMatch | null {
  const match = patternOfMatchHistory.exec(path.slice(1));
  if (match === null) return null;
  const file2 = match[1]!;
  return { view: history.view, params: { file: file2 }, route: history.route };
}

const patternOfMatchLatest = /^files\/latest\/([-a-zA-Z0-9_]+)\/$/u;
/** `files/latest/<slug:tag>/` */
function matchLatest(path: string): ResolverMatch | null {
  const match = patternOfMatchLatest.exec(path.slice(1));
  if (match === null) return null;
  const tag = match[1]!;
  return { view: latest.view, params: { tag }, route: latest.route };
}

const patternOfMatchFile = /^files\/([^\n]+)$/u;
/** `files/<path:file>` */
function matchFile(path: string): ResolverMatch | null {
  const match = patternOfMatchFile.exec(path.slice(1));
  if (match === null) return null;
  const file2 = match[1]!;
  return { view: file.view, params: { file: file2 }, route: file.route };
}

const patternOfMatchById = /^([0-9]+)\/$/u;
/** `<int:id>/` */
function matchById(path: string): ResolverMatch | null {
  const match = patternOfMatchById.exec(path.slice(1));
  if (match === null) return null;
  const id = Number(match[1]!);
  if (id > Number.MAX_SAFE_INTEGER) return null;
  return { view: byId.view, params: { id }, route: byId.route };
}

const patternOfMatchRange = /^([^/]+)-([^/]+)\/$/u;
/** `<str:from>-<str:to>/` */
function matchRange(path: string): ResolverMatch | null {
  const match = patternOfMatchRange.exec(path.slice(1));
  if (match === null) return null;
  const from2 = match[1]!;
  const to = match[2]!;
  return { view: range.view, params: { from: from2, to }, route: range.route };
}

const patternOfMatchWord = /^([-a-zA-Z0-9_]+)\/$/u;
/** `<slug:word>/` */
function matchWord(path: string): ResolverMatch | null {
  const match = patternOfMatchWord.exec(path.slice(1));
  if (match === null) return null;
  const word2 = match[1]!;
  return { view: word.view, params: { word: word2 }, route: word.route };
}

const patternOfMatchText = /^([^/]+)\/$/u;
/** `<str:text>/` */
function matchText(path: string): ResolverMatch | null {
  const match = patternOfMatchText.exec(path.slice(1));
  if (match === null) return null;
  const text2 = match[1]!;
  return { view: text.view, params: { text: text2 }, route: text.route };
}

const patternOfMatchDigits = /^([0-9]+)([0-9]+)$/u;
/** `<int:a><int:b>` */
function matchDigits(path: string): ResolverMatch | null {
  const match = patternOfMatchDigits.exec(path.slice(1));
  if (match === null) return null;
  const a = Number(match[1]!);
  if (a > Number.MAX_SAFE_INTEGER) return null;
  const b = Number(match[2]!);
  if (b > Number.MAX_SAFE_INTEGER) return null;
  return { view: digits.view, params: { a, b }, route: digits.route };
}

const patternOfMatchConstructor2 = /^__proto__\/([^/]+)\/$/u;
/** `__proto__/<str:__proto__>/` */
function matchConstructor2(path: string): ResolverMatch | null {
  const match = patternOfMatchConstructor2.exec(path.slice(1));
  if (match === null) return null;
  const __proto__2 = match[1]!;
  return {
    view: constructor2.view,
    params: { ["__proto__"]: __proto__2 },
    route: constructor2.route,
  };
}

function resolve(path: string): ResolverMatch | null {
  if (path.charCodeAt(0) !== 47) return null;
  let found: ResolverMatch | null = null;
  found = matchHistory(path);
  if (found !== null) return found;
  found = matchLatest(path);
  if (found !== null) return found;
  found = matchFile(path);
  if (found !== null) return found;
  found = matchById(path);
  if (found !== null) return found;
  found = matchRange(path);
  if (found !== null) return found;
  found = matchWord(path);
  if (found !== null) return found;
  found = matchText(path);
  if (found !== null) return found;
  found = matchDigits(path);
  if (found !== null) return found;
  found = matchConstructor2(path);
  if (found !== null) return found;
  return found;
}

/** The URLconf, compiled. */
export const router: Router = { resolve, routes, handlers: {} };
