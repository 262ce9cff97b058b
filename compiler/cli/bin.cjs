#!/usr/bin/env node
"use strict";
/**
 * Starts the command line. `urlc build` in a project where nothing changed is answered here, from a manifest of hashes;
 * for everything else the program proper is loaded.
 */
const { cacheFolder, currentBuild, keep, version } = require("./cache.cjs");

const argv = process.argv.slice(2);

/** Says that all is as it was; false when it is not. */
function isUpToDate() {
  if (argv[0] !== "build" || argv.some((word) => /^--?(?:watch|json|help|h|format)$/.test(word)))
    return false;
  const build = currentBuild(process.cwd(), argv);
  if (build === undefined) return false;
  process.stderr.write(build.said);
  process.stdout.write(
    `✓ ${build.routes} → ${build.out} is up to date in ${Math.round(performance.now())} ms\n`,
  );
  return true;
}

if (!isUpToDate()) {
  // Most of what runs here runs a few times; V8's optimising threads would take the core that TypeScript needs. Later
  // versions have a cheaper compiler in between, and another name for this. What goes on is for them, though.
  const goesOn = argv[0] === "dev" || argv.includes("--watch");
  if (!goesOn && process.version.startsWith("v20."))
    require("node:v8").setFlagsFromString("--interrupt-budget=540672");
  const folder = cacheFolder(process.cwd());
  if (folder !== undefined) require("./code-cache.cjs").enableCodeCache(folder, keep, version);
  require("./urlc.cjs");
}
