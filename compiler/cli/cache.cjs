"use strict";
/**
 * What urlc keeps in node_modules/.cache/urlc: for every command line of `urlc build`, the hashes of all that went into it
 * and came out of it. CommonJS and without imports of our own, for it must answer before anything else is loaded.
 */
const { createHash } = require("node:crypto");
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { dirname, join } = require("node:path");

const { version } = JSON.parse(readFileSync(packageFile(), "utf8"));

/** package.json of urlc: two folders up in the sources, three in dist/. */
function packageFile() {
  const places = ["../..", "../../.."].map((up) => join(__dirname, up, "package.json"));
  return places.find((place) => existsSync(place));
}

/** The cache folder of the project around a folder; undefined where there is no node_modules to keep it in. */
function cacheFolder(from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache", "urlc");
    if (existsSync(join(folder, "package.json")) || dirname(folder) === folder) return undefined;
  }
}

const sha1 = (text) => createHash("sha1").update(text).digest("base64");

/**
 * What a file is now: the hash of its text, `-` when it is missing, `d` for a folder; packages go by size and time.
 * A name that ends in a slash stands for the names of the TypeScript files below that folder.
 */
function stampOf(file) {
  try {
    if (file.endsWith("/")) {
      const names = readdirSync(file, { recursive: true }).filter((name) => name.endsWith(".ts"));
      return sha1(names.sort().join("\n"));
    }
    if (!/[\\/]node_modules[\\/]/.test(file)) return sha1(readFileSync(file));
    const { size, mtimeMs } = statSync(file);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    return error.code === "EISDIR" ? "d" : "-";
  }
}

function manifestFile(folder, cwd, argv) {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const parts = [version, cwd, argv, process.stderr.isTTY === true, NO_COLOR, FORCE_COLOR];
  const key = createHash("sha1").update(JSON.stringify(parts)).digest("hex");
  return join(folder, `${key.slice(0, 20)}.json`);
}

/** The last build by this command line, if nothing it read or wrote has changed since. */
function currentBuild(cwd, argv) {
  const folder = cacheFolder(cwd);
  if (folder === undefined) return undefined;
  try {
    const build = JSON.parse(readFileSync(manifestFile(folder, cwd, argv), "utf8"));
    return build.stamps.every(([file, stamp]) => stampOf(file) === stamp) ? build : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file of the cache in one step; a cache that cannot be written is no error. */
function keep(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}

/** Remembers a build without errors: what it read and wrote, and what it said. */
function keepBuild(cwd, argv, { files, routes, out, said }) {
  const folder = cacheFolder(cwd);
  if (folder === undefined) return;
  const stamps = [...new Set(files)].map((file) => [file, stampOf(file)]);
  keep(manifestFile(folder, cwd, argv), JSON.stringify({ routes, out, said, stamps }));
}

module.exports = { cacheFolder, currentBuild, keep, keepBuild, version };
