import type { Context } from "koa";
import { AppError, tooLarge } from "./errors";

export const JSON_LIMIT = 256 * 1024;

/**
 * Reads a JSON body of at most `limit` bytes. Stops at the first byte too many: 100 MB of JSON costs us what the
 * limit costs.
 */
export async function readJson(ctx: Context, limit: number): Promise<unknown> {
  const declared = Number(ctx.get("content-length") || 0);
  if (declared > limit) refuse(ctx);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) refuse(ctx);
    chunks.push(chunk);
  }
  if (size === 0) return {};
  if (!ctx.is("json")) throw new AppError("request.media_type", 415);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
  } catch (cause) {
    throw new AppError("request.not_json", 400, { cause });
  }
}

function refuse(ctx: Context): never {
  // The rest of the body is not read; the connection cannot be used again.
  ctx.set("Connection", "close");
  throw tooLarge("request.too_large");
}
