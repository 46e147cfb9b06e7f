import { array, assert, constantFrom, double, option, property, record } from "fast-check";
import { defaultRules } from "../../../server/rules/defaultRules";
import { type RuleFacts, type RuleGuards, evaluateRules } from "../../../server/rules/evaluateRules";
import { guardsOf } from "../../../server/rules/guards";
import { type Rule, ruleSet } from "../../../server/rules/schema";

const thresholds = { advance: 8, review: 6 };
const { rules } = defaultRules({ thresholds, language: "zh" });
const open: RuleGuards = {
  advanceAtLeast: null,
  alwaysReview: false,
  positionReviewed: false,
  autoReject: false,
};
const nobody: RuleFacts = {
  screening: null,
  total: null,
  intervals: { total: null, match: null, dimensions: {} },
  match: null,
  dimensions: {},
  test: null,
  testFailed: false,
  flags: [],
  source: "application",
};
const near = (some: Partial<RuleFacts["intervals"]>): Pick<RuleFacts, "intervals"> => ({
  intervals: { ...nobody.intervals, ...some },
});
const reported = (
  facts: Partial<RuleFacts>,
  guards: Partial<RuleGuards> = {},
  own: readonly Rule[] = rules,
) => {
  const { leads, guards: reasons } = evaluateRules(
    own,
    "reported",
    { ...nobody, ...facts },
    { ...open, ...guards },
  );
  return [leads?.action.do ?? null, ...reasons];
};

test.each<[string, Partial<RuleFacts>, Partial<RuleGuards>, (string | null)[]]>([
  ["at the line the approval card goes out", { total: 8 }, {}, ["advance"]],
  ["between the lines a person looks", { total: 7.99 }, {}, ["review"]],
  ["below it a thank-you waits for a person", { total: 5.9 }, {}, ["thank", "needs_person"]],
  ["or goes by itself where that was switched on", { total: 5.9 }, { autoReject: true }, ["thank"]],
  ["without a total a person looks", { total: null }, {}, ["review"]],
  [
    "so near to the line that it could be beyond it",
    { total: 8.1, ...near({ total: { low: 7.7, high: 8.5 } }) },
    {},
    ["advance", "borderline"],
  ],
  [
    "as near from below, also where rejection is automatic",
    { total: 5.8, ...near({ total: { low: 5.4, high: 6.2 } }) },
    { autoReject: true },
    ["thank", "borderline"],
  ],
  ["headquarters asks for more", { total: 8.2 }, { advanceAtLeast: 8.5 }, ["advance", "below_minimum"]],
  ["executives always", { total: 9.5 }, { positionReviewed: true }, ["advance", "position_reviewed"]],
  [
    "a branch whose every report is looked at",
    { total: 9.5 },
    { alwaysReview: true },
    ["advance", "always_review"],
  ],
])("%s", (_, facts, guards, expected) => {
  expect(reported(facts, guards)).toEqual(expected);
});

test("as near to a line on the match, or on a dimension, a person looks first", () => {
  const byLine = (when: Rule["when"]): Rule[] => [
    { id: "line", name: "线", on: "reported", when, actions: [{ do: "advance", how: "next" }] },
  ];
  const match = byLine([{ fact: "match", bound: "at_least", value: 80 }]);
  const facts = { match: 80.1, dimensions: { teamwork: 6.2, language: 6.2 } };
  const matching = near({ match: { low: 75.1, high: 85.1 } });
  expect(reported({ ...facts, ...matching }, {}, match)).toEqual(["advance", "borderline"]);
  expect(reported({ ...facts, match: 90, ...near({ match: { low: 85, high: 95 } }) }, {}, match)).toEqual([
    "advance",
  ]);
  const dimension = byLine([{ fact: "dimension", id: "teamwork", bound: "at_least", value: 6 }]);
  const interval = { low: 5.7, high: 6.7 };
  expect(reported({ ...facts, ...near({ dimensions: { teamwork: interval } }) }, {}, dimension)).toEqual([
    "advance",
    "borderline",
  ]);
  expect(reported({ ...facts, ...near({ dimensions: { language: interval } }) }, {}, dimension)).toEqual([
    "advance",
  ]);
});

test("once a person has reviewed, nobody is asked to look; headquarters' line holds still", () => {
  const company = { alwaysReview: true, advanceAtLeast: 7.5, autoReject: false };
  const guards = (isReviewed: boolean) => ({
    ...guardsOf(company, { positionReviewed: true, isReviewed, hasInterview: true }),
    autoReject: false,
  });
  const verdictOf = (isReviewed: boolean) =>
    evaluateRules(rules, "reviewed", { ...nobody, total: 7 }, guards(isReviewed));
  expect(verdictOf(true).leads?.action).toEqual({ do: "advance", how: "ask" });
  expect(verdictOf(true).guards).toEqual(["below_minimum"]);
  expect(verdictOf(false).guards).toEqual(["position_reviewed", "always_review", "below_minimum"]);
});

test("a test that was not passed invites nobody by itself, whatever its points", () => {
  const verdict = evaluateRules(rules, "tested", { ...nobody, test: 65, testFailed: true }, open);
  expect([verdict.leads?.action.do, verdict.guards]).toEqual(["invite", ["needs_person"]]);
  const screenedOut = evaluateRules(rules, "tested", { ...nobody, test: 90, screening: "fails" }, open);
  expect(screenedOut.leads?.action.do).toBe("review");
});

test("who passes the screening is invited; who is unclear or fails is looked at", () => {
  const doFor = (screening: RuleFacts["screening"]) =>
    evaluateRules(rules, "screened", { ...nobody, screening }, open).leads?.action.do;
  expect([doFor("passes"), doFor("unclear"), doFor("fails"), doFor(null)]).toEqual([
    "invite",
    "review",
    "review",
    "review",
  ]);
});

test("at the screening there is no report to look at or to measure by headquarters' line", () => {
  const rule = (action: Rule["actions"][number]): Rule => ({
    id: "screened",
    name: "初筛",
    on: "screened",
    when: [],
    actions: [action],
  });
  const guardsFor = (action: Rule["actions"][number]) =>
    evaluateRules(
      [rule(action)],
      "screened",
      { ...nobody, screening: "passes" },
      { ...open, alwaysReview: true, advanceAtLeast: 7 },
    ).guards;
  expect(guardsFor({ do: "invite" })).toEqual([]);
  expect(guardsFor({ do: "advance", how: "next" })).toEqual(["no_report"]);
});

test("what is not known holds no condition, whichever way it looks", () => {
  const rule = (bound: "at_least" | "below"): Rule => ({
    id: bound,
    name: bound,
    on: "reported",
    when: [{ fact: "dimension", id: "teamwork", bound, value: 5 }],
    actions: [{ do: "advance", how: "next" }],
  });
  expect(reported({ dimensions: { teamwork: null } }, {}, [rule("at_least"), rule("below")])).toEqual([null]);
});

test("the first that leads counts; what is done beside it is done of all", () => {
  const own: Rule[] = [
    { id: "tag", name: "标记", on: "reported", when: [], actions: [{ do: "tag", tag: "重点" }] },
    {
      id: "referred",
      name: "内推",
      on: "reported",
      when: [{ fact: "source", is: ["referral"] }],
      actions: [{ do: "review" }],
    },
    {
      id: "clean",
      name: "无异常",
      on: "reported",
      when: [{ fact: "flag", flag: "copied_rubric", raised: false }],
      actions: [{ do: "advance", how: "ask" }, { do: "webhook" }],
    },
  ];
  const verdict = evaluateRules(own, "reported", { ...nobody, source: "referral", flags: [] }, open);
  expect(verdict.leads).toEqual({ ruleId: "referred", action: { do: "review" } });
  expect(verdict.besides.map(({ action }) => action.do)).toEqual(["tag", "webhook"]);
  expect(verdict.asked.map(({ id, held }) => [id, held])).toEqual([
    ["tag", true],
    ["referred", true],
    ["clean", true],
  ]);
});

test("a rule does not lead two ways, and none is there twice", () => {
  const twice = ruleSet.safeParse({ rules: [rules[0], rules[0]] });
  expect(twice.error?.issues.map(({ message }) => message)).toEqual(["rules.duplicate_id"]);
  const both = ruleSet.safeParse({ rules: [{ ...rules[0], actions: [{ do: "invite" }, { do: "review" }] }] });
  expect(both.error?.issues.map(({ message }) => message)).toEqual(["rules.two_ways"]);
});

test("nobody is rejected without a person unless that was switched on, whatever the rules and the facts", () => {
  const score = option(double({ min: 0, max: 10, noNaN: true }));
  const facts = record({
    total: score,
    match: score,
    screening: constantFrom("passes", "fails", "unclear", null),
  });
  const some = array(constantFrom<Rule>(...rules), { maxLength: 6 });
  const lawful = property(some, facts, constantFrom("screened", "reported"), (own, given, on) => {
    const verdict = evaluateRules(own, on, { ...nobody, ...given } as RuleFacts, open);
    return verdict.leads?.action.do !== "thank" || verdict.guards.includes("needs_person");
  });
  expect(() => assert(lawful, { numRuns: 300 })).not.toThrow();
});
