import type { Candidate } from "../../ir/named-route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";

/** The text of each param. */
export type Texts = ReadonlyMap<string, string>;

/** Whether what format() gives is known here: built-in converters and those that are a regex only. */
export const isWritable = ({ parts }: Candidate): boolean =>
  parts.every(
    (part) =>
      part.kind === "literal" ||
      part.converter === undefined ||
      part.converter.module === undefined ||
      (!part.converter.hasParse && !part.converter.hasFormat),
  );

const isInt = (converter: ConverterDef | undefined) =>
  converter?.name === "int" && converter.module === undefined;

const expressions = new Map<string, RegExp>();

function expressionOf(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  const expression = expressions.get(key) ?? new RegExp(source, flags);
  expressions.set(key, expression);
  return expression;
}

const takes = ({ regex }: ConverterDef, text: string): boolean =>
  expressionOf(`^(?:${regex})$`, "u").test(text);

/** The path (without its leading `/`) that reverse() gives for values of these texts; undefined when it gives none. */
export function writePath({ parts, whole }: Candidate, texts: Texts): string | undefined {
  let path = "";
  for (const part of parts) {
    if (part.kind === "literal") {
      path += part.text;
      continue;
    }
    const text = texts.get(part.name);
    if (text === undefined) return undefined;
    if (isInt(part.converter) && (String(Number(text)) !== text || !Number.isSafeInteger(Number(text))))
      return undefined;
    if (part.converter !== undefined && !takes(part.converter, text)) return undefined;
    path += text;
  }
  return whole === undefined || expressionOf(whole.source, whole.flags).test(path) ? path : undefined;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Values whose path this is, if there are some; the same param twice is written twice. */
export function readPath(candidate: Candidate, path: string): Texts | undefined {
  const names: string[] = [];
  const source = candidate.parts.map((part) => {
    if (part.kind === "literal") return escaped(part.text);
    const known = names.indexOf(part.name);
    if (known !== -1) return `\\k<p${known}>`;
    names.push(part.name);
    // Back references would mean other groups here.
    const own = part.converter?.regex ?? "\\1";
    const regex = /\\[1-9k]|\(\?</.test(own) ? "[^]*?" : own;
    return `(?<p${names.length - 1}>${regex})`;
  });
  const groups = new RegExp(`^${source.join("")}$`, "u").exec(path)?.groups;
  if (groups === undefined && names.length > 0) return undefined;
  const texts = new Map(names.map((name, at) => [name, groups?.[`p${at}`] ?? ""]));
  return writePath(candidate, texts) === path ? texts : undefined;
}

/** Texts much like this one: what stays in the same place of a route when a value varies. */
export function variantsOf(text: string): readonly string[] {
  const next = (char: string) => {
    if (/[0-8a-yA-Y]/.test(char)) return String.fromCharCode(char.charCodeAt(0) + 1);
    return char === "9" ? "1" : /[zZ]/.test(char) ? "a" : undefined;
  };
  const chars = Array.from(text);
  const varied = [chars.length - 1, 0, chars.length >> 1].flatMap((at) => {
    const char = next(chars[at] ?? "");
    return char === undefined ? [] : [chars.with(at, char).join("")];
  });
  const last = chars.at(-1) ?? "";
  return [...new Set([...varied, text + last, (chars[0] ?? "") + text, `${text}a`, `${text}1`])];
}

/** Texts worth a try for each param: of every kind, and with what stands beside it inside. */
function samplesFor({ parts }: Candidate): readonly string[] {
  const literals = parts.flatMap((part) => (part.kind === "literal" ? [part.text] : []));
  const mixed = [...new Set(literals)].slice(0, 3).flatMap((text) => [`a${text}a`, `1${text}1`]);
  return [...["a", "1", "ab", "12", "a1", "1a", "2024"], ...mixed, "a/a"];
}

/** Values worth a try: those of a path that the route takes, else alike ones; then one of them varied. */
export function textsToTry(candidate: Candidate, witness: string | undefined): readonly Texts[] {
  const { params } = candidate;
  const samples = samplesFor(candidate);
  const base =
    (witness === undefined ? undefined : readPath(candidate, witness.slice(1))) ??
    samples
      .map((text): Texts => new Map(params.map((name) => [name, text])))
      .find((texts) => writePath(candidate, texts) !== undefined);
  if (base === undefined) return [];
  return [base, ...params.flatMap((name) => samples.map((text) => new Map([...base, [name, text]])))];
}

/** The values of texts, as reverse() is given them. */
export const valuesOf = ({ parts }: Candidate, texts: Texts): ReadonlyMap<string, string | number> =>
  new Map(
    [...texts].map(([name, text]) => {
      const part = parts.find((one) => one.kind === "param" && one.name === name);
      return [name, part?.kind === "param" && isInt(part.converter) ? Number(text) : text];
    }),
  );

/** The params that hold slashes: a route with one takes what those before it leave, and means to. */
export const isCatchAll = (candidate: Candidate, texts: Texts): boolean =>
  candidate.parts.some(
    (part) =>
      part.kind === "param" &&
      (part.converter === undefined
        ? writePath(candidate, new Map([...texts, [part.name, "a/a"]])) !== undefined
        : takes(part.converter, "a/a")),
  );
