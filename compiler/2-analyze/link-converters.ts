import { visitRegExpAST } from "@eslint-community/regexpp";
import { builtInConverters } from "../../runtime/converters.ts";
import { unusableConverterRegExp } from "../diagnostics/catalogue/routes.ts";
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
    const read = readRegExp(regex);
    if (span && "why" in read) report(unusableConverterRegExp(name, regex, read.why, span, read.help));
    // The routes that name it can still be looked at.
    const own = "why" in read ? builtInConverters.str.regex : read.source;
    converters.set(name, linked(converter, own));
  }
  return converters;
}

const known = new WeakMap<ConverterDef, ConverterDef>();

/** The same object for the same definition. */
function linked(converter: ConverterDef, regex: string): ConverterDef {
  const made = known.get(converter) ?? {
    ...converter,
    regex,
    ...(regex !== converter.regex && { isRewritten: true }),
  };
  known.set(converter, made);
  return made;
}

/** The regex as routes hold it, or why they cannot. */
function readRegExp(
  regex: string,
): { readonly source: string } | { readonly why: string; readonly help?: string } {
  const parsed = normalizeRegExp(regex, "");
  if ("why" in parsed) return parsed;
  const refused: { why: string; help: string }[] = [];
  visitRegExpAST(parsed.pattern, {
    onCapturingGroupEnter({ name }) {
      if (name !== null) refused.push({ why: `its group "${name}" has a name`, help: "write (?:…)" });
    },
    onBackreferenceEnter({ raw }) {
      const why = `${raw} refers to a group by its number, which is another one there`;
      refused.push({ why, help: "write out what may repeat, or refuse the rest in parse" });
    },
  });
  return refused[0] ?? parsed;
}
