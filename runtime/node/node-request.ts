import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpRequest } from "../request.ts";
import type { RawHeaders } from "../request-headers.ts";
import type { Settings } from "../settings.ts";
import { BodyReader } from "./body-reader.ts";

/** A request over Node's own objects; nothing of them is copied. */
export class NodeRequest extends HttpRequest {
  /** Node's request, for what HttpRequest does not offer. */
  readonly raw: IncomingMessage;
  /** @internal */
  readonly res: ServerResponse;
  #body: BodyReader | undefined;
  #controller: AbortController | undefined;

  constructor(raw: IncomingMessage, res: ServerResponse, settings: Settings) {
    super(raw.method as string, raw.url as string, undefined, settings);
    this.raw = raw;
    this.res = res;
    this.#body = undefined;
    this.#controller = undefined;
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

  protected override read<T>(limit: number | undefined, convert: (bytes: Uint8Array) => T): Promise<T> {
    this.#body ??= new BodyReader(this.raw);
    return this.#body.read(limit ?? this.settings.maxBodySize, convert);
  }
}
