/** What a form says of a file before its first byte. */
export interface UploadInfo {
  /** Of the form's field. */
  readonly field: string;
  /** The client's name of the file: last part of the path, without control characters; never a path to write to unchecked. */
  readonly name: string;
  /** What the client claims; `application/octet-stream` when it does not. */
  readonly contentType: string;
}

/** A file of a form (Django docs: ref/files/uploads). It lives as long as the request: save it before the response is sent. */
export interface UploadedFile extends UploadInfo {
  /** In bytes. */
  readonly size: number;
  /** Where it is on the disk; undefined when it is in memory. */
  readonly path: string | undefined;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  chunks(): AsyncIterable<Uint8Array>;
}

/** Takes the bytes of one file as they come. */
export interface UploadSink {
  write(chunk: Uint8Array): void | Promise<void>;
  finish(): UploadedFile | Promise<UploadedFile>;
}

/** The files of a form by field, in order; several of one field are kept. */
export class UploadedFiles implements Iterable<[string, UploadedFile]> {
  readonly #files: readonly UploadedFile[];

  constructor(files: readonly UploadedFile[] = []) {
    this.#files = files;
  }

  /** The last file of a field. */
  get(field: string): UploadedFile | undefined {
    return this.getList(field).at(-1);
  }

  getList(field: string): UploadedFile[] {
    return this.#files.filter((file) => file.field === field);
  }

  has(field: string): boolean {
    return this.get(field) !== undefined;
  }

  get size(): number {
    return this.#files.length;
  }

  *[Symbol.iterator](): Generator<[string, UploadedFile], undefined> {
    for (const file of this.#files) yield [file.field, file];
  }
}

/** Bytes put together. */
export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Keeps a file in memory. */
export function memorySink(info: UploadInfo): UploadSink {
  const chunks: Uint8Array[] = [];
  return {
    // The parser goes on with its buffer, and a view of it would keep all of it alive.
    write: (chunk) => void chunks.push(chunk.slice()),
    finish: () => {
      const bytes = concatBytes(chunks);
      return {
        ...info,
        size: bytes.length,
        path: undefined,
        bytes: () => Promise.resolve(bytes),
        text: () => Promise.resolve(new TextDecoder().decode(bytes)),
        async *chunks() {
          yield bytes;
        },
      };
    },
  };
}
