/** compiler/diagnostics/README.md: one section a code, from the catalogue. */
import { format, resolveConfig } from "prettier";
import { catalogue, retired } from "../compiler/diagnostics/catalogue/index.ts";
import type { CodeDoc } from "../compiler/diagnostics/define.ts";

const path = "compiler/diagnostics/README.md";

const families: readonly (readonly [digit: string, title: string])[] = [
  ["1", "Reading urls.ts"],
  ["2", "Route syntax"],
  ["3", "Includes, names, namespaces"],
  ["4", "Reachability"],
  ["5", "Reverse"],
  ["6", "Views"],
  ["9", "urlc itself"],
];

const anchor = ({ code, title }: CodeDoc) =>
  `#${`${code} ${title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")}`;

/** A fence longer than any in the text. */
const fence = (text: string) =>
  "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
const codeBlock = (text: string) => `${fence(text)}ts\n${text.trimEnd()}\n${fence(text)}`;

const retirements = [...retired].map(([code, now]) => `${code} (now ${now})`).join(", ");

const row = (doc: CodeDoc) =>
  `| [${doc.code}](${anchor(doc)}) | ${doc.title.replaceAll("|", "\\|")} | ${doc.severity}${doc.isFatal ? ", always" : ""} |`;

function section(doc: CodeDoc): string {
  const { code, severity, isFatal, title, meaning, bad, good, django } = doc;
  const level = isFatal
    ? `Always an ${severity}: no correct router can be written.`
    : `By default: ${severity}.`;
  return [
    `### ${code} ${title}`,
    meaning,
    `${level}${django === undefined ? "" : ` In Django: ${django.startsWith("urls.") ? `\`${django}\`` : django}`}`,
    "This gets it:",
    codeBlock(bad),
    "This does not:",
    codeBlock(good),
  ].join("\n\n");
}

/** The page, as it must stand in the repository. */
export async function diagnosticsPage(): Promise<{ readonly path: string; readonly text: string }> {
  const docs = [...catalogue.values()];
  const parts = families.flatMap(([digit, title]) => {
    const own = docs.filter(({ code }) => code.startsWith(`URLC${digit}`));
    return own.length === 0
      ? []
      : [
          `## ${digit}xxx: ${title}`,
          ["| code | what | severity |", "| --- | --- | --- |", ...own.map(row)].join("\n"),
          ...own.map(section),
        ];
  });
  const text = [
    "# Diagnostics",
    "<!-- Made from catalogue/ by `npm run generate`. -->",
    "Everything urlc has to say about a URLconf. Each code is one function in `catalogue/`; each example is compiled by a test.",
    "What is not marked `always` has the severity you give it: `--error CODE`, `--warn CODE`, `--off CODE`, `urlc.severity` in package.json, or `// urlc-ignore CODE: why` above the pattern.",
    `Retired, and never used again: ${retirements}.`,
    ...parts,
  ].join("\n\n");
  const config = await resolveConfig(path);
  return { path, text: await format(text, { ...config, filepath: path, embeddedLanguageFormatting: "off" }) };
}
