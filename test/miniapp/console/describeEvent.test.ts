import { describeEvent, isMinor } from "../../../miniapp/console/interviews/detail/describeEvent";

describe("an event in the timeline", () => {
  it("counts questions from one", () => {
    expect(describeEvent({ type: "answer.sealed", data: { questionIndex: 0, take: 1 } })).toEqual({
      key: "answer_sealed",
      values: { questionIndex: 0, take: 1, number: 1 },
    });
  });

  it("names a follow-up by its question", () => {
    const data = { questionIndex: 1, followUp: 1, reason: "result" };
    expect(describeEvent({ type: "follow_up.asked", data })).toMatchObject({
      key: "follow_up_asked",
      values: { number: "2.1", reason: "result" },
    });
  });

  it("tells a new link from the first, and a second take from the first", () => {
    expect(describeEvent({ type: "interview.invited", data: { resent: true } }).key).toBe(
      "interview_reinvited",
    );
    expect(describeEvent({ type: "interview.invited", data: { resent: false } }).key).toBe(
      "interview_invited",
    );
    expect(describeEvent({ type: "answer.begun", data: { take: 2 } }).key).toBe("answer_rebegun");
  });

  it("is left out at first when it is only a step on the way", () => {
    expect(isMinor({ type: "answer.begun", data: { take: 1 } })).toBe(true);
    expect(isMinor({ type: "answer.begun", data: { take: 2 } })).toBe(false);
    expect(isMinor({ type: "interview.completed", data: {} })).toBe(false);
  });
});
