import type { EmitOptions } from "../../ir/compiled-file.ts";
import type { DecisionTree } from "../../ir/decision.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { HandlerStatus, ViewRef } from "../../ir/urlconf.ts";
import { createBindings } from "./bindings.ts";
import { array, hardline, objectOf } from "./code.ts";
import { call, type Doc, printLines } from "../layout.ts";
import { paramProperties } from "./params.ts";
import { emitResolve } from "./resolve.ts";
import { createScope } from "../scope.ts";
import { camelCase, quoted } from "../words.ts";

/** All that router.ts is written from. */
export interface RouterForm {
  readonly tree: DecisionTree;
  readonly routes: readonly FlatRoute[];
  readonly handlers: readonly { readonly status: HandlerStatus; readonly view: ViewRef }[];
  readonly options: EmitOptions;
  /** `Span.file` of the root urls.ts. */
  readonly root: string;
}

const list = (names: readonly string[]) => array(names.map(quoted));

/** The text of router.ts. */
export function emitRouter({ tree, routes, handlers, options, root }: RouterForm): string {
  const scope = createScope();
  for (const name of (
    "router resolve routes handlers answer viewAt none root ResolverMatch RouteInfo Router Scope " +
    "path at rest next known tableOf Find Word staticsOf StaticPath Share endsOf"
  ).split(" ")) {
    scope.claim(name);
  }
  const bindings = createBindings(scope, options.outDir, options);
  const scopes = new Map<string, { readonly name: string; readonly doc: Doc }>();
  const scopeOf = ({ namespaces, appNames }: FlatRoute): string => {
    if (namespaces.length === 0 && appNames.length === 0) return "root";
    const key = JSON.stringify([namespaces, appNames]);
    const known = scopes.get(key);
    if (known !== undefined) return known.name;
    const name = scope.claim(camelCase(namespaces.join(" ")) || "app");
    const properties: Doc[] = [
      ["namespaces: ", list(namespaces)],
      ["appNames: ", list(appNames)],
    ];
    scopes.set(key, { name, doc: [`const ${name}: Scope = `, objectOf(properties), ";"] });
    return name;
  };
  const views = routes.map(({ view }) => bindings.view(view));
  const errorViews = handlers.map(({ status, view }): Doc => [`${status}: `, bindings.view(view)]);
  const scopeNames = routes.map(scopeOf);
  const answers = routes.map(({ viewName }) => scope.claim(camelCase(viewName) || "route"));
  const declarations = routes.map((route, at) =>
    declarationOf(route, [answers[at]!, views[at]!, scopeNames[at]!]),
  );
  const code = emitResolve(tree, { routes, answers, scope, converter: bindings.converter });
  const made: Doc[] = [
    `// Made by urlc from ${root}. Do not edit: change the urls.ts files and run \`urlc build\`.`,
    ...(bindings.usesViewAt ? ['import { viewAt } from "urlc";'] : []),
    'import type { ResolverMatch, RouteInfo, Router } from "urlc";',
    ...bindings.imports(),
    "",
    'type Scope = Pick<RouteInfo, "namespaces" | "appNames">;',
    "",
    "const none = Object.freeze({});",
    ...(scopeNames.includes("root") ? ["const root: Scope = { namespaces: [], appNames: [] };"] : []),
    ...[...scopes.values()].map(({ doc }) => doc),
    "const routes: RouteInfo[] = [];",
    "",
    answerFunction,
    "",
    ...declarations,
    "",
    ...code,
    "/** The URLconf, compiled. */",
    [
      "export const router: Router = ",
      objectOf(["resolve", "routes", ["handlers: ", objectOf(errorViews)]]),
      ";",
    ],
  ];
  return `${printLines(made)}\n`;
}

const declared = new WeakMap<FlatRoute["stages"], { readonly facts: string; readonly doc: Doc }>();

/** The constant of a route; the same doc as last time, if it says the same. */
function declarationOf(route: FlatRoute, [answer, view, scope]: readonly [string, string, string]): Doc {
  const { index, stages, pattern, viewName, name } = route;
  const facts = `${answer} ${view} ${scope} ${index}`;
  const before = declared.get(stages);
  if (before?.facts === facts) return before.doc;
  const isConstant =
    route.params.length > 0 && route.params.every(({ sources }) => sources[0]?.kind === "extra");
  const params = objectOf(paramProperties(route, () => "undefined"));
  const args: Doc[] = [
    view,
    String(index),
    quoted(pattern),
    quoted(viewName),
    name === undefined ? "undefined" : quoted(name.text),
    scope,
    ...(isConstant ? [["Object.freeze(", params, ")"]] : []),
  ];
  const doc: Doc = [`const ${answer} = `, call("answer", args), ";"];
  declared.set(stages, { facts, doc });
  return doc;
}

const answerFunction: Doc = [
  "/** A route, as the match of a path that gives it no params. */",
  hardline,
  `function answer(
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
}`,
];
