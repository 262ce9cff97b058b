import { createReadStream } from "node:fs";
import { open, readFile, rm, type FileHandle } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memorySink, type UploadedFile, type UploadInfo, type UploadSink } from "../uploaded-file.ts";

/** A file of a form stays in memory up to this size in bytes (Django's FILE_UPLOAD_MAX_MEMORY_SIZE). */
const maxMemoryFileSize = 2_621_440;

/**
 * Keeps a file in memory while it is small, then in the folder for temporary files, readable by this user only; removed when
 * the response is sent or the client gone.
 */
export function diskSink(info: UploadInfo, res: ServerResponse): UploadSink {
  const inMemory = memorySink(info);
  const early: Uint8Array[] = [];
  let size = 0;
  let file: { readonly handle: FileHandle; readonly path: string } | undefined;

  const spill = async (): Promise<FileHandle> => {
    const path = join(tmpdir(), `urlc-${crypto.randomUUID()}.upload`);
    const handle = await open(path, "wx", 0o600);
    file = { handle, path };
    const remove = () =>
      void handle
        .close()
        .catch(() => {})
        .then(() => rm(path, { force: true }))
        .catch(() => {});
    if (res.closed) remove();
    else res.once("close", remove);
    for (const chunk of early.splice(0)) await handle.writeFile(chunk);
    return handle;
  };

  return {
    async write(chunk) {
      size += chunk.length;
      if (file === undefined && size <= maxMemoryFileSize) {
        early.push(chunk.slice());
        return;
      }
      await (file?.handle ?? (await spill())).writeFile(chunk);
    },
    async finish() {
      if (file === undefined) {
        for (const chunk of early) await inMemory.write(chunk);
        return inMemory.finish();
      }
      await file.handle.close();
      return fileOnDisk(info, size, file.path);
    },
  };
}

const fileOnDisk = (info: UploadInfo, size: number, path: string): UploadedFile => ({
  ...info,
  size,
  path,
  bytes: () => readFile(path),
  text: () => readFile(path, "utf8"),
  chunks: () => createReadStream(path),
});
