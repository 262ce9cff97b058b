import { readFileSync, writeFileSync } from "node:fs";

/** Puts a text into README.md, between the comments that hold its name. */
export function writeIntoReadme(name: string, text: string): void {
  const readme = readFileSync("README.md", "utf8");
  const marked = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
  if (!marked.test(readme)) throw new Error(`README.md has no marks ${name}`);
  writeFileSync(
    "README.md",
    readme.replace(marked, (_, open, close) => `${open}\n\n${text}\n\n${close}`),
  );
}
