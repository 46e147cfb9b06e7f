import { planDefinitionSchema } from "../../../server/plans/definition";
import {
  countUnder,
  issueAt,
  issuesFromServer,
  issuesFromZod,
  normalizePath,
} from "../../../miniapp/console/plans/editor/issues";

describe("what is wrong with a plan", () => {
  it.each([
    ["definition.stages.0.questions.1.text", "stages.0.questions.1.text"],
    ["/definition/stages/0/title", "stages.0.title"],
    ["body.definition.dimensions[2].weightBp", "dimensions.2.weightBp"],
    ["name", "name"],
  ])("%s is the field %s", (path, field) => {
    expect(normalizePath(path)).toBe(field);
  });

  it("is found at its field, from the server's answer", () => {
    const issues = issuesFromServer([
      { path: "definition.dimensions", code: "plan.weights_sum", message: "99.99 %" },
      { path: "definition.dimensions.0.name", code: "too_big", message: "long" },
    ]);
    expect(issueAt(issues, "dimensions")?.code).toBe("plan.weights_sum");
    expect(issueAt(issues, "dimensions.1.name")).toBeNull();
    expect(countUnder(issues, "dimensions")).toBe(2);
    expect(countUnder(issues, "dimension")).toBe(0);
  });

  it("carries the schema's own codes, from the check in the page", () => {
    const result = planDefinitionSchema.safeParse({
      language: "zh",
      jobTitle: "客服",
      dimensions: [
        {
          id: "listen",
          name: "",
          description: "说明",
          weightBp: 9999,
          requiredScore: 6,
          anchors: ["1", "2", "3", "4", "5"],
        },
      ],
      stages: [],
      thresholds: { advance: 6, review: 7 },
    });
    const issues = issuesFromZod(result.error?.issues ?? []);
    expect(issueAt(issues, "dimensions.0.name")?.code).toBe("empty");
    expect(issueAt(issues, "stages")?.code).toBe("too_small");
  });
});
