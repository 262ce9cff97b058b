import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import { fileURLToPath } from "node:url";
import { packageFolder } from "./version.ts";

/** One file of a new project; the path is `/`-separated and relative to it. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What belongs to a fixture and not to a site. */
const isOfFixture = (path: string) => path.startsWith("expected/") || path === "requests.json";

function filesBelow(folder: string): readonly ProjectFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join((entry.parentPath ?? entry.path).replaceAll("\\", "/"), entry.name);
      return { path: relative(folder.replaceAll("\\", "/"), file), text: readFileSync(file, "utf8") };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The fixture's output lies far away from it, a site's beside its URLconf. */
function atHome({ path, text }: ProjectFile): ProjectFile {
  const generated = relative(dirname(path), "generated");
  const near = generated.startsWith(".") ? generated : `./${generated}`;
  return { path, text: text.replace(/(["'])(?:\.\.\/)+generated\/mysite\//g, `$1${near}/`) };
}

/** The tutorial's site, as `scripts/build.ts` ships it in dist/template/. */
export function siteFromFixture(): readonly ProjectFile[] {
  const fixture = join(packageFolder().replaceAll("\\", "/"), "fixtures/mysite");
  return (existsSync(fixture) ? filesBelow(fixture) : [])
    .filter(({ path }) => !isOfFixture(path))
    .map(atHome);
}

/** The tutorial's site: from dist/template/ of the package, or from the fixture when run from the sources. */
export function siteFiles(): readonly ProjectFile[] {
  const shipped = fileURLToPath(new URL("../../template", import.meta.url));
  return existsSync(shipped) ? filesBelow(shipped) : siteFromFixture();
}
