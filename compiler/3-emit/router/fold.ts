import { declare, ifBlock, sizeOf } from "./code.ts";
import { call, type Doc } from "../layout.ts";
import { isInt } from "./leaf.ts";
import { matcherFunction } from "./matcher-function.ts";
import { type Emission, type Env, pathEnd } from "./place.ts";
import { camelCase } from "../words.ts";

/** Returns what a function of the matcher finds. */
export function emitCall(call: Doc, env: Env): readonly Doc[] {
  if (env.isLast) return [["return ", call, ";"]];
  const found = env.scope.claim("found");
  return [declare(found, call), ifBlock([`${found} !== null`], [`return ${found};`])];
}

/** V8 optimizes functions of this many characters of source soon; much longer ones late or never. */
const longest = 3000;

/** Moves long code into a function of its own. */
export function fold(
  body: readonly Doc[],
  word: string,
  env: Env,
  emission: Emission,
  limit = longest,
): readonly Doc[] {
  if (sizeOf(body) <= limit) return body;
  const places = [
    env.at,
    ...(env.stop ? [env.stop] : []),
    ...env.captured.flatMap(({ start, end }) => [start, end]),
  ];
  const starts = env.starts?.values() ?? [];
  const names = [...starts, ...places.map(({ name }) => name), ...env.captured.map(({ value }) => value)];
  const variables = [...new Set([...names, env.routes])].filter(
    (name): name is string => name !== undefined && name !== pathEnd.name,
  );
  const typeOf = (variable: string) =>
    variable === env.routes
      ? "readonly ResolverMatch[]"
      : env.captured.some(({ capture, value }) => value === variable && !isInt(capture))
        ? "unknown"
        : "number";
  const name = emission.scope.claim(camelCase(word) || "under");
  const params = variables.map((variable) => `${variable}: ${typeOf(variable)}`);
  emission.above.push(matcherFunction(name, ["path: string", ...params], body));
  return emitCall(call(name, ["path", ...variables]), env);
}

/** The same for the longest of the cases of a switch, until all together are short. */
export function foldLongest(
  bodies: (readonly Doc[])[],
  words: readonly string[],
  env: Env,
  emission: Emission,
): void {
  const sizes = bodies.map(sizeOf);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  for (const at of [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]!)) {
    if (total <= longest) break;
    const inner = { ...env, scope: env.scope.open() };
    bodies[at] = fold(bodies[at]!, `under ${words[at]}`, inner, emission, 200);
    total += sizeOf(bodies[at]) - sizes[at]!;
  }
}

/** Statements tried one after the other; where they are much too long, a function for every few of them. */
export function foldInTurn(
  bodies: readonly (readonly Doc[])[],
  word: string,
  env: Env,
  emission: Emission,
): readonly Doc[] {
  const all = bodies.flat();
  if (bodies.length < 2 || sizeOf(all) <= 2 * longest) return all;
  const parts: Doc[][] = [[]];
  let size = 0;
  for (const body of bodies) {
    const own = sizeOf(body);
    if (size > 0 && size + own > longest) {
      parts.push([]);
      size = 0;
    }
    size += own;
    parts.at(-1)!.push(...body);
  }
  return parts.flatMap((part, at) => {
    const isLast = env.isLast && at === parts.length - 1;
    return fold(part, word, { ...env, isLast }, emission, 200);
  });
}
