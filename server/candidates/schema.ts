import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { interviewStatus } from "../interviews/status";
import { unitRefSchema } from "../org/staff/schema";
import { keptConditionSchema, screeningResult } from "../profiles/screening/schema";
import { chosenColumns, sheetFormat } from "../spreadsheets/exportQuery";
import { CANDIDATE_SOURCES, CANDIDATE_STATES } from "./entity";
import { tidyName } from "./nameGrams";

export const candidateSource = z.enum(CANDIDATE_SOURCES);
export const candidateState = z.enum(CANDIDATE_STATES);

export const personName = z
  .string()
  .transform(tidyName)
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/[\p{L}\p{N}]/u),
  );
export const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{5,19}$/);
export const emailAddress = z.string().trim().pipe(z.email().max(120));
export const tagText = z.string().transform(tidyName).pipe(z.string().min(1).max(40));
/** Given at once. */
export const tagList = z.array(tagText).max(20);
/** All that somebody has; merges and imports add to them. */
const MOST_TAGS = 100;
const detail = z.string().trim().max(120);

const reachable = <T extends { phone: string | null; email: string | null }>({ phone, email }: T) =>
  phone !== null || email !== null;
const unreachable = {
  message: "A phone number or an e-mail address is needed",
  path: ["phone"],
  params: { code: "candidate.unreachable" },
};

const personFields = {
  name: personName,
  phone: phoneNumber.nullable().default(null),
  email: emailAddress.nullable().default(null),
  source: candidateSource,
  sourceDetail: detail.nullable().default(null),
  /** What they apply for. */
  positionId: uuid.nullable().default(null),
};
export const createCandidateBody = z
  .strictObject({
    /** Whose pool they enter; the maker's home unless told. */
    orgUnitId: uuid.optional(),
    ...personFields,
    tags: tagList.default([]),
  })
  .refine(reachable, unreachable);
export const updateCandidateBody = z
  .strictObject({ orgUnitId: uuid, ...personFields })
  .refine(reachable, unreachable);
export const tagsBody = z.strictObject({ tags: z.array(tagText).max(MOST_TAGS) });
export const noteBody = z.strictObject({ text: z.string().trim().min(1).max(4000) });
export const archiveBody = z.strictObject({ archived: z.boolean() });
const howAgreed = z.string().trim().min(4).max(160);
export const talentPoolBody = z.discriminatedUnion("agreed", [
  /** How they agreed, in words: "by phone on Monday". */
  z.strictObject({ agreed: z.literal(true), how: howAgreed }),
  z.strictObject({ agreed: z.literal(false) }),
]);

const MOST_AT_ONCE = 500;
/** People chosen in the list. One who is unknown, or not the actor's to change, stops all. */
const candidateIds = z.array(uuid).min(1).max(MOST_AT_ONCE);
export const tagManyBody = z.strictObject({
  candidateIds,
  add: tagList.default([]),
  remove: tagList.default([]),
});
/** All of them agreed in the same way, as at a fair. */
export const poolManyBody = z.strictObject({ candidateIds, how: howAgreed });
/** How many of them were changed: those who were so before, or are merged into others, are not counted. */
export const changedSchema = z.object({ changed: z.int() });

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const candidateFilters = {
  /** People of this unit and those below it. */
  unit: uuid.optional(),
  source: candidateSource.optional(),
  tag: tagText.optional(),
  positionId: uuid.optional(),
  /** How their résumé came out against what they last applied for. */
  screening: screeningResult.optional(),
  talentPool: flag.optional(),
  state: z.enum(["active", "archived"]).default("active"),
  /** Part of the name, or a whole phone number or e-mail address (found by blind index). */
  q: z.string().trim().max(60).optional(),
};
export const candidateListQuery = pageQuery.extend(candidateFilters);
export type CandidateListQuery = z.output<typeof candidateListQuery>;
/** What the list may leave out; who it is stays. */
export const CANDIDATE_COLUMNS = ["position", "screening", "source", "tags", "latest", "since"] as const;
export type CandidateColumn = (typeof CANDIDATE_COLUMNS)[number];
export const candidateExportQuery = z.object({
  ...candidateFilters,
  format: sheetFormat,
  columns: chosenColumns(CANDIDATE_COLUMNS),
});
export const tagListQuery = z.object({
  /** How the tag begins. */
  q: z.string().trim().max(40).optional(),
});
export const tagNamesSchema = z.object({ items: z.array(z.string()) });

const positionRefSchema = z.object({ id: uuid, title: z.string() });
const talentPoolSchema = z.object({ at: instant, how: z.string() }).nullable();

export const candidateSummarySchema = z
  .object({
    id: uuid,
    name: z.string(),
    /** Masked: 138****5678. */
    phone: z.string().nullable(),
    email: z.string().nullable(),
    orgUnit: unitRefSchema,
    position: positionRefSchema.nullable(),
    /** How their résumé came out against it; `conditions` is empty where the reader may not know of the position. */
    screening: z
      .object({ result: screeningResult, conditions: z.array(keptConditionSchema), at: instant })
      .nullable(),
    source: candidateSource,
    sourceDetail: z.string().nullable(),
    tags: z.array(z.string()),
    state: candidateState,
    talentPool: talentPoolSchema,
    /** The newest of their interviews that the reader may see. */
    interview: z
      .object({ id: uuid, jobTitle: z.string(), status: interviewStatus, invitedAt: instant })
      .nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "CandidateSummary" });
export type CandidateSummary = z.infer<typeof candidateSummarySchema>;
export const candidatePageSchema = pageOf(candidateSummarySchema);

const noteSchema = z.object({
  id: uuid,
  author: z.string(),
  text: z.string(),
  createdAt: instant,
  /** Whether the reader may take it away. */
  mayChange: z.boolean(),
});
/** They took back what they had agreed to; `author` recorded it. */
const withdrawalSchema = z.object({
  id: uuid,
  agreed: talentPoolSchema,
  author: z.string(),
  createdAt: instant,
});
const interviewRefSchema = z.object({
  id: uuid,
  jobTitle: z.string(),
  planName: z.string(),
  status: interviewStatus,
  reportState: z.enum(["none", "pending", "ready", "failed"]),
  invitedAt: instant,
  completedAt: instant.nullable(),
});
/** Whether the reader may change the row that it came with, somebody merged into this person perhaps, and so open it. */
const mayChange = z.boolean();

export const applicationSchema = z.object({
  id: uuid,
  title: z.string(),
  /** What they wrote themselves; contacts masked unless the reader may change the person who applied. */
  stated: z.object({
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    note: z.string(),
  }),
  talentPool: z.boolean(),
  resume: z.object({ fileName: z.string(), type: z.string(), bytes: z.int() }).nullable(),
  mayChange,
  createdAt: instant,
});
/** Put there by staff; those that people send themselves are part of their application. */
const resumeSchema = z.object({
  id: uuid,
  fileName: z.string(),
  type: z.string(),
  bytes: z.int(),
  author: z.string(),
  createdAt: instant,
  mayChange,
});
const mergeSchema = z.object({
  id: uuid,
  /** As they were when they came in, so that their own story is not lost. */
  merged: z.object({
    id: uuid,
    name: z.string(),
    source: candidateSource,
    sourceDetail: z.string().nullable(),
    createdAt: instant,
  }),
  interviews: z.int(),
  author: z.string(),
  createdAt: instant,
});
const alikeSchema = z.object({
  id: uuid,
  name: z.string(),
  orgUnit: unitRefSchema,
  /** What the two have in common. */
  by: z.array(z.enum(["phone", "email"])),
});

export const candidateSchema = candidateSummarySchema
  .extend({
    /** Whole where the reader may change the person, else masked. */
    phone: z.string().nullable(),
    email: z.string().nullable(),
    mergedInto: uuid.nullable(),
    interviews: z.array(interviewRefSchema),
    applications: z.array(applicationSchema),
    resumes: z.array(resumeSchema),
    notes: z.array(noteSchema),
    /** Agreements to the talent pool that were taken back. */
    withdrawals: z.array(withdrawalSchema),
    /** Merges into this person that can be taken back, the newest first. */
    merges: z.array(mergeSchema),
    /** Others with the same phone or address, of those that the reader may see. */
    alike: z.array(alikeSchema),
  })
  .meta({ id: "Candidate" });
export type CandidateView = z.infer<typeof candidateSchema>;

export const mergeField = z.enum(["name", "phone", "email", "orgUnitId"]);
export type MergeField = z.infer<typeof mergeField>;
const side = z.enum(["survivor", "other"]);
export const mergeBody = z.strictObject({
  otherId: uuid,
  /** From whom each field is taken; the survivor's unless told, or the other's where the survivor has none. */
  take: z.partialRecord(mergeField, side).default({}),
});
export const mergePreviewQuery = z.object({ otherId: uuid });
const mergePersonSchema = candidateSummarySchema.extend({
  interviewCount: z.int(),
  noteCount: z.int(),
  applicationCount: z.int(),
});
export const mergePreviewSchema = z.object({
  survivor: mergePersonSchema,
  other: mergePersonSchema,
  /** Fields in which the two differ and both have something. */
  conflicts: z.array(mergeField),
});
