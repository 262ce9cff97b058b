import type { Candidate } from "../../ir/named-route.ts";
import { isBuiltInInt } from "./piece.ts";

/** The text of each param. */
export type Texts = ReadonlyMap<string, string>;

const expressions = new Map<string, RegExp>();

function expressionOf(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  const expression = expressions.get(key) ?? new RegExp(source, flags);
  expressions.set(key, expression);
  return expression;
}

/** Whether a regular expression takes a text in full. */
export const takes = ({ source, flags }: { source: string; flags: string }, text: string): boolean =>
  expressionOf(`^(?:${source})$`, flags).test(text);

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
    if (part.converter !== undefined) {
      const isInt = isBuiltInInt(part.converter);
      if (isInt && (String(Number(text)) !== text || !Number.isSafeInteger(Number(text)))) return undefined;
      if (!takes({ source: part.converter.regex, flags: "u" }, text)) return undefined;
    }
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

/** The values of texts, as reverse() is given them. */
export const valuesOf = ({ parts }: Candidate, texts: Texts): ReadonlyMap<string, string | number> =>
  new Map(
    [...texts].map(([name, text]) => {
      const part = parts.find((one) => one.kind === "param" && one.name === name);
      const isInt = part?.kind === "param" && part.converter !== undefined && isBuiltInInt(part.converter);
      return [name, isInt ? Number(text) : text];
    }),
  );
