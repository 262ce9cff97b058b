import { basename, dirname, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReadResult, UrlPattern, ViewRef } from "../ir/urlconf.ts";
import type { FileHost } from "./files.ts";
import { readUrlconfs } from "./read-urlconfs.ts";

/** A project in memory, its files by their path below `/site`. */
export function inMemory(files: Readonly<Record<string, string>>): FileHost {
  const byPath = new Map(Object.entries(files).map(([name, text]) => [resolve("/site", name), text]));
  return {
    readFile: (path) => byPath.get(path),
    isFile: (path) => byPath.has(path),
    list: (folder) =>
      [...byPath.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
  };
}

/** What reading says of a project in memory whose root is `urls.ts`. */
export interface Reading {
  readonly result: ReadResult;
  readonly diagnostics: readonly Diagnostic[];
  /** `CODE file "underlined text"` of each diagnostic. */
  readonly told: readonly string[];
  readonly patterns: readonly UrlPattern[];
}

/** Reads a project in memory. `views.ts` is there unless it is given. */
export async function read(files: Readonly<Record<string, string>> | string): Promise<Reading> {
  const given = typeof files === "string" ? { "urls.ts": files } : files;
  const all = { "views.ts": "", ...given };
  const diagnostics: Diagnostic[] = [];
  const result = await readUrlconfs({ entry: "/site/urls.ts", host: inMemory(all) }, (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  if (result === undefined) throw new Error("nothing was read");
  const told = diagnostics.map(({ code, span: { file, start, end } }) => {
    const text = result.sources.get(file)?.slice(start, end) ?? "";
    return `${code} ${file} ${text}`;
  });
  return { result, diagnostics, told, patterns: result.urlconfs[0]?.patterns ?? [] };
}

/** `views.js#home` for an imported view, `urls.ts[0,1]` for one taken from the value of urlpatterns. */
export function viewText(view: ViewRef): string {
  const where = view.module.file ?? view.module.specifier;
  return view.kind === "import" ? `${where}#${view.export}` : `${where}[${view.path.join()}]`;
}

/** One line a pattern, included lists indented below theirs. */
export function patternLines(patterns: readonly UrlPattern[], indent = ""): readonly string[] {
  return patterns.flatMap((pattern) => {
    const { route } = pattern;
    const text = route.kind === "path" ? JSON.stringify(route.text) : `/${route.source}/${route.flags}`;
    const kwargs = pattern.kwargs.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).join("");
    if (pattern.kind === "view-pattern")
      return [
        `${indent}${text} ${viewText(pattern.view)}${pattern.name ? ` ${pattern.name.text}` : ""}${kwargs}`,
      ];
    const { target, namespace } = pattern;
    const tail = `${namespace ? ` as ${namespace.text}` : ""}${kwargs}`;
    if (target.kind === "module") return [`${indent}${text} → ${target.file}${tail}`];
    const app = target.appName ? ` ${target.appName.text}` : "";
    return [`${indent}${text} → [${app}]${tail}`, ...patternLines(target.patterns, `${indent}  `)];
  });
}
