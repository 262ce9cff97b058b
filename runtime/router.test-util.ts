import type { ErrorHandler, RouteInfo, Router, View } from "./router.ts";

/** A route of a hand-written router: a regular expression with named groups. */
export interface TestRoute {
  readonly pattern: string;
  readonly regexp: RegExp;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly view: View<any>;
  readonly name?: string;
}

/** A route from `users/<id>/`: every parameter takes `[^/]+`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function route(pattern: string, view: View<any>, name?: string): TestRoute {
  const source = pattern.replace(/<(\w+)>/g, (_, param: string) => `(?<${param}>[^/]+)`);
  return { pattern, regexp: new RegExp(`^/${source}$`, "u"), view, ...(name === undefined ? {} : { name }) };
}

/** A router that tries route after route, standing in for a generated one. */
export function testRouter(
  routes: readonly TestRoute[],
  handlers: Readonly<Partial<Record<400 | 403 | 404 | 500, ErrorHandler>>> = {},
): Router {
  const infos = routes.map(({ pattern, name }, index): RouteInfo => ({
    index,
    pattern,
    viewName: name ?? "view",
    urlName: name,
    namespaces: [],
    appNames: [],
    namespace: "",
    appName: "",
  }));
  return {
    routes: infos,
    handlers,
    resolve: (path) => {
      for (const [index, { regexp, view }] of routes.entries()) {
        const match = regexp.exec(path);
        if (match !== null) return { view, params: { ...match.groups }, route: infos[index] as RouteInfo };
      }
      return null;
    },
  };
}
