import type { IncomingMessage } from "node:http";
import { BadRequest, RequestDataTooBig } from "../errors.ts";

interface Waiter {
  readonly limit: number;
  readonly finish: (bytes: Buffer) => void;
  readonly fail: (error: unknown) => void;
}

const noBytes = Buffer.alloc(0);
const ignore = () => {};

/** Collects a body once, for whoever asks, however often. */
export class BodyReader {
  readonly #raw: IncomingMessage;
  #waiters: Waiter[] = [];
  #bytes: Buffer | undefined;
  #failure: unknown;
  #isStarted = false;

  constructor(raw: IncomingMessage) {
    this.#raw = raw;
  }

  // The conversion runs where the body ends: one promise a read, whatever is asked for.
  read<T>(limit: number, convert: (bytes: Buffer) => T): Promise<T> {
    let waiter: Waiter;
    const promise = new Promise<T>((resolve, reject) => {
      waiter = {
        limit,
        finish: (bytes) => {
          try {
            if (bytes.length > limit) throw new RequestDataTooBig();
            resolve(convert(bytes));
          } catch (error) {
            reject(error);
          }
        },
        fail: reject,
      };
    });
    // A view may ask for the body and go on without it: that must not end the process.
    promise.catch(ignore);
    this.#add(waiter!);
    return promise;
  }

  #add(waiter: Waiter): void {
    if (this.#bytes !== undefined) return waiter.finish(this.#bytes);
    if (this.#failure !== undefined) return waiter.fail(this.#failure);
    this.#waiters.push(waiter);
    if (!this.#isStarted) this.#start();
  }

  #start(): void {
    this.#isStarted = true;
    const raw = this.#raw;
    if (Number(raw.headers["content-length"] ?? 0) > this.#limit())
      return this.#fail(new RequestDataTooBig());
    if (raw.readableEnded || raw.destroyed) return this.#takeParsed();
    let chunks: Buffer[] | undefined;
    let first: Buffer = noBytes;
    let size = 0;
    raw.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > this.#limit()) {
        raw.removeAllListeners("data");
        raw.pause();
        this.#fail(new RequestDataTooBig());
      } else if (first === noBytes) first = chunk;
      else (chunks ??= [first]).push(chunk);
    });
    raw.on("end", () => this.#finish(chunks === undefined ? first : Buffer.concat(chunks, size)));
    const gone = () => this.#fail(new BadRequest("the client went away"));
    raw.on("error", gone);
    raw.on("close", gone);
  }

  /** Under Express, a body parser may have read the body already and left what it made of it. */
  #takeParsed(): void {
    const { body } = this.#raw as { body?: unknown };
    if (body === undefined) this.#fail(new BadRequest("the body was read before, or never came"));
    else if (Buffer.isBuffer(body)) this.#finish(body);
    else this.#finish(Buffer.from(typeof body === "string" ? body : JSON.stringify(body)));
  }

  #limit(): number {
    return this.#waiters.reduce((most, waiter) => Math.max(most, waiter.limit), 0);
  }

  #finish(bytes: Buffer): void {
    this.#bytes = bytes;
    for (const waiter of this.#waiters) waiter.finish(bytes);
    this.#waiters = [];
  }

  #fail(error: unknown): void {
    if (this.#bytes !== undefined || this.#failure !== undefined) return;
    this.#failure = error;
    for (const waiter of this.#waiters) waiter.fail(error);
    this.#waiters = [];
  }
}
