import { array, assert, asyncProperty, constantFrom, integer, oneof, pre, record, string } from "fast-check";
import { createRubricChooser } from "../../../server/followUps/rubricChooser";
import { joinAnswers } from "../../../server/followUps/findGaps";
import { GAPS, type FollowUpChoice, type FollowUpMoment } from "../../../server/followUps/types";
import { questionBank } from "../../../server/questions/bank";
import { createRubricEngine } from "../../../server/scoring/rubricEngine";
import { buildMoment, heard, told } from "../../factories/followUps";
import { buildDimension, buildQuestion } from "../../factories/plans";

const engine = createRubricEngine();
const chooser = createRubricChooser(engine);
afterAll(() => engine.close());

const choose = (change: Partial<FollowUpMoment>) => chooser.choose(buildMoment(change));
const outcome = (choice: FollowUpChoice) => (choice.ask ? choice.gap : choice.reason);
const english = {
  language: "en",
  question: buildQuestion({ text: "Tell us about a time when you and your team did something difficult." }),
  dimensions: [buildDimension({ name: "Teamwork" })],
} as const;

describe.each(["zh", "en"] as const)("what an answer in %s lacks is asked for", (language) => {
  const base = language === "zh" ? {} : english;
  test.each([
    ["whole", "complete"],
    ["noResult", "result"],
    ["onlyWe", "own_part"],
    ["noFigures", "figures"],
    ["opinion", "example"],
    ["short", "nothing_said"],
    ["foreign", "not_understood"],
  ] as const)("%s: %s", async (name, expected) => {
    const choice = await choose({ ...base, answers: [heard(told[language][name])] });
    expect(outcome(choice)).toBe(expected);
  });
});

describe("words", () => {
  const followUps = ["当时最难的是哪一步", "后来再合作时有什么变化", "结果是怎么量出来的"];

  test("the question's own direction, where one asks for what is missing, with the reason and the dimension", async () => {
    const choice = await choose({
      question: buildQuestion({ followUps }),
      answers: [heard(told.zh.noResult)],
    });
    expect(choice).toEqual({
      ask: true,
      gap: "result",
      dimensionId: "teamwork",
      text: "接着您刚才的回答，再请问：后来再合作时有什么变化？",
      why: "刚才的回答里还没有讲到结果，多讲一点有助于了解您的“团队协作”。",
    });
  });

  test("of two that fit, the one that the answer has touched less", async () => {
    const choice = await choose({
      question: buildQuestion({ followUps: ["排班客流的结果怎样", "供应商后来的反馈"] }),
      answers: [heard(told.zh.noResult)],
    });
    expect(choice).toMatchObject({ text: expect.stringContaining("供应商后来的反馈") });
  });

  test("a plain request where none fits", async () => {
    const choice = await choose({
      question: buildQuestion({ followUps: ["当时最难的是哪一步"] }),
      answers: [heard(told.zh.noResult)],
    });
    expect(choice).toMatchObject({ text: "这件事最后的结果怎样？您是怎么知道的？" });
  });

  test("notes for an interviewer, which speak of the candidate as of somebody else, are not read to the candidate", async () => {
    const question = {
      ...english.question,
      followUps: ["What they changed afterwards", "How the two got on afterwards"],
    };
    const choice = await choose({ ...english, question, answers: [heard(told.en.noResult)] });
    expect(choice).toMatchObject({
      text: "Could you tell us a little more about this: how the two got on afterwards?",
    });
  });

  test("where all directions are such notes, plain words do", async () => {
    const question = { ...english.question, followUps: ["What they changed afterwards"] };
    expect(await choose({ ...english, question, answers: [heard(told.en.noResult)] })).toMatchObject({
      text: "How did it turn out in the end, and how do you know?",
    });
    expect(await choose({ ...english, question, answers: [heard(told.en.short)] })).toMatchObject({
      text: "Take your time; you are welcome to say more. What was going on, what did you do, and how did it end?",
    });
  });

  test("the dimension with least evidence is the one that it is for", async () => {
    const dimensions = [
      buildDimension({ weightBp: 5000 }),
      buildDimension({ id: "safety", name: "安全意识", weightBp: 5000, indicators: ["隐患", "巡检"] }),
    ];
    const question = buildQuestion({
      dimensions: [
        { id: "teamwork", weightBp: 9000 },
        { id: "safety", weightBp: 1000 },
      ],
    });
    const choice = await choose({ question, dimensions, answers: [heard(told.zh.noResult)] });
    expect(choice).toMatchObject({ ask: true, dimensionId: "safety" });
  });

  test("a question of what one would do is asked for its steps, never for results or numbers", async () => {
    const question = buildQuestion({ text: "如果客户当众投诉，您会怎么处理？" });
    const answers = [heard("我觉得客户永远是对的，态度一定要好，要让客户满意，这一点非常重要。")];
    expect(outcome(await choose({ question, answers }))).toBe("steps");
    expect(outcome(await choose({ kind: "situational", answers }))).toBe("steps");
  });
});

describe("too little said", () => {
  const question = buildQuestion({ followUps: ["当时最难的是哪一步"] });

  test.each([
    ["a few words", heard(told.zh.short)],
    ["a silent recording", heard("", { usable: false, reason: "silence" })],
    ["hardly a voice", heard("", { usable: false, reason: "too_little_speech" })],
    ["an empty page", heard("", { usable: false, reason: "empty_file" })],
  ])("%s: gently, once", async (_, answer) => {
    const first = await choose({ question, answers: [answer] });
    expect(first).toMatchObject({
      gap: "too_little",
      text: "不着急，您可以再多讲一点。比如：当时最难的是哪一步？",
    });
    const asked = [{ gap: "too_little" as const, text: "x" }];
    const again = await choose({ question, answers: [answer, heard("真没有。")], asked });
    expect(outcome(again)).toBe("nothing_said");
  });

  test("with nothing to hold on to: not at all", async () => {
    expect(outcome(await choose({ answers: [heard(told.zh.short)] }))).toBe("nothing_said");
  });

  test.each(["noise", "music", "broken_file", "engine_failed", "other_language"] as const)(
    "not understood for %s: nobody is asked to repeat what we did not hear",
    async (reason) => {
      const choice = await choose({ question, answers: [heard("", { usable: false, reason })] });
      expect(outcome(choice)).toBe("not_understood");
    },
  );

  test("a short answer to a follow-up is an answer", async () => {
    const answers = [heard(told.zh.noResult), heard("离职率降了百分之二十。")];
    const asked = [{ gap: "result" as const, text: "这件事最后的结果怎样？您是怎么知道的？" }];
    expect(outcome(await choose({ answers, asked }))).not.toMatch(/nothing_said|too_little/);
  });

  test("whoever is silent after a follow-up is not pressed", async () => {
    const answers = [heard(told.zh.noResult), heard("", { usable: false, reason: "silence" })];
    const asked = [{ gap: "result" as const, text: "x" }];
    expect(outcome(await choose({ question, answers, asked }))).toBe("nothing_said");
  });
});

describe("bounds", () => {
  test("nothing left: nothing is asked", async () => {
    const choice = await choose({ answers: [heard(told.zh.noResult)], left: 0 });
    expect(outcome(choice)).toBe("bound_reached");
  });

  test("each gap is asked for once", async () => {
    const asked = [{ gap: "result" as const, text: "x" }];
    expect(outcome(await choose({ answers: [heard(told.zh.noResult)], asked }))).not.toBe("result");
  });

  test("a question that assesses nothing is not asked on", async () => {
    const choice = await choose({
      question: buildQuestion({ dimensions: [] }),
      answers: [heard(told.zh.noResult)],
    });
    expect(outcome(choice)).toBe("complete");
  });
});

const sentences = [...Object.values(told.zh), ...Object.values(told.en)].flatMap((text) =>
  text.split(/(?<=[。.])/),
);
const anyAnswer = array(oneof(constantFrom(...sentences), string({ unit: "grapheme", maxLength: 40 })), {
  maxLength: 8,
}).map((parts) => heard(parts.join("")));
const anyMoment = record({
  language: constantFrom("zh" as const, "en" as const),
  bank: constantFrom(...questionBank.slice(0, 60)),
  answers: array(anyAnswer, { minLength: 1, maxLength: 3 }),
  left: integer({ min: 0, max: 2 }),
  asked: array(record({ gap: constantFrom(...GAPS), text: constantFrom("x", "y") }), {
    maxLength: 2,
  }),
}).map(({ language, bank, answers, left, asked }) => {
  const { text, strong, weak, followUps } = bank[language];
  return buildMoment({
    language,
    question: buildQuestion({ text, strong, weak, followUps }),
    answers,
    left,
    asked,
  });
});

test("whatever was said: the same again gives the same, within the bounds, for a dimension of the question", async () => {
  await assert(
    asyncProperty(anyMoment, async (moment) => {
      const choice = await chooser.choose(moment);
      expect(await chooser.choose(structuredClone(moment))).toEqual(choice);
      pre(choice.ask);
      expect(moment.left).toBeGreaterThan(0);
      expect(moment.asked.map(({ gap }) => gap)).not.toContain(choice.gap);
      expect(moment.question.dimensions.map(({ id }) => id)).toContain(choice.dimensionId);
      expect(choice.text.length).toBeLessThanOrEqual(600);
      // Nothing that the candidate said comes back as the company's words.
      const said = joinAnswers(moment.answers).match(/[^。.\s]{12,}/g) ?? [];
      expect(said.filter((piece) => choice.text.includes(piece))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
