import type { PlanDefinition } from "../plans/definition";
import { DEFAULT_INVITATION, type RuleSet } from "./schema";

const NAMES = {
  screened_in: { zh: "简历初筛通过", en: "The résumé passes" },
  screened_open: { zh: "简历初筛待确认", en: "The résumé leaves something open" },
  advance: { zh: "达到推荐线", en: "Reaches the line to advance" },
  thank: { zh: "低于复核线", en: "Below the line for review" },
  review: { zh: "介于两线之间", en: "Between the two lines" },
  test_passed: { zh: "笔试通过", en: "The written test is passed" },
  test_screened_out: { zh: "初筛不符合，笔试已出", en: "Tested, and the résumé does not fit" },
  test_open: { zh: "笔试低于及格线", en: "The written test is below the line" },
  reviewed_out: { zh: "复核后低于复核线", en: "Below the line for review, reviewed" },
  reviewed: { zh: "复核后由经理决定", en: "Reviewed: the manager decides" },
} as const;

/** A written test is told in percent. */
const PERCENT_PER_POINT = 10;

/** What a plan does unless somebody says otherwise (PRODUCT E1), by its own thresholds and in its own language. */
export const defaultRules = ({
  thresholds,
  language,
}: Pick<PlanDefinition, "thresholds" | "language">): RuleSet => ({
  invitation: DEFAULT_INVITATION,
  rules: [
    {
      id: "screened_in",
      name: NAMES.screened_in[language],
      on: "screened",
      when: [{ fact: "screening", is: ["passes"] }],
      actions: [{ do: "invite" }],
    },
    {
      id: "screened_open",
      name: NAMES.screened_open[language],
      on: "screened",
      when: [],
      actions: [{ do: "review" }],
    },
    {
      id: "test_screened_out",
      name: NAMES.test_screened_out[language],
      on: "tested",
      when: [{ fact: "screening", is: ["fails"] }],
      actions: [{ do: "review" }],
    },
    {
      id: "test_passed",
      name: NAMES.test_passed[language],
      on: "tested",
      when: [{ fact: "test", bound: "at_least", value: thresholds.review * PERCENT_PER_POINT }],
      actions: [{ do: "invite" }],
    },
    {
      id: "test_open",
      name: NAMES.test_open[language],
      on: "tested",
      when: [],
      actions: [{ do: "review" }],
    },
    {
      id: "advance",
      name: NAMES.advance[language],
      on: "reported",
      when: [{ fact: "total", bound: "at_least", value: thresholds.advance }],
      actions: [{ do: "advance", how: "ask" }],
    },
    {
      id: "thank",
      name: NAMES.thank[language],
      on: "reported",
      when: [{ fact: "total", bound: "below", value: thresholds.review }],
      actions: [{ do: "thank", offerTalentPool: true }],
    },
    { id: "review", name: NAMES.review[language], on: "reported", when: [], actions: [{ do: "review" }] },
    {
      id: "reviewed_out",
      name: NAMES.reviewed_out[language],
      on: "reviewed",
      when: [{ fact: "total", bound: "below", value: thresholds.review }],
      actions: [{ do: "thank", offerTalentPool: true }],
    },
    {
      id: "reviewed",
      name: NAMES.reviewed[language],
      on: "reviewed",
      when: [],
      actions: [{ do: "advance", how: "ask" }],
    },
  ],
});
