import { test } from "uvu";
import * as assert from "uvu/assert";
import { normalize } from "./normalize.ts";

/** Forms as one text each, params in angle brackets; or why there are none. */
function forms({ source }: RegExp): string | readonly string[] {
  const normalized = normalize(source);
  if (normalized.kind === "irreversible") return normalized.why;
  return normalized.forms.map((form) =>
    form.map((piece) => (typeof piece === "string" ? piece : `<${piece.param}>`)).join(""),
  );
}

const cases: readonly (readonly [RegExp, string | readonly string[]])[] = [
  [/^articles\/(?<year>[0-9]{4})\/$/u, ["articles/<year>/"]],
  [/^a*b+c?d{2}e{0,3}f{2,}$/, ["bddff"]],
  [/^\d\D\w\W\s\S[xyz][^/].\.$/, ["0xx! xx^.."]],
  [/^[^\n]+[\w-]$/, [".x"]],
  [/^\x41\u0042\u{43}\t\/$/u, ["ABC\t/"]],
  [/^(?<x>a(?:b|c)[)]\))?\/$/, ["/", "<x>/"]],
  [/^(?:page-(?<n>\d+)\/)?(?:(?<m>\d+)\/)*$/, ["", "<m>/", "page-<n>/", "page-<n>/<m>/"]],
  [/^(?=a)(?!b)(?<=c)(?<!d\()x$/, ["x"]],
  [/^(?<n>[a-z]+)-\k<n>\1$/, ["<n>-<n><n>"]],
  [/^((?<n>a)\/)?$/, [""]],
  [/^a$|^b$/, ["a"]],
  [/^\b😀?x$/u, ["x"]],
  [/^(?:a|b)$/, "it has a | outside a named group"],
  [/^(a)\/(?<n>b)$/, "it has a group without a name"],
  [/^\p{L}$/u, "it has a \\p outside a named group"],
];

for (const [expression, expected] of cases)
  test(String(expression), () => assert.equal(forms(expression), expected));

test("many optional groups are given up", () => {
  const source = Array.from({ length: 12 }, (_, at) => `(?<p${at}>a)?`).join("");
  assert.is(forms(new RegExp(source)), "it has more than 64 forms");
});

test.run();
