import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { Context } from "koa";
import { newId } from "../clock";
import { AppError, invalid, tooLarge } from "../http/errors";
import { type Route, route, staffWith } from "../http/route";
import type { Services } from "../services";
import { type Transcription, transcriptionSchema } from "./types";

/** About an hour and a half of video as our own page records it. */
const FILE_BYTES = 400 * 1024 * 1024;

type Upload = { file: string; language: Transcription["language"] };

/** Streams the one file of a form to `file`; nothing of it is held in memory. */
async function receiveForm(ctx: Context, file: string): Promise<Upload> {
  if (!ctx.is("multipart/form-data")) throw new AppError("request.media_type", 415);
  const busboy = new Busboy({
    headers: ctx.req.headers as BusboyHeaders,
    limits: { files: 1, fileSize: FILE_BYTES, fields: 5, fieldSize: 100 },
  });
  let language = "zh";
  let saved: Promise<void> | null = null;
  let truncated = false;
  busboy.on("field", (name, value) => {
    if (name === "language") language = value;
  });
  busboy.on("file", (name, stream) => {
    if (name !== "file") {
      stream.resume();
      return;
    }
    stream.on("limit", () => {
      truncated = true;
    });
    saved = pipeline(stream, createWriteStream(file));
    // Awaited below; until then a failure must not count as unhandled.
    saved.catch(() => undefined);
  });
  try {
    await pipeline(ctx.req, busboy);
    await (saved as Promise<void> | null);
  } catch (cause) {
    throw new AppError("request.invalid", 400, { cause });
  }
  if (truncated) throw tooLarge("media.too_large");
  if (!saved || (language !== "zh" && language !== "en")) {
    const path = saved ? "language" : "file";
    throw invalid("request.invalid", {
      details: [{ path, code: "invalid", message: `${path} is missing or wrong` }],
    });
  }
  return { file, language };
}

/** Speech to text for other HR systems and for our own evaluation, on the code that transcribes answers. */
export function toolRoutes({ speech, env }: Pick<Services, "speech" | "env">): Route[] {
  const folder = join(env.DATA_DIR, "work");
  return [
    route({
      method: "post",
      path: "/tools/transcribe",
      summary: "Transcribe a recording (multipart: file, language)",
      access: staffWith("tools.use"),
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      response: transcriptionSchema,
      rateLimit: { points: 120, seconds: 60 },
      handle: async ({ ctx }) => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `transcribe-${newId()}`);
        const gone = new AbortController();
        ctx.res.on("close", () => gone.abort());
        try {
          const upload = await receiveForm(ctx, file);
          return await speech.transcribeFile(upload.file, { language: upload.language, signal: gone.signal });
        } finally {
          await rm(file, { force: true });
        }
      },
    }),
  ];
}
