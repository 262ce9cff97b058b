/** Statements of generated code, laid out as prettier would. */
import { type Doc, group, indent, line, list, softline } from "../layout.ts";

/** The end of a line; stands in no group. */
export const hardline: Doc = line;

/** The docs with a separator between them. */
export const join = (separator: Doc, docs: readonly Doc[]): readonly Doc[] =>
  docs.flatMap((doc, at) => (at === 0 ? [doc] : [separator, doc]));

/** Statements under each other. */
export const lines = (docs: readonly Doc[]): Doc => join(hardline, docs);

/** `const name = value;`. */
export const declare = (name: string, value: Doc): Doc => [`const ${name} = `, value, ";"];

/** `left === right`. */
export const compare = (left: Doc, operator: string, right: string): Doc =>
  group([left, ` ${operator}`, indent([line, right])]);

/** `{ a, b }`. */
export const objectOf = (properties: readonly Doc[]): Doc => list(["{", "}"], properties, { pad: " " });

/** `[a, b]`. */
export const array = (items: readonly Doc[]): Doc => list(["[", "]"], items);

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

const sizes = new WeakMap<object, number>();

/** About how many characters a doc prints, without indentation. */
export function sizeOf(doc: Doc): number {
  if (typeof doc === "string") return doc.length;
  const known = sizes.get(doc);
  if (known !== undefined) return known;
  const size = !("kind" in doc)
    ? doc.reduce((sum: number, inner) => sum + sizeOf(inner), 0)
    : doc.kind === "indent" || doc.kind === "group"
      ? sizeOf(doc.body)
      : 1;
  if (size > 200) sizes.set(doc, size);
  return size;
}
