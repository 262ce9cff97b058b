/** `npm run generate`: compiles every fixture and rewrites generated/ and expected/; `--check` only compares. */
