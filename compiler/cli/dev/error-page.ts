import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { frameOf, type FrameLine } from "../../diagnostics/frame.ts";
import { positionOf, sortDiagnostics } from "../../diagnostics/locate.ts";
import type { Span } from "../../ir/span.ts";
import { escaped } from "../escaped.ts";
import { editorLink } from "../editor-link.ts";
import { tally, type Findings } from "../report.ts";
import { reloadScript } from "./front.ts";

const style = `
:root { color-scheme: light dark; --bad: #c4262e; --warn: #9a6700; --note: #0b6e99; --good: #1a7f37; --line: #8883; --soft: #8881 }
@media (prefers-color-scheme: dark) { :root { --bad: #ff7b72; --warn: #e3b341; --note: #79c0ff; --good: #7ee787 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 0 0 .3rem }
section { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0 }
section.warning { border-left-color: var(--warn) } section.note { border-left-color: var(--note) }
pre { font: 14px/1.45 ui-monospace, monospace; overflow-x: auto; background: var(--soft); border-radius: 4px; padding: .6rem .8rem; margin: .4rem 0; tab-size: 4 }
.place { font: 14px ui-monospace, monospace } .code { color: var(--bad) } .warning .code { color: var(--warn) } .note .code { color: var(--note) }
.number { opacity: .55; user-select: none } .marks { color: var(--bad); font-weight: 600 } .beside .marks { color: var(--note) } .help { color: var(--good); margin: .4rem 0 0 } p { margin: .4rem 0 }
footer { opacity: .7; font-size: .9rem }`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
${body}
<footer>This page goes away by itself when the error is fixed.</footer>
${reloadScript}
</body>
</html>
`;
}

function lineHtml(line: FrameLine): string {
  if (line.kind === "gap") return `<span class="number">   …</span>`;
  if (line.kind === "source")
    return `<span class="number">${String(line.number).padStart(4)} │ </span>${escaped(line.text)}`;
  const marks = line.label === "" ? line.marks : `${line.marks} ${line.label}`;
  return `<span class="number">     │ </span>${" ".repeat(line.indent)}<span class="marks">${escaped(marks)}</span>`;
}

function placeHtml(span: Span, label: string, { sources, base }: Findings): string {
  const { line, column } = positionOf(span.file, span.start, sources);
  const link = editorLink(join(base, span.file), line, column);
  const frame = frameOf(span, label, sources).map(lineHtml).join("\n");
  return `<a class="place" href="${escaped(link)}">${escaped(span.file)}:${line}:${column}</a>${frame === "" ? "" : `<pre>${frame}</pre>`}`;
}

function sectionHtml(diagnostic: Diagnostic, findings: Findings): string {
  const { severity, code, message, span, label = "", notes, help } = diagnostic;
  const beside = notes.map(
    (note) =>
      `<div class="beside"><p><b>note</b>: ${escaped(note.message)}</p>${note.span === undefined ? "" : placeHtml(note.span, "", findings)}</div>`,
  );
  return `<section class="${severity}">
<h2><span class="code">${severity}[${escaped(code)}]</span>: ${escaped(message)}</h2>
${placeHtml(span, label, findings)}
${beside.join("\n")}
${help === undefined ? "" : `<p class="help"><b>help</b>: ${escaped(help)}</p>`}
</section>`;
}

/** The diagnostics as a page for the browser, code frames and all. */
export function findingsPage(findings: Findings): string {
  const sections = sortDiagnostics(findings.diagnostics).map((each) => sectionHtml(each, findings));
  return page(
    `${tally(findings.diagnostics)} · urlc`,
    `<h1>The URLconf does not build: ${tally(findings.diagnostics)}</h1>\n${sections.join("\n")}`,
  );
}

/** The words of a bundler or of the program itself as a page for the browser. */
export function outputPage(title: string, output: string): string {
  return page(
    title,
    `<h1>${escaped(title)}</h1>\n<section><pre>${escaped(output).replaceAll("\\u000a", "\n")}</pre></section>`,
  );
}
