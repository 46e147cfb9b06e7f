import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { type ArchiveEventType, EVENT_DATA, archiveEventType } from "./candidacyEvents";
import { candidacyOutcome, stage } from "./stages";

const outcome = z.enum(["open", ...candidacyOutcome.options]);

export const candidacyListQuery = pageQuery.extend({
  unit: uuid.optional(),
  positionId: uuid.optional(),
  stage: stage.optional(),
  outcome: outcome.default("open"),
});
export type CandidacyListQuery = z.output<typeof candidacyListQuery>;

export const candidacySchema = z
  .object({
    id: uuid,
    candidate: z.object({ id: uuid, name: z.string() }),
    position: z.object({ id: uuid.nullable(), title: z.string() }),
    orgUnit: z.object({ id: uuid, name: z.string(), path: z.array(z.string()) }),
    stage,
    outcome,
    offer: z.enum(["made", "accepted"]).nullable(),
    employed: z.boolean(),
    /** Of the last event: what was seen is what is changed. */
    events: z.int(),
    since: instant,
    openedAt: instant,
  })
  .meta({ id: "Candidacy" });
export const candidacyPageSchema = pageOf(candidacySchema);

export const boardQuery = z.object({ unit: uuid.optional() });
export const boardSchema = z.object({
  columns: z.array(
    z.object({
      stage,
      /** At most 1,000, which then means as many or more. */
      count: z.int(),
      items: z.array(candidacySchema),
    }),
  ),
});

const recorded = <T extends ArchiveEventType>(type: T) =>
  z.strictObject({ type: z.literal(type), data: EVENT_DATA[type] });
/** Backdated where it happened earlier; never in the future. */
const at = instant.optional();

/** What staff record of somebody under way. That a rule or an interview did it is not theirs to say. */
export const recordBody = z.strictObject({
  happened: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("candidacy.moved"),
      data: EVENT_DATA["candidacy.moved"].omit({ why: true, ruleId: true }),
    }),
    z.strictObject({
      type: z.literal("candidacy.rejected"),
      data: EVENT_DATA["candidacy.rejected"].omit({ ruleId: true }),
    }),
    recorded("candidacy.test_recorded"),
    recorded("candidacy.offered"),
    recorded("candidacy.offer_accepted"),
    recorded("candidacy.offer_declined"),
    recorded("candidacy.offer_revoked"),
    recorded("candidacy.hired"),
    recorded("candidacy.withdrawn"),
    recorded("candidacy.reopened"),
  ]),
  /** The `events` that the caller saw; something else meanwhile is a 409. */
  seen: z.int().min(1),
  at,
});

/** What is recorded of somebody at work. */
export const employmentBody = z.strictObject({
  happened: z.discriminatedUnion("type", [
    recorded("employment.probation"),
    recorded("employment.performance"),
    recorded("employment.award"),
    recorded("employment.discipline"),
    recorded("employment.certificate"),
    recorded("employment.training"),
    recorded("employment.promoted"),
    recorded("employment.transferred"),
    recorded("employment.left"),
  ]),
  at,
});

export const timelineQuery = pageQuery;
export const archiveEventSchema = z
  .object({
    id: uuid,
    candidacyId: uuid,
    type: archiveEventType,
    data: z.record(z.string(), z.unknown()),
    at: instant,
    writtenAt: instant,
    by: z.object({ id: uuid, name: z.string() }).nullable(),
    source: z.enum(["product", "candidate", "rule", "staff", "import", "api"]),
  })
  .meta({ id: "ArchiveEvent" });
export const timelineSchema = pageOf(archiveEventSchema);
