import { newId } from "../../../server/clock";
import type { FollowUp } from "../../../server/followUps/entity";
import { type Course, listMissed, nextStep } from "../../../server/interviews/course";
import type { Answer } from "../../../server/interviews/entity";
import { buildFollowed } from "../../factories/followUps";

const NOW = new Date("2026-03-02T02:00:00.000Z");
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const answered = (questionId: string, sealed = true) =>
  ({ questionId, presentedAt: NOW, sealedAt: sealed ? NOW : null }) as Answer;
const followUp = (question: number, state: FollowUp["state"], change: Partial<FollowUp> = {}) =>
  ({
    id: newId(),
    questionId: `q${question}`,
    questionIndex: question - 1,
    state,
    waitUntil: after(20),
    number: 1,
    askedAs: state === "asked" ? `f${question}.1` : null,
    text: "结果怎样？",
    ...change,
  }) as FollowUp;

const course = (answers: Answer[], followUps: FollowUp[] = []): Course => ({
  plan: buildFollowed(),
  answers,
  followUps,
});
function stepOf(given: Course, now = NOW): string {
  const step = nextStep(given, now);
  return step.kind === "ask" ? step.asked.question.id : step.kind;
}

test.each([
  ["nothing answered", course([]), "q1"],
  ["the first answered", course([answered("q1")]), "q2"],
  ["a follow-up is being chosen", course([answered("q1")], [followUp(1, "pending")]), "wait"],
  ["one is proposed and waits for its turn", course([answered("q1")], [followUp(1, "proposed")]), "wait"],
  ["none comes", course([answered("q1")], [followUp(1, "none")]), "q2"],
  ["one is asked", course([answered("q1")], [followUp(1, "asked")]), "f1.1"],
  ["it is answered", course([answered("q1"), answered("f1.1")], [followUp(1, "asked")]), "q2"],
  ["what is shown stays", course([answered("q1"), answered("q2", false)], [followUp(1, "asked")]), "q2"],
  [
    "a late one comes after the next question, before anybody waits for that one's",
    course([answered("q1"), answered("q2")], [followUp(1, "asked"), followUp(2, "pending")]),
    "f1.1",
  ],
  [
    "the end of a stage waits too",
    course([answered("q1"), answered("q2")], [followUp(2, "pending")]),
    "wait",
  ],
  ["everything answered", course([answered("q1"), answered("q2"), answered("w1")]), "end"],
])("%s", (_, given, expected) => {
  expect(stepOf(given)).toBe(expected);
});

test("nobody waits longer than the time that was set", () => {
  const given = course([answered("q1")], [followUp(1, "pending")]);
  expect(stepOf(given, after(19))).toBe("wait");
  expect(stepOf(given, after(20))).toBe("q2");
});

test("what is still undecided when its stage is over is missed, and only that", () => {
  const rows = [followUp(1, "pending", { waitUntil: NOW }), followUp(2, "proposed", { waitUntil: NOW })];
  const early = course([answered("q1")], rows);
  expect(listMissed(early, nextStep(early, NOW))).toEqual([]);
  const late = course([answered("q1"), answered("q2")], rows);
  expect(stepOf(late)).toBe("w1");
  expect(listMissed(late, nextStep(late, NOW))).toEqual(rows);
});

test("a follow-up is its question again, in less time", () => {
  const step = nextStep(course([answered("q1")], [followUp(1, "asked")]), NOW);
  expect(step).toMatchObject({
    asked: {
      index: 0,
      question: {
        text: "结果怎样？",
        prepSeconds: 10,
        answerSeconds: 60,
        dimensions: [{ id: "teamwork" }],
        strong: [],
      },
    },
  });
});
