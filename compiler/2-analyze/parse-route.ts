import {
  capturedTwice,
  escapeInRoute,
  invalidParamName,
  queryInRoute,
  regExpInPath,
  unknownConverter,
  unmatchedBracket,
  whitespaceInBrackets,
} from "../diagnostics/catalogue/routes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Route, RoutePart } from "../ir/route.ts";
import type { Span } from "../ir/span.ts";
import type { ConverterDef, RouteText } from "../ir/urlconf.ts";
import { parseRegExp } from "./parse-regexp.ts";

type PathText = Extract<RouteText, { kind: "path" }>;

/** Django's own grammar of a parameter: `<converter:name>` or `<name>`, where both may hold anything but `>` (and `:`). */
const parameter = /<(?:([^>:]+):)?([^>]+)>/g;
const whitespace = /[ \t\n\r\v\f]/;
/** Python's; the joiners, which nobody sees, became ID_Continue in Unicode 15.1. */
const identifier = /^[\p{ID_Start}_](?:(?![\u200c\u200d])\p{ID_Continue})*$/u;

/**
 * Parses the first argument of path() or rePath(): Django's checks in Django's order (whitespace, identifier, converter), each
 * at its place in the text. Undefined when the route cannot be used; everything wrong has then been reported.
 */
export function parseRoute(
  text: RouteText,
  converters: ReadonlyMap<string, ConverterDef>,
  report: Report,
): Route | undefined {
  return text.kind === "regexp" ? parseRegExp(text, report) : parsePath(text, converters, report);
}

function parsePath(
  route: PathText,
  converters: ReadonlyMap<string, ConverterDef>,
  report: Report,
): Route | undefined {
  const parts: RoutePart[] = [];
  const captured = new Map<string, Span>();
  let isSound = true;
  const refuse = (diagnostic: Parameters<Report>[0]) => {
    isSound = false;
    report(diagnostic);
  };
  const literal = (start: number, end: number) => {
    if (start === end) return;
    parts.push({ kind: "literal", text: route.text.slice(start, end), span: spanWithin(route, start, end) });
    warnAboutText(route, start, end, report);
  };

  let from = 0;
  for (const match of route.text.matchAll(parameter)) {
    const [brackets, prefix, name = ""] = match;
    const start = match.index;
    const end = start + brackets.length;
    literal(from, start);
    from = end;
    const span = spanWithin(route, start, end);
    const nameSpan = spanWithin(route, end - 1 - name.length, end - 1);
    const converter = converters.get(prefix ?? "str");
    const first = captured.get(name);
    if (whitespace.test(brackets)) refuse(whitespaceInBrackets(route.text, brackets, span));
    else if (!identifier.test(name)) refuse(invalidParamName(route.text, name, nameSpan));
    else if (converter === undefined) {
      const wrong = spanWithin(route, start + 1, start + 1 + (prefix ?? "").length);
      refuse(unknownConverter(route.text, prefix ?? "str", name, [...converters.keys()], wrong));
    } else if (first !== undefined) refuse(capturedTwice(route.text, name, nameSpan, first));
    else {
      captured.set(name, nameSpan);
      parts.push({ kind: "param", name, converter, span });
    }
  }
  literal(from, route.text.length);
  warnAboutRegExp(route, report);
  return isSound ? { kind: "path", text: route.text, parts, span: route.span } : undefined;
}

/** The place of some characters of a route; the whole route where its text is not what stands in the file. */
function spanWithin(route: PathText, start: number, end: number): Span {
  if (!route.isVerbatim) return route.span;
  const quotes = (route.span.end - route.span.start - route.text.length) / 2;
  const base = route.span.start + quotes;
  return { file: route.span.file, start: base + start, end: base + end };
}

function warnAboutText(route: PathText, start: number, end: number, report: Report): void {
  const text = route.text.slice(start, end);
  const at = (index: number, length: number) => spanWithin(route, start + index, start + index + length);
  const bracket = /<>|[<>]/.exec(text);
  if (bracket) report(unmatchedBracket(route.text, bracket[0], at(bracket.index, bracket[0].length)));
  const query = /[?#]/.exec(text.replace(/\(\?P?</g, (group) => " ".repeat(group.length)));
  if (query) report(queryInRoute(route.text, query[0], at(query.index, 1)));
  const escape = /(?:%[0-9a-fA-F]{2})+/.exec(text);
  if (escape) report(escapeInRoute(route.text, escape[0], at(escape.index, escape[0].length)));
}

/** Django's check 2_0.W001, over the whole text: `(?P<name>…)` reads as a parameter to the grammar of path(). */
function warnAboutRegExp(route: PathText, report: Report): void {
  const { text } = route;
  const group = /\(\?P?<(?![=!])/.exec(text);
  if (group)
    report(regExpInPath(text, group[0], spanWithin(route, group.index, group.index + group[0].length)));
  else if (text.startsWith("^")) report(regExpInPath(text, "^", spanWithin(route, 0, 1)));
  else if (text.endsWith("$"))
    report(regExpInPath(text, "$", spanWithin(route, text.length - 1, text.length)));
}
