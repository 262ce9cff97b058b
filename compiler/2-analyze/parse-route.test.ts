import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parseRoute } from "./parse-route.ts";
import { builtInConverterDefs } from "./link-converters.ts";

const converters = new Map(builtInConverterDefs.map((converter) => [converter.name, converter]));

/** Parses a route that stands at offset 100 of a file; each diagnostic as `CODE text underlined`. */
function parse(route: string | RegExp, isVerbatim = true) {
  const told: string[] = [];
  const helps: (string | undefined)[] = [];
  const text = typeof route === "string" ? `"${route}"` : String(route);
  const span = { file: "urls.ts", start: 100, end: 100 + text.length };
  const report = ({ code, span: { start, end }, help }: Diagnostic) => {
    told.push(`${code} ${text.slice(start - 100, end - 100)}`);
    helps.push(help);
  };
  const given =
    typeof route === "string"
      ? ({ kind: "path", text: route, span, isVerbatim } as const)
      : ({ kind: "regexp", source: route.source, flags: route.flags, span } as const);
  return { route: parseRoute(given, converters, report), told, helps };
}

const partsOf = (route: string | RegExp) =>
  parse(route).route?.parts.map((part) => {
    if (part.kind === "literal") return part.text;
    return part.kind === "param" ? `<${part.converter.name}:${part.name}>` : `${part.source} ${part.flags}`;
  });

test("literals and parameters, str being the default", () => {
  assert.equal(partsOf(""), []);
  assert.equal(partsOf("a/<x>/<int:y>"), ["a/", "<str:x>", "/", "<int:y>"]);
  assert.equal(partsOf("<slug:a><path:b>c"), ["<slug:a>", "<path:b>", "c"]);
  assert.equal(partsOf("a b\n/"), ["a b\n/"]);
});

test("the converter that was meant, whatever it is called elsewhere", () => {
  const meant = (route: string) => /^did you mean "(.*)"\?$/.exec(parse(route).helps[0] ?? "")?.[1];
  const cases = {
    "<integer:id>": "int",
    "<Number:id>": "int",
    "<string:x>": "str",
    "<uuid4:x>": "uuid",
    "<any:x>": "path",
    "<slog:x>": "slug",
    "<id:int>": "int:id",
    "<slgu:slug>": 'slug:slug" or "slug:slgu',
  };
  for (const [route, converter] of Object.entries(cases)) assert.is(meant(route), converter, route);
  assert.is(meant("<yyyy:year>"), undefined);
});

test("odd names are names", () => {
  for (const name of ["class", "__proto__", "é", "Δ", "ﬁ", "_", "ª"])
    assert.equal(partsOf(`<int:${name}>`), [`<int:${name}>`], name);
});

test("Django's refusals, in Django's order, each at its place", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["a/<int: id>/", "URLC2001 <int: id>"],
    ["a/<int:id >/", "URLC2001 <int:id >"],
    ["a/< id>/", "URLC2001 < id>"],
    ["a/<int:1>/", "URLC2002 1"],
    ["a/<int:book.id>/", "URLC2002 book.id"],
    ["<a-b>", "URLC2002 a-b"],
    ["<int:>", "URLC2002 int:"],
    ["<:x>", "URLC2002 :x"],
    ["<int:a:b>", "URLC2002 a:b"],
    ["<x²>", "URLC2002 x²"],
    ["<x\u200d>", "URLC2002 x\u200d"],
    ["a/<nope:id>/", "URLC2003 nope"],
    ["a/<INT:a>/", "URLC2003 INT"],
    ["a/<nope: 1>/", "URLC2001 <nope: 1>"],
    ["a/<nope:1>/", "URLC2002 1"],
    ["<a>/<int:a>", "URLC2004 a"],
  ];
  for (const [route, told] of cases) {
    const parsed = parse(route);
    assert.is(parsed.route, undefined, route);
    assert.equal(parsed.told, [told], route);
  }
  assert.equal(parse("a/<<int:x>>/").told, ["URLC2003 <int", "URLC2010 >"]);
});

test("a route whose text is not what stands in the file is underlined whole", () => {
  assert.equal(parse("a/<nope:id>/", false).told, [`URLC2003 "a/<nope:id>/"`]);
});

test("every fault of a route is told", () => {
  assert.equal(parse("<nope:a>/<int:1>/").told, ["URLC2003 nope", "URLC2002 1"]);
});

test("what Django takes with a warning, or silently, and nobody means", () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ["a/<>/", "URLC2010 <>"],
    ["a/<int:id", "URLC2010 <"],
    ["a/int:id>/", "URLC2010 >"],
    ["a/<int:x>>/", "URLC2010 >"],
    ["^a/", "URLC2011 ^"],
    ["a/$", "URLC2011 $"],
    ["(?P<x>a)/", "URLC2012 ?", "URLC2011 (?P<"],
    ["a/?q=", "URLC2012 ?"],
    ["a#b", "URLC2012 #"],
    ["caf%C3%A9/", "URLC2013 %C3%A9"],
    ["100%/"],
    ["a b/"],
  ];
  for (const [route, ...told] of cases) {
    const parsed = parse(route);
    assert.ok(parsed.route, route);
    assert.equal(parsed.told, told, route);
  }
});

test("rePath is matched with u, and its `.` takes all but a newline", () => {
  assert.equal(partsOf(/^a\/(?<x>.+)\/$/), ["^a\\/(?<x>[^\\n]+)\\/$ u"]);
  assert.equal(partsOf(/^[.]\.$/i), ["^[.]\\.$ iu"]);
  assert.equal(partsOf(/./s), [". su"]);
  assert.equal(partsOf(new RegExp("[a--b].", "v")), ["[a--b][^\\n] v"]);
});

test("rePath without u: what u would refuse is rewritten to mean the same", () => {
  assert.equal(partsOf(/^a\-b\_c}{\//), ["^a-b_c\\}\\{\\/ u"]);
  assert.equal(partsOf(/[\w\-\_]\-?/), ["[\\w\\-_]-? u"]);
});

test("groups of rePath, and which of them may take no part", () => {
  const groups = (route: RegExp) =>
    parse(route).route?.parts.flatMap((part) =>
      part.kind === "regexp"
        ? part.groups.map(({ name, isOptional }) => `${name}${isOptional ? "?" : ""}`)
        : [],
    );
  assert.equal(groups(/^(?<a>x)(?<b>y)?(?:(?<c>z))*(?<d>q(?<e>r)|s)$/), ["a", "b?", "c?", "d", "e?"]);
  assert.equal(groups(/^(?<a>x)|(?<b>y)$/), ["a?", "b?"]);
  assert.equal(groups(/^(?=(?<a>x))(?<b>y)+$/), ["a", "b"]);
  assert.equal(groups(/^(?!(?<a>x))/), ["a?"]);
});

test("rePath: refusals and warnings, each at its place", () => {
  assert.equal(parse(/^a\/(\d+)\/(x)$/).told, ["URLC2021 (\\d+)", "URLC2021 (x)"]);
  assert.equal(parse(/^(a|b)\/(?<x>\d+)$/).told, ["URLC2022 (a|b)"]);
  assert.ok(parse(/^(a|b)\/(?<x>\d+)$/).route);
  assert.equal(parse(/^a$/gm).told, ["URLC2024 g"]);
  assert.equal(parse(/^a$/y).told, ["URLC2024 y"]);
  const broken = (source: string) =>
    parse({ source, flags: "", toString: () => `/${source}/` } as RegExp).told;
  assert.equal(broken("^(a/$"), ["URLC2020 $"]);
  assert.equal(broken("^[9-0]$"), ["URLC2020 0"]);
  assert.equal(broken("^(?<a>x)(?<a>y)$"), ["URLC2023 a"]);
  assert.equal(broken("(?i)a"), ["URLC2020 ("]);
});

test.run();
