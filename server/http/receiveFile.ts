import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { Context } from "koa";
import { AppError, invalid } from "./errors";

/** A form with one file, which now lies at `path`. */
export type ReceivedFile = {
  path: string;
  /** What the sender calls it: for people to read, never to open. */
  fileName: string;
  bytes: number;
  fields: Readonly<Record<string, string>>;
};

export type ReceiveOptions = {
  maxBytes: number;
  /** Says that the file is larger than `maxBytes`. */
  tooLarge: () => AppError;
  /** Fields besides the file: how many, and of how many bytes each. */
  fields?: { count: number; bytes: number };
};

const FILE_FIELD = "file";
const NAME_CHARACTERS = 200;
/** What is read past the limit so that the sender gets to read why; one who sends on is cut off. */
const PATIENCE_BYTES = 64 * 1024 * 1024;

const missing = (path: string) =>
  invalid("request.invalid", {
    details: [{ path, code: "invalid", message: `${path} is missing or wrong` }],
  });

/**
 * Streams the one file of a multipart form, in the field `file`, to `path`; nothing of it is held in memory. On any
 * failure nothing is left at `path`; on success whoever called removes it.
 * @throws AppError request.media_type (415), request.invalid (400, 422), `tooLarge`
 */
export async function receiveFile(
  ctx: Context,
  path: string,
  options: ReceiveOptions,
): Promise<ReceivedFile> {
  if (!ctx.is("multipart/form-data")) throw new AppError("request.media_type", 415);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return await receive(ctx, path, options);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function receive(ctx: Context, path: string, options: ReceiveOptions): Promise<ReceivedFile> {
  const { maxBytes, fields: allowed = { count: 5, bytes: 100 } } = options;
  const cutOff = maxBytes + PATIENCE_BYTES;
  if (Number(ctx.get("content-length") || 0) > cutOff) {
    ctx.set("Connection", "close");
    throw options.tooLarge();
  }
  // Names come from outside: no prototype that one of them could mean.
  const fields = Object.create(null) as Record<string, string>;
  const file = { name: "", truncated: false };
  let saving: Saving | null = null;
  const busboy = openForm(ctx, maxBytes, allowed);
  busboy.on("field", (name, value) => {
    fields[name] = value;
  });
  busboy.on("file", (name, stream, fileName) => {
    if (name !== FILE_FIELD || saving) {
      stream.resume();
      return;
    }
    file.name = (fileName ?? "").slice(0, NAME_CHARACTERS);
    stream.on("limit", () => {
      file.truncated = true;
    });
    saving = save(stream, path);
  });
  cutOffAfter(ctx, cutOff);
  try {
    await pipeline(ctx.req, busboy);
  } catch (cause) {
    await (saving as Saving | null)?.abandon();
    throw new AppError("request.invalid", 400, { cause });
  }
  // The compiler does not see that a listener has set it.
  const saved = saving as Saving | null;
  if (!saved) throw missing(FILE_FIELD);
  const bytes = await saved.finish();
  if (file.truncated) throw options.tooLarge();
  return { path, fileName: file.name, bytes, fields };
}

function cutOffAfter({ req }: Context, bytes: number): void {
  let received = 0;
  req.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > bytes) req.destroy();
  });
}

type Saving = {
  /** How many bytes were written. @throws AppError when the form broke off; the disk's own error */
  finish(): Promise<number>;
  abandon(): Promise<void>;
};

/** Writes a part of a form to `path`. When the disk fails, the rest of the form is still read, so that an answer arrives. */
function save(part: Readable, path: string): Saving {
  const target = createWriteStream(path, { mode: 0o600 });
  // Only then is it sure that the file is not made after it was removed.
  const closed = new Promise<void>((resolve) => target.once("close", resolve));
  let failure: Error | null = null;
  target.once("error", (error) => {
    failure ??= error;
    part.unpipe(target);
    part.resume();
  });
  part.once("error", (cause) => {
    failure ??= new AppError("request.invalid", 400, { cause });
    target.destroy();
  });
  part.pipe(target);
  return {
    async finish() {
      await closed;
      if (failure) throw failure;
      return target.bytesWritten;
    },
    async abandon() {
      target.destroy();
      await closed;
    },
  };
}

/** @throws AppError when the form has no boundary */
function openForm(
  ctx: Context,
  maxBytes: number,
  allowed: { count: number; bytes: number },
): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: ctx.req.headers as BusboyHeaders,
      limits: { files: 1, fileSize: maxBytes, fields: allowed.count, fieldSize: allowed.bytes },
    });
  } catch (cause) {
    throw new AppError("request.invalid", 400, { cause });
  }
}

/** A field of a received form that must be one of `allowed`, the first one when it is not there. */
export function chosenField<T extends string>(
  { fields }: Pick<ReceivedFile, "fields">,
  name: string,
  allowed: readonly [T, ...T[]],
): T {
  const value = fields[name] ?? allowed[0];
  const chosen = allowed.find((one) => one === value);
  if (chosen === undefined) throw missing(name);
  return chosen;
}
