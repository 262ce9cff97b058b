import { arch, cpus, platform } from "node:os";
import type { Measurement } from "./matcher-measure.ts";
import { peers } from "./matcher-peers.ts";

const familyOf = (router: string) =>
  router.startsWith("urlc") ? "urlc" : (peers.find(({ name }) => name === router)?.family ?? "other");

const figure = (ns: number) =>
  ns < 100 ? ns.toFixed(1) : ns < 10000 ? ns.toFixed(0) : `${Math.round(ns / 1000)}k`;

/** One set as a Markdown table: a column a kind of traffic, a row a router, then how many times slower the best peers are. */
export function table(set: string, strings: string, measured: readonly Measurement[]): string {
  const kinds = Object.keys(measured.find((one) => Object.keys(one.kinds).length > 0)?.kinds ?? {});
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = measured.map(({ router, kinds: found, problem }) =>
    row([
      router,
      ...kinds.map((kind) => {
        const result = found[kind];
        if (result === undefined) return problem === undefined || router === "oracle" ? "" : "n/a";
        return `${figure(result.ns)}${result.isRight ? "" : " ✗"}`;
      }),
    ]),
  );
  const oracle = measured.find(({ router }) => router === "oracle");
  const ours = measured.find(({ router }) => router === "urlc");
  const best = (name: string, families: readonly string[]) =>
    row([
      `**best ${name} ÷ urlc**`,
      ...kinds.map((kind) => {
        const times = measured
          .filter(({ router }) => families.includes(familyOf(router)))
          .flatMap((one) => (one.kinds[kind]?.isRight ? [one.kinds[kind].ns] : []));
        const own = ours?.kinds[kind]?.ns;
        return times.length === 0 || own === undefined ? "" : `**${(Math.min(...times) / own).toFixed(2)}×**`;
      }),
    ]);
  return [
    `**${set}**, ${strings} strings, ns a lookup`,
    "",
    row(["router", ...kinds]),
    row(["---", ...kinds.map(() => "--:")]),
    ...rows,
    ...(ours === undefined
      ? []
      : [
          best("well-known", ["well-known", "interpreted"]),
          best("code generator", ["code generator"]),
          best("find-my-way with the same regexes", ["typed"]),
          ...(oracle === undefined
            ? []
            : [
                row([
                  "**urlc ÷ oracle**",
                  ...kinds.map((kind) => {
                    const least = oracle.kinds[kind]?.ns;
                    return least === undefined ? "" : `**${(ours.kinds[kind]!.ns / least).toFixed(2)}×**`;
                  }),
                ]),
              ]),
        ]),
  ].join("\n");
}

/** Where the figures were taken. */
export const summary = (): string =>
  `Node ${process.version.slice(1)}, ${platform()} ${arch()}, ${cpus().length} cores. ✗: not Django's answer for some of the paths. ` +
  `"urlc" is \`resolve()\` on a decoded path, as the adapters call it; "urlc, decoding" looks for a \`%\` first. ` +
  `"oracle" knows which route comes next and where its params stand, and only builds the match. ` +
  `Of the others only find-my-way decodes, and only "typed" rows check what \`<int>\`, \`<slug>\` and \`<uuid>\` take.`;
