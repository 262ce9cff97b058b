import type { NamespaceLevel } from "../../ir/named-route.ts";

/** What `ReverseTable` holds of namespaces. */
export interface AllNamespaces {
  readonly namespaces: readonly string[];
  readonly apps: readonly (readonly [app: string, instances: readonly string[]])[];
}

/** Every namespace with those around it, and the apps that have other instances than one of their own name. */
export function allNamespaces(level: NamespaceLevel, path = ""): AllNamespaces {
  const namespaces: string[] = [];
  const apps = level.apps
    .filter(({ name, instances }) => instances.length > 1 || instances[0] !== name)
    .map(({ name, instances }): readonly [string, readonly string[]] => [path + name, instances]);
  for (const namespace of level.namespaces) {
    const inner = allNamespaces(namespace, `${path}${namespace.name}:`);
    namespaces.push(path + namespace.name, ...inner.namespaces);
    apps.push(...inner.apps);
  }
  return { namespaces, apps };
}
