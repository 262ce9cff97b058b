import { visitRegExpAST } from "@eslint-community/regexpp";
import { builtInConverters } from "../../runtime/converters.ts";
import { duplicateConverter, invalidConverterRegExp } from "../diagnostics/catalogue/routes.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { ConverterDef } from "../ir/urlconf.ts";
import { normalizeRegExp } from "./parse-regexp.ts";

/** Django's five, as converter definitions: only `int` has a value that is not the text itself, and may refuse a text. */
export const builtInConverterDefs: readonly ConverterDef[] = Object.entries(builtInConverters).map(
  ([name, { regex }]) => ({
    name,
    regex,
    mayReject: name === "int",
    mayThrow: false,
    hasParse: name === "int",
    hasFormat: name === "int",
  }),
);

/** The converters that routes may name: the built-in five, then the project's own, each checked and its regex normalized. */
export function linkConverters(
  registered: readonly ConverterDef[],
  report: Report,
): ReadonlyMap<string, ConverterDef> {
  const converters = new Map(builtInConverterDefs.map((converter) => [converter.name, converter]));
  for (const converter of registered) {
    const { name, span, regex } = converter;
    const first = converters.get(name);
    const refused = refusal(regex);
    if (span && first) report(duplicateConverter(name, span, first.span));
    if (span && refused !== undefined) report(invalidConverterRegExp(name, regex, refused, span));
    if (first) continue;
    const own = usable(regex);
    converters.set(name, { ...converter, regex: own, ...(own !== regex && { isRewritten: true }) });
  }
  return converters;
}

function refusal(regex: string): string | undefined {
  const parsed = normalizeRegExp(regex, "");
  if ("why" in parsed) return parsed.why;
  let named: string | undefined;
  visitRegExpAST(parsed.pattern, {
    onCapturingGroupEnter: (group) => void (named ??= group.name ?? undefined),
  });
  return named === undefined ? undefined : `its group "${named}" has a name, write (?:…)`;
}

/** An unusable regex is replaced by that of `str`, so that the routes that name the converter can be looked at. */
function usable(regex: string): string {
  const parsed = normalizeRegExp(regex, "");
  return "why" in parsed || refusal(regex) !== undefined ? builtInConverters.str.regex : parsed.source;
}
