import type { EmitOptions } from "../ir/compiled-file.ts";
import type { ModuleRef } from "../ir/urlconf.ts";

const namesOf = (path: string) => path.split("/").filter((name) => name !== "" && name !== ".");

function join(...paths: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const name of paths.flatMap(namesOf)) {
    if (name === ".." && joined.length > 0 && joined.at(-1) !== "..") joined.pop();
    else joined.push(name);
  }
  return joined;
}

/**
 * The specifier of a file, for an import written in another folder; both POSIX and relative to the folder `base`.
 * @param base needed when `folder` leaves it by `..`: its last names are the way back
 */
export function relativeSpecifier(folder: string, file: string, base = ""): string {
  const { asked } = last;
  // Routes of one urls.ts come one after the other.
  if (asked[0] !== folder || asked[1] !== file || asked[2] !== base)
    last = { asked: [folder, file, base], specifier: specifierFrom(folder, file, base) };
  return last.specifier;
}

let last: { readonly asked: readonly string[]; readonly specifier: string } = { asked: [], specifier: "" };

function specifierFrom(folder: string, file: string, base: string): string {
  let from = join(folder);
  let to = join(file);
  const climbs = Math.max(
    from.filter((name) => name === "..").length,
    to.filter((name) => name === "..").length,
  );
  const home = join(base).slice(-climbs || Infinity);
  from = join(home.join("/"), folder);
  to = join(home.join("/"), file);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const names = [...from.slice(shared).map(() => ".."), ...to.slice(shared)];
  return names[0] === ".." ? names.join("/") : `./${names.join("/")}`;
}

/**
 * How a file in `folder` imports what `module` means: the specifier as its author wrote it; a relative one is rebased, its
 * extension kept. Aliases (`@/views`, `#views`) and packages stay as they are.
 * @param folder POSIX, relative to the folder of the root urls.ts: `generated`, `generated/urls`
 */
export function importSpecifier(
  module: ModuleRef,
  folder: string,
  { base }: Pick<EmitOptions, "base"> = {},
): string {
  if (!/^\.\.?(\/|$)/.test(module.specifier)) return module.specifier;
  return relativeSpecifier(folder, [...namesOf(module.from).slice(0, -1), module.specifier].join("/"), base);
}

/** A word for the module of a specifier, in camelCase: `greetingsViews` for `../greetings/views.js`. */
export function moduleWord(specifier: string): string {
  const names = specifier
    .replace(/\.[cm]?[jt]sx?$/, "")
    .split("/")
    .filter((name) => /[\p{ID_Start}_$]/u.test(name));
  const words = names.slice(-2).flatMap((name) => name.split(/[^\p{ID_Continue}$]+/u).filter(Boolean));
  const camel = words.map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join("");
  return /^[\p{ID_Start}_$]/u.test(camel) ? camel : `_${camel}`;
}
