import { type AnswerProgress, measureProgress } from "../../../server/reports/progress";
import { moment } from "../../factories/reportSources";

const answer = (change: Partial<AnswerProgress> = {}): AnswerProgress => ({
  medium: "video",
  sealedAt: moment(1),
  recordedMs: 60_000,
  recognisedMs: 0,
  mediaState: "ready",
  transcriptState: "ready",
  scoreState: "ready",
  ...change,
});
const waiting = { mediaState: "waiting", transcriptState: "waiting", scoreState: "waiting" } as const;

describe("measureProgress", () => {
  it("counts the steps that an answer has", () => {
    const typed = answer({ medium: "text", mediaState: "none", scoreState: "waiting" });
    expect(measureProgress([answer(), typed])).toMatchObject({ done: 4, total: 5 });
  });

  it("counts a step that failed as over", () => {
    const broken = answer({ mediaState: "failed", transcriptState: "unusable", scoreState: "failed" });
    expect(measureProgress([broken])).toEqual({ done: 3, total: 3, etaSeconds: 0 });
  });

  it("leaves out answers that are not sealed", () => {
    expect(measureProgress([answer({ ...waiting, sealedAt: null })])).toEqual({
      done: 0,
      total: 0,
      etaSeconds: 0,
    });
  });

  it("expects a third of what has not been recognised yet", () => {
    const fresh = measureProgress([answer(waiting)]).etaSeconds;
    const heard = measureProgress([answer({ ...waiting, recognisedMs: 54_000 })]).etaSeconds;
    expect(fresh).toBe(25);
    expect(heard).toBe(7);
  });

  it("adds up what waits, because speech is recognised one answer at a time", () => {
    const heard = answer({ ...waiting, recognisedMs: 70_000 });
    expect(measureProgress([heard]).etaSeconds).toBe(5);
    expect(measureProgress([answer(waiting), answer(waiting), heard]).etaSeconds).toBe(46);
  });

  it("expects typed answers and corrections at once", () => {
    expect(measureProgress([answer({ scoreState: "waiting" })]).etaSeconds).toBe(1);
    const typed = answer({ ...waiting, medium: "text", mediaState: "none", recordedMs: 0 });
    expect(measureProgress([typed]).etaSeconds).toBe(1);
  });

  it("says nothing where it cannot know", () => {
    expect(measureProgress([answer({ ...waiting, mediaState: "uploading" })]).etaSeconds).toBeNull();
    expect(measureProgress([answer({ ...waiting, recordedMs: 0 })]).etaSeconds).toBeNull();
  });
});
