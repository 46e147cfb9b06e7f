import type { PlanDefinition } from "../plans/definition";
import type { RuleSet } from "./schema";

/** What a plan does unless somebody says otherwise (PRODUCT E1), by its own thresholds. */
export const defaultRules = ({ thresholds }: Pick<PlanDefinition, "thresholds">): RuleSet => ({
  rules: [
    {
      id: "screened_in",
      name: "简历初筛通过",
      on: "screened",
      when: [{ fact: "screening", is: ["passes"] }],
      actions: [{ do: "invite" }],
    },
    {
      id: "screened_open",
      name: "简历初筛待确认",
      on: "screened",
      when: [],
      actions: [{ do: "review" }],
    },
    {
      id: "advance",
      name: "达到推荐线",
      on: "reported",
      when: [{ fact: "total", bound: "at_least", value: thresholds.advance }],
      actions: [{ do: "advance", how: "ask" }],
    },
    {
      id: "thank",
      name: "低于复核线",
      on: "reported",
      when: [{ fact: "total", bound: "below", value: thresholds.review }],
      actions: [{ do: "thank", offerTalentPool: true }],
    },
    { id: "review", name: "介于两线之间", on: "reported", when: [], actions: [{ do: "review" }] },
  ],
});
