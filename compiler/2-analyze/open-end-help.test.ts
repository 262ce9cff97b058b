import { test } from "uvu";
import * as assert from "uvu/assert";
import { emptyRouteHelp } from "./open-end-help.ts";
import { prove } from "./prove/prove.ts";
import { analyze, include, readResult, view } from "./urlconf.test-util.ts";

const slash = (name: string) =>
  `end the route of the include with a text that <${name}> cannot hold, such as "/"`;
const whole = (name: string, what: string) =>
  `<${name}> can hold what follows it: write ${what} as one route before the include, or put what is fixed before <${name}>`;

test("what is told of a prefix without a certain end would help", () => {
  const helpOf = (prefix: string, route: string) =>
    analyze(readResult([include(prefix, [view(route, "v")])])).diagnostics.map(({ help }) => help);
  assert.equal(helpOf("items/<int:id>", "5/"), [slash("id")]);
  assert.equal(helpOf("items/<int:id>/", "5/"), []);
  assert.equal(helpOf("pages/<path:page>/", "edit/"), [whole("page", '"pages/<path:page>/edit/"')]);
  assert.equal(helpOf("<int:id><path:page>", "/edit/"), [whole("id", '"<int:id><path:page>/edit/"')]);
});

test("so would what is told of a route that no path fits", () => {
  const helpOf = (prefix: string | RegExp, inner: string, route: string | RegExp) => {
    const { tree, routes } = analyze(readResult([include(prefix, [include(inner, [view(route, "v")])])]));
    const [proof] = prove(tree, routes, () => {});
    assert.equal(proof?.kind === "dead" && proof.by, [], "matches nothing");
    return emptyRouteHelp(routes[0]!);
  };
  assert.is(helpOf("<int:id>", "", "5/"), slash("id"));
  assert.is(helpOf("a/", "<path:p>/", "edit/"), whole("p", '"<path:p>/edit/"'));
  assert.is(helpOf("<path:p>/", "", /^edit\/$/), whole("p", "the whole"));
  assert.is(helpOf(/^a[0-9]+/, "", "5/"), "let the regular expression end before what the route below needs");
});

test.run();
