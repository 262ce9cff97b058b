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

/** Docs still to be printed, the next one last; three arrays side by side, for millions of entries come and go. */
interface Stack {
  readonly docs: Doc[];
  readonly indents: number[];
  readonly flats: boolean[];
}

const isSequence = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);

/** True when `first`, laid out flat, and what follows it up to the next line break fit into the rest of the line. */
function fits(first: Doc, following: Stack, width: number): boolean {
  const docs: Doc[] = [first];
  const flats: boolean[] = [true];
  let rest = following.docs.length;
  let left = width;
  while (left >= 0) {
    let doc = docs.pop();
    let isFlat = flats.pop() as boolean;
    if (doc === undefined) {
      if (rest === 0) return true;
      doc = following.docs[--rest] as Doc;
      isFlat = following.flats[rest] as boolean;
    }
    if (typeof doc === "string") left -= widthOf(doc);
    else if (isSequence(doc))
      for (let at = doc.length - 1; at >= 0; at--) {
        docs.push(doc[at] as Doc);
        flats.push(isFlat);
      }
    else if (doc.kind === "line") {
      if (!isFlat) return true;
      left -= doc.flat.length;
    } else if (doc.kind === "if-broken") left -= isFlat ? 0 : doc.text.length;
    else {
      docs.push(doc.body);
      flats.push(doc.kind === "indent" ? isFlat : isFlat && !doc.isBroken);
    }
  }
  return false;
}

/** The text of a doc that begins at the left margin. */
export function print(doc: Doc): string {
  const stack: Stack = { docs: [doc], indents: [0], flats: [false] };
  const push = (next: Doc, depth: number, isFlat: boolean) => {
    stack.docs.push(next);
    stack.indents.push(depth);
    stack.flats.push(isFlat);
  };
  let text = "";
  // Apart from the rest: to look at the end of a long text that has just grown, V8 copies it.
  let row = "";
  let column = 0;
  for (let part = stack.docs.pop(); part !== undefined; part = stack.docs.pop()) {
    const depth = stack.indents.pop() as number;
    const isFlat = stack.flats.pop() as boolean;
    if (typeof part === "string") {
      row += part;
      column += widthOf(part);
    } else if (isSequence(part)) {
      for (let at = part.length - 1; at >= 0; at--) push(part[at] as Doc, depth, isFlat);
    } else if (part.kind === "indent") push(part.body, depth + 2, isFlat);
    else if (part.kind === "if-broken") {
      const shown = isFlat ? "" : part.text;
      row += shown;
      column += shown.length;
    } else if (part.kind === "line" && isFlat) {
      row += part.flat;
      column += part.flat.length;
    } else if (part.kind === "line") {
      text += `${row.trimEnd()}\n`;
      row = " ".repeat(depth);
      column = depth;
    } else push(part.body, depth, !part.isBroken && (isFlat || fits(part.body, stack, WIDTH - column)));
  }
  return text + row;
}

/** A statement inside a function: the doc indented. */
export const statement = (doc: Doc): string => print(indent(["  ", doc]));
