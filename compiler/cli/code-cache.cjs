"use strict";
/**
 * Lets V8 start urlc itself and the TypeScript inside ts-morph from bytecode that an earlier run left behind. The cache is
 * made when the process ends, so that functions compiled lazily are in it. Every failure means: no cache.
 */
const Module = require("node:module");
const { readFileSync, statSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");
const { Script, constants } = require("node:vm");

/** Not every big module: what V8 takes from a cache has no import(). */
const isCached = (filename) =>
  /[\\/](?:urlc\.cjs|@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js)$/.test(filename);
/** More kinds of command lines than anybody uses. */
const maxKinds = 40;
const headerSize = 4096;

/** What is kept of a file: the kinds of runs whose functions are in it, whether its text is ASCII, the bytecode. */
function kept(file) {
  try {
    const bytes = readFileSync(file);
    const { kinds, isAscii } = JSON.parse(bytes.subarray(0, headerSize).toString());
    return { kinds, isAscii, cachedData: bytes.subarray(headerSize) };
  } catch {
    return { kinds: [], isAscii: false, cachedData: undefined };
  }
}

/** Runs of one kind need about the same functions: `build --no-types`, that went well. */
function kindOfRun() {
  const [command = "", ...words] = process.argv.slice(2);
  const flags = words.filter((word) => /^--?[a-z-]+$/.test(word));
  return [command, ...flags.slice(0, 3), process.exitCode ?? 0].join(" ").slice(0, 80);
}

/**
 * From now on, the big CommonJS modules are kept compiled in `folder`. V8 tells texts apart by their length alone, and npm gives
 * all files one date: the version of urlc is in their names.
 */
function enableCodeCache(folder, keep, version) {
  const load = Module._extensions[".js"];
  const compile = Module.prototype._compile;
  const scripts = [];

  const cacheFile = (filename, { size, mtimeMs }) =>
    join(folder, `${basename(filename)}-${version}-${size}-${Math.floor(mtimeMs)}-${process.version}.bin`);

  const run = (module, text, filename, { file, kinds, isAscii, cachedData }) => {
    const importModuleDynamically = constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const script = new Script(Module.wrap(text), { filename, cachedData, importModuleDynamically });
    const isFresh = cachedData !== undefined && script.cachedDataRejected !== true;
    scripts.push({ file, script, isAscii, kinds: isFresh ? kinds : [] });
    const require = Module.createRequire(filename);
    const body = script.runInThisContext();
    return body.call(module.exports, module.exports, require, module, filename, dirname(filename));
  };

  // What was compiled before is known to be CommonJS; read as Latin-1, V8 takes its text as it is.
  Module._extensions[".js"] = function (module, filename) {
    if (!isCached(filename)) return load(module, filename);
    const stat = statSync(filename);
    const file = cacheFile(filename, stat);
    const found = kept(file);
    if (found.cachedData === undefined || !found.isAscii) return load(module, filename);
    return run(module, readFileSync(filename, "latin1"), filename, { file, ...found });
  };
  Module.prototype._compile = function (text, filename, ...rest) {
    if (!isCached(filename)) return compile.call(this, text, filename, ...rest);
    const stat = statSync(filename);
    const file = cacheFile(filename, stat);
    return run(this, text, filename, { ...kept(file), file, isAscii: stat.size === text.length });
  };

  process.once("exit", () => {
    const kind = kindOfRun();
    for (const { file, script, isAscii, kinds } of scripts) {
      if (kinds.includes(kind) || kinds.length > maxKinds) continue;
      const header = Buffer.alloc(headerSize, " ");
      header.write(JSON.stringify({ kinds: [...kinds, kind], isAscii }));
      keep(file, Buffer.concat([header, script.createCachedData()]));
    }
  });
}

module.exports = { enableCodeCache };
