import { z } from "zod";
import { instant } from "../../http/schema";
import { parsedResumeSchema, protectedSchema } from "../schema";

/** A résumé as data without what nobody may be judged by. */
export const keptResumeSchema = parsedResumeSchema.omit({ protected: true });
export type KeptResume = z.output<typeof keptResumeSchema>;

export const resumeReadingSchema = z
  .object({
    /** `unread`: from before there was a parser; nobody has asked yet. */
    state: z.enum(["unread", "waiting", "read", "failed"]),
    /** Why it failed and what to do, in the reader's language. */
    reason: z.string().nullable(),
    resume: keptResumeSchema.nullable(),
    /** Whether the parser of today would read it anew. */
    outdated: z.boolean(),
    updatedAt: instant.nullable(),
  })
  .meta({ id: "ResumeReading" });
export type ResumeReading = z.infer<typeof resumeReadingSchema>;

export const resumeProtectedSchema = z
  .object({ attributes: protectedSchema.nullable() })
  .meta({ id: "ResumeProtected" });
export type ResumeProtected = z.infer<typeof resumeProtectedSchema>;
