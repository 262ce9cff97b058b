/**
 * What the result alone costs: a function that knows which route the next path takes, where its params begin and end and the
 * values of its numbers, and only builds the match. It must be given the paths in their order, over and over.
 */
export function oracleOf(template: string, paths: readonly string[]): (path: string) => unknown {
  const names: string[] = [];
  const converters: string[] = [];
  const source = `/${template}`.replace(
    /<(?:(\w+):)?(\w+)>/g,
    (_, type: string | undefined, name: string) => {
      names.push(name);
      converters.push(type ?? "str");
      return type === "path" ? "(.+)" : type === "int" ? "([0-9]+)" : "([^/]+)";
    },
  );
  const match = Object.freeze({ view: () => undefined, params: Object.freeze({}), route: Object.freeze({}) });
  if (names.length === 0) return () => match;
  const pattern = new RegExp(`^${source}$`, "d");
  const found = paths.map((path) => pattern.exec(path)!);
  const columns: readonly (Uint16Array | Uint32Array | undefined)[] = names.flatMap(
    (_, at): (Uint16Array | Uint32Array | undefined)[] =>
      converters[at] === "int"
        ? [Uint32Array.from(found, (one) => Number(one[at + 1])), undefined]
        : [0, 1].map((side) => Uint16Array.from(found, (one) => one.indices![at + 1]![side]!)),
  );
  const values = names.map((name, at) =>
    converters[at] === "int"
      ? `${name}: columns${2 * at}[next]`
      : `${name}: path.slice(columns${2 * at}[next], columns${2 * at + 1}[next])`,
  );
  const make = new Function(
    "match",
    ...columns.map((_, at) => `columns${at}`),
    `let at = 0;
    return (path) => {
      const next = at++;
      if (at === ${paths.length}) at = 0;
      return { view: match.view, params: { ${values.join(", ")} }, route: match.route };
    };`,
  );
  return make(match, ...columns) as (path: string) => unknown;
}
