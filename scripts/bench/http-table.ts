import { cpus } from "node:os";
import type { ServerName, Workload } from "./http-app.ts";

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
  ): number {
    const others = this.of(other, workload);
    return median(this.of(name, workload).map((own, turn) => by(own, others[turn] as number)));
  }
}

/** The middle one, or the mean of the middle two; NaN of none. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? NaN;
  return sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** A Markdown table: a row a server, a column a workload. */
export function table(
  title: string,
  names: readonly ServerName[],
  workloads: readonly Workload[],
  cell: (name: ServerName, workload: Workload) => string,
): string {
  return [
    title,
    "",
    row(["server", ...workloads]),
    row(["---", ...workloads.map(() => "--:")]),
    ...names.map((name) => row([name, ...workloads.map((workload) => cell(name, workload))])),
  ].join("\n");
}

/** Where and how the figures were taken. */
export const summary = (rounds: number): string =>
  `Node ${process.version.slice(1)}, ${process.platform} ${process.arch}, ${cpus().length} cores; ${rounds} rounds, in each of which every server ` +
  "has a new process and takes turns with the others; medians.";
