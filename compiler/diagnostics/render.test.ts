import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Diagnostic } from "./diagnostic.ts";
import { locate } from "./locate.ts";
import { plain, render } from "./render.ts";

const file = "greetings/urls.ts";
const text = [
  'import { path } from "urlc";',
  'import * as views from "./views.js";',
  "",
  'export const appName = "greetings";',
  "export const urlpatterns = [",
  '  path("", views.home, { name: "home" }),',
  "",
  '  path("<str:name>/", views.personalizedGreeting, { name: "personalized_greeting" }),',
  '  path("search/", views.search, { name: "search" }),',
  "];",
  "",
].join("\n");

/** The span of a piece of a source. */
function spanOf(source: string, piece: string, name = file) {
  const start = source.indexOf(piece);
  return { file: name, start, end: start + piece.length };
}

const dead: Diagnostic = {
  code: "URLC4001",
  severity: "error",
  message: 'route "search/" can never match',
  span: spanOf(text, '"search/"'),
  label: "every path it matches is taken earlier",
  notes: [{ message: '"/greetings/search/" goes to "<str:name>/"', span: spanOf(text, '"<str:name>/"') }],
  help: 'move "search/" above "<str:name>/"',
};

const trim = (lines: string) => lines.replace(/^\n/, "").replace(/^ {4}\S*\|/gm, "");

test("a diagnostic in the form of the house", () => {
  assert.is(
    render([dead], new Map([[file, text]])),
    trim(`
    |error[URLC4001]: route "search/" can never match
    |  --> greetings/urls.ts:9:8
    |   |
    | 9 |   path("search/", views.search, { name: "search" }),
    |   |        ^^^^^^^^^ every path it matches is taken earlier
    |note: "/greetings/search/" goes to "<str:name>/"
    |  --> greetings/urls.ts:8:8
    |   |
    | 8 |   path("<str:name>/", views.personalizedGreeting, { name: "personalized_greeting" }),
    |   |        ^^^^^^^^^^^^^
    |help: move "search/" above "<str:name>/"
`),
  );
});

test("line endings of any kind, tabs, wide characters and marks keep the carets below the text", () => {
  const source = '// 1\r\n// 2\r\t\tpath("日本/é/👍/",\tview)';
  const sources = new Map([["urls.ts", source]]);
  const diagnostic = (piece: string): Diagnostic => ({
    code: "URLC2001",
    severity: "warning",
    message: "here",
    span: spanOf(source, piece, "urls.ts"),
    notes: [],
  });
  assert.is(
    render([diagnostic('"日本/é/👍/"'), diagnostic("view")], sources),
    trim(`
    |warning[URLC2001]: here
    |  --> urls.ts:3:8
    |   |
    | 3 |         path("日本/é/👍/",  view)
    |   |              ^^^^^^^^^^^^
    |
    |warning[URLC2001]: here
    |  --> urls.ts:3:20
    |   |
    | 3 |         path("日本/é/👍/",  view)
    |   |                             ^^^^
`),
  );
});

test("a span of several lines shows its first and its last line", () => {
  const source = 'a(\n  path(\n    "x/",\n    view,\n  ),\n);\n';
  const span = spanOf(source, 'path(\n    "x/",\n    view,\n  )', "urls.ts");
  const diagnostic: Diagnostic = {
    code: "URLC1001",
    severity: "note",
    message: "m",
    span,
    label: "label",
    notes: [],
  };
  assert.is(
    render([diagnostic], new Map([["urls.ts", source]])),
    trim(`
    |note[URLC1001]: m
    |  --> urls.ts:2:3
    |   |
    | 2 |   path(
    |   |   ^^^^^
    |   …
    | 5 |   ),
    |   |   ^ label
`),
  );
});

test("what a terminal would obey is shown as an escape, and a long line is cut around the span", () => {
  const source = `${"x".repeat(400)} "\u001b[31m/" ${"y".repeat(400)}`;
  const diagnostic: Diagnostic = {
    code: "URLC2002",
    severity: "error",
    message: "\u001b[2J \u202eevil",
    span: spanOf(source, '"\u001b[31m/"', "urls.ts"),
    notes: [{ message: "no place" }],
  };
  const rendered = render([diagnostic], new Map([["urls.ts", source]]));
  assert.not.match(rendered, "\u001b");
  assert.ok(rendered.startsWith("error[URLC2002]: \\u001b[2J \\u202eevil\n  --> urls.ts:1:402\n"));
  const [shown, marks] = rendered.split("\n").slice(3, 5);
  assert.is(marks?.indexOf("^"), shown?.indexOf('"\\u001b'));
  assert.is(marks?.trimEnd().length, (shown?.lastIndexOf('"') ?? 0) + 1);
  assert.ok((shown?.length ?? 0) < 125);
});

test("a place in a file that was not read has no frame; an empty file has one", () => {
  const at = (name: string): Diagnostic => ({
    code: "URLC1003",
    severity: "error",
    message: "m",
    span: { file: name, start: 0, end: 0 },
    notes: [],
  });
  assert.is(render([at("gone.ts")], new Map()), "error[URLC1003]: m\n  --> gone.ts:1:1\n");
  const empty = render([at("empty.ts")], new Map([["empty.ts", ""]]));
  assert.is(empty, "error[URLC1003]: m\n  --> empty.ts:1:1\n   |\n 1 |\n   | ^\n");
});

test("diagnostics come by file and place, each said once", () => {
  const sources = new Map([[file, text]]);
  const home: Diagnostic = { ...dead, code: "URLC2009", span: spanOf(text, '""'), notes: [] };
  const other: Diagnostic = { ...home, span: { file: "a.ts", start: 0, end: 1 } };
  const codes = render([dead, home, other, dead], sources).match(/-->\s\S+/g);
  assert.equal(codes, [
    "--> a.ts:1:1",
    "--> greetings/urls.ts:6:8",
    "--> greetings/urls.ts:9:8",
    "--> greetings/urls.ts:8:8",
  ]);
});

test("short notes have no frame, and of many only three are shown", () => {
  const note = (at: number): Diagnostic => ({
    code: "URLC5009",
    severity: "note",
    message: `m${at}`,
    span: { file, start: at, end: at + 1 },
    notes: [],
  });
  const rendered = render([1, 2, 3, 4, 5].map(note), new Map([[file, text]]));
  assert.match(rendered, /^note\[URLC5009\]: m1\n {2}--> greetings\/urls.ts:1:2\n\nnote/);
  assert.match(rendered, /m3\n.*\n\nnote\[URLC5009\]: 2 more of these; urlc routes --verbose lists all\n$/);
  const warning = { ...note(1), severity: "warning" } as const;
  assert.match(render([warning], new Map([[file, text]])), /\^/);
});

test("the painter paints, and nothing else differs", () => {
  const marked = render([dead], new Map([[file, text]]), {
    painter: { ...plain, error: (piece) => `<${piece}>`, frame: (piece) => piece },
    fileName: (name) => `src/${name}`,
  });
  assert.match(marked, "<error[URLC4001]>: route");
  assert.match(marked, "<^^^^^^^^^ every path it matches is taken earlier>");
  assert.match(marked, "src/greetings/urls.ts:9:8");
});

test("locate gives line and column to the diagnostic and its notes", () => {
  const located = locate(dead, new Map([[file, text]]));
  assert.is(`${located.file}:${located.line}:${located.column}`, "greetings/urls.ts:9:8");
  assert.equal(
    located.notes.map((note) => [note.file, note.line, note.column]),
    [[file, 8, 8]],
  );
  assert.equal(located.span, dead.span);
});

test.run();
