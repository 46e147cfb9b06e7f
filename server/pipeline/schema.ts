import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { interviewSummarySchema } from "../interviews/staffSchema";
import { type ArchiveEventType, EVENT_DATA, TOLD_DATA, archiveEventType } from "./candidacyEvents";
import { NEXT_STEPS } from "./nextStep";
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
    /** The newest one, as far as the caller may read it; no total while it waits for a blind review. */
    interview: interviewSummarySchema
      .pick({ id: true, status: true, decision: true })
      .extend({ report: interviewSummarySchema.shape.report.omit({ match: true }) })
      .nullable(),
    /** What is to be done so that they come on; null once it has ended. */
    next: z.enum(NEXT_STEPS).nullable(),
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
  /** The position's. */
  title: z.string(),
  columns: z.array(
    z.object({
      stage,
      /** False of a stage that the position has no more, while somebody stands there. */
      used: z.boolean(),
      /** At most 1,000, which then means as many or more. */
      count: z.int(),
      items: z.array(candidacySchema),
      /** Goes on in `GET /candidacies` with the position and the stage. */
      nextCursor: z.string().nullable(),
    }),
  ),
});

const recorded = <T extends ArchiveEventType>(type: T) =>
  z.strictObject({ type: z.literal(type), data: TOLD_DATA[type] });
/** Backdated where it happened earlier; never in the future. */
const at = instant.optional();

/** With what is written to the candidate, and whether a letter is of that kind. */
const LETTER_WITH: {
  [T in ArchiveEventType]?: (letter: { offerTalentPool?: boolean | undefined }) => boolean;
} = {
  "candidacy.rejected": ({ offerTalentPool }) => offerTalentPool !== undefined,
  "candidacy.offered": ({ offerTalentPool }) => offerTalentPool === undefined,
};

/** What staff record of somebody under way. That a rule or an interview did it is not theirs to say. */
export const recordBody = z
  .strictObject({
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
    /**
     * With `candidacy.rejected`: thanks them by letter, half an hour later (server/letters). With `candidacy.offered`,
     * as `{}`: tells them of the offer in the same way; without it, somebody else does.
     */
    letter: z.strictObject({ offerTalentPool: z.boolean().optional() }).optional(),
    /** The `events` that the caller saw; something else meanwhile is a 409. */
    seen: z.int().min(1),
    at,
  })
  .refine(({ happened: { type }, letter }) => !letter || LETTER_WITH[type]?.(letter) === true, {
    path: ["letter"],
    message:
      "Only who is declined is thanked by letter, with or without the talent pool, or told of an offer",
  });

const MOST_MOVED = 100;

/** Many at once, each for themselves. */
export const moveManyBody = z.strictObject({
  to: stage,
  candidacies: z
    .array(z.strictObject({ candidacyId: uuid, seen: z.int().min(1) }))
    .min(1)
    .max(MOST_MOVED),
});
export const movedManySchema = z.object({
  /** In the order asked for; `error` of whoever was not moved. */
  items: z.array(
    z.object({
      candidacyId: uuid,
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
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

const commaList = z
  .string()
  .max(2_000)
  .transform((text) => text.split(","))
  .pipe(z.array(archiveEventType).min(1));

export const eventFeedQuery = pageQuery.extend({
  /** Where to begin without a cursor; the first event there is unless told. */
  since: instant.optional(),
  /** Comma separated. */
  types: commaList.optional(),
});
/** `nextCursor` is always there, for asking again later; `hasMore` says whether at once. */
export const eventFeedSchema = z.object({
  items: z.array(
    z.object({
      id: uuid,
      type: archiveEventType,
      number: z.int(),
      candidacyId: uuid,
      candidateId: uuid,
      interviewId: uuid.nullable(),
      orgUnitId: uuid,
      positionId: uuid.nullable(),
      at: instant,
      writtenAt: instant,
      source: z.enum(["product", "candidate", "rule", "staff", "import", "api"]),
    }),
  ),
  hasMore: z.boolean(),
  nextCursor: z.string(),
});

export const timelineQuery = pageQuery;
export const archiveEventSchema = z
  .object({
    id: uuid,
    candidacyId: uuid,
    /** For which job they were under way. */
    position: z.object({ id: uuid.nullable(), title: z.string() }),
    type: archiveEventType,
    data: z.record(z.string(), z.unknown()),
    at: instant,
    writtenAt: instant,
    by: z.object({ id: uuid, name: z.string() }).nullable(),
    /** The other system that told it, by its token. */
    system: z.object({ id: uuid, name: z.string() }).nullable(),
    source: z.enum(["product", "candidate", "rule", "staff", "import", "api"]),
  })
  .meta({ id: "ArchiveEvent" });
export const timelineSchema = pageOf(
  /** `struck`: something else on the timeline stands in its place, or says that it was not so. */
  archiveEventSchema.extend({ struck: z.boolean() }).meta({ id: "TimelineEvent" }),
);
