import { COLUMNS as CANDIDATES } from "../../../miniapp/console/candidates/columns";
import { hiddenOf, sameQuery, shownOf } from "../../../miniapp/console/common/views/columns";
import { CANDIDATE_COLUMNS } from "../../../server/candidates/schema";
import { INTERVIEW_COLUMNS } from "../../../server/interviews/staffSchema";
import zh from "../../../miniapp/console/i18n/zh";
import { COLUMNS, COLUMNS_OF_ONE_UNIT } from "../../../miniapp/console/interviews/columns";

describe("columns of a view", () => {
  it("are kept as those that are shown, so that a new column shows in an old view that hides none", () => {
    expect(shownOf(COLUMNS, [])).toBeNull();
    expect(shownOf(COLUMNS, ["plan", "time"])).toEqual(["status", "unit", "report", "decision"]);
    expect(hiddenOf(COLUMNS, null)).toEqual([]);
    expect(hiddenOf(COLUMNS, ["status", "report", "gone"])).toEqual(["plan", "unit", "decision", "time"]);
  });

  it("are those that the export knows", () => {
    expect(COLUMNS.map(({ key }) => key)).toEqual(INTERVIEW_COLUMNS);
    expect(CANDIDATES.map(({ key }) => key)).toEqual(CANDIDATE_COLUMNS);
    expect(COLUMNS_OF_ONE_UNIT).toEqual(COLUMNS.filter(({ key }) => key !== "unit"));
  });

  it.each([[COLUMNS], [CANDIDATES]])("have places and words of their own", (columns) => {
    expect(new Set(columns.map(({ place }) => place)).size).toBe(columns.length);
    for (const { label } of columns) {
      const [section, key] = label.split(".") as [keyof typeof zh, string];
      expect(zh[section]).toHaveProperty(key);
    }
  });
});

test("a view is the present one whatever the order of its filters", () => {
  expect(sameQuery("q=%E6%9E%97&status=completed", "status=completed&q=林")).toBe(true);
  expect(sameQuery("q=a", "")).toBe(false);
});
