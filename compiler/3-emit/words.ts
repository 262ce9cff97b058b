import type { StaticValue } from "../ir/urlconf.ts";
import { isIdentifier } from "./scope.ts";

/** A string literal, in the quotes that prettier takes: single ones where there are more double ones inside. */
export function quoted(text: string): string {
  const literal = JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  if (!literal.includes('\\"') || text.split('"').length <= text.split("'").length) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A key of an object literal that always becomes an own key. */
export function keyOf(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : quoted(name);
}

/** `key: value`, or `key` alone where both are one word. */
export const property = (name: string, value: string): string => {
  const key = keyOf(name);
  return key === value ? key : `${key}: ${value}`;
};

/** The literal of a value that was known without running code. */
export function valueLiteral(value: StaticValue): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(valueLiteral).join(", ")}]`;
  const properties = Object.entries(value).map(([key, inner]) => property(key, valueLiteral(inner)));
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}

/** `greetings:show_profile` as one word in camelCase: `greetingsShowProfile`. */
export function camelCase(text: string): string {
  const words = text.split(/[^\p{ID_Continue}$]+|_+/u).filter(Boolean);
  return words.map((word, at) => (at === 0 ? word : (word[0] ?? "").toUpperCase() + word.slice(1))).join("");
}
