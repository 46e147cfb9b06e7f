import { z } from "zod";
import { uuid } from "../../http/schema";
import { interviewStatus } from "../../interviews/status";

export const MOST_WEEKS = 53;

/** A Monday in the company's time zone. */
export const weekName = z.iso.date();

export const progressQuery = z.object({
  /** This unit and those below it; then what is below it is shown apart instead of branches. */
  unit: uuid.optional(),
  /** One job: the key of a job in an earlier answer. */
  job: z.string().min(36).max(64).optional(),
  /** Invitations of the last so many weeks, this one included. */
  weeks: z.coerce.number().int().min(1).max(MOST_WEEKS).default(12),
});

const statusCounts = z.partialRecord(interviewStatus, z.int());

const jobSchema = z.object({
  key: z.string(),
  positionId: uuid.nullable(),
  title: z.string(),
  /** Without those that the company revoked. */
  invited: z.int(),
  completed: z.int(),
});
const unitSchema = z.object({ id: uuid, name: z.string() });

export const progressSchema = z
  .object({
    /** Mondays, oldest first; an interview counts in the week of its invitation. */
    weeks: z.array(weekName),
    counts: statusCounts,
    /** Branches, or what is directly below the unit asked for; the most invitations first. */
    units: z.array(unitSchema.extend({ counts: statusCounts })),
    /** The most invitations first. */
    jobs: z.array(jobSchema),
    /** Job by branch, the most invitations first. */
    lines: z.array(jobSchema.extend({ unit: unitSchema })),
    trend: z.array(z.object({ week: weekName, counts: statusCounts })),
  })
  .meta({ id: "Progress" });
export type Progress = z.infer<typeof progressSchema>;
