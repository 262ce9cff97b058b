import { namespaceNotFound } from "./no-reverse-match.ts";

/** The namespaces of a `ReverseTable`, to be looked up. */
export interface NamespaceIndex {
  readonly namespaces: ReadonlySet<string>;
  readonly apps: ReadonlyMap<string, readonly string[]>;
}

/**
 * Follows the namespaces of a name (Django docs: topics/http/urls, "Reversing namespaced URLs"): on each level an app name
 * means the instance of `currentApp`, or the one named like the app, or the default; anything else is an instance.
 * @returns the instances, each with a colon behind it
 * @throws {NoReverseMatch}
 */
export function findNamespace(
  index: NamespaceIndex,
  segments: readonly string[],
  currentApp: string | undefined,
): string {
  let current = currentApp?.split(":");
  const path: string[] = [];
  segments.forEach((segment, depth) => {
    const wanted = current?.[depth];
    const inside = path.map((name) => `${name}:`).join("");
    const instances = index.apps.get(inside + segment) ?? [segment];
    let found = segment;
    if (wanted !== undefined && instances.includes(wanted)) found = wanted;
    else if (!instances.includes(segment)) found = instances[0] ?? segment;
    if (found !== wanted) current = undefined;
    if (!index.namespaces.has(inside + found)) throw namespaceNotFound(found, path);
    path.push(found);
  });
  return path.map((name) => `${name}:`).join("");
}
