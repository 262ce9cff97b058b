import type { Candidate, WholePath } from "../../ir/named-route.ts";
import type { StaticValue } from "../../ir/urlconf.ts";
import type { ConverterImports } from "./converter-imports.ts";
import { list, object, type Doc } from "../layout.ts";
import { regExpLiteral } from "../router/regexp.ts";
import { keyOf, quoted, valueLiteral } from "../words.ts";

/** An array as prettier lays it out: one of several objects with several members each is always broken. */
export function array(items: readonly { readonly doc: Doc; readonly members: number }[]): Doc {
  const isBroken = items.length > 1 && items.every(({ members }) => members > 1);
  return list(
    ["[", "]"],
    items.map(({ doc }) => doc),
    { isBroken },
  );
}

function partsOf({ parts }: Candidate, converters: ConverterImports): Doc {
  return array(
    parts.map((part) => {
      if (part.kind === "literal") return { doc: quoted(part.text), members: 0 };
      const { name, converter } = part;
      const as = converter && (converters.nameOf(converter) ?? quoted(converter.name));
      return {
        doc: object([["param", quoted(name)], ...(as === undefined ? [] : [["as", as] as const])]),
        members: as === undefined ? 1 : 2,
      };
    }),
  );
}

const extrasOf = (extras: readonly { readonly name: string; readonly value: StaticValue }[]): Doc =>
  object(extras.map(({ name, value }) => [keyOf(name), valueLiteral(value)]));

const piecesDoc = (pieces: NonNullable<WholePath["pieces"]>): Doc =>
  array(
    pieces.map((piece) => ({
      doc: "text" in piece ? quoted(piece.text) : regExpLiteral(piece.chars, "uy"),
      members: 0,
    })),
  );

/** What `reverse()` knows of a candidate, as an object literal: `PathPattern` of the runtime. */
export function pathPattern(candidate: Candidate, converters: ConverterImports, viewName?: string): Doc {
  const { route, extras, whole } = candidate;
  return object([
    ...(viewName === undefined ? [] : [["name", quoted(viewName)] as const]),
    ["pattern", quoted(route.pattern)],
    ["parts", partsOf(candidate, converters)],
    ...(extras.length === 0 ? [] : [["extras", extrasOf(extras)] as const]),
    ...(whole === undefined ? [] : [["whole", regExpLiteral(whole.source, whole.flags)] as const]),
    ...(whole?.pieces === undefined ? [] : [["pieces", piecesDoc(whole.pieces)] as const]),
  ]);
}
