import { z } from "zod";
import { declineReason } from "../decisions/schema";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { screeningResult } from "../profiles/screening/schema";
import { leadingAction, ruleMinimums, ruleSet, ruleTrigger } from "./schema";

/** What travels: rules of plans, runs, the company's settings. */
const words = z.object({ zh: z.string(), en: z.string() });
const note = z.string().trim().max(200);
const reason = z.string().trim().min(2).max(500);
const person = z.object({ id: uuid, name: z.string() });

const worded = z.array(z.object({ id: z.string(), words }));

export const planRulesSchema = z
  .object({
    /** `default` where nobody has written any. */
    source: z.enum(["own", "base", "default"]),
    /** The plan whose rules these are; null for the default. */
    from: z.object({ id: uuid, name: z.string() }).nullable(),
    set: ruleSet,
    words: worded,
    /** Of the plan's own rules, 0 for none yet; send it back with a change. */
    version: z.int(),
    saved: z.object({ by: z.string(), at: instant, note: z.string().nullable() }).nullable(),
    minimums: ruleMinimums,
    autoReject: z.boolean(),
  })
  .meta({ id: "PlanRules" });

export const saveRulesBody = z.strictObject({
  /** Null gives the plan's own rules up. */
  set: ruleSet.nullable(),
  version: z.int().min(0),
  note: note.optional(),
});

export const rulesVersionsSchema = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      set: ruleSet.nullable(),
      words: worded,
      savedBy: z.string(),
      savedAt: instant,
      note: z.string().nullable(),
    }),
  ),
});

export const dryRunBody = z.strictObject({ set: ruleSet });
export const ruleOutcome = z.enum(["invite", "ask", "next", "review", "thank", "none"]);
export const dryRunSchema = z.object({
  since: instant,
  /** False where there are more candidacies than are looked at. */
  complete: z.boolean(),
  /** What sets rules going, where today's rules or the draft ask about it and there was such a result. */
  occasions: z.array(
    z.object({
      on: ruleTrigger,
      /** Results that were looked at. */
      examined: z.int(),
      counts: z.array(
        z.object({
          outcome: ruleOutcome,
          /** By the rules of today, and by the draft; how many of them wait for a person first. */
          before: z.int(),
          after: z.int(),
          beforeWaiting: z.int(),
          afterWaiting: z.int(),
        }),
      ),
    }),
  ),
  /** Who would have gone another way; `moreMoved` beyond those listed. */
  moved: z.array(
    z.object({
      on: ruleTrigger,
      candidacyId: uuid,
      candidateId: uuid,
      /** Null before there is an interview. */
      interviewId: uuid.nullable(),
      name: z.string(),
      /** As it was known then: 0–10, the résumé's result, percent. */
      known: z.object({
        total: z.number().nullable(),
        screening: screeningResult.nullable(),
        test: z.number().nullable(),
      }),
      before: ruleOutcome,
      after: ruleOutcome,
      waits: z.boolean(),
    }),
  ),
  moreMoved: z.int(),
});
export type DryRun = z.infer<typeof dryRunSchema>;

export const ruleRunSchema = z
  .object({
    id: uuid,
    occasion: ruleTrigger,
    occasionWords: words,
    createdAt: instant,
    state: z.enum(["done", "waiting", "declined", "undone", "moot"]),
    candidacyId: uuid,
    interviewId: uuid.nullable(),
    candidate: person,
    jobTitle: z.string(),
    orgUnitId: uuid,
    /** The rules that were in force: of which plan and version; a null version is the default's. */
    rules: z.object({ planId: uuid.nullable(), version: z.int().nullable(), sha256: z.string() }),
    /** Every rule that was asked, with what was known. */
    asked: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        held: z.boolean(),
        /** Whether anything came of it: of those that hold, the first that leads somewhere, and what goes besides. */
        counted: z.boolean(),
        conditions: z.array(z.object({ words, actual: words, held: z.boolean() })),
      }),
    ),
    leads: z.object({ ruleId: z.string(), rule: z.string(), action: leadingAction, words }).nullable(),
    guards: z.array(z.object({ reason: z.string(), words })),
    /** What stood in the way, in the caller's language. */
    problem: z.string().nullable(),
    done: z.array(words),
    settled: z.object({ at: instant, by: person.nullable(), reason: z.string().nullable() }).nullable(),
    may: z.object({ settle: z.boolean(), undo: z.boolean() }),
  })
  .meta({ id: "RuleRun" });
export const ruleRunsSchema = z.object({ items: z.array(ruleRunSchema) });
export const ruleRunPageSchema = pageOf(ruleRunSchema);

export const ruleRunQuery = pageQuery.extend({
  unit: uuid.optional(),
  positionId: uuid.optional(),
  state: z.enum(["done", "waiting", "declined", "undone", "moot"]).default("waiting"),
});
export type RuleRunQuery = z.output<typeof ruleRunQuery>;

export const confirmBody = z.strictObject({
  /** Where it ends the candidacy: the reason that stands in the archive. */
  reason: declineReason.optional(),
});
export const confirmedSchema = z.object({
  run: ruleRunSchema,
  /** Of somebody invited whom no channel reaches: to pass on. */
  link: z.string().nullable(),
});
export const reasonBody = z.strictObject({ reason });

export const positionRulesSchema = z.object({
  /** By whose rules people are screened; null for none. */
  plan: z.object({ id: uuid, name: z.string() }).nullable(),
  /** A person always looks at whoever applies here. */
  reviewed: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
});
export const positionRulesBody = z.strictObject({ planId: uuid.nullable(), reviewed: z.boolean() });

const holding = { ...ruleMinimums.shape, autoReject: z.boolean() };
export const ruleSettingsSchema = z.object({
  ...holding,
  /** Send it back with a change; 0 before the first. */
  number: z.int(),
  history: z.array(
    z.object({
      ...holding,
      number: z.int(),
      changedBy: z.string(),
      since: instant,
      note: z.string().nullable(),
    }),
  ),
});
const change = { seen: z.int().min(0), note: note.optional() };
export const minimumsBody = z.strictObject({ ...ruleMinimums.shape, ...change });
export const autoRejectBody = z.strictObject({ autoReject: z.boolean(), ...change });
