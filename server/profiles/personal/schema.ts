import { z } from "zod";
import { spanSchema } from "../../resumes/schema";
import { planItemId } from "../../plans/definition";
import { uuid } from "../../http/schema";

/** `deepen`: the résumé claims it; `how_would_you`: the position asks for it and the résumé is silent. */
export const personalKind = z.enum(["deepen", "how_would_you"]);
export type PersonalKind = z.output<typeof personalKind>;

/** So many personal questions in one interview at most: the others are everybody's. */
export const MOST_PERSONAL = 2;

const localized = z.object({ zh: z.string(), en: z.string() });

/** Why a question is asked, for HR. */
export const becauseSchema = z.object({
  from: z.enum(["resume", "position", "interview"]),
  /** What was read there. */
  words: z.string(),
  /** In the résumé's text, where it was read from it. */
  span: spanSchema.nullable(),
});

export const personalProposalSchema = z.object({
  /** Of the plan. */
  dimension: z.object({ id: planItemId, name: z.string() }),
  text: localized,
  because: becauseSchema,
  kind: personalKind,
});
export type PersonalProposal = z.output<typeof personalProposalSchema>;

export const personalProposalsSchema = z
  .object({
    /** How many may be asked: none in a structured plan, which asks everybody the same. */
    most: z.int().min(0),
    items: z.array(personalProposalSchema),
  })
  .meta({ id: "PersonalQuestionProposals" });

export const personalProposalsQuery = z.object({ planId: uuid, positionId: uuid.optional() });

/** One that HR accepted, in the words in which it shall be asked. */
export const personalQuestionBody = z.strictObject({
  dimension: planItemId,
  kind: personalKind,
  text: z.string().trim().min(6).max(300),
  because: z.string().trim().min(1).max(200),
});
export type PersonalQuestion = z.output<typeof personalQuestionBody>;
