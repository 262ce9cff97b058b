import { builtInConverters } from "../../runtime/converters.ts";
import type { FlatRoute, Param, RoutePart, Stage } from "../ir/route.ts";
import type { ConverterDef, StaticValue } from "../ir/urlconf.ts";

const span = { file: "urls.ts", start: 0, end: 0 };

/** The built-in converters as the compiler knows them. */
export const builtIn: ReadonlyMap<string, ConverterDef> = new Map(
  Object.entries(builtInConverters).map(([name, { regex }]) => [
    name,
    { name, regex, mayReject: name === "int", mayThrow: false, hasParse: name === "int", hasFormat: false },
  ]),
);

/** A converter of a project, exported from `./converters.js`. */
export function customConverter(
  name: string,
  regex: string,
  facts: Partial<ConverterDef> = {},
): ConverterDef {
  return {
    name,
    regex,
    module: { specifier: "./converters.js", from: "urls.ts", file: "converters.ts" },
    exportName: name,
    mayReject: true,
    mayThrow: true,
    hasParse: true,
    hasFormat: true,
    ...facts,
  };
}

/** One flat route in short: its stages, as path() texts or as regular expressions, and its extra kwargs. */
export interface RouteSketch {
  readonly stages: readonly (string | RegExp)[];
  readonly kwargs?: Readonly<Record<string, StaticValue>>;
}

function partsOf(text: string | RegExp, converters: ReadonlyMap<string, ConverterDef>): readonly RoutePart[] {
  if (typeof text !== "string") {
    const groups = [...text.source.matchAll(/\(\?<(?![=!])([^>]*)>/g)].map(([, name = ""]) => ({
      name,
      isOptional: /\)[?*]|\||\{0/.test(text.source),
    }));
    return [{ kind: "regexp", source: text.source, flags: "u", groups, span }];
  }
  const parts: RoutePart[] = [];
  let end = 0;
  for (const match of text.matchAll(/<(?:([^>:]+):)?([^>]+)>/g)) {
    if (match.index > end) parts.push({ kind: "literal", text: text.slice(end, match.index), span });
    const converter = converters.get(match[1] ?? "str");
    if (converter === undefined) throw new Error(`no converter ${match[1]}`);
    parts.push({ kind: "param", name: match[2] ?? "", converter, span });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "literal", text: text.slice(end), span });
  return parts;
}

function paramsOf(stages: readonly Stage[], kwargs: Readonly<Record<string, StaticValue>>): readonly Param[] {
  const params = new Map<string, Param>();
  const put = (param: Param) => {
    const weaker = params.get(param.name);
    const sources =
      weaker !== undefined && param.isOptional ? [...param.sources, ...weaker.sources] : param.sources;
    params.set(param.name, {
      ...param,
      sources,
      isOptional: param.isOptional && (weaker?.isOptional ?? true),
    });
  };
  stages.forEach(({ parts }, stage) =>
    parts.forEach((found, part) => {
      if (found.kind === "param") {
        const { name, converter } = found;
        const isOptional = false;
        put({ name, isOptional, sources: [{ kind: "capture", stage, part, converter, isOptional }] });
      } else if (found.kind === "regexp") {
        for (const { name, isOptional } of found.groups)
          put({ name, isOptional, sources: [{ kind: "capture", stage, part, group: name, isOptional }] });
      }
    }),
  );
  for (const [name, value] of Object.entries(kwargs)) {
    put({ name, isOptional: false, sources: [{ kind: "extra", kwarg: { name, value, span } }] });
  }
  return [...params.values()];
}

/** Flat routes as flatten() would make them, in the order given; the view of route 3 is `views.view3`. */
export function flatRoutes(
  sketches: readonly (string | RouteSketch)[],
  custom: readonly ConverterDef[] = [],
): readonly FlatRoute[] {
  const converters = new Map([...builtIn, ...custom.map((def) => [def.name, def] as const)]);
  return sketches.map((sketch, index): FlatRoute => {
    const { stages: texts, kwargs = {} } = typeof sketch === "string" ? { stages: [sketch] } : sketch;
    const stages = texts.map((text) => ({ parts: partsOf(text, converters) }));
    const module = { specifier: "./views.js", from: "urls.ts", file: "views.ts" };
    const view = {
      kind: "import",
      module,
      export: `view${index}`,
      text: `views.view${index}`,
      span,
    } as const;
    const pattern = texts.map((text) => (typeof text === "string" ? text : text.source)).join("");
    const name = { text: `route${index}`, span };
    const route = { kind: "path", text: pattern, parts: stages.at(-1)?.parts ?? [], span } as const;
    return {
      index,
      stages,
      params: paramsOf(stages, kwargs),
      pattern,
      view,
      name,
      viewName: name.text,
      namespaces: [],
      appNames: [],
      leaf: { kind: "view", index, route, view, name, kwargs: [], span },
      includes: [],
    };
  });
}
