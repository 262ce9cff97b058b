export * from "./reading-patterns.ts";
export * from "./reading-arguments.ts";
export * from "./reading-views.ts";
export * from "./reading-includes.ts";
export * from "./reading-converters.ts";
