import { cpus } from "node:os";
import { serverNames, workloadNames, type ServerName, type Workload } from "./http-app.ts";

/** Values measured of a server under a workload, one a turn; those of the same turn were taken one after the other. */
export class Samples {
  readonly #lists = new Map<string, number[]>();

  add(name: ServerName, workload: Workload, value: number): void {
    const list = this.of(name, workload);
    list.push(value);
    this.#lists.set(`${name} ${workload}`, list);
  }

  of(name: ServerName, workload: Workload): number[] {
    return this.#lists.get(`${name} ${workload}`) ?? [];
  }

  /** How one server compares to another, turn by turn: what else the machine does meets both alike. */
  compare(
    name: ServerName,
    other: ServerName,
    workload: Workload,
    by: (own: number, other: number) => number,
  ): number[] {
    const others = this.of(other, workload);
    return this.of(name, workload).map((own, turn) => by(own, others[turn] as number));
  }

  /** The servers, or workloads, that anything is known of. */
  measured<T extends string>(all: readonly T[]): T[] {
    const words = [...this.#lists.keys()].map((key) => ` ${key} `);
    return all.filter((name) =>
      words.some((key) => key.startsWith(` ${name} `) || key.endsWith(` ${name} `)),
    );
  }

  toJSON(): [string, number[]][] {
    return [...this.#lists];
  }

  /** Puts what `toJSON` gave before what is here. */
  restore(lists: readonly (readonly [string, readonly number[]])[]): void {
    for (const [key, list] of lists) this.#lists.set(key, [...list, ...(this.#lists.get(key) ?? [])]);
  }
}

/** The one at a part of the way from the least to the greatest. */
export const quantile = (list: readonly number[], part: number): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length * part)] ?? NaN;

/** The middle one, or the mean of the middle two; NaN of none. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? NaN;
  return sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function table(
  title: string,
  samples: Samples,
  cell: (name: ServerName, workload: Workload) => string,
  lastRows: readonly string[][] = [],
): string {
  const workloads = samples.measured(workloadNames);
  return [
    title,
    "",
    row(["server", ...workloads]),
    row(["---", ...workloads.map(() => "--:")]),
    ...samples.measured(serverNames).map((name) => row([name, ...workloads.map((one) => cell(name, one))])),
    ...lastRows.map(row),
  ].join("\n");
}

const ratio = (own: number, other: number): number => other / own;
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;

/** Those of `others` that are nearest to urlc, or before it, a workload each. */
function nearest(cpu: Samples, label: string, others: readonly ServerName[]): string[][] {
  if (others.length === 0 || !cpu.measured(serverNames).includes("urlc")) return [];
  const cells = cpu.measured(workloadNames).map((workload) => {
    const times = others.map((name) => median(cpu.compare("urlc", name, workload, ratio)));
    const least = Math.min(...times);
    return `**${least.toFixed(2)}×** (${others[times.indexOf(least)]})`;
  });
  return [[`**${label} ÷ urlc**`, ...cells]];
}

/** How many values the cells are of: `32`, or `4–16`. */
function range(samples: Samples): string {
  const counts = samples.toJSON().map(([, list]) => list.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${most}` : `${least}–${most}`;
}

/** Everything that was measured, as Markdown. */
export function tables(inProcess: Samples, cpu: Samples, speed: Samples): string {
  const texts = [
    `Node ${process.version.slice(1)}, ${process.platform} ${process.arch}, ${cpus().length} cores.`,
  ];
  const others = cpu.measured(serverNames).filter((name) => !/^(?:raw|urlc)/.test(name));
  const router = "find-my-way compile";
  if (cpu.measured(serverNames).length > 0)
    texts.push(
      table(
        `**CPU µs a request over loopback** (raw ÷ own, turn by turn: median, quartiles); ${range(cpu)} windows a cell`,
        cpu,
        (name, workload) => {
          const used = median(cpu.of(name, workload)).toFixed(1);
          const ratios = cpu.compare(name, "raw", workload, ratio);
          const [low, high] = [quantile(ratios, 0.25), quantile(ratios, 0.75)];
          return `${used} (${median(ratios).toFixed(2)}×, ${low.toFixed(2)}–${high.toFixed(2)})`;
        },
        [
          ...nearest(
            cpu,
            "nearest framework",
            others.filter((name) => name !== router),
          ),
          ...nearest(
            cpu,
            "router alone",
            others.filter((name) => name === router),
          ),
        ],
      ),
      table("**Requests a second**, one client process", speed, (name, workload) =>
        Math.round(median(speed.of(name, workload))).toLocaleString("en"),
      ),
    );
  if (inProcess.measured(serverNames).length > 0)
    texts.push(
      table(
        `**µs a request in process** (more than raw, turn by turn); ${range(inProcess)} processes a cell`,
        inProcess,
        (name, workload) => {
          const more = inProcess.compare(name, "raw", workload, (own, raw) => own - raw);
          return `${median(inProcess.of(name, workload)).toFixed(2)} (${signed(median(more))})`;
        },
      ),
    );
  return texts.join("\n\n");
}
