import { describeInterview } from "../../../server/scoring/behaviours";
import { findContradictions, noteContradictions, readNumber } from "../../../server/scoring/contradictions";
import { resumeFactsOf, type ResumeFact } from "../../../server/scoring/resumeFacts";
import { buildPlan, buildScore, scoreZh, zhMiddle } from "./fixtures";

const facts: ResumeFact[] = [
  { kind: "years", text: "2" },
  { kind: "employer", text: "青禾零售（上海）有限公司" },
  { kind: "employer", text: "Bluebird Logistics Inc." },
  { kind: "degree", text: "professional" },
  { kind: "degree", text: "bachelor" },
  { kind: "team", text: "6" },
];
const kindsOf = (answer: string) => findContradictions(answer, facts).map(({ kind }) => kind);

describe("what differs from the résumé", () => {
  it.each([
    ["years", "我有五年的门店销售经验，处理过很多投诉。"],
    ["years", "我从业已经十二年了，什么客人都见过。"],
    ["years", "I have seven years of experience in retail."],
    ["employer", "我之前在红杉谷科技公司工作，负责售后。"],
    ["employer", "After that I worked at Redwood Valley Foods and ran the till."],
    ["degree", "我是清河大学硕士毕业的，后来做了客服。"],
    ["degree", "I have a PhD, so numbers come easily to me."],
    ["team", "当时我带着二十个人做仓库搬迁。"],
    ["team", "I managed a team of fifteen at the time."],
  ])("%s: %s", (kind, answer) => {
    const [found] = findContradictions(answer, facts);

    expect(found).toMatchObject({ kind });
    expect(answer.slice(found!.said.start, found!.said.end)).toBe(found!.said.quote);
  });

  it.each([
    "我有两年的销售经验。",
    "我有三年工作经验。",
    "我在青禾零售公司工作，负责售后。",
    "我之前在青禾公司上班的时候，遇到过一次投诉。",
    "我在一家电商公司工作过，我在上家公司负责售后。",
    "我们公司有十年的经验，他有八年的工作经验。",
    "我是本科毕业的，我导师是博士毕业。",
    "我带着三个人做盘点，那家公司管理两百人。",
    "I worked at Bluebird Logistics for two years and I have a bachelor's degree.",
    "I worked at a small cafe with my friend, who has ten years of experience.",
    "这个项目做了五年，客户等了十年。",
    "",
  ])("nothing in: %s", (answer) => {
    expect(kindsOf(answer)).toEqual([]);
  });

  it("is nothing where the résumé says nothing", () => {
    expect(findContradictions("我有二十年经验，在红杉谷科技公司工作，是博士毕业。", [])).toEqual([]);
  });

  it("is at most a few questions", () => {
    const many = Array.from({ length: 30 }, (_, i) => `我有${i + 10}年的工作经验。`).join("");

    expect(findContradictions(many, facts)).toHaveLength(4);
  });

  it.each([
    ["12", 12],
    ["两", 2],
    ["十", 10],
    ["十五", 15],
    ["二十", 20],
    ["三十二", 32],
    ["seven", 7],
    ["很多", null],
  ])("reads %s", (said, number) => {
    expect(readNumber(said)).toBe(number);
  });
});

describe("in the score and the report", () => {
  const answer = `我有五年客服经验。${zhMiddle}`;

  it("comes beside the score and moves nothing", () => {
    const plain = scoreZh(answer);
    const held = noteContradictions(plain, answer, { facts });

    expect(held.contradictions).toEqual([
      { kind: "years", resume: "2", said: { start: 0, end: 8, quote: "我有五年客服经验" } },
    ]);
    expect({ ...held, contradictions: undefined }).toEqual(plain);
  });

  it("is not there where nothing differs, no résumé was read or nothing could be judged", () => {
    const plain = scoreZh(answer);

    expect(noteContradictions(plain, zhMiddle, { facts })).toBe(plain);
    expect(noteContradictions(plain, answer, null)).toBe(plain);
    expect(noteContradictions({ ...plain, usable: false }, answer, { facts })).not.toHaveProperty(
      "contradictions",
    );
  });

  it("is a question for HR", () => {
    const said = { start: 0, end: 8, quote: "我有五年客服经验" };
    const score = buildScore(
      { communication: 6 },
      { contradictions: [{ kind: "years", resume: "2", said }] },
    );

    expect(describeInterview(buildPlan(), [{ questionId: "q2", score, speech: null }]).risks).toEqual([
      {
        code: "contradiction",
        questionIds: ["q2"],
        text: "第 2 题：简历写工作 2 年，回答说“我有五年客服经验”，建议核实（不影响评分）",
      },
    ]);
  });

  it("rests on what the parser read, without anything protected", () => {
    const none = { location: null, start: null, end: null, spans: {} };
    expect(
      resumeFactsOf({
        yearsOfExperience: 2,
        works: [
          {
            ...none,
            kind: "job",
            company: "青禾零售",
            title: "店长",
            description: "管理 6 人团队；负责排班",
          },
        ],
        educations: [
          {
            school: "清河大学",
            degree: "本科",
            degreeLevel: "bachelor",
            major: null,
            start: null,
            end: null,
            spans: {},
          },
        ],
      }).facts,
    ).toEqual([
      { kind: "years", text: "2" },
      { kind: "employer", text: "青禾零售" },
      { kind: "team", text: "6" },
      { kind: "degree", text: "bachelor" },
    ]);
  });
});
