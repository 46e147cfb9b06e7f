import type { ReportDimension } from "../../../miniapp/console/api/types";
import { glanceAt } from "../../../miniapp/manager/parts/glance";

const dimension = (name: string, score: number | null, weightBp = 1_000) =>
  ({ id: name, name, score, weightBp }) as ReportDimension;
const names = (scores: [string, number | null][]) => {
  const { strongest, weakest } = glanceAt(scores.map(([name, score]) => dimension(name, score)));
  return { strongest: strongest.map(({ name }) => name), weakest: weakest?.name ?? null };
};

describe("one glance at a report", () => {
  it("names the three strongest and the weakest", () => {
    expect(
      names([
        ["a", 5],
        ["b", 9],
        ["c", 2],
        ["d", 7],
        ["e", 8],
      ]),
    ).toEqual({ strongest: ["b", "e", "d"], weakest: "c" });
  });

  it("takes what has no evidence for neither", () => {
    expect(
      names([
        ["a", null],
        ["b", 6],
        ["c", 4],
      ]),
    ).toEqual({ strongest: ["b"], weakest: "c" });
  });

  it("calls nothing strong and weak at once", () => {
    expect(names([["a", 6]])).toEqual({ strongest: ["a"], weakest: null });
    expect(names([])).toEqual({ strongest: [], weakest: null });
  });
});
