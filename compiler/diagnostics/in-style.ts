import type { Diagnostic } from "./diagnostic.ts";

/** The same diagnostic; an import that its help writes ends as those of the project do. The catalogue writes `.js`. */
export function inStyle(diagnostic: Diagnostic, importExtension: ".js" | ".ts" | ""): Diagnostic {
  const { help } = diagnostic;
  if (help === undefined || importExtension === ".js") return diagnostic;
  return { ...diagnostic, help: help.replace(/(?<= from "\.[^"]*)\.js(?=")/g, importExtension) };
}
