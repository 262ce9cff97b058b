// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { HttpRequest, ViewResult } from "urlc";

/** The params of a route that has none. */
export type NoParams = Readonly<Record<string, never>>;

export interface PagePath {
  readonly page: string;
}

export interface UserStr_PostInt {
  readonly user: string;
  readonly post: number;
}

/** What each named route gives its view. */
export interface ViewParams {
  edit: PagePath;
  show: PagePath;
  apple: NoParams;
  post: UserStr_PostInt;
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
