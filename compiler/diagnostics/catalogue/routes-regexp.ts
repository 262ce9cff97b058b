import type { Span } from "../../ir/span.ts";
import { defineCode } from "../define.ts";
import { urlsWith } from "./example-urls.ts";

const only = (pattern: string) => urlsWith(pattern, "rePath");

/** What Python's regular expressions write in another way. */
const pythons: readonly (readonly [RegExp, string])[] = [
  [/\(\?P</, "a named group of JavaScript has no P: (?<name>…)"],
  [/\(\?P=/, "a back-reference of JavaScript is \\k<name>"],
  [/\\A/, "the beginning is ^ in JavaScript"],
  [/\\Z/i, "the end is $ in JavaScript"],
];

export const invalidRegExp = defineCode(
  {
    code: "URLC2020",
    severity: "error",
    isFatal: true,
    title: "invalid regular expression",
    meaning:
      "Routes are matched with the `u` flag (characters are code points), whether or not the literal has it.",
    bad: only(`rePath(/^articles\\/(?<id>[9-0]+)\\/$/, views.article)`),
    good: only(`rePath(/^articles\\/(?<id>[0-9]+)\\/$/, views.article)`),
    django: "ImproperlyConfigured: … is not a valid regular expression",
  },
  (source: string, why: string, span: Span, index: number) => {
    const near = source.slice(Math.max(0, index - 3), index + 3);
    const help = pythons.find(([wrong]) => wrong.test(near))?.[1];
    return {
      message: `/${source}/ is not a valid regular expression: ${why}`,
      span,
      notes: [],
      ...(help !== undefined && { help }),
    };
  },
);

export const unnamedGroup = defineCode(
  {
    code: "URLC2021",
    severity: "error",
    isFatal: true,
    title: "unnamed group",
    meaning:
      "Django passes unnamed groups as positional arguments. Params are an object here, so every group needs a name, or must not capture.",
    bad: only(`rePath(/^articles\\/([0-9]{4})\\/$/, views.year)`),
    good: only(`rePath(/^articles\\/(?<year>[0-9]{4})\\/$/, views.year)`),
  },
  (group: string, span: Span) => ({
    message: `group "${group}" has no name, so its text cannot reach the view`,
    span,
    label: "captures under no name",
    notes: [],
    help: `name it, (?<name>${group.slice(1)}, or make it non-capturing, (?:${group.slice(1)}`,
  }),
);

export const ignoredGroup = defineCode(
  {
    code: "URLC2022",
    severity: "warning",
    title: "unnamed group beside named ones",
    meaning:
      "As in Django, unnamed groups are dropped when a regular expression has named ones, and such a route cannot be reversed.",
    bad: only(`rePath(/^(blog|news)\\/(?<year>[0-9]{4})\\/$/, views.year)`),
    good: only(`rePath(/^(?:blog|news)\\/(?<year>[0-9]{4})\\/$/, views.year)`),
  },
  (group: string, span: Span) => ({
    message: `group "${group}" is dropped, since other groups have names`,
    span,
    label: "captured for nothing",
    notes: [],
    help: `name it, (?<name>${group.slice(1)}, or make it non-capturing, (?:${group.slice(1)}`,
  }),
);

export const duplicateGroup = defineCode(
  {
    code: "URLC2023",
    severity: "error",
    isFatal: true,
    title: "group name used twice",
    meaning: "Each group of a regular expression needs a name of its own.",
    bad: only(`rePath(/^(?<id>[0-9]+)\\/(?<id>[0-9]+)\\/$/, views.item)`),
    good: only(`rePath(/^(?<id>[0-9]+)\\/(?<item>[0-9]+)\\/$/, views.item)`),
    django: "re.error: redefinition of group name",
  },
  (source: string, name: string, span: Span) => ({
    message: `/${source}/ has two groups named "${name}"`,
    span,
    label: `"${name}" again`,
    notes: [],
    help: "give one of them another name",
  }),
);

export const refusedFlag = defineCode(
  {
    code: "URLC2024",
    severity: "error",
    isFatal: true,
    title: "flag without meaning in a route",
    meaning:
      "`g` and `y` make a regular expression remember where it stopped, and `m` makes `$` match before the end of the path. The flags `i`, `s`, `u` and `v` are taken.",
    bad: only(`rePath(/^articles\\/$/g, views.articles)`),
    good: only(`rePath(/^articles\\/$/, views.articles)`),
  },
  (source: string, flags: string, flag: string, span: Span) => ({
    message: `/${source}/${flags} has the flag "${flag}", which a route cannot have`,
    span,
    notes: [],
    help: `remove the "${flag}"`,
  }),
);
