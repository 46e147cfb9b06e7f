import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";

const share = z.number().min(0).max(1);
const unit = z.object({ id: uuid, name: z.string() });

const figuresSchema = z.object({
  completed: z.int(),
  passed: z.int(),
  rate: share,
  /** Where the rate truly is, with 95 % (Wilson). */
  interval: z.object({ low: share, high: share }),
  threshold: share,
  /** The same job in the other units; null where there are too few to compare with. */
  others: z.object({ completed: z.int(), passed: z.int(), rate: share }).nullable(),
});

export const alertSchema = z
  .object({
    id: uuid,
    unit,
    positionId: uuid.nullable(),
    jobTitle: z.string(),
    /** The key of the job on the page of progress. */
    jobKey: z.string(),
    figures: figuresSchema,
    since: instant,
    createdAt: instant,
    /** The meeting that was called because of it. */
    meeting: z.object({ id: uuid, calledBy: z.string(), doneAt: instant.nullable() }).nullable(),
  })
  .meta({ id: "PassRateAlert" });

export const alertListQuery = pageQuery.extend({ unit: uuid.optional() });
export const alertPageSchema = pageOf(alertSchema);

export const meetingSchema = z
  .object({
    id: uuid,
    alert: alertSchema,
    calledBy: z.string(),
    people: z.array(z.object({ id: uuid, name: z.string() })),
    notes: z.string(),
    createdAt: instant,
    updatedAt: instant,
    doneAt: instant.nullable(),
    doneBy: z.string().nullable(),
  })
  .meta({ id: "Meeting" });
export const meetingPageSchema = pageOf(meetingSchema.omit({ notes: true, people: true }));

export const meetingBody = z.strictObject({
  notes: z.string().trim().max(10_000).optional(),
  done: z.boolean().optional(),
});
