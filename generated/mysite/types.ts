// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { HttpRequest, ViewResult } from "urlc";

/** The params of a route that has none. */
export type NoParams = Readonly<Record<string, never>>;

export interface UsernameStr {
  readonly username: string;
}

export interface NameStr {
  readonly name: string;
}

/** What each named route gives its view. */
export interface ViewParams {
  "greetings:home": NoParams;
  "greetings:search": NoParams;
  "greetings:go_home": NoParams;
  "greetings:go_home_by_name": NoParams;
  "greetings:show_profile": UsernameStr;
  "greetings:personalized_greeting": NameStr;
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
