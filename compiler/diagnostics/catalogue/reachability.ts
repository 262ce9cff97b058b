import { printRoute } from "../../ir/print.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { Note } from "../diagnostic.ts";
import { defineCode } from "../define.ts";

/** How a route is called in a sentence: its own text, or the whole pattern where that is empty. */
export function nameOf(route: FlatRoute): string {
  const { kind, text } = route.leaf.route;
  return printRoute({ kind, text: text === "" ? route.pattern : text });
}

const listed = (names: readonly string[]): string => {
  const unique = [...new Set(names)];
  const shown = unique.length > 4 ? [...unique.slice(0, 3), `${unique.length - 3} others`] : unique;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
};

const goesTo = (path: string | undefined, winner: FlatRoute): Note => ({
  message: `${path === undefined ? "every such path" : JSON.stringify(path)} goes to ${nameOf(winner)}`,
  span: winner.leaf.route.span,
});

/** A route that no path reaches, since earlier ones take all of them. */
export const deadRoute = defineCode(
  {
    code: "URLC4001",
    severity: "error",
    title: "dead route",
    meaning:
      "Every path that this route matches is taken by the routes before it, singly or together, so its view never runs. Django says nothing and serves the other view. The path in the note is an example; the first route in declaration order wins.",
    bad: `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("<str:name>/", views.greet),
  path("search/", views.search),
];
`,
    good: `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("search/", views.search),
  path("<str:name>/", views.greet),
];
`,
  },
  (
    route: FlatRoute,
    winners: readonly [FlatRoute, ...FlatRoute[]],
    evidence: string | undefined,
    help: string,
  ) => ({
    message: `route ${nameOf(route)} can never match`,
    span: route.leaf.route.span,
    label:
      winners.length === 1
        ? "every path it matches is taken earlier"
        : `every path it matches is taken earlier, by ${listed(winners.map(nameOf))} together`,
    notes: [goesTo(evidence, winners[0])],
    help,
  }),
);

/** A route that matches no path at all, whatever stands before it. */
export const emptyRoute = defineCode(
  {
    code: "URLC4003",
    severity: "error",
    title: "route that matches nothing",
    meaning:
      "No path fits this route, even with no other route before it. The usual reason is an include whose prefix ends in a parameter: as in Django it takes as much as it can, once, and never gives back what the route below would need.",
    bad: `import { include, path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("items/<int:id>", include([path("5/", views.five), path("/", views.item)])),
];
`,
    good: `import { include, path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("items/<int:id>/", include([path("5/", views.five), path("", views.item)])),
];
`,
  },
  (route: FlatRoute, help: string) => ({
    message: `route ${nameOf(route)} can never match`,
    span: route.leaf.route.span,
    label: "no path fits it",
    notes: route.includes.map((include) => ({
      message: `${printRoute(include.route)} is matched first, as far as it goes, and gives nothing back`,
      span: include.route.span,
    })),
    help,
  }),
);

/** A route with exactly the paths of an earlier one. */
export const duplicateRoute = defineCode(
  {
    code: "URLC4002",
    severity: "error",
    title: "duplicate route",
    meaning:
      "An earlier route matches exactly the same paths, so this one never runs. Names of parameters make no difference to what a route matches.",
    bad: `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("users/<int:id>/", views.user),
  path("users/<int:pk>/", views.profile),
];
`,
    good: `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("users/<int:id>/", views.user),
  path("users/<int:id>/profile/", views.profile),
];
`,
  },
  (route: FlatRoute, winner: FlatRoute, evidence: string | undefined) => ({
    message: `route ${nameOf(route)} matches the same paths as an earlier one`,
    span: route.leaf.route.span,
    label: "it can never match",
    notes: [goesTo(evidence, winner)],
    help: "remove one of the two, or change its route",
  }),
);

/** Nothing is claimed about a route. */
export const unprovedRoute = defineCode(
  {
    code: "URLC4004",
    severity: "note",
    title: "reachability not proved",
    meaning:
      "urlc proves of every route that it can be reached, or that it cannot. Here it cannot tell: a regular expression looks around, refers back or grows too large, or an include's prefix may end in several places. The router is right all the same; look at the order of these routes yourself.",
    bad: `import { path, rePath } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  rePath(/^(?<word>[a-z]+)-\\k<word>\\/$/, views.twice),
  path("so-so/", views.soSo),
];
`,
    good: `import { path } from "urlc";
import * as views from "./views.js";

export const urlpatterns = [
  path("<slug:word>-<slug:again>/", views.twice),
  path("so-so-so", views.soSo),
];
`,
  },
  (route: FlatRoute, why: string) => ({
    message: `not proved whether route ${nameOf(route)} can match`,
    span: route.leaf.route.span,
    label: why,
    notes: [],
  }),
);
