import { competencyModelSchema } from "../../../server/positions/competency";
import { type Performer, performerFacts } from "../../../server/profiles/builder/performerFacts";
import { proposeModel } from "../../../server/profiles/builder/proposeModel";
import { modelProposalSchema } from "../../../server/profiles/builder/schema";
import { builtInEntries } from "../../../server/questions/bankEntry";
import { factsOf, partResume } from "../../../server/resumes/kept/keptResume";
import { parseResume } from "../../../server/resumes/parse/parseResume";

const position = {
  title: "门店经理",
  family: "retail" as const,
  duties: ["带领团队完成目标", "处理顾客投诉，倾听顾客需求"],
  skills: ["带教新人，激励团队"],
};
type Over = Partial<typeof position> | Omit<Partial<typeof position>, "family">;
const propose = (
  over: Over & { family?: "retail" | "other" } = {},
  performers: Performer[] = [],
  others = OTHERS,
) =>
  proposeModel({
    position: { ...position, ...over },
    performers: performers.length === 0 ? null : performerFacts(performers, others, position.duties),
    bank: builtInEntries,
    language: "zh",
  });

const resumeOf = (name: string, lines: string, skills: string) => {
  const text = `${name}\n性别：女  年龄：29岁  民族：苗族\n\n工作经历\n2018.07-2021.06  云岭百货有限公司  门店主管\n${lines}\n\n技能\n${skills}\n`;
  return factsOf(partResume(parseResume(text, { today: new Date("2026-06-01T00:00:00Z") })).resume);
};
const good = (name: string, skills = "Excel、SQL", score = 8.5): Performer => ({
  resume: resumeOf(name, "负责处理顾客投诉，倾听顾客需求，带领12人团队完成目标。", skills),
  scores: { customer_focus: score, communication: 6 },
});
const TOPS = [good("林见秋"), good("欧阳山"), good("沈望舒"), good("顾南乔", "Excel", 8)];
const OTHERS = [5, 5.5, 6, 4.5, 5].map((customer_focus) => ({ customer_focus, communication: 6 }));

test("the model is one that a position may have", () => {
  const items = propose();
  const proposal = { items, leftOut: 0, performers: null };
  expect(modelProposalSchema.parse(proposal)).toEqual(proposal);
  const model = items.map(({ competency }) => competency);
  expect(competencyModelSchema.parse(model)).toEqual(model);
  expect(model.length).toBeGreaterThan(1);
  expect(model.length).toBeLessThanOrEqual(6);
});

test("each dimension says where it comes from and how it would be asked about", () => {
  for (const { sources } of propose()) expect(sources.length).toBeGreaterThan(0);
  expect(propose().some(({ questions }) => questions.length > 0)).toBe(true);
  expect(propose().flatMap(({ sources }) => sources.map(({ from }) => from))).toContain("family");
});

const weightOf = (items: ReturnType<typeof propose>, id: string) =>
  items.find(({ competency }) => competency.id === id)?.competency.weightBp ?? 0;

test("what the text says moves the weights", () => {
  const visiting = ["走访客户，了解客户需求和痛点，提升客户体验与满意度"];
  expect(weightOf(propose({ duties: visiting, skills: [] }), "customer_focus")).toBeGreaterThan(
    weightOf(propose({ duties: [], skills: [] }), "customer_focus"),
  );
});

test("a text that says nothing, of a family without a standard, proposes nothing", () => {
  expect(propose({ title: "甲", family: "other", duties: [], skills: [] })).toEqual([]);
});

test("the same text gives the same model", () => {
  expect(JSON.stringify(propose({}, TOPS))).toBe(JSON.stringify(propose({}, TOPS)));
});

test("what top performers have in common is counted, and says by how many", () => {
  const facts = performerFacts(TOPS, OTHERS, position.duties);
  expect(facts.skills).toEqual([
    { words: "Excel", count: 4, of: 4 },
    { words: "SQL", count: 3, of: 4 },
  ]);
  expect(facts.lines[1]).toEqual({ words: position.duties[1], count: 4, of: 4 });
  expect(facts.dimensions).toMatchObject({ customer_focus: { count: 4, of: 5, by: 3 } });
  expect(facts.dimensions).not.toHaveProperty("communication");
});

test("a better score of theirs moves the weight, and is a source", () => {
  const items = propose({}, TOPS);
  expect(weightOf(items, "customer_focus")).toBeGreaterThan(weightOf(propose(), "customer_focus"));
  const found = items.find(({ competency }) => competency.id === "customer_focus");
  expect(found?.sources).toContainEqual({ from: "performers_score", count: 4, of: 5, by: 3 });
  expect(items.flatMap(({ sources }) => sources)).toContainEqual({
    from: "duty",
    words: position.duties[1],
    count: 4,
    of: 4,
  });
});

test("of fewer than three nothing is told, and the model is as without them", () => {
  const two = TOPS.slice(0, 2);
  expect(performerFacts(two, OTHERS, position.duties)).toMatchObject({
    named: 2,
    resumes: 2,
    areResumesUsed: false,
    areInterviewsUsed: false,
    skills: [],
    lines: [],
    dimensions: {},
  });
  expect(propose({}, two)).toEqual(propose());
});

test("what one or two of them have is told of nobody, and neither is who they are", () => {
  const rare = [good("林见秋", "Excel、Tableau"), good("欧阳山"), good("沈望舒"), good("顾南乔")];
  const facts = performerFacts(rare, OTHERS, ["在云岭百货做过门店主管，有深海潜水证"]);
  expect(facts.skills.map(({ words }) => words)).not.toContain("Tableau");
  const said = JSON.stringify([facts, propose({}, rare)]);
  for (const word of ["林见秋", "女", "29", "苗", "云岭百货有限公司"]) expect(said).not.toContain(word);
});

test("one more person in the group moves a difference by steps of half a point, so nobody's score can be reckoned", () => {
  const [before, after] = [TOPS.slice(0, 3), TOPS].map(
    (some) => performerFacts(some, OTHERS, []).dimensions.customer_focus?.by,
  );
  expect([before, after]).toEqual([3.5, 3]);
  expect(performerFacts(TOPS, OTHERS.slice(0, 4), []).areInterviewsUsed).toBe(false);
});
