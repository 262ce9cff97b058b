import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the package urlc itself: the sources have it two levels up, dist/ three. */
export function packageFolder(): string {
  const places = ["../../", "../../../"].map((up) => fileURLToPath(new URL(up, import.meta.url)));
  return places.find((place) => existsSync(`${place}package.json`)) ?? "./";
}

/** The version of urlc, from its package.json. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(`${packageFolder()}package.json`, "utf8")) as { version: string };
  return manifest.version;
}
