import { dirname, relative, sep } from "node:path";

/** Folders of packages, of what tools make, of what visitors upload, and hidden ones. */
const skipped = /^(?:node_modules|dist|build|coverage|uploads?|(?!\.\.$)\..*)$/;
/** What programs write into beside their sources. Deeper, these are names of apps, or of the folders of their templates. */
const kept = /^(?:media|data|storage|var|te?mp|logs?)$/;

/**
 * Endings of code, templates, styles and settings. Not `.json`: programs keep records in such files too, and those that a
 * build or a bundle reads are known by name.
 */
const sources =
  /^[^.#].*\.(?:[cm]?[jt]s|[jt]sx|vue|svelte|html?|css|s[ac]ss|less|sql|md|ya?ml|toml|graphql|njk|nunjucks|j2|jinja2?|ejs|eta|hbs|handlebars|mustache|liquid|pug|edge|twig|vto)$/;
const environment = /^\.env(?:\..+)?$|^[^.].*\.env$/;

/** Whether a file of this name is one that code is run from. */
export const isCode = (name: string): boolean => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(name);

/**
 * Whether people write files of this name. Not every change may start a program again: it writes files itself (uploads, logs,
 * databases), and each start would lead to the next.
 */
export const isSourceName = (name: string): boolean => sources.test(name) || environment.test(name);

/** Whether a folder below the root can hold sources that nothing has named. */
export function holdsSources(folder: string, root: string): boolean {
  const names = relative(root, folder).split(sep);
  return !names.some((name) => skipped.test(name)) && !kept.test(names[0] ?? "");
}

/** Whether a file or folder lies in a folder. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

/** The folder of a file, the one around that, and so on. */
export function foldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}
