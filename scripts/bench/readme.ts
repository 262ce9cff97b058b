import { readFileSync, writeFileSync } from "node:fs";

const marked = (name: string) => new RegExp(`(<!-- ${name} -->)\\n\\n([^]*?)\\n\\n(<!-- /${name} -->)`);

/** The text that stands in README.md between the comments that hold a name. */
export function textInReadme(name: string): string {
  const found = marked(name).exec(readFileSync("README.md", "utf8"));
  if (found === null) throw new Error(`README.md has no marks ${name}`);
  return found[2]!;
}

/** Puts a text into README.md, between the comments that hold its name. */
export function writeIntoReadme(name: string, text: string): void {
  textInReadme(name);
  const readme = readFileSync("README.md", "utf8");
  writeFileSync(
    "README.md",
    readme.replace(marked(name), (_, open, _before, close) => `${open}\n\n${text}\n\n${close}`),
  );
}

/** `**set**, what it says` and a table; rows by their first cell. */
interface Section {
  readonly title: string;
  readonly rows: ReadonlyMap<string, string>;
}

const sectionsOf = (text: string): ReadonlyMap<string, Section> =>
  new Map(
    [...text.matchAll(/^(\*\*([^*]+)\*\*[,:] .*)\n\n((?:\|.*(?:\n|$))+)/gm)].map(
      ([, title = "", name = "", table = ""]) => [
        name,
        {
          title,
          rows: new Map(
            table
              .trim()
              .split("\n")
              .map((row) => [row.split(" | ")[0]!, row]),
          ),
        },
      ],
    ),
  );

/** Sections that were measured, among those that stood there: what was measured anew takes its row, the rest stays. */
export function mergeSections(before: string, measured: readonly string[]): readonly string[] {
  const sections = new Map(sectionsOf(before));
  for (const text of measured)
    for (const [name, { title, rows }] of sectionsOf(text))
      sections.set(name, { title, rows: new Map([...(sections.get(name)?.rows ?? []), ...rows]) });
  return [...sections.values()].map(({ title, rows }) => `${title}\n\n${[...rows.values()].join("\n")}`);
}
