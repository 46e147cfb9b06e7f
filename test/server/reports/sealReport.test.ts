import { buildReport } from "../../../server/reports/buildReport";
import { reportSchema } from "../../../server/reports/schema";
import { sealReport } from "../../../server/reports/sealReport";
import { chineseSource, followedSource } from "../../factories/reportSources";

describe.each([
  ["a report", chineseSource()],
  ["one with follow-ups", followedSource()],
])("%s that is sealed", (_, source) => {
  const report = { ...buildReport(source), version: 1, composedAt: "2026-03-03T08:31:00.000Z" };
  const sealed = sealReport(report);

  test("is a report, with what was asked, said and recorded", () => {
    expect(reportSchema.parse(sealed)).toEqual(sealed);
    const said = ({ answers }: typeof report) =>
      answers.map(({ questionText, transcript, media, medium }) => [questionText, transcript, media, medium]);
    expect(said(sealed)).toEqual(said(report));
    expect(sealed.dimensions.map(({ anchors }) => anchors)).toEqual(
      report.dimensions.map(({ anchors }) => anchors),
    );
  });

  test("has nothing of what the machine made of it", () => {
    const text = JSON.stringify(sealed);
    const made = [
      report.recommendationReason,
      report.formulas.total,
      ...report.dimensions.flatMap(({ reasons }) => reasons.map((reason) => reason.text)),
      ...report.behaviours.map((behaviour) => behaviour.text),
      ...report.risks,
      ...report.probes,
      ...report.answers.flatMap(({ score }) => (score ? [score.comment] : [])),
    ].filter((one) => one !== "");
    expect(made.length).toBeGreaterThan(10);
    for (const one of made) expect(text).not.toContain(one);
    expect(sealed.answers.every(({ score }) => score === null)).toBe(true);
    expect(
      sealed.dimensions.every(({ score, level, confidence }) => score ?? level ?? confidence ?? true),
    ).toBe(true);
  });
});
