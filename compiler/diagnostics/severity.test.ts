import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CodeDoc } from "./define.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { applySeverity, severityProblems } from "./severity.ts";

const page = (code: string, isFatal?: true): CodeDoc => ({
  code,
  severity: "error",
  ...(isFatal && { isFatal }),
  title: "unreadable route",
  meaning: "",
  bad: "",
  good: "",
});
const catalogue = new Map([
  ["URLC1001", page("URLC1001", true)],
  ["URLC4001", page("URLC4001")],
  ["URLC4002", page("URLC4002")],
]);

const at = (code: string, source: string, piece: string): Diagnostic => ({
  code,
  severity: "error",
  message: "m",
  span: { file: "urls.ts", start: source.indexOf(piece), end: source.indexOf(piece) + piece.length },
  notes: [],
});

test("rules change the severity of a code, but never of a fatal one", () => {
  const source = "path(one)";
  const both = [at("URLC1001", source, "one"), at("URLC4001", source, "one")];
  const severities = (rules: Record<string, "error" | "warn" | "off">) =>
    applySeverity(both, rules, catalogue, new Map([["urls.ts", source]])).map(
      (d) => `${d.code} ${d.severity}`,
    );
  assert.equal(severities({}), ["URLC1001 error", "URLC4001 error"]);
  assert.equal(severities({ URLC4001: "warn", URLC1001: "warn" }), ["URLC1001 error", "URLC4001 warning"]);
  assert.equal(severities({ URLC4001: "off", URLC1001: "off" }), ["URLC1001 error"]);
});

test("a comment at the end of the line, above it, or above the pattern of several lines, ignores a code", () => {
  const source = [
    "  one(), // urlc-ignore URLC4001: on purpose",
    "  // urlc-ignore URLC4001, URLC4002: a reason",
    "  // and some words on it",
    "  two(),",
    "  three(),",
    "  // urlc-ignore URLC4001: all of it",
    "  path(",
    "    four,",
    "  )",
  ].join("\n");
  const pattern = at("", source, "path(\n    four,\n  )").span;
  const left = (code: string, ...pieces: readonly string[]) =>
    applySeverity(
      pieces.map((piece) => at(code, source, piece)),
      {},
      catalogue,
      new Map([["urls.ts", source]]),
      [pattern],
    ).length;
  assert.is(left("URLC4001", "one", "two", "four"), 0);
  assert.is(left("URLC4001", "three"), 1);
  assert.is(left("URLC4002", "one", "two", "four"), 2);
  assert.is(left("URLC1001", "one"), 1);
});

test("rules that cannot be followed are told", () => {
  assert.equal(severityProblems({ URLC4001: "off", URLC1001: "error" }, catalogue), []);
  assert.equal(severityProblems({ URLC9999: "off" }, catalogue), ["there is no diagnostic URLC9999"]);
  assert.equal(severityProblems({ URLC4001: "warning" }, catalogue), [
    'severity of URLC4001 is "warning"; it can be "error", "warn" or "off"',
  ]);
  assert.match(severityProblems({ URLC1001: "off" }, catalogue)[0] ?? "", /stays an error/);
});

test.run();
