export * from "./views-check.ts";
export * from "./views-signature.ts";
