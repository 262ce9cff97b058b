export * from "./routes-text.ts";
export * from "./routes-regexp.ts";
export * from "./routes-converters.ts";
