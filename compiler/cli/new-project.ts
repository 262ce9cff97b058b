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

const tsconfig = `{
  "compilerOptions": {
    "target": "es2022",
    "module": "nodenext",
    "types": ["node"],
    "rootDir": ".",
    "outDir": "dist",
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "verbatimModuleSyntax": true,
    "isolatedModules": true,
    "erasableSyntaxOnly": true,
    "allowImportingTsExtensions": true,
    "rewriteRelativeImportExtensions": true,
    "skipLibCheck": true
  },
  "exclude": ["dist", "node_modules"]
}
`;

const gitignore = `node_modules/
dist/
# generated/ is committed on purpose: a fresh checkout type-checks at once, the diff of a URL change shows in its review,
# and \`urlc build --check\` tells in CI when somebody forgot to run \`urlc build\`.
`;

const gitattributes = `* text=auto eol=lf
generated/** linguist-generated
`;

const siteTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { createFetchHandler } from "urlc/fetch";
import { router } from "./generated/router.ts";
import * as urls from "./generated/urls/index.ts";

const site = createFetchHandler(router);
const get = (path: string) => site(new Request(\`http://localhost\${path}\`));

test("a visitor is greeted by name", async () => {
  const response = await get(urls.greetings.personalizedGreeting({ name: "Alice" }));
  assert.equal(response.status, 200);
  assert.match(await response.text(), /Hello, Alice!/);
});

test("a name does no harm", async () => {
  const response = await get(urls.greetings.personalizedGreeting({ name: "<script>" }));
  assert.doesNotMatch(await response.text(), /<script>/);
});

test("go-home leads to the home page", async () => {
  const response = await get(urls.greetings.goHome());
  assert.equal(response.status, 302);
  assert.equal(response.headers.get("location"), urls.greetings.home());
});

test("a profile that nobody has is not found", async () => {
  const response = await get(urls.greetings.showProfile({ username: "zorg" }));
  assert.equal(response.status, 404);
});
`;

const readme = (name: string) => `# ${name}

\`\`\`
npm install
npm run dev      # http://127.0.0.1:8000/greetings/ , rebuilds and reloads on every save
npm test
npm start        # builds, then serves dist/
\`\`\`

| file | holds |
| --- | --- |
| \`urls.ts\`, \`greetings/urls.ts\` | the URLconf: which path goes to which view |
| \`greetings/views.ts\` | the views |
| \`templates/404.html\` | the page for what is not found |
| \`server.ts\` | the program that serves the router |
| \`generated/\` | what \`urlc build\` makes of the URLconf; committed, never edited |

\`npx urlc routes\` lists the routes, \`npx urlc match /greetings/Alice/\` tells who takes a path and why.
In CI, \`npx urlc build --check\` fails when \`generated/\` is not what the URLconf says.
`;

/** What a new project has besides its site. */
export function projectFiles(name: string): readonly ProjectFile[] {
  return [
    { path: "tsconfig.json", text: tsconfig },
    { path: ".gitignore", text: gitignore },
    { path: ".gitattributes", text: gitattributes },
    { path: "README.md", text: readme(name) },
    { path: "site.test.ts", text: siteTest },
  ];
}
