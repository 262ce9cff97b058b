/** What the projects of the benchmarks have in common: a root URLconf over apps, each a folder with a urls.ts. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** How the files of a project end their imports. */
export type Ending = ".ts" | ".js";

/** `app0`, `app1` and so on, each with the number of its routes, the last with what is left. */
export function appsOf(
  routes: number,
  perApp: number,
): readonly { readonly app: string; readonly size: number }[] {
  return Array.from({ length: Math.ceil(routes / perApp) }, (_, at) => ({
    app: `app${at}`,
    size: Math.min(perApp, routes - at * perApp),
  }));
}

/** Every fifth app stands below a param. */
export const prefixOf = (app: string, at: number): string =>
  `${at % 5 === 4 ? "orgs/<int:org>/" : ""}${app}/`;

/** A root urls.ts that includes apps below prefixes. */
export function rootText(
  apps: readonly string[],
  ending: Ending,
  prefix: (app: string, at: number) => string,
): string {
  const imports = apps.map((app) => `import * as ${app} from "./${app}/urls${ending}";`);
  const includes = apps.map((app, at) => `  path("${prefix(app, at)}", include(${app})),`);
  return `import { include, path } from "urlc";\n${imports.join("\n")}\n\nexport const urlpatterns = [\n${includes.join("\n")}\n];\n`;
}

/** The urls.ts of an app. @param views the import of its views */
export function appText(app: string, views: string, patterns: readonly string[]): string {
  const lines = patterns.map((pattern) => `  ${pattern},`);
  return `import { path } from "urlc";\n${views}\n\nexport const appName = "${app}";\nexport const urlpatterns = [\n${lines.join("\n")}\n];\n`;
}

/** Writes files by their path below a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
