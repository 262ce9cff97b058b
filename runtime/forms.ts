import { BadRequest, RequestDataTooBig, TooManyFieldsSent } from "./errors.ts";
import { parseBoundary, parseMultipart, parseParams, type PartHandler } from "./multipart.ts";
import { QueryDict } from "./query-dict.ts";
import type { HttpRequest } from "./request.ts";
import {
  concatBytes,
  memorySink,
  UploadedFiles,
  type UploadedFile,
  type UploadInfo,
  type UploadSink,
} from "./uploaded-file.ts";

/** A form read: what `request.POST()` and `request.FILES()` give. */
export interface Form {
  readonly fields: QueryDict;
  readonly files: UploadedFiles;
}

/** What a request offers to read a form from. */
export interface FormSource {
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Where a file goes; to memory by default. */
  readonly openUpload?: (info: UploadInfo) => UploadSink | Promise<UploadSink>;
}

/**
 * Reads a form, urlencoded or multipart; a body of any other type is an empty one.
 * @throws {TooManyFieldsSent} above `maxFields` fields or `maxFiles` files
 * @throws {RequestDataTooBig} above `maxBodySize` without, or `maxUploadSize` with files
 * @throws {BadRequest} for a malformed multipart body, and for a urlencoded one in another encoding than UTF-8
 */
export async function readForm(
  request: HttpRequest,
  source: FormSource = { chunks: () => readWhole(request) },
): Promise<Form> {
  const contentType = request.header("content-type") ?? "";
  if (request.isMultipart()) return readMultipart(request, contentType, source);
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType);
  const charset = parseParams(contentType).get("charset")?.at(-1);
  if (isForm && charset !== undefined && !/^utf-?8$/i.test(charset))
    throw new BadRequest("a form that is not UTF-8");
  const fields = isForm ? new QueryDict(await request.text(), request.settings.maxFields) : new QueryDict();
  return { fields, files: new UploadedFiles() };
}

async function readMultipart(request: HttpRequest, contentType: string, source: FormSource): Promise<Form> {
  const { maxBodySize, maxUploadSize, maxFields, maxFiles } = request.settings;
  const boundary = parseBoundary(contentType);
  if (boundary === undefined) throw new BadRequest("a multipart body without a boundary");
  const fields: [string, string][] = [];
  const files: UploadedFile[] = [];
  let fieldBytes = 0;
  const handler: PartHandler = {
    beginField(name) {
      if (fields.length >= maxFields) throw new TooManyFieldsSent(`more than ${maxFields} fields`);
      const chunks: Uint8Array[] = [];
      return {
        write(chunk) {
          fieldBytes += chunk.length;
          if (fieldBytes > maxBodySize) throw new RequestDataTooBig();
          chunks.push(chunk.slice());
        },
        end: () => void fields.push([name, new TextDecoder().decode(concatBytes(chunks))]),
      };
    },
    async beginFile(info) {
      if (files.length >= maxFiles) throw new TooManyFieldsSent(`more than ${maxFiles} files`);
      const sink = (await source.openUpload?.(info)) ?? memorySink(info);
      return { write: (chunk) => sink.write(chunk), end: async () => void files.push(await sink.finish()) };
    },
  };
  await parseMultipart(upTo(maxUploadSize, source.chunks()), boundary, handler);
  return { fields: new QueryDict(fields), files: new UploadedFiles(files) };
}

async function* upTo(
  limit: number,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw new RequestDataTooBig();
    yield chunk;
  }
}

async function* readWhole(request: HttpRequest): AsyncGenerator<Uint8Array, undefined> {
  yield await request.body(request.settings.maxUploadSize);
}
