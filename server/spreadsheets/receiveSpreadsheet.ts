import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "koa";
import type { Readable } from "node:stream";
import { newId } from "../clock";
import { tooLarge } from "../http/errors";
import { type ReceivedFile, receiveFile } from "../http/receiveFile";
import { attachment } from "../http/attachment";
import { DEFAULT_LIMITS } from "./types";

const MIB = 1024 * 1024;
const FIELDS = { count: 20, bytes: 1_000 };

export type UploadOptions = {
  /** For files that are being worked on; made when it is not there. */
  folder: string;
  maxBytes?: number;
};

/**
 * Receives the spreadsheet of a multipart form (field `file`), lets `work` read it, and removes it whatever happens.
 * What is to outlive the request, `work` has to copy.
 * @throws AppError spreadsheet.too_large (413), request.media_type, request.invalid; whatever `work` throws
 */
export async function withUploadedSpreadsheet<T>(
  ctx: Context,
  { folder, maxBytes = DEFAULT_LIMITS.fileBytes }: UploadOptions,
  work: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const path = join(folder, `spreadsheet-${newId()}`);
  const limit = Math.round(maxBytes / MIB);
  try {
    return await work(
      await receiveFile(ctx, path, {
        maxBytes,
        tooLarge: () => tooLarge("spreadsheet.too_large", { params: { limit } }),
        fields: FIELDS,
      }),
    );
  } finally {
    await rm(path, { force: true });
  }
}

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  "csv-gbk": "text/csv; charset=gbk",
} as const;

/** Answers with a spreadsheet to save, sent as it is made; `name` without its extension. */
export function sendSpreadsheet(
  ctx: Context,
  { name, kind, content }: { name: string; kind: keyof typeof TYPES; content: Readable },
): void {
  ctx.type = TYPES[kind];
  ctx.set("Content-Disposition", attachment(`${name}.${kind === "xlsx" ? "xlsx" : "csv"}`));
  ctx.set("Cache-Control", "no-store");
  ctx.body = content;
}
