import { block, hardline, ifBlock } from "./code.ts";
import { call, type Doc, group, indent, softline } from "../layout.ts";
import type { CharSet, Scan } from "../../ir/decision.ts";
import { enderOf } from "./runs.ts";
import type { Scope } from "../scope.ts";
import { camelCase, quoted } from "../words.ts";

/** Small functions that read the text of one kind of param; each is written once, when first asked for. */
export interface Scanners {
  /** `endOfSlug(path, 7)`: where the characters of a run end. */
  endOf(set: CharSet, word: string, place: string): Doc;
  /** `startOfInt(path, 7, end)`: where the characters of a run that ends at a place begin; not before another. */
  startOf(set: CharSet, word: string, from: string, end: string): Doc;
  /** The function that does it: `startOfInt`. */
  startOfName(set: CharSet, word: string): string;
  /** `isUuid(path, 7)`: whether a text of a fixed shape begins there; the path must be long enough. */
  isShape(scan: Scan & { readonly kind: "shape" }, word: string, place: string): Doc;
  /** `numberAt(path, 7, end)`: the number of some digits, -1 above Number.MAX_SAFE_INTEGER. */
  numberAt(start: string, end: string): Doc;
  /** Their declarations. */
  declarations(): readonly Doc[];
}

const asText = (char: number) =>
  char >= 33 && char < 127
    ? String.fromCharCode(char)
    : `U+${char.toString(16).toUpperCase().padStart(4, "0")}`;

/** `0-9a-f`, for comments. */
const setText = (set: CharSet): string =>
  set.map(([from, to]) => (from === to ? asText(from) : `${asText(from)}-${asText(to)}`)).join(" ");

/** `anything but /`, or the characters themselves. */
const runText = (set: CharSet): string => {
  const ender = enderOf(set);
  return ender === undefined ? setText(set) : `anything but ${asText(ender.charCodeAt(0))}`;
};

/** The characters between the first and the last one of a set that are not in it. */
const gapsOf = (set: CharSet): CharSet =>
  set.slice(1).map(([from], at) => [set[at]![1] + 1, from - 1] as const);

/** A condition on the variable `char`. */
function test(set: CharSet, isNegated = false): string {
  if (isNegated && set[0]?.[0] === 0 && set.at(-1)?.[1] === 0xffff && set.length > 1)
    return test(gapsOf(set));
  const tests = set.map(([from, to]) => {
    if (from === to) return isNegated ? `char !== ${from}` : `char === ${from}`;
    if (from === 0) return isNegated ? `char > ${to}` : `char <= ${to}`;
    if (to === 0xffff) return isNegated ? `char < ${from}` : `char >= ${from}`;
    return isNegated ? `(char < ${from} || char > ${to})` : `(char >= ${from} && char <= ${to})`;
  });
  if (tests.length === 1) return tests[0]!.replace(/^\((.*)\)$/, "$1");
  return tests.join(isNegated ? " && " : " || ");
}

const isAscii = (set: CharSet) => set.every(([, to]) => to < 128);

/** Makes the scanners of one module. */
export function createScanners(scope: Scope): Scanners {
  const names = new Map<string, string>();
  const docs: Doc[] = [];
  const once = (key: string, word: string, declare: (name: string) => Doc): string => {
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = scope.claim(camelCase(word));
    names.set(key, name);
    docs.push(declare(name), "");
    return name;
  };
  const table = (set: CharSet, word: string): string =>
    once(`table ${JSON.stringify(set)}`, `${word} chars`, (name) => {
      const ranges = set.map(([from, to]) => [softline, `.fill(1, ${from}, ${to + 1})`]);
      const filled = group(["new Uint8Array(256)", indent(ranges)]);
      return [`/** 1 for each of ${setText(set)} */`, hardline, `const ${name} = `, filled, ";"];
    });
  /** Leaves the function or the loop unless `char` is in the set. */
  const isOutside = (set: CharSet, word: string): string =>
    set.length > 1 && isAscii(set) ? `${table(set, word)}[char] !== 1` : test(set, true);
  const startOfName = (set: CharSet, word: string) =>
    once(`start ${JSON.stringify(set)}`, `start of ${word}`, (name) => [
      `/** Where a run of ${setText(set)} begins that ends at \`end\`; not before \`from\`. */`,
      hardline,
      block(`function ${name}(path: string, from: number, end: number): number`, [
        "let start = end;",
        block("while (start > from)", [
          "const char = path.charCodeAt(start - 1);",
          ifBlock([isOutside(set, word)], ["break;"]),
          "start--;",
        ]),
        "return start;",
      ]),
    ]);
  return {
    startOfName,
    startOf: (set, word, from, end) => call(startOfName(set, word), ["path", from, end]),
    endOf: (set, word, place) =>
      call(
        once(`end ${JSON.stringify(set)}`, `end of ${word}`, (name) => [
          `/** Where a run of ${runText(set)} ends. */`,
          hardline,
          block(
            `function ${name}(path: string, at: number): number`,
            runBody(set, () => isOutside(set, word)),
          ),
        ]),
        ["path", place],
      ),
    isShape: (scan, word, place) =>
      call(
        once(`shape ${JSON.stringify(scan.sets)}`, `is ${word}`, (name) => [
          block(
            `function ${name}(path: string, at: number): boolean`,
            shapeBody(scan.sets, (set) => isOutside(set, word)),
          ),
        ]),
        ["path", place],
      ),
    numberAt: (start, end) =>
      call(
        once("number", "number at", (name) => [
          "/** The number of some digits; -1 when it is not safe. */",
          hardline,
          block(`function ${name}(path: string, start: number, end: number): number`, [
            "let value = 0;",
            block("for (let at = start; at < end; at++)", [
              "value = value * 10 + (path.charCodeAt(at) - 48);",
            ]),
            "return value <= Number.MAX_SAFE_INTEGER ? value : -1;",
          ]),
        ]),
        ["path", start, end],
      ),
    declarations: () => docs,
  };
}

function runBody(set: CharSet, isOutside: () => string): readonly Doc[] {
  const ender = enderOf(set);
  if (ender !== undefined) {
    return [`const end = path.indexOf(${quoted(ender)}, at);`, "return end === -1 ? path.length : end;"];
  }
  return [
    "let end = at;",
    block("while (end < path.length)", [
      "const char = path.charCodeAt(end);",
      ifBlock([isOutside()], ["break;"]),
      "end++;",
    ]),
    "return end;",
  ];
}

/** Stretches of one set become loops, single characters become comparisons. */
function shapeBody(sets: readonly CharSet[], isOutside: (set: CharSet) => string): readonly Doc[] {
  const body: Doc[] = [];
  for (let at = 0; at < sets.length;) {
    const set = sets[at]!;
    let end = at + 1;
    while (end < sets.length && JSON.stringify(sets[end]) === JSON.stringify(set)) end++;
    if (set.length === 1 && set[0]![0] === set[0]![1] && end === at + 1) {
      body.push(`if (path.charCodeAt(at + ${at}) !== ${set[0]![0]}) return false;`);
    } else {
      body.push(
        block(`for (let next = ${at === 0 ? "at" : `at + ${at}`}; next < at + ${end}; next++)`, [
          "const char = path.charCodeAt(next);",
          ifBlock([isOutside(set)], ["return false;"]),
        ]),
      );
    }
    at = end;
  }
  return [...body, "return true;"];
}
