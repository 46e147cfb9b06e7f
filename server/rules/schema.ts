import { z } from "zod";
import { CANDIDATE_SOURCES } from "../candidates/entity";
import { declineReason } from "../decisions/schema";
import { messageChannel } from "../notifications/schema";
import { planItemId, planScore } from "../plans/definition";
import { screeningResult } from "../profiles/screening/schema";
import { RULE_FLAGS } from "./flags";

/** What sets rules going. Moves, tags and messages do not: what a rule does never calls a rule. */
export const ruleTrigger = z.enum(["screened", "tested", "reported", "reviewed"]);
export type RuleTrigger = z.infer<typeof ruleTrigger>;

/** A result, once: `key` is the same however often it is told. Of an interview, or of a candidacy. */
export type RuleCause = { on: RuleTrigger; key: string; candidacyId?: string; interviewId?: string };

const bound = z.enum(["at_least", "below"]);

/** One thing that has to be so; what is not known is not so, whichever way the condition looks at it. */
export const ruleCondition = z.discriminatedUnion("fact", [
  z.strictObject({ fact: z.literal("screening"), is: z.array(screeningResult).min(1) }),
  /** 0–10. */
  z.strictObject({ fact: z.literal("total"), bound, value: planScore }),
  /** 0–100. */
  z.strictObject({ fact: z.literal("match"), bound, value: z.number().min(0).max(100) }),
  /** 0–10, of a dimension of the plan. */
  z.strictObject({ fact: z.literal("dimension"), id: planItemId, bound, value: planScore }),
  /** The written test, in percent of what could be had. */
  z.strictObject({ fact: z.literal("test"), bound, value: z.number().min(0).max(100) }),
  z.strictObject({ fact: z.literal("flag"), flag: z.enum(RULE_FLAGS), raised: z.boolean() }),
  z.strictObject({ fact: z.literal("source"), is: z.array(z.enum(CANDIDATE_SOURCES)).min(1) }),
]);
export type RuleCondition = z.infer<typeof ruleCondition>;

/** Why somebody is not taken, as far as a rule can know: `other` takes a person's words. */
export const thankReason = declineReason.exclude(["other"]);
export const DEFAULT_REASON = "skills" satisfies z.infer<typeof thankReason>;

/** What leads somebody on or out; of all rules that hold, the first one's counts. */
const leading = [
  /** To the interview of the plan, or of another one. */
  z.strictObject({ do: z.literal("invite"), planId: z.uuid().optional() }),
  /** `ask`: the manager's approval card. `next`: the next stage itself. */
  z.strictObject({ do: z.literal("advance"), how: z.enum(["ask", "next"]) }),
  z.strictObject({ do: z.literal("review") }),
  /** A thank-you letter, with the talent pool on offer; after a person has confirmed, unless switched on otherwise. */
  z.strictObject({
    do: z.literal("thank"),
    offerTalentPool: z.boolean(),
    /** What stands in the archive unless whoever confirms says another; `skills` where the rule says none. */
    reason: thankReason.optional(),
  }),
] as const;
/** What is done beside it; of every rule that holds. */
const besides = [
  z.strictObject({ do: z.literal("notify"), staffIds: z.array(z.uuid()).min(1).max(20) }),
  z.strictObject({ do: z.literal("tag"), tag: z.string().trim().min(1).max(40) }),
  z.strictObject({ do: z.literal("webhook") }),
] as const;

export const leadingAction = z.discriminatedUnion("do", leading);
export type LeadingAction = z.infer<typeof leadingAction>;
export const ruleAction = z.discriminatedUnion("do", [...leading, ...besides]);
export type RuleAction = z.infer<typeof ruleAction>;

export const rule = z.strictObject({
  id: planItemId,
  name: z.string().trim().min(1).max(60),
  on: ruleTrigger,
  /** All of them; none means always. */
  when: z.array(ruleCondition).max(10),
  actions: z.array(ruleAction).min(1).max(5),
});
export type Rule = z.infer<typeof rule>;

/** How whoever is invited by rule hears of it, as in a batch. */
export const ruleInvitation = z.strictObject({
  channels: z.array(messageChannel).min(1).max(4),
  /** From the invitation on. */
  days: z.int().min(1).max(60),
});
export type RuleInvitation = z.infer<typeof ruleInvitation>;
export const DEFAULT_INVITATION: RuleInvitation = { channels: ["sms", "email"], days: 7 };

const whole = z.strictObject({
  rules: z.array(rule).max(30),
  invitation: ruleInvitation.default(DEFAULT_INVITATION),
});
/** The rules of a plan, in the order in which they are asked. */
export const ruleSet = whole.superRefine(({ rules }, ctx) => {
  const ids = new Set<string>();
  rules.forEach(({ id, actions }, index) => {
    const issue = (code: string) =>
      ctx.addIssue({ code: "custom", path: ["rules", index], message: code, params: { code } });
    if (ids.has(id)) issue("rules.duplicate_id");
    ids.add(id);
    if (actions.filter(isLeading).length > 1) issue("rules.two_ways");
  });
});
export type RuleSet = z.infer<typeof ruleSet>;

export const isLeading = (action: RuleAction): action is LeadingAction =>
  leadingAction.safeParse(action).success;

/** What headquarters asks of every branch's rules (PRODUCT A4). */
export const ruleMinimums = z.strictObject({
  /** Nobody is led on by rule below this total; null for no such line. */
  advanceAtLeast: planScore.nullable(),
  /** Every report goes to a person. */
  alwaysReview: z.boolean(),
});
export type RuleMinimums = z.infer<typeof ruleMinimums>;
