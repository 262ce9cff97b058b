import type { Converters, Included } from "./conf.ts";
import type { View } from "./router.ts";

declare const why: unique symbol;

/** What a mistake becomes: nothing a user writes is assignable to it, and TypeScript prints its arguments. */
export interface UrlcError<Message extends string, Detail = never> {
  readonly [why]: [Message, Detail];
}

/** The value type of a converter: what its `parse` gives. */
export type ConverterValue<C> = C extends { parse(text: string): infer Value }
  ? Exclude<Value, undefined>
  : never;

type ValueOf<Name extends string> = Name extends keyof Converters ? ConverterValue<Converters[Name]> : never;

type Captures<Route extends string, Found = {}> = Route extends `${string}<${infer Inside}>${infer After}`
  ? Captures<
      After,
      Found &
        (Inside extends `${infer Name}:${infer Param}`
          ? { [K in Param]: ValueOf<Name> }
          : { [K in Inside]: string })
    >
  : Found;

/** The params that a route captures, with their types: `{ username: string }` for `"profile/<str:username>/"`. */
export type ParamsOf<Route extends string> = string extends Route
  ? Record<string, any>
  : { [K in keyof Captures<Route>]: Captures<Route>[K] } & {};

/** All that a route gives its view: what it captures, and its extra kwargs, which win. */
export type Given<Route extends string, Kwargs> = keyof Kwargs extends never
  ? ParamsOf<Route>
  : {
      [K in keyof Kwargs | keyof ParamsOf<Route>]: K extends keyof Kwargs
        ? Kwargs[K]
        : ParamsOf<Route>[K & keyof ParamsOf<Route>];
    };

type IsAny<T> = 0 extends 1 & T ? true : false;

type WrongKey<G, P> = { [K in keyof G & keyof P]: G[K] extends P[K] ? never : K }[keyof G & keyof P];

type ConverterAt<Route extends string, Param> = Route extends `${string}<${infer Inside}>${infer After}`
  ? Inside extends `${infer Name}:${infer Found}`
    ? Found extends Param
      ? Name
      : ConverterAt<After, Param>
    : Inside extends Param
      ? "str"
      : ConverterAt<After, Param>
  : never;

type Wrong<Route extends string, Kwargs, Key extends string> = Key extends keyof Kwargs
  ? `params.${Key} cannot take the extra kwarg ${Key}`
  : `params.${Key} cannot take what <${ConverterAt<Route, Key>}:${Key}> captures`;

/** The view (or include) that fits a route: one that takes what is given, and perhaps params that an enclosing include brings. */
export type Check<
  Route extends string,
  Kwargs,
  P,
  Wanted = NonNullable<P>,
  G = Given<Route, Kwargs>,
  W = WrongKey<G, Wanted>,
> =
  // Nothing is known of P while a decorator around an arrow is looked at: the arrow gets what the route captures.
  [P] extends [never]
    ? View<ParamsOf<Route>> | Included<never>
    : [W] extends [never]
      ? View<P> | Included<P>
      : UrlcError<
          Wrong<Route, Kwargs, W & string>,
          { captured: G[W & keyof G]; wanted: Wanted[W & keyof Wanted] }
        >;

/** What a view wants and its route does not give: the includes above must bring it. */
export type Rest<Route extends string, Kwargs, P, Wanted = NonNullable<P>, G = Given<Route, Kwargs>> =
  IsAny<P> extends true
    ? {}
    : string extends keyof Wanted
      ? {}
      : Exclude<keyof Wanted, keyof G> extends never
        ? {}
        : { [K in keyof Wanted as Exclude<K, keyof G>]: Wanted[K] };

type BadConverter<
  Route extends string,
  Found = never,
> = Route extends `${string}<${infer Inside}>${infer After}`
  ? BadConverter<
      After,
      | Found
      | (Inside extends `${infer Name}:${string}` ? (Name extends keyof Converters ? never : Name) : never)
    >
  : Found;

type Duplicate<
  Route extends string,
  Seen = never,
  Found = never,
> = Route extends `${string}<${infer Inside}>${infer After}`
  ? (Inside extends `${string}:${infer Param}` ? Param : Inside) extends infer Param
    ? Duplicate<After, Seen | Param, Param extends Seen ? Found | Param : Found>
    : never
  : Found;

/** The route itself, or what is wrong with it. */
export type CheckRoute<Route extends string> = Route extends `/${string}`
  ? UrlcError<"a route must not start with '/'">
  : [BadConverter<Route>] extends [never]
    ? [Duplicate<Route>] extends [never]
      ? Route
      : UrlcError<`the route captures '${Duplicate<Route> & string}' twice`>
    : UrlcError<`unknown converter '${BadConverter<Route> & string}'`, { known: keyof Converters }>;
