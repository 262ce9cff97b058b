import { readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { writeCheckFile } from "./check-folder.ts";
import type { CheckOptions } from "./check-views.ts";
import { relocate } from "./relocate.ts";

/** How views that are typed by generated code are checked. */
interface Shadow {
  /** The copy, without its extension, that stands for a path without its extension. */
  readonly redirect: (path: string) => string | undefined;
  /** Files, by `Span.file`, whose views cannot be checked. */
  readonly skipped: ReadonlySet<string>;
}

const withoutExtension = (path: string) => path.replace(/\.[mc]?[jt]sx?$/, "");

/**
 * A view may be typed by the generated `types.ts`, which on the disk is the last build's, or is not there yet. When it is
 * about to change, the views that import it are checked in copies that import the new one. When there will be none, since
 * an error stands, they are left out: the old one may blame them wrongly.
 */
export async function shadowGenerated(
  { base, outDir, generated, routes, sources }: CheckOptions,
  folder: string,
): Promise<Shadow> {
  const none: Shadow = { redirect: () => undefined, skipped: new Set() };
  if (outDir === undefined || generated === undefined) return none;
  const users = viewFiles({ base, outDir, routes, sources });
  if (users.length === 0) return none;
  const files = await generated();
  const types = files.find(({ path }) => path === "types.ts");
  if (types === undefined) return { ...none, skipped: new Set(users) };
  if (textOf(join(outDir, types.path)) === types.text) return none;

  const moved = new Map<string, string>();
  const shadow = join(folder, "generated");
  const fresh = files.filter(({ path }) => !path.includes("/") && path !== "router.ts");
  for (const { path } of fresh)
    moved.set(withoutExtension(join(outDir, path)), withoutExtension(join(shadow, path)));
  users.forEach((file, index) => {
    const copy = join(folder, `views${index}${/\.[mc]?[jt]sx?$/.exec(file)?.[0] ?? ".ts"}`);
    moved.set(withoutExtension(join(base, file)), withoutExtension(copy));
  });
  const redirect: Shadow["redirect"] = (path) => moved.get(path);

  for (const { path, text } of fresh) {
    const to = join(shadow, path);
    writeCheckFile(to, relocate(text, join(outDir, path), to, redirect));
  }
  users.forEach((file, index) => {
    const copy = join(folder, `views${index}${/\.[mc]?[jt]sx?$/.exec(file)?.[0] ?? ".ts"}`);
    writeCheckFile(copy, relocate(sources.get(file) ?? "", join(base, file), copy, redirect));
  });
  return { ...none, redirect };
}

/** The modules of views that import something of the output folder. */
function viewFiles({
  base,
  outDir = base,
  routes,
  sources,
}: Pick<CheckOptions, "base" | "outDir" | "routes" | "sources">): readonly string[] {
  const files = new Set(routes.map(({ view }) => (view.kind === "import" ? view.module.file : undefined)));
  return [...files].filter((file): file is string => {
    const text = file === undefined ? undefined : sources.get(file);
    if (file === undefined || text === undefined || !text.includes(basename(outDir))) return false;
    let isUser = false;
    relocate(text, join(base, file), join(base, file), (path) => {
      isUser ||= path.startsWith(outDir + sep);
      return undefined;
    });
    return isUser;
  });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
