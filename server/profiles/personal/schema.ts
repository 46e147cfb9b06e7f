import { z } from "zod";
import { spanSchema } from "../../resumes/schema";
import {
  personalKind,
  personalMode,
  personalReason,
  personalSource,
  planItemId,
} from "../../plans/definition";
import { uuid } from "../../http/schema";

const localized = z.object({ zh: z.string(), en: z.string() });

/** Why a question is asked, for HR. */
export const becauseSchema = z.object({
  from: personalSource,
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
    /** How the plan takes them; `always` asks the first ones unless whoever invites drops them. */
    mode: personalMode,
    /** How many may be asked. */
    most: z.int().min(0),
    /** Whether a résumé is being read now: there may be more in a moment. */
    isReading: z.boolean(),
    items: z.array(personalProposalSchema),
  })
  .meta({ id: "PersonalQuestionProposals" });
export type PersonalProposals = z.output<typeof personalProposalsSchema>;

export const personalProposalsQuery = z.object({ planId: uuid, positionId: uuid.optional() });

/** One that somebody chose, in the words in which it shall be asked. */
export const personalQuestionBody = personalReason.extend({
  dimension: planItemId,
  text: z.string().trim().min(6).max(300),
});
export type PersonalQuestion = z.output<typeof personalQuestionBody>;
