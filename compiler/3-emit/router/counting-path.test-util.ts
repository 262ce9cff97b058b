/** A path that counts the characters that a router looks at. */
export interface CountingPath {
  readonly path: string;
  looks(): number;
}

/** Stands in for the string in generated code, which only calls its methods. */
export function countingPath(text: string): CountingPath {
  let looks = 0;
  const count = <T>(value: T, cost: number): T => {
    looks += cost;
    return value;
  };
  const path = {
    length: text.length,
    charCodeAt: (at: number) => count(text.charCodeAt(at), 1),
    startsWith: (part: string, at: number) => count(text.startsWith(part, at), part.length),
    slice: (start: number, end?: number) => {
      const part = text.slice(start, end);
      return count(part, part.length);
    },
    indexOf: (part: string, at: number) => {
      const found = text.indexOf(part, at);
      return count(found, (found === -1 ? text.length : found) - at + part.length);
    },
    lastIndexOf: (part: string, at: number) => {
      const found = text.lastIndexOf(part, at);
      return count(found, Math.max(0, Math.min(at, text.length)) - Math.max(0, found) + part.length);
    },
  };
  return { path: path as unknown as string, looks: () => looks };
}
