import type { Candidate, NamedRoute, NamespaceLevel, NameTable } from "../../ir/named-route.ts";
import type { FlatRoute } from "../../ir/route.ts";
import type { ConverterDef } from "../../ir/urlconf.ts";
import { valueType } from "./param-type.ts";
import { createScope } from "../scope.ts";

/** The type of a param: of what its converter gives (text without one), or written out. */
export type MemberType = { readonly converter: ConverterDef | undefined } | { readonly text: string };

/** One key of params. */
export interface Member {
  readonly name: string;
  readonly type: MemberType;
  readonly isOptional: boolean;
}

/** A set of params that several routes share: one interface, so that checking a call costs the same whatever the number of routes. */
export interface Shape {
  /** Readable, for it stands in error messages: `YearYyyy_MonthInt`. */
  readonly name: string;
  readonly members: readonly Member[];
}

/** The shapes of all names. */
export interface Shapes {
  readonly all: readonly Shape[];
  /** What `reverse()` takes, by every name it can be called with: app names count too. */
  readonly reverse: ReadonlyMap<string, readonly Shape[]>;
  /** What views are given, by view name. */
  readonly views: ReadonlyMap<string, readonly Shape[]>;
}

/** The shape without members. */
export const noParams = "NoParams";

const knownOfParts = new WeakMap<Candidate["parts"], readonly Member[]>();

function membersOfCandidate(candidate: Candidate): readonly Member[] {
  const members = knownOfParts.get(candidate.parts) ?? membersOfForm(candidate);
  knownOfParts.set(candidate.parts, members);
  return members;
}

function membersOfForm({ params, parts, extras }: Candidate): readonly Member[] {
  const required = params.map((name): Member => {
    const part = parts.find((found) => found.kind === "param" && found.name === name);
    return {
      name,
      type: { converter: part?.kind === "param" ? part.converter : undefined },
      isOptional: false,
    };
  });
  const optional = extras.map(({ name, value }): Member => ({
    name,
    type: { text: valueType(value) },
    isOptional: true,
  }));
  return [...required, ...optional];
}

const known = new WeakMap<FlatRoute["params"], readonly Member[]>();

function membersOfRoute({ params }: FlatRoute): readonly Member[] {
  const members = known.get(params) ?? params.map(memberOf);
  known.set(params, members);
  return members;
}

function memberOf({ name, sources: [source], isOptional }: FlatRoute["params"][number]): Member {
  const type: MemberType =
    source?.kind === "extra" ? { text: valueType(source.kwarg.value) } : { converter: source?.converter };
  return { name, type, isOptional };
}
/** Every name that `reverse()` finds from a level on, with the routes it may lead to, whatever the current app. */
function lookups(
  level: NamespaceLevel,
  path: string,
  byNamespace: ReadonlyMap<string, readonly NamedRoute[]>,
): ReadonlyMap<string, ReadonlySet<NamedRoute>> {
  const found = new Map<string, Set<NamedRoute>>();
  const add = (name: string, routes: Iterable<NamedRoute>) => {
    const known = found.get(name) ?? new Set();
    for (const route of routes) known.add(route);
    found.set(name, known);
  };
  for (const named of byNamespace.get(path) ?? []) add(named.urlName, [named]);
  for (const namespace of level.namespaces) {
    const words = new Set([
      namespace.name,
      ...level.apps.filter(({ instances }) => instances.includes(namespace.name)).map(({ name }) => name),
    ]);
    for (const [name, routes] of lookups(namespace, `${path}${namespace.name}:`, byNamespace))
      for (const word of words) add(`${word}:${name}`, routes);
  }
  return found;
}

const capitalized = (word: string) => word.replace(/^./u, (first) => first.toUpperCase());
const wordsOf = (text: string) =>
  text
    .split(/[^\p{ID_Continue}]+|_+/u)
    .map(capitalized)
    .join("");

function shapeName(members: readonly Member[]): string {
  const names = members.map(({ name, type, isOptional }) => {
    const kind = "text" in type ? "" : (type.converter?.name ?? "text");
    return `${isOptional ? "Maybe" : ""}${wordsOf(name)}${wordsOf(kind)}`;
  });
  return names.join("_") || "Params";
}

const keys = new WeakMap<readonly Member[], string>();

function keyOf(members: readonly Member[]): string {
  const key = keys.get(members) ?? writeKey(members);
  keys.set(members, key);
  return key;
}

const writeKey = (members: readonly Member[]) =>
  JSON.stringify(
    members
      .map(({ name, type, isOptional }) => [
        name,
        "text" in type
          ? type.text
          : [type.converter?.name, type.converter?.module?.specifier, type.converter?.exportName],
        isOptional,
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

/** Gathers and names the shapes. */
export function collectShapes(
  names: NameTable,
  routes: readonly FlatRoute[],
  reserved: readonly string[],
): Shapes {
  const scope = createScope();
  for (const name of [noParams, ...reserved]) scope.claim(name);
  const byKey = new Map<string, Shape>([["[]", { name: noParams, members: [] }]]);
  const intern = (members: readonly Member[]): Shape => {
    const key = keyOf(members);
    const shape = byKey.get(key) ?? { name: scope.claim(shapeName(members)), members };
    byKey.set(key, shape);
    return shape;
  };
  const byNamespace = new Map<string, NamedRoute[]>();
  for (const named of names.routes) {
    const path = named.namespaces.map((name) => `${name}:`).join("");
    byNamespace.set(path, [...(byNamespace.get(path) ?? []), named]);
  }
  const views = new Map<string, Set<Shape>>();
  for (const route of routes) {
    if (route.name === undefined) continue;
    const shapes = views.get(route.viewName) ?? new Set();
    views.set(route.viewName, shapes.add(intern(membersOfRoute(route))));
  }
  const reverse = new Map<string, readonly Shape[]>();
  for (const [name, found] of lookups(names.root, "", byNamespace)) {
    const shapes = [...found].flatMap(({ candidates }) => candidates.map(membersOfCandidate).map(intern));
    if (shapes.length > 0) reverse.set(name, [...new Set(shapes)]);
  }
  return {
    all: [...byKey.values()],
    reverse,
    views: new Map([...views].map(([name, set]) => [name, [...set]])),
  };
}
