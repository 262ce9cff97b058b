/*
 * Lays code out as prettier does (Wadler's printer), for the few shapes that generated modules have: prettier itself would
 * take seconds for thousands of helpers. Whatever these shapes cannot say goes through `format.ts`.
 */

/** A piece of code: text, a sequence, or a group that is broken over lines when it does not fit. */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: "group"; readonly body: Doc; readonly isBroken: boolean }
  | { readonly kind: "indent"; readonly body: Doc }
  /** A line break; `flat` is what stands for it in a group that fits. */
  | { readonly kind: "line"; readonly flat: string }
  /** What stands only in a broken group. */
  | { readonly kind: "if-broken"; readonly text: string };

/** prettier's default. */
const WIDTH = 80;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/gu;

/** Columns that a text takes: characters of East Asia and emoji take two. */
const widthOf = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : [...text].length + (text.match(wide)?.length ?? 0);

/** A line break, or nothing. */
export const softline: Doc = { kind: "line", flat: "" };
/** A line break, or a space. */
export const line: Doc = { kind: "line", flat: " " };
const ifBroken = (text: string): Doc => ({ kind: "if-broken", text });
export const indent = (body: Doc): Doc => ({ kind: "indent", body });

const isForced = (doc: Doc): boolean =>
  typeof doc !== "string" &&
  ("kind" in doc
    ? doc.kind === "group"
      ? doc.isBroken
      : doc.kind === "indent" && isForced(doc.body)
    : doc.some(isForced));

/** A group; one that is broken breaks those around it. */
export const group = (body: Doc, isBroken = false): Doc => ({
  kind: "group",
  body,
  isBroken: isBroken || isForced(body),
});

/** Items between brackets: on one line, or each on its own with `separator` behind it. */
export function list(
  [open, close]: readonly [string, string],
  items: readonly Doc[],
  { separator = ",", pad = "", isBroken = false } = {},
): Doc {
  if (items.length === 0) return open + close;
  const edge: Doc = { kind: "line", flat: pad };
  const body = items.flatMap((item, at): readonly Doc[] => (at === 0 ? [item] : [separator, line, item]));
  return group([open, indent([edge, ...body]), ifBroken(separator), edge, close], isBroken);
}

/** `name(argument, …)` */
export const call = (name: string, args: readonly Doc[]): Doc => [name, list(["(", ")"], args)];

/** `{ name: value, … }` */
export const object = (entries: readonly (readonly [key: string, value: Doc])[]): Doc =>
  list(
    ["{", "}"],
    entries.map(([key, value]) => [key, ": ", value]),
    { pad: " " },
  );

/** `{ readonly name: type; … }` */
export const objectType = (members: readonly (readonly [key: string, type: Doc])[]): Doc =>
  list(
    ["{", "}"],
    members.map(([key, type]) => [key, ": ", type]),
    { separator: ";", pad: " " },
  );

/** `first | second`: where it begins, on a line of its own, or each behind a `|`. */
export const union = (types: readonly Doc[]): Doc =>
  types.length < 2
    ? types
    : group(
        indent([
          softline,
          group([
            ifBroken("| "),
            types.flatMap((type, at): readonly Doc[] => [...(at === 0 ? [] : [line, "| "]), indent(type)]),
          ]),
        ]),
      );

/** `(first || second)`: all conditions on a line, or each on its own. */
export const anyOf = (conditions: readonly string[]): Doc =>
  group([
    "(",
    indent([
      softline,
      ...conditions.flatMap((text, at): readonly Doc[] => (at === 0 ? [text] : [" ||", line, text])),
    ]),
    softline,
    ")",
  ]);

interface Command {
  readonly indent: number;
  readonly isFlat: boolean;
  readonly doc: Doc;
}

/** True when what follows up to the next line break fits into the rest of the line. */
function fits(first: Command, following: readonly Command[], width: number): boolean {
  const stack = [first];
  let rest = following.length;
  let left = width;
  while (left >= 0) {
    const command = stack.pop() ?? following[--rest];
    if (command === undefined) return true;
    const { doc, isFlat } = command;
    if (typeof doc === "string") left -= widthOf(doc);
    else if (!("kind" in doc)) for (const part of [...doc].reverse()) stack.push({ ...command, doc: part });
    else if (doc.kind === "line") {
      if (!isFlat) return true;
      left -= doc.flat.length;
    } else if (doc.kind === "if-broken") left -= isFlat ? 0 : doc.text.length;
    else if (doc.kind === "indent") stack.push({ ...command, doc: doc.body });
    else stack.push({ ...command, isFlat: isFlat && !doc.isBroken, doc: doc.body });
  }
  return false;
}

/** The text of a doc that begins at the left margin. */
export function print(doc: Doc): string {
  const stack: Command[] = [{ indent: 0, isFlat: false, doc }];
  let text = "";
  // Apart from the rest: to look at the end of a long text that has just grown, V8 copies it.
  let row = "";
  let column = 0;
  for (let command = stack.pop(); command !== undefined; command = stack.pop()) {
    const { indent: depth, isFlat, doc: part } = command;
    if (typeof part === "string") {
      row += part;
      column += widthOf(part);
    } else if (!("kind" in part)) {
      for (const inner of [...part].reverse()) stack.push({ ...command, doc: inner });
    } else if (part.kind === "indent") stack.push({ indent: depth + 2, isFlat, doc: part.body });
    else if (part.kind === "if-broken") {
      const shown = isFlat ? "" : part.text;
      row += shown;
      column += shown.length;
    } else if (part.kind === "line") {
      if (isFlat) row += part.flat;
      else {
        text += `${row.trimEnd()}\n`;
        row = " ".repeat(depth);
      }
      column = isFlat ? column + part.flat.length : depth;
    } else {
      const flat: Command = { indent: depth, isFlat: true, doc: part.body };
      const isFitting = !part.isBroken && (isFlat || fits(flat, stack, WIDTH - column));
      stack.push(isFitting ? flat : { ...flat, isFlat: false });
    }
  }
  return text + row;
}

/** A statement inside a function: the doc indented. */
export const statement = (doc: Doc): string => print(indent(["  ", doc]));
