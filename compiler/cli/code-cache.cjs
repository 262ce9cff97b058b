"use strict";
/**
 * Lets V8 start urlc itself and the TypeScript inside ts-morph from bytecode that an earlier run left behind. The cache is
 * made when the process ends, so that functions compiled lazily are in it. Every failure means: no cache.
 */
const Module = require("node:module");
const { readFileSync, statSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");
const { getHeapCodeStatistics } = require("node:v8");
const { Script, constants } = require("node:vm");

const bigEnough = 100_000;
/** A run that compiled so many times what is kept leaves more: the one before may have been `urlc --help`. */
const growth = 1.15;
const headerSize = 16;

/** What is kept of a file: all bytecode that the process had, in bytes, and whether its text is ASCII, in front of its own. */
function kept(file) {
  try {
    const bytes = readFileSync(file);
    const cachedData = bytes.subarray(headerSize);
    return { size: bytes.readDoubleLE(0), isAscii: bytes.readDoubleLE(8) === 1, cachedData };
  } catch {
    return { size: 0, isAscii: false, cachedData: undefined };
  }
}

const header = (size, isAscii) => {
  const bytes = Buffer.alloc(headerSize);
  bytes.writeDoubleLE(size, 0);
  bytes.writeDoubleLE(isAscii ? 1 : 0, 8);
  return bytes;
};

/** From now on, big CommonJS modules are kept compiled in `folder`. */
function enableCodeCache(folder, keep) {
  const load = Module._extensions[".js"];
  const compile = Module.prototype._compile;
  const scripts = [];

  const cacheFile = (filename, { size, mtimeMs }) =>
    join(folder, `${basename(filename)}-${size}-${Math.floor(mtimeMs)}-${process.version}.bin`);

  const run = (module, text, filename, { file, size, isAscii, cachedData }) => {
    const importModuleDynamically = constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const script = new Script(Module.wrap(text), { filename, cachedData, importModuleDynamically });
    const isFresh = cachedData !== undefined && script.cachedDataRejected !== true;
    scripts.push({ file, script, isAscii, size: isFresh ? size : 0 });
    const require = Module.createRequire(filename);
    const body = script.runInThisContext();
    return body.call(module.exports, module.exports, require, module, filename, dirname(filename));
  };

  // What was compiled before is known to be CommonJS; read as Latin-1, V8 takes its text as it is.
  Module._extensions[".js"] = function (module, filename) {
    const stat = statSync(filename);
    if (stat.size < bigEnough) return load(module, filename);
    const file = cacheFile(filename, stat);
    const found = kept(file);
    if (found.cachedData === undefined || !found.isAscii) return load(module, filename);
    return run(module, readFileSync(filename, "latin1"), filename, { file, ...found });
  };
  Module.prototype._compile = function (text, filename, ...rest) {
    if (text.length < bigEnough) return compile.call(this, text, filename, ...rest);
    const stat = statSync(filename);
    const file = cacheFile(filename, stat);
    return run(this, text, filename, { ...kept(file), file, isAscii: stat.size === text.length });
  };

  process.once("exit", () => {
    const now = getHeapCodeStatistics().bytecode_and_metadata_size;
    if (scripts.every(({ size }) => now < size * growth)) return;
    for (const { file, script, isAscii } of scripts)
      keep(file, Buffer.concat([header(now, isAscii), script.createCachedData()]));
  });
}

module.exports = { enableCodeCache };
