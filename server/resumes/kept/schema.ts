import { z } from "zod";
import { instant } from "../../http/schema";
import { correctionView, marksSchema } from "../corrections/schema";
import { parsedResumeSchema, protectedSchema, sourceSchema, spanSchema } from "../schema";

const places = z.array(spanSchema.nullable());

/** A résumé as data without what nobody may be judged by. What a person says stands nowhere in the text. */
export const keptResumeSchema = parsedResumeSchema.omit({ protected: true }).extend({
  spans: parsedResumeSchema.shape.spans.extend({
    phones: places,
    emails: places,
    skills: places,
    certificates: places,
  }),
  /** Null where it was read before this was kept. */
  source: sourceSchema.nullable().default(null),
});
export type KeptResume = z.output<typeof keptResumeSchema>;

export const resumeReadingSchema = z
  .object({
    /** `unread`: from before there was a parser; nobody has asked yet. */
    state: z.enum(["unread", "waiting", "read", "failed"]),
    /** Why it failed and what to do, in the reader's language. */
    reason: z.string().nullable(),
    /** With the corrections in their places. */
    resume: keptResumeSchema.nullable(),
    marks: marksSchema.nullable(),
    /** Those that hold, also of what is not shown any more. */
    corrections: z.array(correctionView),
    /** To be sent with a correction. */
    revision: z.int(),
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
