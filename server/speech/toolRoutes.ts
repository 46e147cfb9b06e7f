import { rm } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../clock";
import { tooLarge } from "../http/errors";
import { chosenField, receiveFile } from "../http/receiveFile";
import { type Route, companyWide, route, staffWith } from "../http/route";
import type { Services } from "../services";
import { transcriptionSchema } from "./types";

/** About an hour and a half of video as our own page records it. */
const FILE_BYTES = 400 * 1024 * 1024;

/** Speech to text for other HR systems and for our own evaluation, on the code that transcribes answers. */
export function toolRoutes({ speech, env }: Pick<Services, "speech" | "env">): Route[] {
  const folder = join(env.DATA_DIR, "work");
  return [
    route({
      method: "post",
      path: "/tools/transcribe",
      summary: "Transcribe a recording (multipart: file, language)",
      access: staffWith("tools.use", companyWide("a stateless tool: only what the request brings")),
      bodyLimit: "raw",
      consumes: "multipart/form-data",
      response: transcriptionSchema,
      rateLimit: { points: 120, seconds: 60 },
      handle: async ({ ctx }) => {
        const file = join(folder, `transcribe-${newId()}`);
        const gone = new AbortController();
        ctx.res.on("close", () => gone.abort());
        try {
          const upload = await receiveFile(ctx, file, {
            maxBytes: FILE_BYTES,
            tooLarge: () => tooLarge("media.too_large"),
          });
          const language = chosenField(upload, "language", ["zh", "en"]);
          return await speech.transcribeFile(file, { language, signal: gone.signal });
        } finally {
          await rm(file, { force: true });
        }
      },
    }),
  ];
}
