import { findLosses } from "../../2-analyze/prove/find-losses.ts";
import { lower } from "../../2-analyze/lower/lower.ts";
import { emitRouter } from "../../3-emit/router/router.ts";
import type { Analysis } from "../../compile.ts";
import { escaped } from "../escaped.ts";
import { collectMap } from "./collect.ts";
import { clientScript, interpreterScript, routerScript } from "./scripts.ts";
import { mapStyle } from "./style.ts";

/** JSON inside a script element: nothing in it can end the element. */
const json = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");
const inScriptElement = (text: string) => text.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");

/**
 * The URL map as one page that needs nothing else: route tree, search, and a box in which the generated matcher answers.
 * @param footer HTML put at its end: the reload script of the dev server
 */
export async function mapPage(analysis: Analysis, footer = ""): Promise<string> {
  const { tree, routes, read } = analysis;
  const custom = tree.converters.filter((converter) => converter.module !== undefined);
  const unrun = custom.filter(({ hasParse }) => hasParse).map(({ name }) => name);
  const router = emitRouter({
    tree: lower(routes),
    routes,
    handlers: [],
    options: { outDir: "generated", importExtension: read.importExtension },
    root: tree.root,
  });
  const scripts = [
    await interpreterScript(),
    await routerScript(router, "{}"),
    `const map = ${json(collectMap(analysis, findLosses(routes), unrun))};`,
    await clientScript(),
  ];
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(tree.root)} · URL map</title><style>${mapStyle}</style></head>
<body>
<header>
<h1>URL map of ${escaped(tree.root)}</h1> <span id="count"></span>
<label><span>Search</span> <input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="pattern, name, view"></label>
<span id="shown" role="status"></span>
<button id="fold" type="button">Fold all</button>
</header>
<main>
<section aria-label="Routes, in the order in which they are tried">
<div id="problems"></div>
<div id="tree"></div>
</section>
<section class="box" aria-label="Try a path">
<h2><label for="path">Type a path: which route takes it?</label></h2>
<input id="path" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="/greetings/alice/">
<div id="answer" aria-live="polite"></div>
</section>
</main>
<script type="module">
${inScriptElement(scripts.join("\n"))}
</script>
${footer}
</body>
</html>
`;
}
