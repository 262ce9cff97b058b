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
function widthOf(text: string): number {
  for (let at = 0; at < text.length; at++)
    if (text.charCodeAt(at) > 0x7e) return [...text].length + (text.match(wide)?.length ?? 0);
  return text.length;
}

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

/** Docs of a broken group, from the next one to be printed on. */
interface Rest {
  readonly docs: readonly Doc[];
  next: number;
  readonly depth: number;
}

const isSequence = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);
const sequence = (doc: Doc): readonly Doc[] => (isSequence(doc) ? doc : [doc]);

/** What is left of a line behind a doc; negative where it does not fit, Infinity where the line ends before. */
function leftBehind(doc: Doc, isFlat: boolean, left: number): number {
  if (typeof doc === "string") return left - widthOf(doc);
  if (isSequence(doc)) {
    let rest = left;
    for (let at = 0; at < doc.length && rest >= 0 && rest !== Infinity; at++)
      rest = leftBehind(doc[at] as Doc, isFlat, rest);
    return rest;
  }
  if (doc.kind === "line") return isFlat ? left - doc.flat.length : Infinity;
  if (doc.kind === "if-broken") return isFlat ? left : left - doc.text.length;
  return leftBehind(doc.body, isFlat, left);
}

/** True when a group, laid out flat, and what follows it up to the next line break fit into the rest of the line. */
function fits(body: Doc, following: readonly Rest[], width: number): boolean {
  let left = leftBehind(body, true, width);
  for (let at = following.length - 1; at >= 0 && left >= 0; at--) {
    const { docs, next } = following[at] as Rest;
    for (let inner = next; inner < docs.length && left >= 0; inner++) {
      left = leftBehind(docs[inner] as Doc, false, left);
      if (left === Infinity) return true;
    }
  }
  return left >= 0;
}

/** A doc on one line. */
function flat(doc: Doc): string {
  if (typeof doc === "string") return doc;
  if (isSequence(doc)) {
    let text = "";
    for (const inner of doc) text += flat(inner);
    return text;
  }
  if (doc.kind === "line") return doc.flat;
  return doc.kind === "if-broken" ? "" : flat(doc.body);
}

/** The text of a doc that begins at the left margin. */
export function print(doc: Doc): string {
  const stack: Rest[] = [{ docs: [doc], next: 0, depth: 0 }];
  let text = "";
  // Apart from the rest: to look at the end of a long text that has just grown, V8 copies it.
  let row = "";
  let column = 0;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { docs, depth } = top;
    if (top.next === docs.length) {
      stack.pop();
      continue;
    }
    const part = docs[top.next++] as Doc;
    if (typeof part === "string") {
      row += part;
      column += widthOf(part);
    } else if (isSequence(part)) stack.push({ docs: part, next: 0, depth });
    else if (part.kind === "indent") stack.push({ docs: sequence(part.body), next: 0, depth: depth + 2 });
    else if (part.kind === "if-broken") {
      row += part.text;
      column += part.text.length;
    } else if (part.kind === "line") {
      text += `${row.trimEnd()}\n`;
      row = " ".repeat(depth);
      column = depth;
    } else if (!part.isBroken && fits(part.body, stack, WIDTH - column)) {
      const shown = flat(part.body);
      row += shown;
      column += widthOf(shown);
    } else stack.push({ docs: sequence(part.body), next: 0, depth });
  }
  return text + row;
}

const printed = new WeakMap<object, string>();

/** The text of docs that each begin a line at the left margin; one that was printed before is not laid out again. */
export const printLines = (docs: readonly Doc[]): string =>
  docs
    .map((doc) => {
      if (typeof doc === "string") return doc;
      const text = printed.get(doc) ?? print(doc);
      printed.set(doc, text);
      return text;
    })
    .join("\n");

/** A statement inside a function: the doc indented. */
export const statement = (doc: Doc): string => print(indent(["  ", doc]));
