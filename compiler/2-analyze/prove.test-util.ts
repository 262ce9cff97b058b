import { builtInConverters } from "../../runtime/converters.ts";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { FlatRoute, RoutePart, RouteTree } from "../ir/route.ts";
import type { ConverterDef } from "../ir/urlconf.ts";

const span = { file: "urls.ts", start: 0, end: 0 };

/** A custom converter that may refuse, unless said otherwise. */
export const converter = (name: string, regex: string, mayReject = false): ConverterDef => ({
  name,
  regex,
  module: { specifier: "./converters.js", from: "urls.ts" },
  exportName: name,
  mayReject,
  mayThrow: false,
  hasParse: mayReject,
  hasFormat: false,
});

const builtIns = Object.entries(builtInConverters).map(([name, { regex }]): ConverterDef => ({
  name,
  regex,
  mayReject: name === "int",
  mayThrow: false,
  hasParse: name === "int",
  hasFormat: false,
}));

function partsOf(text: string, converters: readonly ConverterDef[]): readonly RoutePart[] {
  return text.split(/(<[^>]*>)/).flatMap((piece): RoutePart[] => {
    if (piece === "") return [];
    if (!piece.startsWith("<")) return [{ kind: "literal", text: piece, span }];
    const [name = "", param] = piece.slice(1, -1).split(":");
    const known = [...converters, ...builtIns].find(
      (one) => one.name === (param === undefined ? "str" : name),
    );
    if (known === undefined) throw new Error(`no converter ${name}`);
    return [{ kind: "param", name: param ?? name, converter: known, span }];
  });
}

/** Flat routes, each written as the texts or regular expressions of its stages: `["items/<int:id>", "5/"]`. */
export function flatRoutes(
  stages: readonly (string | readonly (string | RegExp)[])[],
  converters: readonly ConverterDef[] = [],
): readonly FlatRoute[] {
  return stages.map((written, index) => {
    const texts = typeof written === "string" ? [written] : written;
    const last = texts.at(-1) ?? "";
    const view = {
      kind: "import",
      module: { specifier: "./views.js", from: "urls.ts" },
      export: "view",
      text: "view",
      span,
    } as const;
    return {
      index,
      stages: texts.map((text) => ({
        parts:
          typeof text === "string"
            ? partsOf(text, converters)
            : [{ kind: "regexp", source: text.source, flags: text.flags, groups: [], span }],
      })),
      params: [],
      pattern: texts.map(String).join(""),
      view,
      viewName: "view",
      namespaces: [],
      appNames: [],
      leaf: {
        kind: "view",
        index,
        route: {
          kind: typeof last === "string" ? "path" : "regexp",
          text: typeof last === "string" ? last : last.source,
          parts: [],
          span,
        },
        view,
        kwargs: [],
        span,
      },
      includes: [],
    };
  });
}

export const emptyTree: RouteTree = {
  kind: "route-tree",
  children: [],
  converters: [],
  handlers: [],
  root: "urls.ts",
};
export const silent: Report = () => {};
