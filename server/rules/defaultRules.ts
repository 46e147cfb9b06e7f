import type { PlanDefinition } from "../plans/definition";
import { DEFAULT_INVITATION, type RuleSet } from "./schema";

const NAMES = {
  screened_in: { zh: "简历初筛通过", en: "The résumé passes" },
  screened_open: { zh: "简历初筛待确认", en: "The résumé leaves something open" },
  advance: { zh: "达到推荐线", en: "Reaches the line to advance" },
  thank: { zh: "低于复核线", en: "Below the line for review" },
  review: { zh: "介于两线之间", en: "Between the two lines" },
} as const;

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
  ],
});
