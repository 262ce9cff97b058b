import type { IncomingMessage, ServerResponse } from "node:http";
import { RequestDataTooBig } from "../errors.ts";
import type { Form } from "../forms.ts";
import { HttpRequest } from "../request.ts";
import type { RawHeaders } from "../request-headers.ts";
import type { Settings } from "../settings.ts";
import { readBody } from "./read-body.ts";

/** A request over Node's own objects; nothing of them is copied. */
export class NodeRequest extends HttpRequest {
  /** Node's request, for what HttpRequest does not offer. */
  declare readonly raw: IncomingMessage;
  /** @internal */
  declare readonly res: ServerResponse;
  /** @internal Whether Connect or Express called the handler, and may want to see what it does. */
  declare readonly isMounted: boolean;
  #reading: Promise<unknown> | undefined;
  #bytes: Buffer | undefined;
  #controller: AbortController | undefined;

  constructor(raw: IncomingMessage, res: ServerResponse, settings: Settings, isMounted: boolean) {
    super(raw.method as string, raw.url as string, settings);
    this.raw = raw;
    this.res = res;
    this.isMounted = isMounted;
  }

  override get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = (this.#controller = new AbortController());
      const { res } = this;
      const abort = () => {
        if (!res.writableFinished) controller.abort();
      };
      if (res.closed) abort();
      else res.once("close", abort);
    }
    return this.#controller.signal;
  }

  override header(name: string): string | undefined {
    return this.raw.headers[name] as string | undefined;
  }

  protected override rawHeaders(): RawHeaders {
    return this.raw.headers;
  }

  protected override peerAddress(): string | undefined {
    return this.raw.socket.remoteAddress;
  }

  protected override isEncrypted(): boolean {
    return (this.raw.socket as { encrypted?: boolean }).encrypted === true;
  }

  protected override decodeText(bytes: Uint8Array): string {
    return (bytes as Buffer).toString("utf8");
  }

  protected override readForm(): Promise<Form> {
    const isRead = this.#reading !== undefined;
    return import("./read-node-form.ts").then(({ readNodeForm }) => readNodeForm(this, isRead));
  }

  protected override read<T>(
    limit = this.settings.maxBodySize,
    convert: (bytes: Uint8Array) => T,
  ): Promise<T> {
    if (this.#reading === undefined) {
      const reading = readBody(this.raw, this.contentLength, limit, (bytes) =>
        convert((this.#bytes = bytes)),
      );
      this.#reading = reading;
      return reading;
    }
    const readAgain = (error: unknown): T => {
      if (this.#bytes === undefined) throw error;
      if (this.#bytes.length > limit) throw new RequestDataTooBig();
      return convert(this.#bytes);
    };
    return this.#reading.then(readAgain, readAgain);
  }
}
