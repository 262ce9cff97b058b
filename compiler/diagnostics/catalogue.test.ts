import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "../compile.ts";
import { catalogue, retired } from "./catalogue/index.ts";

/** Inside the package, so that the examples import `urlc` as a project does. */
const root = join(import.meta.dirname, "../../node_modules/.cache");
mkdirSync(root, { recursive: true });

/** A views.ts that exports whatever an example asks for. */
function viewsFor(text: string): string {
  const asked = [...text.matchAll(/\bviews\.([A-Za-z_$][\w$]*)/g)].map(([, name]) => name);
  const imported = [...text.matchAll(/import \{([^}]*)\} from "\.\/views\.js"/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim().split(" as ")[0]),
  );
  const names = [...new Set([...asked, ...imported])].filter((name) => name !== "default");
  const lines = names.map((name) => `export const ${name} = () => new HttpResponse("");`);
  return `import { HttpResponse } from "urlc";\n${lines.join("\n")}\n`;
}

/** The codes that an example gets, each once. */
async function codesOf(text: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(root, "example-"));
  try {
    const entry = join(folder, "urls.ts");
    writeFileSync(entry, text);
    writeFileSync(join(folder, "views.ts"), viewsFor(text));
    const { diagnostics } = await compile({ entry, types: false });
    return [...new Set(diagnostics.map(({ code }) => code))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Those of the 6xxx take a TypeScript and are compiled by 4-check/check-views.e2e.test.ts.
for (const { code, bad, good } of catalogue.values()) {
  if (code.startsWith("URLC6")) continue;
  test(`${code}: the bad example gets it, the good one gets nothing`, async () => {
    assert.ok((await codesOf(bad)).includes(code), bad);
    assert.equal(await codesOf(good), [], good);
  });
}

test("codes are of their family's thousand, and used once", () => {
  const codes = [...catalogue.keys()];
  for (const code of codes) assert.match(code, /^URLC(?:[1-6][0-9]{3}|9001)$/);
  assert.is(new Set(codes).size, codes.length);
  for (const [code, now] of retired) assert.ok(!catalogue.has(code) && catalogue.has(now), code);
});

test.run();
