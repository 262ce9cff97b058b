// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.

export * as v1 from "./api/v1.ts";
