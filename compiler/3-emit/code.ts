/**
 * Text that knows where it may be broken, printed as prettier would: a group is kept on one line if it fits, with what
 * follows it up to the next place where a line may end.
 */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: "line"; readonly flat: "" | " " | undefined }
  | { readonly kind: "indent"; readonly doc: Doc }
  | { readonly kind: "group"; readonly doc: Doc }
  /** Printed only where the enclosing group is broken. */
  | { readonly kind: "if-broken"; readonly text: string };

export const line: Doc = { kind: "line", flat: " " };
export const softline: Doc = { kind: "line", flat: "" };
export const hardline: Doc = { kind: "line", flat: undefined };
export const indent = (doc: Doc): Doc => ({ kind: "indent", doc });
export const group = (doc: Doc): Doc => ({ kind: "group", doc });
const trailingComma: Doc = { kind: "if-broken", text: "," };

/** The docs with a separator between them. */
export const join = (separator: Doc, docs: readonly Doc[]): readonly Doc[] =>
  docs.flatMap((doc, at) => (at === 0 ? [doc] : [separator, doc]));

/** Statements under each other. */
export const lines = (docs: readonly Doc[]): Doc => join(hardline, docs);

const bracketed = (open: string, space: Doc, items: readonly Doc[], close: string): Doc =>
  items.length === 0
    ? open + close
    : group([open, indent([space, join([",", line], items)]), trailingComma, space, close]);

/** `name(a, b)`. */
export const call = (name: string, args: readonly Doc[]): Doc => [name, bracketed("(", softline, args, ")")];
/** `const name = value;`. */
export const declare = (name: string, value: Doc): Doc => [`const ${name} = `, value, ";"];
/** `{ a, b }`. */
export const object = (properties: readonly Doc[]): Doc => bracketed("{", line, properties, "}");
/** `[a, b]`. */
export const array = (items: readonly Doc[]): Doc => bracketed("[", softline, items, "]");
/** `header { … }`. */
export const block = (header: Doc, body: readonly Doc[]): Doc => [
  header,
  body.length === 0 ? " {}" : [" {", indent([hardline, lines(body)]), hardline, "}"],
];
const conditions = new WeakMap<object, { readonly terms: readonly Doc[]; readonly body: readonly Doc[] }>();

/** `if (a && b) { … }`; one that holds nothing but another becomes one with it. */
export function ifBlock(terms: readonly Doc[], body: readonly Doc[]): Doc {
  const [only] = body;
  const inner = body.length === 1 && typeof only === "object" ? conditions.get(only) : undefined;
  if (inner !== undefined) return ifBlock([...terms, ...inner.terms], inner.body);
  const header = group(["if (", indent([softline, join([" &&", line], terms)]), softline, ")"]);
  const made = block(header, body);
  if (typeof made === "object") conditions.set(made, { terms, body });
  return made;
}
/** `left = right;` where the right side cannot be broken: it moves to the next line when it does not fit. */
export const assign = (left: string, right: string): Doc => group([left, " =", indent([line, right]), ";"]);

const width = 80;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/gu;
const widthOf = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text.length : [...text].length + (text.match(wide)?.length ?? 0);

interface Command {
  readonly depth: number;
  readonly isFlat: boolean;
  readonly doc: Doc;
}

function fits(first: Command, rest: readonly Command[], column: number): boolean {
  const stack = [first];
  let room = width - column;
  let next = rest.length;
  for (;;) {
    const command = stack.pop() ?? rest[--next];
    if (command === undefined) return true;
    const { doc, isFlat, depth } = command;
    if (typeof doc === "string") room -= widthOf(doc);
    else if (!("kind" in doc))
      for (let at = doc.length - 1; at >= 0; at--) stack.push({ depth, isFlat, doc: doc[at]! });
    else if (doc.kind === "line") {
      if (!isFlat || doc.flat === undefined) return true;
      room -= doc.flat.length;
    } else if (doc.kind === "if-broken") room -= isFlat ? 0 : doc.text.length;
    else stack.push({ depth, isFlat, doc: doc.doc });
    if (room < 0) return false;
  }
}

/** Prints a doc. */
export function print(doc: Doc): string {
  const out: string[] = [];
  let column = 0;
  const stack: Command[] = [{ depth: 0, isFlat: false, doc }];
  for (let command = stack.pop(); command !== undefined; command = stack.pop()) {
    const { depth, isFlat, doc } = command;
    if (typeof doc === "string") {
      out.push(doc);
      column += widthOf(doc);
    } else if (!("kind" in doc)) {
      for (let at = doc.length - 1; at >= 0; at--) stack.push({ depth, isFlat, doc: doc[at]! });
    } else if (doc.kind === "line") {
      if (isFlat && doc.flat !== undefined) {
        out.push(doc.flat);
        column += doc.flat.length;
      } else {
        const follows = stack.at(-1)?.doc;
        out.push("\n", follows === "" ? "" : "  ".repeat(depth));
        column = depth * 2;
      }
    } else if (doc.kind === "indent") stack.push({ depth: depth + 1, isFlat, doc: doc.doc });
    else if (doc.kind === "if-broken") {
      if (!isFlat) {
        out.push(doc.text);
        column += doc.text.length;
      }
    } else {
      const flat = { depth, isFlat: true, doc: doc.doc };
      stack.push(isFlat || fits(flat, stack, column) ? flat : { depth, isFlat: false, doc: doc.doc });
    }
  }
  return out.join("");
}

const sizes = new WeakMap<object, number>();

/** About how many characters a doc prints, without indentation. */
export function sizeOf(doc: Doc): number {
  if (typeof doc === "string") return doc.length;
  const known = sizes.get(doc);
  if (known !== undefined) return known;
  const size = !("kind" in doc)
    ? doc.reduce((sum: number, inner) => sum + sizeOf(inner), 0)
    : doc.kind === "indent" || doc.kind === "group"
      ? sizeOf(doc.doc)
      : 1;
  sizes.set(doc, size);
  return size;
}
