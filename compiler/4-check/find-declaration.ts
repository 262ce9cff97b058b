import type { Note } from "../diagnostics/diagnostic.ts";
import type { Sources } from "../ir/span.ts";
import type { ViewRef } from "../ir/urlconf.ts";

/** A note at the declaration of a view, or of one of its params, where a search of its module's text finds it. */
export function declarationNote(view: ViewRef, key: string | undefined, sources: Sources): readonly Note[] {
  const file = view.kind === "import" ? view.module.file : undefined;
  const text = file === undefined ? undefined : sources.get(file);
  if (view.kind !== "import" || file === undefined || text === undefined) return [];
  // `export { show as list }`
  const renamed = new RegExp(`\\b([\\w$]+)\\s+as\\s+${escape(view.export)}\\b`).exec(text)?.[1];
  const name = escape(renamed ?? view.export);
  const declared =
    view.export === "default" && renamed === undefined
      ? /\bexport\s+default\b/.exec(text)
      : new RegExp(`\\b(?:function\\*?|const|let|var|class)\\s+(${name})\\b`).exec(text);
  if (declared === null) return [];
  const start = declared.index + declared[0].length - (declared[1] ?? declared[0]).length;
  const end = declared.index + declared[0].length;
  const param = key === undefined ? undefined : findKey(text, end, key);
  if (key !== undefined && param !== undefined)
    return [
      { message: `the view declares ${key} here`, span: { file, start: param, end: param + key.length } },
    ];
  return [{ message: "the view is declared here", span: { file, start, end } }];
}

/** The `key:` of a type in the parameter list that follows a name. */
function findKey(text: string, from: number, key: string): number | undefined {
  const list = text.slice(from, parameterListEnd(text, from));
  const found = [...list.matchAll(new RegExp(`(?<![\\w$.])${escape(key)}(?=["']?\\??\\s*:)`, "g"))].at(-1);
  return found && from + found.index;
}

function parameterListEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = text.indexOf("(", from); at >= 0 && at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")" && (depth -= 1) === 0) return at;
  }
  return from;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
