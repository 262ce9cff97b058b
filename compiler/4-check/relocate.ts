import { dirname, relative, resolve } from "node:path";

const specifiers = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]*|\.{1,2})\2/g;

/** A relative specifier from one file to another. */
export function relativeSpecifier(fromFile: string, toFile: string): string {
  const path = relative(dirname(fromFile), toFile).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** The specifier under which every module resolution finds a source file: `x.js` for `x.ts`. */
export function asBuilt(path: string): string {
  return path.replace(/(?:\.d)?\.([mc]?)tsx?$/, ".$1js");
}

/**
 * The text of a module as it would read in another place: relative imports lead where they led.
 * @param redirect another target for one that an import leads to, without its extension
 */
export function relocate(
  text: string,
  from: string,
  to: string,
  redirect: (path: string) => string | undefined = () => undefined,
): string {
  return text.replace(specifiers, (_, lead: string, quote: string, specifier: string) => {
    const target = resolve(dirname(from), specifier);
    const ending = /\.[mc]?[jt]sx?$/.exec(specifier)?.[0] ?? "";
    const moved = redirect(target.slice(0, target.length - ending.length));
    return `${lead}${quote}${relativeSpecifier(to, moved === undefined ? target : moved + ending)}${quote}`;
  });
}
