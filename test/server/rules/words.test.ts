import { describeRule } from "../../../server/rules/words";
import type { Rule } from "../../../server/rules/schema";

const names = new Map<string, string>();
const passes: Pick<Rule, "on" | "when" | "actions"> = {
  on: "screened",
  when: [{ fact: "screening", is: ["passes", "fails"] }],
  actions: [{ do: "review" }],
};
const always = { ...passes, when: [] };

test("a rule without conditions is the rest of those before it, or holds each time", () => {
  expect(describeRule(passes, [], names)).toEqual({
    zh: "当初筛结果为通过或不符合时：交人工复核",
    en: "When screening passes or fails: have a person review",
  });
  expect(describeRule(always, [passes], names).en).toBe("Otherwise: have a person review");
  expect(describeRule(always, [{ ...passes, on: "reported" }], names)).toEqual({
    zh: "每次：交人工复核",
    en: "Each time: have a person review",
  });
});
