import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ProjectFile } from "./template.ts";

/** Any JSON object. */
export type Json = { readonly [key: string]: unknown };

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

const scripts: Readonly<Record<string, string>> = {
  dev: "urlc dev",
  prebuild: "urlc build",
  build: `tsc && node -e "require('node:fs').cpSync('templates', 'dist/templates', { recursive: true })"`,
  start: "node dist/server.js",
  prestart: "npm run build",
  pretest: "npm run build",
  test: "node --test dist/site.test.js",
};

const devDependencies: Readonly<Record<string, string>> = {
  "@types/node": "^20.0.0",
  esbuild: ">=0.25.0",
  typescript: ">=5.9.0",
};

/**
 * package.json of a new project; what an existing one says stays.
 * @param urlc where npm finds urlc: a version range or a `file:` path
 */
export function packageJson(name: string, urlc: string, existing: Json = {}): string {
  const before = { ...asObject(existing["dependencies"]), ...asObject(existing["devDependencies"]) };
  const missing = Object.entries(devDependencies).filter(([each]) => !(each in before));
  return `${JSON.stringify(
    {
      name,
      version: "0.0.0",
      private: true,
      ...existing,
      type: "module",
      scripts: { ...scripts, ...withoutPlaceholder(asObject(existing["scripts"])) },
      dependencies: {
        ...asObject(existing["dependencies"]),
        ...(!("urlc" in before) && { urlc }),
      },
      devDependencies: { ...asObject(existing["devDependencies"]), ...Object.fromEntries(missing) },
    },
    null,
    2,
  )}\n`;
}

/** `npm init` writes a test script that always fails; it says nothing. */
function withoutPlaceholder({ test, ...rest }: Json): Json {
  return typeof test === "string" && !test.includes("no test specified") ? { ...rest, test } : rest;
}

/** What a new project has besides its site: the files of new-project/ without their `.txt`. */
export function projectFiles(name: string): readonly ProjectFile[] {
  const folder = fileURLToPath(new URL("./new-project", import.meta.url));
  return readdirSync(folder)
    .sort()
    .map((file) => ({
      path: file.replace(/\.txt$/, ""),
      text: readFileSync(join(folder, file), "utf8").replaceAll("{{ name }}", name),
    }));
}
