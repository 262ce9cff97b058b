import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/** A program that answers JSON-RPC on its standard streams, as language servers do. */
export interface RpcProcess {
  /** Rejects when it says no, says nothing for long, or is gone. */
  ask(method: string, params: unknown): Promise<unknown>;
  end(): void;
}

interface Question {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

const patience = 20_000;
const separator = "\r\n\r\n";

/** Starts a program; it keeps this process alive only while an answer is waited for. */
export function startRpcProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): RpcProcess {
  const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
  const handles = [child, child.stdin as unknown as Socket, child.stdout as unknown as Socket];
  const questions = new Map<number, Question>();
  let asked = 0;
  let failure: Error | undefined;
  let received = Buffer.alloc(0);

  const hold = () => {
    for (const handle of handles) questions.size > 0 ? handle.ref() : handle.unref();
  };
  const settle = (id: number, end: (question: Question) => void) => {
    const question = questions.get(id);
    if (question === undefined) return;
    clearTimeout(question.timer);
    questions.delete(id);
    hold();
    end(question);
  };
  const fail = (error: Error) => {
    failure ??= error;
    child.kill();
    for (const id of [...questions.keys()]) settle(id, ({ reject }) => reject(error));
  };
  const read = (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = received.indexOf(separator);
      if (head === -1) return;
      const length = Number(/content-length: *(\d+)/i.exec(received.toString("latin1", 0, head))?.[1]);
      const start = head + separator.length;
      if (!(received.length >= start + length)) return;
      const {
        id = -1,
        result,
        error,
      } = JSON.parse(received.toString("utf8", start, start + length)) as Answer;
      received = received.subarray(start + length);
      settle(id, ({ resolve, reject }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message ?? "refused")),
      );
    }
  };

  child.on("error", fail);
  child.on("exit", (code, signal) => fail(new Error(`it ended with ${signal ?? code}`)));
  child.stdin.on("error", fail);
  child.stdout.on("data", (chunk: Buffer) => {
    try {
      read(chunk);
    } catch (error) {
      fail(error as Error);
    }
  });
  hold();
  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        const id = ++asked;
        const timer = setTimeout(() => fail(new Error(`no answer to ${method}`)), patience);
        questions.set(id, { resolve, reject, timer });
        hold();
        const text = JSON.stringify({ jsonrpc: "2.0", id, method, params });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}${separator}${text}`);
      }),
    end: () => fail(new Error("it was ended")),
  };
}
