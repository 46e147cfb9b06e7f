import type { PlanDefinition } from "../../../server/plans/definition";
import {
  addDimension,
  addQuestion,
  addStage,
  assess,
  countQuestions,
  freshId,
  moveItem,
  removeDimension,
  setIn,
  setKind,
  unassess,
} from "../../../miniapp/console/plans/editor/draft";

const dimension = (id: string, weightBp: number) => ({
  id,
  name: id,
  description: "说明",
  weightBp,
  requiredScore: 6,
  anchors: ["1", "2", "3", "4", "5"],
  indicators: [],
});

const plan: PlanDefinition = {
  language: "zh",
  jobTitle: "客服",
  dimensions: [dimension("listen", 6000), dimension("solve", 3000)],
  stages: [
    {
      id: "stage1",
      kind: "questions",
      title: "问答",
      guide: "",
      questions: [
        {
          id: "q1",
          text: "请讲一次处理投诉的经历。",
          prepSeconds: 30,
          answerSeconds: 100,
          rerecords: 1,
          dimensions: [
            { id: "listen", weightBp: 7000 },
            { id: "solve", weightBp: 3000 },
          ],
          strong: [],
          weak: [],
        },
      ],
    },
  ],
  thresholds: { advance: 7.5, review: 6 },
};
const question = (definition: PlanDefinition) => definition.stages[0]?.questions[0];

describe("editing a plan", () => {
  it("changes only what lies on the path", () => {
    const changed = setIn(plan, ["stages", 0, "questions", 0, "text"], "新题");
    expect(question(changed)?.text).toBe("新题");
    expect(question(plan)?.text).toBe("请讲一次处理投诉的经历。");
    expect(changed.dimensions).toBe(plan.dimensions);
  });

  it("moves an entry, and not beyond the ends", () => {
    expect(moveItem(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moveItem(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });

  it("never uses an id twice", () => {
    expect(freshId("q", ["q1", "q3"])).toBe("q2");
    const two = addQuestion(addStage(plan, "written", "书面题"), 0);
    const ids = two.stages.flatMap((stage) => stage.questions.map((entry) => entry.id));
    expect(new Set(ids).size).toBe(3);
    expect(countQuestions(two)).toBe(3);
  });

  it("gives a new dimension the weight that is missing", () => {
    expect(addDimension(plan).dimensions.at(-1)).toMatchObject({ id: "dimension1", weightBp: 1000 });
  });

  it("takes a removed dimension out of the questions, which still sum to 100 %", () => {
    const without = removeDimension(plan, 0);
    expect(without.dimensions.map((entry) => entry.id)).toEqual(["solve"]);
    expect(question(without)?.dimensions).toEqual([{ id: "solve", weightBp: 10_000 }]);
  });

  it("shares a question's weight when it assesses one more or one less", () => {
    const entry = question(plan);
    if (!entry) throw new Error("no question");
    expect(assess(entry, "more").dimensions.map((part) => part.weightBp)).toEqual([3334, 3333, 3333]);
    expect(unassess(entry, "solve").dimensions).toEqual([{ id: "listen", weightBp: 10_000 }]);
    expect(assess({ ...entry, dimensions: [] }, "listen").dimensions).toEqual([
      { id: "listen", weightBp: 10_000 },
    ]);
  });
});

it("leaves what only written work has behind when a stage is spoken from now on", () => {
  const longer = addStage(plan, "written", "书面题");
  const at = longer.stages.length - 1;
  const fields = { material: "客户来信", leastLength: 50, mostLength: 200 };
  const filled = setIn(longer, ["stages", at, "questions", 0], {
    ...longer.stages[at]!.questions[0]!,
    ...fields,
  });
  expect(setKind(filled, at, "written").stages[at]!.questions[0]).toMatchObject(fields);
  const spoken = setKind(filled, at, "questions").stages[at]!;
  expect(spoken.kind).toBe("questions");
  expect(spoken.questions[0]).toStrictEqual(longer.stages[at]!.questions[0]);
});
