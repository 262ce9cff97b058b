import type { Converter } from "../../../runtime/converters.ts";
import { interpret } from "../../2-analyze/interpret.ts";
import { lower } from "../../2-analyze/lower/lower.ts";
import { analyze, converter, include, readResult, view } from "../../2-analyze/urlconf.test-util.ts";
import type { Router } from "../../../runtime/router.ts";
import type { RouteTree } from "../../ir/route.ts";
import type { UrlPattern } from "../../ir/urlconf.ts";
import { emitRouter } from "./router.ts";
import { runRouter } from "./run-router.test-util.ts";

/** Numbers between 0 and 1 that a seed decides (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const parsers: Readonly<Record<string, Pick<Converter, "parse">>> = {
  evenConverter: { parse: (text) => (/[02468]$/.test(text) ? `even ${text}` : undefined) },
  oddConverter: { parse: (text) => (/[13579]$/.test(text) ? `odd ${text}` : undefined) },
  boomConverter: {
    parse: (text) => {
      if (text.startsWith("x")) throw new RangeError(`boom ${text}`);
      return text.startsWith("b") ? undefined : text;
    },
  },
  yyyyConverter: { parse: (text) => (Number(text) > 2100 ? undefined : Number(text)) },
};
const plain = { mayReject: false, mayThrow: false, hasParse: false, hasFormat: false };
const converters = [
  converter("even", "[0-9]+", { mayThrow: false }),
  converter("odd", "[0-9]+", { mayThrow: false }),
  converter("yyyy", "[0-9]{4}", { mayThrow: false }),
  converter("boom", "[0-9a-z]+"),
  converter("ab", "a|b", plain),
  converter("dotted", "[a-z]+(?:\\.[a-z]+)*", plain),
  converter("upper", "[A-Z]{2,3}", plain),
  converter("some", "[a-z]*", plain),
  converter("slashy", "[a-z]+(?:/[a-z]+)?", plain),
  converter("word", "\\w+", plain),
  converter("hex", "[0-9a-f]{2,}", plain),
  converter("not", "[^-/]+", plain),
  converter("emoji", "[😀é]+", plain),
  converter("pair", "..", plain),
];
const types = "int int int slug slug str str str path path uuid".split(" ");
const literals =
  "a ab a/ b/ / / / / - . é 😀 x😀y/ new/ edit/ 1 12/ __proto__/ .html -x/ a/b/ A é/ users/ user/ users/me/".split(
    " ",
  );
const regExps: readonly RegExp[] = [
  /^a\/(?<y>[0-9]{4})\/$/,
  /^a\/(?<y>[0-9]+)\//,
  /b(?<z>z)?$/,
  /^(?<w>\w+)\/(?<s>[^/]+)\/$/,
  /^users\/(?:(?<n>[0-9]+)\/)?$/,
  /(?<tail>[a-z]+)\//,
  /^$/,
  /^(?<any>.*)$/,
  /^edit\/$|^new\/$/,
  /^(?<d>\d\d)-(?<e>\d+)\/$/,
];
/** Groups that other params end where they do, and that may be shorter or longer. */
const siblingRegExps: readonly RegExp[] = [
  /^(?<g>[a-z]*)\/a$/,
  /^(?<g>[0-9]*)\/$/,
  /^(?<g>[a-z]{2,3})\/$/,
  /^(?<g>[a-z]+)\/a$/,
  /^(?<g>[^/]*)\/a\/$/,
  /^(?<g>[-a-zA-Z0-9_]{3})\/$/,
];
const samples: Readonly<Record<string, readonly string[]>> = {
  int: ["0", "7", "12", "007", "2024", "9007199254740991", "9007199254740993", "12345678901234567890123"],
  slug: ["a", "new", "a-b_C", "12", "users"],
  str: ["a", "a b", "x.y", "12", "é", "😀", "\n", "a-b", "new", "..", "x😀y", "__proto__"],
  path: ["a", "a/b", "/", "//", "a/b/c.html", "edit/", "a/edit/b"],
  uuid: ["0123abcd-0123-4567-89ab-0123456789ab", "0123abcd-0123-4567-89ab-0123456789aX"],
  even: ["2", "3", "10"],
  odd: ["2", "3", "11"],
  yyyy: ["2024", "9999", "123"],
  boom: ["a", "b", "x", "xb", "12"],
  ab: ["a", "b", "c"],
  dotted: ["a", "a.b", "a.b.c", "a."],
  upper: ["AB", "ABC", "ABCD", "A"],
  some: ["", "a", "abc"],
  slashy: ["a", "a/b", "a/b/c"],
  word: ["a", "A_1", "é"],
  hex: ["a", "ff", "0a1"],
  not: ["a", "é😀", "a-b"],
  emoji: ["😀", "é😀", "😀😀"],
  pair: ["ab", "😀😀", "a\n"],
};
const names = "id name x y slug class __proto__ constructor a b".split(" ");

/** A URLconf of the nastier kind, its generated router, and its specification. */
export interface RandomUrlconf {
  readonly tree: RouteTree;
  readonly code: string;
  readonly router: Router;
  readonly text: string;
  /** Undefined when both say the same of the path. */
  differs(
    path: string,
  ): { readonly path: string; readonly generated: unknown; readonly specified: unknown } | undefined;
  path(): string;
  /** Paths that some route took so far. */
  matched(): number;
}

const splitTypes =
  "int slug slug str str str path path uuid yyyy upper some hex not word boom even ab int slug str not hex".split(
    " ",
  );
const separators = [
  "-",
  "-",
  "-",
  "--",
  "-a-",
  "aba",
  "",
  "",
  ".",
  "%",
  "é",
  "😀",
  "a",
  "0",
  "/",
  "/",
  "-/-",
];
const crumbs =
  "- - - -- -a- aba ab a b c 0 12 2024 / / . % é 😀 A AB _ \n 01234567-0123-0123-0123-0123456789ab".split(
    " ",
  );

/** `splits`: params that could all be parts of each other; `siblings`: params of several types before the same texts. */
export type Flavour = "any" | "splits" | "siblings";

/** Makes a URLconf that the seed decides. */
export function randomUrlconf(seed: number, flavour: Flavour = "any"): RandomUrlconf {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const chance = (odds: number) => next() < odds;
  const hasCustom = chance(0.5);
  const hasRegExp = flavour === "any" && chance(0.3);
  const beginnings = Array.from({ length: 3 }, () => pick(literals));
  let views = 0;
  // Many ways to fill the same stretch.
  const isNarrow = flavour !== "any" && chance(0.4);
  const siblings = chance(0.7) ? ["int", "slug", "str"] : ["int", "str", "odd", "word", "yyyy", "boom"];
  const stretchTypes = isNarrow ? [pick(splitTypes), pick(splitTypes)] : splitTypes;
  const [first = "str", second = "int"] = stretchTypes;
  const splitText = (): string => {
    if (isNarrow && chance(0.7)) {
      const behind = chance(0.4) ? `${pick(["-", "/"])}<${second}:y>` : "";
      return `<${first}:id>${pick(["-", ".", ""])}${pick(crumbs)}${pick(crumbs)}${behind}${pick(["", "/"])}`;
    }
    let text = chance(0.3) ? pick(separators) : "";
    const count = 1 + Math.floor(next() * 4);
    for (const name of names.slice(0, count)) text += `<${pick(stretchTypes)}:${name}>${pick(separators)}`;
    return text;
  };
  const routeText = (): string => {
    if (flavour === "splits") return splitText();
    if (flavour === "siblings") {
      const params = names.slice(0, 1 + Math.floor(next() * 3)).map((name) => `<${pick(siblings)}:${name}>`);
      return `${params.join("/")}${pick(["", "/", "/", "/a", "/a/", "/b/"])}`;
    }
    const free = [...names];
    let text = chance(0.4) ? pick(beginnings) : "";
    const pieces = Math.floor(next() * 4);
    for (let piece = 0; piece < pieces; piece++) {
      if (chance(0.5)) {
        const type = hasCustom && chance(0.4) ? pick(converters).name : pick(types);
        const name = chance(0.7) ? free[0]! : pick(free);
        free.splice(free.indexOf(name), 1);
        text += `<${type}:${name}>`;
        if (chance(0.75)) text += pick(["/", "/", "/", "-", ".", "/a/", "x"]);
      } else text += pick(literals);
    }
    return text;
  };
  const patterns = (depth: number): readonly UrlPattern[] =>
    Array.from({ length: 1 + Math.floor(next() * (depth > 0 ? 4 : isNarrow ? 40 : 8)) }, () => {
      const isSibling = flavour === "siblings" && chance(0.2);
      const route = isSibling ? pick(siblingRegExps) : hasRegExp && chance(0.3) ? pick(regExps) : routeText();
      const kwargs = chance(0.1) ? { [pick(names)]: pick(["k", 1, null, [1]]) } : {};
      if (depth < 2 && chance(0.25)) return include(route, patterns(depth + 1), { kwargs });
      return view(route, `view${views++}`, { kwargs });
    });
  const read = readResult(patterns(0), converters);
  const { tree, routes } = analyze(read);
  const options = { outDir: "generated", importExtension: ".js" } as const;
  const limits = chance(0.3) ? { manyWords: 2, manyStatics: 1 } : undefined;
  const code = emitRouter({ tree: lower(routes, limits), routes, handlers: [], options, root: "urls.ts" });
  const texts = routes.map((route) =>
    route.stages.map(({ parts }) => parts.map(partText).join("")).join("│"),
  );
  const router = runRouter(
    code,
    new Proxy(parsers, { get: (all, key: string) => all[key] ?? { parse: (text: string) => text } }),
  );
  const byName = new Map(
    converters.map(({ name, exportName }) => [
      name,
      parsers[exportName!] ?? { parse: (text: string) => text },
    ]),
  );
  const outcome = (run: () => unknown) => {
    try {
      return JSON.stringify(run());
    } catch (error) {
      return `throws ${error}`;
    }
  };
  let matched = 0;
  const entries = (params: object) => Object.entries(params).map(([name, value]) => [name, value]);
  return {
    tree,
    code,
    router,
    text: texts.join("\n"),
    matched: () => matched,
    differs(path) {
      const generated = outcome(() => {
        const match = router.resolve(path);
        return match && [match.view.name, entries(match.params)];
      });
      const specified = outcome(() => {
        const { match } = interpret(tree, path, byName);
        return match === undefined
          ? null
          : [match.leaf.view.text.replace("views.", ""), entries(match.params)];
      });
      if (generated !== "null") matched++;
      return generated === specified ? undefined : { path, generated, specified };
    },
    path() {
      let path = "/";
      if (flavour === "splits" && chance(0.6)) {
        while (!chance(0.08)) path += pick(crumbs);
        return path;
      }
      const route = routes.length === 0 || chance(0.05) ? undefined : pick(routes);
      for (const part of route?.stages.flatMap(({ parts }) => parts) ?? []) {
        if (part.kind === "literal") path += part.text;
        else if (part.kind === "param") path += pick(samples[part.converter.name] ?? ["a"]);
        else
          path += pick([
            "a/2024/",
            "users/",
            "users/12/",
            "edit/",
            "12-3/",
            "x/y/",
            "bz",
            "b",
            "",
            "/",
            "/a",
            "abcd/",
          ]);
      }
      while (chance(0.25)) {
        const at = Math.floor(next() * (path.length + 1));
        const inserted = pick([...literals, "", "", "1", "\n", "x"]);
        path = path.slice(0, at) + inserted + path.slice(at + Math.floor(next() * 3));
      }
      return /\p{Surrogate}/u.test(path) ? "/" : path;
    },
  };
}

const partText = (part: RouteTree["children"][number]["route"]["parts"][number]) =>
  part.kind === "literal"
    ? part.text
    : part.kind === "param"
      ? `<${part.converter.name}:${part.name}>`
      : `/${part.source}/${part.flags}`;
