import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";

export const unusableConverterRegExp = defineCode(
  {
    code: "URLC2031",
    severity: "error",
    isFatal: true,
    title: "converter's regex cannot stand in a route",
    meaning:
      "A converter's `regex` becomes a group of the route's own regular expression. The names and numbers of its own groups mean nothing there: " +
      "a name could clash with a parameter, and `\\1` would refer to whatever group comes first in the route.",
    bad: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const code = registerConverter("code", { regex: "([A-Z])\\\\1", parse: String, format: String });\nexport const urlpatterns = [path("<code:code>/", views.code)];\n`,
    good: `import { path, registerConverter } from "urlc";\nimport * as views from "./views.js";\n\nexport const code = registerConverter("code", { regex: "[A-Z]+", parse: String, format: String });\nexport const urlpatterns = [path("<code:code>/", views.code)];\n`,
  },
  (name: string, regex: string, why: string, span: Span, help?: string) => ({
    message: `regex "${regex}" of converter "${name}" cannot stand in a route: ${why}`,
    span,
    notes: [],
    ...(help !== undefined && { help }),
  }),
);
