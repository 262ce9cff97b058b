import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { goodUrls, urlsWith } from "./example-urls.ts";

/** Something that include() cannot take. */
export const unreadableInclude = defineCode(
  {
    code: "URLC1030",
    severity: "error",
    isFatal: true,
    title: "include cannot be read",
    meaning: "include() takes an imported URLconf module, an array of patterns, or { urlpatterns, appName }.",
    bad: urlsWith(`path("blog/", include(function () {}))`, "include, path"),
    good: urlsWith(`path("blog/", include([path("", views.about)]))`, "include, path"),
  },
  (span: Span, text: string) => ({
    message: `include() cannot read ${text}`,
    span,
    label: "a module, an array of patterns or { urlpatterns, appName } is wanted here",
    notes: [],
    help: 'import * as blog from "./blog/urls.js", then include(blog)',
  }),
);

/** Django's include("blog.urls"). */
export const includeOfText = defineCode(
  {
    code: "URLC1031",
    severity: "error",
    isFatal: true,
    title: "include of a string",
    meaning: "Django imports a URLconf by its dotted name; here the module itself is imported and passed.",
    bad: urlsWith(`path("blog/", include("blog.urls"))`, "include, path"),
    good: urlsWith(`path("blog/", include([path("", views.about)]))`, "include, path"),
  },
  (span: Span, text: string) => ({
    message: `include() takes a module, not the string ${text}`,
    span,
    notes: [],
    help: 'import * as blog from "./blog/urls.js", then include(blog)',
  }),
);

/** A URLconf in a package that ships no TypeScript. */
export const includeFromPackage = defineCode(
  {
    code: "URLC1032",
    severity: "error",
    isFatal: true,
    title: "include from a package",
    meaning: "A URLconf is read from its TypeScript source, and none was found for this package.",
    bad: [
      'import { include, path } from "urlc";',
      'import * as blog from "some-blog";',
      'export const urlpatterns = [path("blog/", include(blog))];',
      "",
    ].join("\n"),
    good: goodUrls,
  },
  (span: Span, specifier: string) => ({
    message: `no TypeScript source was found for "${specifier}"`,
    span,
    notes: [],
    help: "include a URLconf of this project or of a linked workspace package, which routes to the package's views",
  }),
);

/** Django's spelling of an export. */
export const djangoSpelling = defineCode(
  {
    code: "URLC1040",
    severity: "warning",
    title: "misspelt export",
    meaning:
      "Names are camelCase here, `appName` for Django's `app_name`; a URLconf looks for `appName`, `handler400`, `handler403`, `handler404` and `handler500`. The export as it is spelled has no effect.",
    bad: `${goodUrls}export const app_name = "pages";
`,
    good: `${goodUrls}export const appName = "pages";
`,
  },
  (span: Span, wrong: string, right: string) => ({
    message: `"${wrong}" has no effect`,
    span,
    notes: [],
    help: `rename it to "${right}"`,
  }),
);
