import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "koa";
import { z } from "zod";
import { newId } from "../clock";
import { readJson } from "../http/body";
import { tooLarge } from "../http/errors";
import { receiveFile } from "../http/receiveFile";
import { type Route, companyWide, route, staffWith } from "../http/route";
import { parseOrRefuse } from "../http/validate";
import type { Services } from "../services";
import { TEXT_CHARACTERS, parsedResumeSchema, sourceSchema } from "./schema";
import { readResumeFile } from "./text/readResumeFile";
import { sourceOf } from "./text/sourceOf";
import { DEFAULT_RESUME_LIMITS } from "./text/types";

const parseResumeBody = z.strictObject({ text: z.string().max(TEXT_CHARACTERS) });
/** With what the file was; null of a text. */
const toolResponse = parsedResumeSchema.extend({ source: sourceSchema.nullable() });
type Answer = z.output<typeof toolResponse>;
/** Each character of a text may be escaped to six bytes. */
const JSON_BYTES = TEXT_CHARACTERS * 6 + 1024;

type Tools = Pick<Services, "resumes" | "env">;

/** Résumés as data, for other HR systems and for our own evaluation, on the code that reads those of candidates. */
export function toolRoutes(services: Tools): Route[] {
  return [
    route({
      method: "post",
      path: "/tools/parse-resume",
      summary: "Read a résumé (multipart: file; or JSON: text)",
      access: staffWith("tools.use", companyWide("a stateless tool: only what the request brings")),
      bodyLimit: "raw",
      rawBody: parseResumeBody,
      consumes: "multipart/form-data",
      response: toolResponse,
      rateLimit: { points: 1200, seconds: 60 },
      handle: ({ ctx }) =>
        ctx.is("multipart/form-data") ? parseFile(services, ctx) : parseText(services, ctx),
    }),
  ];
}

async function parseText({ resumes }: Tools, ctx: Context): Promise<Answer> {
  const { text } = parseOrRefuse(parseResumeBody, await readJson(ctx, JSON_BYTES));
  return { ...(await resumes.parse(text)), source: null };
}

async function parseFile({ resumes, env }: Tools, ctx: Context): Promise<Answer> {
  const path = join(env.DATA_DIR, "work", `parse-${newId()}`);
  const limit = DEFAULT_RESUME_LIMITS.fileBytes;
  try {
    const { fileName } = await receiveFile(ctx, path, {
      maxBytes: limit,
      tooLarge: () => tooLarge("application.resume_too_large", { params: { limit: limit / 1024 / 1024 } }),
    });
    const read = await readResumeFile({ path, name: fileName });
    return { ...(await resumes.parse(read.text, read.lines)), source: sourceOf(read) };
  } finally {
    await rm(path, { force: true });
  }
}
