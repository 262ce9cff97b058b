// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.
import type { ConverterValue, HttpRequest, ViewResult } from "urlc";
import type { messier, night } from "../../fixtures/observatory/converters.ts";

/** The params of a route that has none. */
export type NoParams = Readonly<Record<string, never>>;

export interface NumberMessier {
  readonly number: ConverterValue<typeof messier>;
}

export interface FilePath {
  readonly file: string;
}

export interface TelescopeSlug {
  readonly telescope: string;
}

export interface TelescopeSlug_DateNight {
  readonly telescope: string;
  readonly date: ConverterValue<typeof night>;
}

export interface TelescopeSlug_DateNight_FrameUuid {
  readonly telescope: string;
  readonly date: ConverterValue<typeof night>;
  readonly frame: string;
}

export interface Hemisphere {
  readonly hemisphere: "south";
}

export interface Hemisphere_TelescopeSlug {
  readonly hemisphere: "south";
  readonly telescope: string;
}

export interface Hemisphere_TelescopeSlug_DateNight {
  readonly hemisphere: "south";
  readonly telescope: string;
  readonly date: ConverterValue<typeof night>;
}

export interface Hemisphere_TelescopeSlug_DateNight_FrameUuid {
  readonly hemisphere: "south";
  readonly telescope: string;
  readonly date: ConverterValue<typeof night>;
  readonly frame: string;
}

export interface IdInt {
  readonly id: number;
}

export interface Title {
  readonly title: "Imprint";
}

export interface YearText_MaybeMonthText {
  readonly year: string;
  readonly month?: string;
}

export interface MaybeTitle {
  readonly title?: "Imprint";
}

export interface YearText {
  readonly year: string;
}

export interface YearText_MonthText {
  readonly year: string;
  readonly month: string;
}

/** What each named route gives its view. */
export interface ViewParams {
  index: NoParams;
  object: NumberMessier;
  docs: FilePath;
  "north:index": NoParams;
  "north:detail": TelescopeSlug;
  "north:sessions:session": TelescopeSlug_DateNight;
  "north:sessions:frame": TelescopeSlug_DateNight_FrameUuid;
  "south:index": Hemisphere;
  "south:detail": Hemisphere_TelescopeSlug;
  "south:sessions:session": Hemisphere_TelescopeSlug_DateNight;
  "south:sessions:frame": Hemisphere_TelescopeSlug_DateNight_FrameUuid;
  "api:v1:object": IdInt;
  imprint: Title;
  archive: YearText_MaybeMonthText;
  ping: NoParams;
  about: NoParams;
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

declare module "urlc" {
  interface Converters {
    night: typeof night;
    messier: typeof messier;
  }
}
