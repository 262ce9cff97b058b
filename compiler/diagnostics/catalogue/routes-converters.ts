import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";

export const duplicateConverter = defineCode(
  {
    code: "URLC2030",
    severity: "error",
    isFatal: true,
    title: "converter registered twice",
    meaning:
      "Two converters have the same name, or one has the name of a built-in converter. Which one a route means would depend on the order of imports.",
    bad: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const int = registerConverter("int", { regex: "[0-9]{1,4}", parse: Number, format: String });\nexport const urlpatterns = [path("<int:n>/", views.number)];\n`,
    good: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const small = registerConverter("small", { regex: "[0-9]{1,4}", parse: Number, format: String });\nexport const urlpatterns = [path("<small:n>/", views.number)];\n`,
    django: "ValueError: Converter … is already registered. (Django 6)",
  },
  (name: string, span: Span, first: Span | undefined) => ({
    message: `converter "${name}" is already registered`,
    span,
    notes:
      first === undefined
        ? [{ message: `"${name}" is one of the built-in converters` }]
        : [{ message: `"${name}" is first registered here`, span: first }],
    help: "give it another name",
  }),
);

export const invalidConverterRegExp = defineCode(
  {
    code: "URLC2031",
    severity: "error",
    isFatal: true,
    title: "converter's regex cannot be used",
    meaning:
      "A converter's `regex` is JavaScript regular expression source, valid with the `u` flag, and without named groups: it becomes a group of the route's own regular expression.",
    bad: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const code = registerConverter("code", { regex: "[A-Z", parse: String, format: String });\nexport const urlpatterns = [path("<code:code>/", views.code)];\n`,
    good: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const code = registerConverter("code", { regex: "[A-Z]+", parse: String, format: String });\nexport const urlpatterns = [path("<code:code>/", views.code)];\n`,
  },
  (name: string, regex: string, why: string, span: Span) => ({
    message: `regex "${regex}" of converter "${name}" cannot be used: ${why}`,
    span,
    notes: [],
  }),
);
