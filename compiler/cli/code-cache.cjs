"use strict";
/**
 * Lets V8 start the big packages (the TypeScript inside ts-morph) from bytecode that an earlier run left behind. The cache is
 * made when the process ends, so that functions compiled lazily are in it. Every failure means: no cache.
 */
const Module = require("node:module");
const { readFileSync, statSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");
const { Script, constants } = require("node:vm");

const bigEnough = 100_000;

/** From now on, big CommonJS modules are kept compiled in `folder`. */
function enableCodeCache(folder, keep) {
  const compile = Module.prototype._compile;
  const fresh = [];
  Module.prototype._compile = function (content, filename, ...rest) {
    if (content.length < bigEnough) return compile.call(this, content, filename, ...rest);
    const { size, mtimeMs } = statSync(filename);
    const file = join(folder, `${basename(filename)}-${size}-${Math.floor(mtimeMs)}-${process.version}.bin`);
    let cachedData;
    try {
      cachedData = readFileSync(file);
    } catch {
      cachedData = undefined;
    }
    const importModuleDynamically = constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const script = new Script(Module.wrap(content), { filename, cachedData, importModuleDynamically });
    if (cachedData === undefined || script.cachedDataRejected) fresh.push({ file, script });
    const require = Module.createRequire(filename);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, require, this, filename, dirname(filename));
  };
  process.once("exit", () => {
    for (const { file, script } of fresh) keep(file, script.createCachedData());
  });
}

module.exports = { enableCodeCache };
