import { denseFeatures } from "../../../../server/scoring/calibration/features/dense";
import { prepareText } from "../../../../server/scoring/calibration/features/text";
import { packScorer, unpackScorer } from "../../../../server/scoring/calibration/tools/packScorer";
import {
  type FitRequest,
  type FitResult,
  fitScorer,
  predictScores,
} from "../../../../server/scoring/calibration/tools/scorer";
import { prepareAnswers } from "../../../../server/scoring/calibration/tools/views";
import { inventedAnswers } from "./fixtures";

function fit(request: FitRequest): FitResult {
  const steps = fitScorer(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const names = (text: string) => [
  ...denseFeatures(prepareText(text, "zh"), prepareText("", "zh"), "zh").entries(),
];

test("every text has the same features, all of them numbers", () => {
  const wanted = names("首先，我们要有目标。\n其次，要坚持！").map(([name]) => name);
  for (const text of ["", "。", "\u0000\ud800", "a".repeat(20_000), "😀😀", "\n\n\n", "我".repeat(5_000)]) {
    const features = names(text);
    expect(features.map(([name]) => name)).toEqual(wanted);
    expect(features.filter(([, value]) => !Number.isFinite(value))).toEqual([]);
  }
});

test("paragraphs, sentences and clauses are cut where a reader would", () => {
  const { paragraphs, sentences } = prepareText("成功是什么？是努力，也是选择。\n我认为：两者都要！", "zh");
  expect(paragraphs).toHaveLength(2);
  expect(sentences.map(({ clauses }) => clauses.length)).toEqual([1, 2, 2]);
  const english = prepareText("It was version 2.5, e.g. a test. We shipped it!", "en");
  expect(english.tokens.map(({ text }) => text)).toContain("2.5");
});

test("a model answer behind the question is taken for what it is", () => {
  const [apart, together, plain] = prepareAnswers(
    [
      { text: "x", question: "What is a stack?", reference: "A list with one end." },
      { text: "x", question: "What is a stack? A list with one end." },
      { text: "x", question: "What is a stack?" },
    ],
    "en",
  );
  expect(together?.reference.tokens).toEqual(apart?.reference.tokens);
  expect(together?.question.tokens).toEqual(apart?.question.tokens);
  expect(plain?.reference.tokens).toEqual([]);
});

/** Questions about invented things; the more of the model answer comes back, the better. */
function questions(count: number, from = 0) {
  return Array.from({ length: count }, (_, at) => at + from).flatMap((at) => {
    const words = ["mirel", "toven", "saska", "pilor"].map(
      (word) => `${word}${String.fromCharCode(97 + (at % 26))}`,
    );
    const reference = `It has a ${words.join(" and a ")}.`;
    return [0, 1, 2, 3, 4].map((score) => ({
      question: `What is thing number ${at}?`,
      reference,
      text: `I think it has ${words.slice(0, score).join(", ")} there somehow.`,
      score,
    }));
  });
}

test("what a good answer has in common with the model answer carries over to unseen questions", () => {
  const { scorer, crossValidation, influences } = fit({
    language: "en",
    answers: questions(14),
    min: 0,
    max: 4,
  });
  expect(crossValidation.byQuestion).toBe(true);
  expect(crossValidation.pearson).toBeGreaterThan(0.85);
  expect(influences.some(({ feature }) => feature.startsWith("match."))).toBe(true);
  const unseen = questions(1, 20);
  const scores = predictScores(scorer, unseen);
  expect(scores[4]).toBeGreaterThan((scores[0] as number) + 2);
  expect(scores).toEqual(predictScores(unpackScorer(packScorer(scorer)), unseen));
});

test("a model keeps no word of what it learned from", () => {
  const { scorer } = fit({ language: "en", answers: inventedAnswers(30), min: 0, max: 2 });
  const kept = JSON.stringify(scorer);
  for (const word of ["deadline", "meetings", "listed"]) expect(kept).not.toContain(word);
});
