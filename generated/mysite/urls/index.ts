// Made by urlc from urls.ts. Do not edit: change the urls.ts files and run `urlc build`.

export * as greetings from "./greetings.ts";
