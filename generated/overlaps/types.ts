// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { HttpRequest, ViewResult } from "urlc";

/** The params of a route that has none. */
export type NoParams = Readonly<Record<string, never>>;

export interface FilePath {
  readonly file: string;
}

export interface TagSlug {
  readonly tag: string;
}

export interface IdInt {
  readonly id: number;
}

export interface FromStr_ToStr {
  readonly from: string;
  readonly to: string;
}

export interface WordSlug {
  readonly word: string;
}

export interface TextStr {
  readonly text: string;
}

export interface AInt_BInt {
  readonly a: number;
  readonly b: number;
}

export interface ProtoStr {
  readonly ["__proto__"]: string;
}

/** What each named route gives its view. */
export interface ViewParams {
  history: FilePath;
  latest: TagSlug;
  file: FilePath;
  by_id: IdInt;
  range: FromStr_ToStr;
  word: WordSlug;
  text: TextStr;
  digits: AInt_BInt;
  constructor: ProtoStr;
}

/** The name of a route, with its namespaces. */
export type RouteName = keyof ViewParams;

/** What a route gives its view: captured params and extra kwargs. */
export type Params<Name extends RouteName> = ViewParams[Name];

/** A view that fits a route. */
export type View<Name extends RouteName> = (
  request: HttpRequest,
  params: Params<Name>,
) => ViewResult;
