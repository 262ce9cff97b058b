import { basename, dirname, relative, sep } from "node:path";

/** Folders whose files are no sources: packages, what tools make, and where programs keep what they are given. */
const skipped = /^(?:node_modules|dist|build|coverage|uploads?|media|data|te?mp|logs?|(?!\.\.$)\..*)$/;

/**
 * Endings of code, templates and styles. Not `.json`: programs keep records in such files too, and those that a build or a
 * bundle reads are known by name.
 */
const sources =
  /^[^.#].*\.(?:[cm]?[jt]s|[jt]sx|html?|css|sql|njk|nunjucks|j2|jinja2?|ejs|eta|hbs|handlebars|mustache|liquid|pug|edge|twig|vto)$/;
const environment = /^\.env(?:\..+)?$|^[^.].*\.env$/;

/** Whether a folder of this name can hold sources. */
export const isSkipped = (name: string): boolean => skipped.test(name);

/**
 * Whether people write this file, as far as its name tells; a program that writes its own (uploads, databases, logs) must not
 * be started again by that, or each start would lead to the next.
 */
export function isSourceFile(path: string, root: string): boolean {
  const name = basename(path);
  if (!sources.test(name) && !environment.test(name)) return false;
  return !relative(root, dirname(path)).split(sep).some(isSkipped);
}
