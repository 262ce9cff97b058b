import type { Candidate } from "../../ir/named-route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { createRow } from "./language.ts";
import { isBuiltInInt, shortTexts, type Piece, type PieceMaker } from "./piece.ts";
import { regExpRows, type RegExpRow } from "./regexp-rows.ts";
import { split, tagged, type Tagged, type TaggedItem, type TaggedTexts } from "./tagged.ts";
import type { Row } from "./thread.ts";

/** A param of a path that reverse() writes, and what may stand there: its converter's texts, or those of its group. */
export interface WrittenParam {
  readonly name: string;
  readonly source: string;
  readonly flags: string;
  readonly isInt: boolean;
}

/** A path that reverse() writes: texts, and params between them. */
export type WrittenPart = string | WrittenParam;

const anyText = { source: "[^]*", flags: "u" };

/** The parts of a candidate, with all that a param may be. Where a group is not one that stands by itself, any text. */
export function writtenParts({ route, parts }: Candidate): readonly WrittenPart[] {
  const groups = new Map(
    route.stages.flatMap((stage) =>
      stage.parts.flatMap((part) =>
        part.kind === "regexp"
          ? (regExpRows(part.source, part.flags) ?? []).flatMap(({ items }) =>
              items.flatMap(({ source, group }) =>
                group === undefined ? [] : [[group, { source, flags: part.flags }] as const],
              ),
            )
          : [],
      ),
    ),
  );
  return parts.map((part): WrittenPart => {
    if (part.kind === "literal") return part.text;
    const { name, converter } = part;
    if (converter === undefined) return { name, ...(groups.get(name) ?? anyText), isInt: false };
    return { name, source: converter.regex, flags: "u", isInt: isBuiltInInt(converter) };
  });
}

/** The converters whose values only their own code can write or read. */
export const opaqueConverters = ({ parts }: Candidate): readonly ConverterDef[] =>
  parts.flatMap((part) =>
    part.kind === "param" &&
    part.converter?.module !== undefined &&
    (part.converter.hasParse || part.converter.hasFormat)
      ? [part.converter]
      : [],
  );

/** All the paths that a candidate can write. */
export interface Written {
  readonly row: Row;
  /** Where they must match a regular expression besides. */
  readonly whole?: Row;
  /** Why it may hold more than reverse() gives. */
  readonly doubt?: string;
}

const pieceOf = ({ isInt, source, flags }: WrittenParam, maker: PieceMaker): Piece =>
  isInt ? maker.writtenInt() : maker.regexp(source, flags, "part");

/** The path must match a regular expression besides. What converters take in a row, that of the whole takes as well. */
export const isBoundAsWhole = ({ whole, route }: Candidate): boolean =>
  whole !== undefined && route.stages.some((stage) => stage.parts.some(({ kind }) => kind === "regexp"));

/** The language of the paths that a candidate writes. */
export function writtenLanguage(
  candidate: Candidate,
  written: readonly WrittenPart[],
  maker: PieceMaker,
): Written {
  const { parts, whole } = candidate;
  const items = written.map((part) => (typeof part === "string" ? part : pieceOf(part, maker)));
  const pieces = items.filter((item) => typeof item !== "string");
  const names = parts.flatMap((part) => (part.kind === "param" ? [part.name] : []));
  const bound =
    whole !== undefined && isBoundAsWhole(candidate)
      ? maker.regexp(whole.source, whole.flags, "search")
      : undefined;
  const doubt =
    new Set(names).size < names.length
      ? "it writes a param twice"
      : [...pieces, ...(bound ? [bound] : [])].find(({ inexact }) => inexact !== undefined)?.inexact;
  return {
    row: createRow(items),
    ...(bound && { whole: createRow([bound]) }),
    ...(doubt !== undefined && { doubt }),
  };
}

/** The same, with each character's param. */
export const taggedWritten = (
  written: readonly WrittenPart[],
  maker: PieceMaker,
  isSeen: (param: string) => boolean,
): Tagged =>
  tagged(
    written.map((part) =>
      typeof part === "string"
        ? part
        : { piece: pieceOf(part, maker), ...(isSeen(part.name) && { param: part.name }) },
    ),
  );

/** Reads paths as what was written: some texts of the params. What stands behind a fixed opening is made ready once. */
export function writtenReader(
  maker: PieceMaker,
): (written: readonly WrittenPart[]) => (path: string) => TaggedTexts | undefined {
  const known = new Map<string, Tagged>();
  return (written) => {
    const [opening, rest] = openingOf(written);
    let automaton: Tagged | undefined;
    return (path) => {
      if (!path.startsWith(opening)) return undefined;
      if (automaton === undefined) {
        const key = JSON.stringify(rest);
        automaton = known.get(key) ?? taggedWritten(rest, maker, () => true);
        known.set(key, automaton);
      }
      return split(automaton, path.slice(opening.length));
    };
  };
}

/** The fixed text that a path begins with, and all that follows. */
export function openingOf(written: readonly WrittenPart[]): readonly [string, readonly WrittenPart[]] {
  const [first, ...rest] = written;
  return typeof first === "string" ? [first, rest] : ["", written];
}

const maxReadings = 64;

/** All ways in which the route of a candidate may read a path, one automaton each; undefined where they cannot be told. */
export function readingsOf(
  { route }: Candidate,
  maker: PieceMaker,
  isSeen: (param: string) => boolean,
): readonly Tagged[] | undefined {
  let readings: readonly (readonly TaggedItem[])[] = [[]];
  const param = (name: string) => (isSeen(name) ? { param: name } : {});
  for (const part of route.stages.flatMap(({ parts }) => parts)) {
    if (part.kind === "literal") readings = readings.map((items) => [...items, part.text]);
    else if (part.kind === "param") {
      const item = { piece: maker.converter(part.converter), ...param(part.name) };
      readings = readings.map((items) => [...items, item]);
    } else {
      const rows = regExpRows(part.source, part.flags);
      if (rows === undefined || rows.length * readings.length > maxReadings) return undefined;
      const ways = rows.map((row) => itemsOf(row, part.flags, maker, param));
      readings = readings.flatMap((items) => ways.map((way) => [...items, ...way]));
    }
  }
  return readings.map(tagged);
}

function itemsOf(
  { items, isStart, isEnd }: RegExpRow,
  flags: string,
  maker: PieceMaker,
  param: (name: string) => { readonly param?: string },
): readonly TaggedItem[] {
  const anything = { piece: maker.regexp(anyText.source, anyText.flags, "part") };
  return [
    ...(isStart ? [] : [anything]),
    ...items.map(({ source, group }) => ({
      piece: maker.regexp(source, flags, "part"),
      ...(group !== undefined && param(group)),
    })),
    ...(isEnd ? [] : [anything]),
  ];
}

/** Short texts for each param, in combinations: to try where nothing can be proved. */
export function samplePaths(written: readonly WrittenPart[], maker: PieceMaker): readonly string[] {
  let paths: readonly string[] = [""];
  for (const part of written) {
    const texts = typeof part === "string" ? [part] : shortTexts(pieceOf(part, maker), maxSamples);
    paths = paths.flatMap((path) => texts.map((text) => path + text)).slice(0, maxSamplePaths);
  }
  return paths;
}

const maxSamples = 4;
const maxSamplePaths = 256;
