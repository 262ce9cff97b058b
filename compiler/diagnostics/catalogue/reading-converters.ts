import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";

const converter = (call: string): string => `import { path, registerConverter } from "urlc";
import * as views from "./views.js";

${call}

export const urlpatterns = [path("about/", views.about)];
`;
const goodConverter = converter(
  `export const yyyy = registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: String });`,
);

/** A converter whose parts cannot be read. */
export const unreadableConverter = defineCode(
  {
    code: "URLC1050",
    severity: "error",
    isFatal: true,
    title: "converter cannot be read",
    meaning:
      "registerConverter() takes a name and an object literal (or a constant that is one); name and regex must be strings known without running code.",
    bad: converter(
      `export const yyyy = registerConverter("yyyy", { regex: views.digits(4), parse: Number, format: String });`,
    ),
    good: goodConverter,
  },
  (span: Span, what: "call" | "name" | "converter" | "regex", text: string) => ({
    message:
      what === "call"
        ? "registerConverter() takes a name and a converter"
        : `the ${what} of registerConverter() cannot be read without running code: ${text}`,
    span,
    notes: [],
    help: 'registerConverter("yyyy", { regex: "[0-9]{4}", parse: (text) => Number(text), format: (year) => String(year) })',
  }),
);

/** A converter that the reverse helpers could not import. */
export const unexportedConverter = defineCode(
  {
    code: "URLC1051",
    severity: "error",
    isFatal: true,
    title: "converter is not exported",
    meaning: "The generated code imports converters by name to parse and format params.",
    bad: converter(`registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: String });`),
    good: goodConverter,
  },
  (span: Span, name: string) => ({
    message: `converter "${name}" is not exported`,
    span,
    notes: [],
    help: `export const ${/^[a-z_$][\w$]*$/i.test(name) ? name : "converter"} = registerConverter("${name}", …)`,
  }),
);

/** registerConverter() in a function or a branch. */
export const nestedConverter = defineCode(
  {
    code: "URLC1052",
    severity: "error",
    isFatal: true,
    title: "converter is not at the top level",
    meaning: "Which converters there are must be known without running code.",
    bad: converter(`export function setUp() {
  registerConverter("yyyy", { regex: "[0-9]{4}", parse: Number, format: String });
}`),
    good: goodConverter,
  },
  (span: Span) => ({
    message: "registerConverter() is not at the top level of its module",
    span,
    notes: [],
    help: "export const yyyy = registerConverter(…) at the top level",
  }),
);

/** Two converters of one name. */
export const converterTwice = defineCode(
  {
    code: "URLC1053",
    severity: "error",
    isFatal: true,
    title: "converter registered twice",
    meaning: "A converter's name stands for one converter everywhere; the built-in five cannot be replaced.",
    bad: converter(
      `export const int = registerConverter("int", { regex: "-?[0-9]+", parse: Number, format: String });`,
    ),
    good: goodConverter,
    django: "ValueError: Converter has already been registered",
  },
  (span: Span, name: string, earlier?: Span) => ({
    message:
      earlier === undefined ? `converter "${name}" is built in` : `converter "${name}" is registered twice`,
    span,
    notes: earlier === undefined ? [] : [{ message: "registered here first", span: earlier }],
    help: "give it a name of its own",
  }),
);

/** A regex that JavaScript cannot compile. */
export const converterRegExp = defineCode(
  {
    code: "URLC1054",
    severity: "error",
    isFatal: true,
    title: "converter's regex is invalid",
    meaning: "The regex of a converter is the source of a JavaScript regular expression with the `u` flag.",
    bad: converter(
      `export const yyyy = registerConverter("yyyy", { regex: "[0-9", parse: Number, format: String });`,
    ),
    good: goodConverter,
  },
  (span: Span, regex: string, words: string) => ({
    message: `"${regex}" is not a regular expression`,
    span,
    notes: [{ message: words }],
  }),
);
