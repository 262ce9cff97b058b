import { builtInConverters, textOf, type Converter } from "./converters.ts";
import { quotePath } from "./url.ts";

type Formatter = Pick<Converter<never>, "regex" | "format">;

/** A param in the path of a pattern; without a converter (a group of a rePath()) the value is its own text. */
export interface PathParam {
  readonly param: string;
  /** A converter of the project, or the name of a built-in one. */
  readonly as?: keyof typeof builtInConverters | Formatter;
}

/** One way to write the path of a route; generated. */
export interface PathPattern {
  /** As Django prints the route. */
  readonly pattern: string;
  /** The path without its leading `/`: texts, and params between them. */
  readonly parts: readonly (string | PathParam)[];
  /** Extra kwargs that may be given, if equal. */
  readonly extras?: Readonly<Record<string, unknown>>;
  /** What the path without its leading `/` must match; without it each value is checked against its converter. */
  readonly whole?: RegExp;
}

const expressions = new WeakMap<object, RegExp>();

/** True when the converter's regex takes the text in full. */
export function takes(converter: Pick<Converter<never>, "regex">, text: string): boolean {
  let expression = expressions.get(converter);
  if (expression === undefined) {
    expression = new RegExp(`^(?:${converter.regex})$`, "u");
    expressions.set(converter, expression);
  }
  return expression.test(text);
}

/** Equal as Python's `==` sees JSON values: `True == 1`, lists and dicts by their members. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a === "boolean" || typeof b === "boolean") {
    const [left, right] = [a, b].map((value) => (typeof value === "boolean" ? Number(value) : value));
    return left === right;
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** The names that were given; an undefined value is not given. */
const givenNames = (params: object): readonly string[] =>
  Object.keys(params).filter((name) => Reflect.get(params, name) !== undefined);

/** True when the params are those of the pattern, no more and no fewer, but for its extra kwargs. */
function hasItsParams({ parts, extras }: PathPattern, given: readonly string[], params: object): boolean {
  const wanted = new Set(parts.flatMap((part) => (typeof part === "string" ? [] : [part.param])));
  const isKnown = (name: string) =>
    wanted.has(name) ||
    (extras !== undefined && Object.hasOwn(extras, name) && isEqual(Reflect.get(params, name), extras[name]));
  return given.every(isKnown) && [...wanted].every((name) => given.includes(name));
}

function pathOf(pattern: PathPattern, params: object): string | undefined {
  let path = "";
  for (const part of pattern.parts) {
    if (typeof part === "string") {
      path += part;
      continue;
    }
    const value: unknown = Reflect.get(params, part.param);
    const converter: Formatter | undefined =
      typeof part.as === "string" ? builtInConverters[part.as] : part.as;
    const text = converter === undefined ? textOf(value) : converter.format(value as never);
    if (text === undefined) return undefined;
    if (pattern.whole === undefined && converter !== undefined && !takes(converter, text)) return undefined;
    path += text;
  }
  return pattern.whole === undefined || pattern.whole.test(path) ? path : undefined;
}

/** The path that the first fitting pattern gives, quoted, with its leading `/`; undefined when none fits. */
export function reversePath(patterns: readonly PathPattern[], params: object): string | undefined {
  const given = givenNames(params);
  for (const pattern of patterns) {
    const path = hasItsParams(pattern, given, params) ? pathOf(pattern, params) : undefined;
    if (path !== undefined) return `/${quotePath(path)}`;
  }
  return undefined;
}
