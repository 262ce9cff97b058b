import { builtInConverters, textOf, type Converter } from "./converters.ts";
import { areGiven, type GivenParams } from "./given-params.ts";
import { noReverseMatch } from "./no-reverse-match.ts";
import { isMadeOf, isRun, type PathPiece } from "./path-pieces.ts";
import { quotePath, refused, toGuardedUrl, type UrlOptions } from "./url.ts";

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
  /** The same, one after the other: texts, and sticky expressions of one character or of one run. */
  readonly pieces?: readonly PathPiece[];
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

/** A pattern with what every call would have to find out again. */
interface Prepared {
  readonly pattern: PathPattern;
  readonly names: readonly string[];
  /** A longer path is matched piece by piece: the expression would try too many ways to share it out among its runs. */
  readonly longest: number;
}

const ways = 1_000_000;

const preparedPatterns = new WeakMap<readonly PathPattern[], readonly Prepared[]>();

function prepare(patterns: readonly PathPattern[]): readonly Prepared[] {
  const known = preparedPatterns.get(patterns);
  if (known !== undefined) return known;
  const prepared = patterns.map((pattern) => ({
    pattern,
    names: pattern.parts.flatMap((part) => (typeof part === "string" ? [] : [part.param])),
    longest: ways ** (1 / (pattern.pieces?.filter(isRun).length ?? 1)),
  }));
  preparedPatterns.set(patterns, prepared);
  return prepared;
}

/** True when the params are those of the pattern, no more and no fewer, but for its extra kwargs. */
const hasItsParams = ({ names, pattern: { extras } }: Prepared, params: GivenParams) =>
  areGiven(
    params,
    names,
    (name, value) => extras !== undefined && Object.hasOwn(extras, name) && isEqual(value, extras[name]),
  );

/**
 * The text that a converter gives for a value.
 * @throws {TypeError} when that is no text; and what its `format()` throws
 */
export function formatted(converter: Pick<Converter<never>, "format">, value: unknown): string | undefined {
  const text: unknown = converter.format(value as never);
  if (text === undefined || typeof text === "string") return text;
  throw new TypeError(`format() of a converter gives a string or undefined, not ${String(text)}`);
}

function pathOf({ pattern, longest }: Prepared, params: GivenParams): string | undefined {
  const { parts, whole, pieces } = pattern;
  let path = "";
  for (const part of parts) {
    if (typeof part === "string") {
      path += part;
      continue;
    }
    const value = params[part.param];
    const converter: Formatter | undefined =
      typeof part.as === "string" ? builtInConverters[part.as] : part.as;
    const text = converter === undefined ? textOf(value) : formatted(converter, value);
    if (text === undefined) return undefined;
    if (whole === undefined && converter !== undefined && !takes(converter, text)) return undefined;
    path += text;
  }
  if (whole === undefined) return path;
  const fits = pieces !== undefined && path.length > longest ? isMadeOf(path, pieces) : whole.test(path);
  return fits ? path : undefined;
}

/** The path that the first fitting pattern gives, quoted, with its leading `/`; undefined when none fits. */
function reversePath(patterns: readonly PathPattern[], params: object): string | undefined {
  for (const prepared of prepare(patterns)) {
    if (!hasItsParams(prepared, params as GivenParams)) continue;
    const path = pathOf(prepared, params as GivenParams);
    const quoted = path === undefined ? refused : quotePath(path);
    if (quoted !== refused) return `/${quoted}`;
  }
  return undefined;
}

/** For generated helpers: the URL that the first fitting pattern gives. */
export function reverseFirst(
  name: string,
  patterns: readonly PathPattern[],
  params?: object | null,
  options?: UrlOptions,
): string {
  const path = reversePath(patterns, params ?? {});
  if (path === undefined) throw noReverseMatch(name, params, ...patterns.map(({ pattern }) => pattern));
  return toGuardedUrl(path, options);
}
