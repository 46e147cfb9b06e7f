import { z } from "zod";
import { instant, uuid } from "../http/schema";
import { archiveEventSchema, employmentBody as happenedBody } from "../pipeline/schema";

const day = z.iso.date();

/** What is recorded of somebody at work. */
export const workBody = happenedBody.extend({
  /** The day on which it happened, by the company's calendar; in place of `at`. */
  on: day.optional(),
});
export type WorkBody = z.output<typeof workBody>;

export const voidBody = z.strictObject({
  /** Why it was not so. */
  note: z.string().trim().min(1).max(2_000),
});

export const employeeNumber = z
  .string()
  .transform((text) => text.normalize("NFKC").replaceAll(/\s/g, ""))
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u),
  );
export const numberBody = z.strictObject({ number: employeeNumber.nullable() });

export const attachmentSchema = z.object({
  id: uuid,
  fileName: z.string(),
  type: z.string(),
  bytes: z.int(),
  author: z.string(),
  createdAt: instant,
});

/** A record of somebody's work; what the reader may not know of it is left out of `data`. */
export const workRecordSchema = archiveEventSchema
  .omit({ position: true })
  .extend({
    on: day,
    /** Something else stands in its place, or it was not so. */
    struck: z.boolean(),
    attachments: z.array(attachmentSchema),
  })
  .meta({ id: "WorkRecord" });

export const jobSchema = z
  .object({
    candidacyId: uuid,
    title: z.string(),
    orgUnitId: uuid,
    positionId: uuid.nullable(),
    startsOn: day,
    leftOn: day.nullable(),
    employed: z.boolean(),
    employeeNumber: z.string().nullable(),
  })
  .meta({ id: "JobHeld" });

/** Everything on record of somebody's work, over all the jobs they were hired for; the newest first. */
export const workSchema = z.object({
  jobs: z.array(jobSchema),
  records: z.array(workRecordSchema),
});
export type Work = z.infer<typeof workSchema>;

export const fieldsSchema = z.object({
  groups: z.array(
    z.object({
      group: z.string(),
      permission: z.string(),
      fields: z.array(z.object({ type: z.string(), names: z.array(z.string()) })),
      roles: z.array(z.string()),
    }),
  ),
});
