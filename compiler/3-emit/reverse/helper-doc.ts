import type { EmitOptions } from "../../ir/compiled-file.ts";
import type { NamedRoute } from "../../ir/named-route.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { Span } from "../../ir/span.ts";
import { relativeSpecifier } from "../imports.ts";
import { quoted } from "../words.ts";

/** What the doc of a helper is written from. */
export interface DocFacts {
  readonly options: EmitOptions;
  readonly lineOf: (span: Span) => number | undefined;
  /** A path of each reachable route, by its index. */
  readonly witnesses: ReadonlyMap<number, string>;
}

/** Text in a comment: on one line, and unable to end it. */
const inComment = (text: string) =>
  text.replace(/[\0-\x1f\x7f\u2028\u2029]/g, (char) => quoted(char).slice(1, -1)).replaceAll("*/", "*\\/");

/** On one line, and not the whole of an inline view. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function code(text: string): string {
  const fence = text.includes("`") ? "``" : "`";
  return text === "" ? "the empty route" : `${fence}${inComment(text)}${fence}`;
}

/** `[greetings/urls.ts:9](../../greetings/urls.ts#L9)`: editors show the doc of a helper with a link to its `path()`. */
function place({ leaf }: FlatRoute, module: string, { options, lineOf }: DocFacts): string {
  const { file } = leaf.span;
  const line = lineOf(leaf.span);
  const folder = `${options.outDir}/${module.slice(0, module.lastIndexOf("/"))}`;
  const target = encodeURI(relativeSpecifier(folder, file, options.base));
  return line === undefined ? `[${file}](${target})` : `[${file}:${line}](${target}#L${line})`;
}

/** The comment above a helper: patterns, name, views, where they are written, an example path. */
export function docOf({ viewName, routes, module }: NamedRoute, facts: DocFacts): string {
  const lines = routes.flatMap((route, at) => [
    ...(at === 0 ? [] : [""]),
    code(route.pattern),
    "",
    `name ${code(viewName)}, view ${code(shortened(route.view.text))}, ${inComment(place(route, module, facts))}`,
  ]);
  const example = routes.map(({ index }) => facts.witnesses.get(index)).find((path) => path !== undefined);
  const all = example === undefined ? lines : [...lines, "", `@example ${inComment(quoted(example))}`];
  return ["/**", ...all.map((text) => ` * ${text}`.trimEnd()), " */"].join("\n");
}
