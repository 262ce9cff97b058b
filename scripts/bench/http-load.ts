import { fork, type ChildProcess } from "node:child_process";
import { connect } from "node:net";
import { requestText, workloads, type ServerName, type Workload } from "./http-app.ts";

/** Without what the house of this machine adds to each start. */
export const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** What a window of load says of a server. */
export interface Window {
  /** CPU time of the server's process, user and system, in µs a request. */
  readonly cpu: number;
  readonly requestsPerSecond: number;
}

/** A server in a process of its own. */
export class Server {
  readonly name: ServerName;
  readonly #child: ChildProcess;
  readonly #port: Promise<number>;

  constructor(name: ServerName, program: string) {
    this.name = name;
    this.#child = fork(program, ["listen", name], { env });
    this.#port = this.#message();
  }

  /** Keep-alive connections ask as fast as they are answered, for a time in ms. */
  async load(workload: Workload, time: number, connections = 32): Promise<Window> {
    const port = await this.#port;
    const before = await this.#cpu();
    const started = performance.now();
    const asked = Array.from({ length: connections }, () => ask(port, workload, started + time));
    const count = (await Promise.all(asked)).reduce((sum, one) => sum + one, 0);
    const seconds = (performance.now() - started) / 1000;
    return { cpu: ((await this.#cpu()) - before) / count, requestsPerSecond: count / seconds };
  }

  stop(): void {
    this.#child.kill("SIGKILL");
  }

  async #cpu(): Promise<number> {
    const answer = this.#message<NodeJS.CpuUsage>();
    this.#child.send("cpu");
    const { user, system } = await answer;
    return user + system;
  }

  #message<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`${this.name} exited with ${code}`));
      this.#child.once("exit", fail);
      this.#child.once("message", (value) => {
        this.#child.off("exit", fail);
        resolve(value as T);
      });
    });
  }
}

/** Asks on one connection until the time is over; how many answers came. */
function ask(port: number, workload: Workload, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay(true);
    const request = requestText(workload);
    let count = 0;
    let text = "";
    let length = 0;
    let received = 0;
    socket.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (length === 0) {
        text += chunk.toString("latin1");
        if (!text.includes(workloads[workload].holds)) return;
        length = received;
      }
      if (received < length) return;
      received = 0;
      count++;
      if (performance.now() < until) socket.write(request);
      else {
        socket.destroy();
        resolve(count);
      }
    });
    socket.on("error", reject);
    socket.write(request);
  });
}
