import type { Candidate } from "../../ir/named-route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
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

/** The path (without its leading `/`) that reverse() gives for values of these texts, if each is its param's own. */
export const writePath = (candidate: Candidate, texts: Texts): string | undefined =>
  joined(candidate, texts, true);

/** Whether reverse() may give a path for these values: where the path is checked as a whole, a text may trade with its neighbours. */
export const mayWrite = (candidate: Candidate, texts: Texts): boolean =>
  joined(candidate, texts, candidate.whole === undefined) !== undefined;

function joined({ parts, whole }: Candidate, texts: Texts, isOwn: boolean): string | undefined {
  let path = "";
  for (const part of parts) {
    const text = part.kind === "literal" ? part.text : texts.get(part.name);
    if (text === undefined) return undefined;
    if (isOwn && part.kind === "param" && part.converter && !isTextOf(part.converter, text)) return undefined;
    path += text;
  }
  return whole === undefined || expressionOf(whole.source, whole.flags).test(path) ? path : undefined;
}

function isTextOf(converter: ConverterDef, text: string): boolean {
  const isSame = String(Number(text)) === text && Number.isSafeInteger(Number(text));
  return (isSame || !isBuiltInInt(converter)) && takes({ source: converter.regex, flags: "u" }, text);
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
