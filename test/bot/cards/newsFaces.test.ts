import { type CardFace } from "../../../bot/cards/face";
import { type AlertView, alertFace, meetingFace } from "../../../bot/cards/faces/alertFace";
import { type ApprovalView, approvalFace, reasonOf } from "../../../bot/cards/faces/approvalFace";
import {
  type DigestView,
  digestFace,
  somethingHappened,
  somethingWaits,
} from "../../../bot/cards/faces/digestFace";
import { type HelpRequestView, helpRequestFace } from "../../../bot/cards/faces/helpRequestFace";
import { type SecondRoundView, secondRoundFace } from "../../../bot/cards/faces/secondRoundFace";
import { momentText } from "../../../bot/cards/moment";
import type { DecisionView } from "../../../server/decisions/schema";

const reading = { now: new Date("2026-03-02T03:00:00Z"), timeZone: "Asia/Shanghai", locale: "zh" } as const;
const english = { ...reading, locale: "en" } as const;
const actionsOf = ({ buttons }: CardFace) =>
  buttons.map((button) => ("action" in button ? button.action : "url"));
/** All the words of a face, as somebody who gets hold of it reads them. */
const wordsOf = (face: CardFace) => JSON.stringify(face);

const approval: ApprovalView = {
  candidateName: "周小满",
  jobTitle: "销售顾问",
  unitName: "北京分公司 销售部",
  total: 7.25,
  reviewed: null,
  recommendation: "advance",
  why: "总分高于复试线。",
  dimensions: [
    { name: "客户意识", score: 8 },
    { name: "抗压", score: null },
  ],
  quote: { dimension: "客户意识", text: "我先问客户担心什么" },
  decision: null,
  ended: false,
  closed: false,
  hrAsked: null,
  mayDecide: true,
  reportUrl: "http://127.0.0.1/console/interviews/1/report",
};
const decision: DecisionView = {
  id: "1",
  interviewId: "2",
  outcome: "advance",
  reason: null,
  note: null,
  decidedBy: { id: "3", name: "王芳" },
  onBehalfOf: null,
  via: "dingtalk",
  decidedAt: "2026-03-02T02:32:00.000Z",
  reversed: null,
};

describe("approval", () => {
  test("says whom it is about, what is asked, the grounds, and then has the buttons", () => {
    const { own } = approvalFace(approval, reading);
    expect(own.title).toBe("周小满 · 销售顾问");
    expect(own.lines).toEqual([
      "请决定是否进入复试。",
      "建议推进 · 总分 7.3 / 10",
      "总分高于复试线。",
      "“我先问客户担心什么”（客户意识）",
    ]);
    expect(own.bars).toEqual([
      { name: "客户意识", share: 0.8, value: "8.0" },
      { name: "抗压", share: 0, value: "依据不足" },
    ]);
    expect(actionsOf(own)).toEqual(["advance", "ask_reason", "contact_hr", "url"]);
  });

  test("what everybody sees names nobody and has no buttons", () => {
    for (const view of [approval, { ...approval, decision }]) {
      const { shared } = approvalFace(view, reading);
      expect(wordsOf(shared)).not.toMatch(/周小满|7\.|王芳|客户/);
      expect(shared.buttons).toEqual([]);
    }
  });

  test("the reasons stand in place of the buttons, as many as every platform shows", () => {
    const { own } = approvalFace(approval, reading, { asking: true });
    expect(own.buttons).toHaveLength(6);
    const reasons = own.buttons.flatMap((button) =>
      "action" in button && button.action === "decline" ? [button.params?.["reason"]] : [],
    );
    expect(reasons.map(reasonOf)).toEqual(reasons);
    expect(reasonOf("other")).toBeNull();
    expect(reasonOf(undefined)).toBeNull();
  });

  test("decided, it says by whom and when, and nothing can be pressed", () => {
    const { own } = approvalFace({ ...approval, decision }, reading, { asking: true });
    expect(own.note).toBe("王芳 10:32 已同意复试");
    expect(own.status).toEqual({ text: "已同意复试", tone: "good" });
    expect(actionsOf(own)).toEqual(["url"]);
    const declined = {
      ...decision,
      outcome: "decline",
      reason: "terms",
      onBehalfOf: { id: "4", name: "李强" },
      decidedAt: "2026-03-01T02:32:00.000Z",
    } as const;
    expect(approvalFace({ ...approval, decision: declined }, reading).own.note).toBe(
      "王芳 代 李强 3月1日 10:32 决定不通过：条件不合",
    );
    expect(approvalFace({ ...approval, decision }, english).own.note).toBe(
      "王芳 approved the second round at 10:32",
    );
  });

  test("who may read but not decide has no buttons; what has ended asks nothing", () => {
    expect(actionsOf(approvalFace({ ...approval, mayDecide: false }, reading).own)).toEqual(["url"]);
    const ended = approvalFace({ ...approval, ended: true }, reading).own;
    expect(actionsOf(ended)).toEqual(["url"]);
    expect(ended.lines).not.toContain("请决定是否进入复试。");
    const closed = approvalFace({ ...approval, closed: true }, reading).own;
    expect([closed.status?.text, actionsOf(closed)]).toEqual(["应聘已结束", ["url"]]);
  });

  test("HR is asked once, and then it says who will call", () => {
    const asked = { at: new Date("2026-03-02T02:00:00Z"), takenBy: null };
    const { own } = approvalFace({ ...approval, hrAsked: asked }, reading);
    expect(actionsOf(own)).not.toContain("contact_hr");
    expect(own.note).toBe("10:00 已请 HR 联系您");
    const taken = approvalFace({ ...approval, hrAsked: { ...asked, takenBy: "何嘉" } }, reading);
    expect(taken.own.note).toBe("何嘉 会联系您");
  });
});

const help: HelpRequestView = {
  asker: "candidate",
  askerName: "",
  candidateName: "周小满",
  jobTitle: "销售顾问",
  unitName: "北京分公司",
  words: "我听力不好，想和人聊",
  askedAt: new Date("2026-03-02T01:00:00Z"),
  taken: null,
  url: "http://127.0.0.1/console/interviews/1",
};

test("a request for help tells HR what was asked, and everybody else only that somebody asks", () => {
  const { shared, own } = helpRequestFace(help, reading);
  expect(own.lines).toContain("“我听力不好，想和人聊”");
  expect(actionsOf(own)).toEqual(["take", "url"]);
  expect(wordsOf(shared)).not.toMatch(/周小满|听力|销售/);
  const taken = helpRequestFace(
    { ...help, taken: { by: "何嘉", at: new Date("2026-03-02T02:32:00Z") } },
    reading,
  );
  expect(actionsOf(taken.own)).toEqual(["url"]);
  expect(taken.own.note).toBe("何嘉 10:32 接手处理");
  const long = helpRequestFace({ ...help, words: "说".repeat(900) }, reading);
  expect(Math.max(...long.own.lines.map((line) => line.length))).toBeLessThan(210);
});

const alert: AlertView = {
  jobTitle: "销售顾问",
  unitName: "北京分公司",
  days: 30,
  figures: {
    completed: 20,
    passed: 1,
    rate: 0.05,
    interval: { low: 0.01, high: 0.24 },
    threshold: 0.3,
    others: { completed: 60, passed: 30, rate: 0.5 },
  },
  meeting: null,
  progressUrl: "http://127.0.0.1/console/progress",
};

test("an alert has the button for those who may, until the meeting is called", () => {
  const { shared, own } = alertFace(alert, reading);
  expect(shared.buttons).toEqual([]);
  expect(actionsOf(own)).toEqual(["call_meeting", "url"]);
  expect(own.bars.map(({ value }) => value)).toEqual(["5% (1/20)", "50% (30/60)"]);
  const meeting = {
    calledBy: "何嘉",
    createdAt: new Date("2026-03-02T02:32:00Z"),
    done: false,
    url: "http://127.0.0.1/console/meetings/1",
  };
  const called = alertFace({ ...alert, meeting }, reading);
  expect(actionsOf(called.own)).toEqual(["url", "url"]);
  expect(called.shared.note).toBe("何嘉 10:32 发起了会议");
  expect(meetingFace({ ...alert, meeting }, reading).own.lines[0]).toContain("何嘉");
  expect(meetingFace({ ...alert, meeting: { ...meeting, done: true } }, reading).own.status?.text).toBe(
    "已结束",
  );
});

const secondRound: SecondRoundView = {
  candidateName: "周小满",
  jobTitle: "销售顾问",
  unitName: "北京分公司",
  state: "proposed",
  times: [
    { startsAt: new Date("2026-03-04T02:00:00Z"), endsAt: new Date("2026-03-04T03:00:00Z") },
    { startsAt: new Date("2026-03-05T06:00:00Z"), endsAt: new Date("2026-03-05T07:00:00Z") },
  ],
  candidateNote: "上午更方便",
  agreed: null,
  asks: ["您说“改了排班”。后来结果怎样？", "请讲一件最能说明您“抗压”的事。", "第三个问题"],
  decided: "王芳 10:32 已同意复试",
  url: "http://127.0.0.1/console/interviews/1",
};

test("a second round shows the times while one is to be chosen, then the one that was", () => {
  const { shared, own } = secondRoundFace(secondRound, reading);
  expect(own.facts.map(({ value }) => value)).toEqual(["3月4日 10:00", "3月5日 14:00", "北京分公司"]);
  expect(own.note).toBe("王芳 10:32 已同意复试");
  expect(wordsOf(shared)).not.toMatch(/周小满|销售|王芳/);
  const agreed = secondRoundFace(
    {
      ...secondRound,
      state: "agreed",
      agreed: { startsAt: new Date("2026-03-04T02:00:00Z"), place: "3 楼会议室" },
    },
    reading,
  );
  expect(agreed.own.facts.map(({ value }) => value)).toEqual(["3月4日 10:00", "3 楼会议室", "北京分公司"]);
  expect(agreed.own.lines.filter((line) => line.startsWith("可以先问"))).toEqual([
    "可以先问：您说“改了排班”。后来结果怎样？",
    "可以先问：请讲一件最能说明您“抗压”的事。",
  ]);
  expect(own.lines.join()).not.toContain("可以先问");
  expect(JSON.stringify(agreed.shared)).not.toContain("排班");
});

const nobody = { count: 0, oldest: [] };
const digest: DigestView = {
  unitName: "北京分公司",
  day: "2026-03-02",
  yesterday: { invited: 3, completed: 2, decided: 0 },
  decisions: {
    count: 2,
    oldest: [{ name: "周小满", jobTitle: "销售顾问", since: new Date("2026-02-27T03:00:00Z") }],
  },
  help: {
    count: 1,
    oldest: [{ name: "江一帆", jobTitle: "店长", since: new Date("2026-03-02T02:00:00Z") }],
  },
  secondRounds: nobody,
  url: "http://127.0.0.1/console/interviews",
};

test("the digest says what waits, the oldest first, and names people only to whom may see them", () => {
  const { shared, own } = digestFace(digest, reading);
  expect(shared.title).toBe("3月2日 招聘简报 · 北京分公司");
  expect(shared.facts).toEqual([
    { name: "候选人或同事等 HR", value: "1 个" },
    { name: "报告等审批", value: "2 个，最久 3 天" },
  ]);
  expect(own.lines.slice(1)).toEqual([
    "报告等审批：周小满 · 销售顾问（3 天）",
    "候选人或同事等 HR：江一帆 · 店长",
  ]);
  expect(wordsOf(shared)).not.toMatch(/周小满|江一帆/);
  const many = { ...digest, decisions: { ...digest.decisions, count: 99 } };
  expect(digestFace(many, english).shared.facts[1]?.value).toBe("99+, the oldest for 3 days");
});

test("whether there is anything to say", () => {
  const calm = { ...digest, decisions: nobody, help: nobody };
  expect([somethingWaits(digest), somethingHappened(digest)]).toEqual([true, true]);
  expect([somethingWaits(calm), somethingHappened(calm)]).toEqual([false, true]);
  const silent = { ...calm, yesterday: { invited: 0, completed: 0, decided: 0 } };
  expect(somethingHappened(silent)).toBe(false);
});

test("a moment of today is a time, of another day a date with it, on the company's clocks", () => {
  expect(momentText(new Date("2026-03-01T16:30:00Z"), reading)).toBe("00:30");
  expect(momentText(new Date("2026-03-01T15:30:00Z"), reading)).toBe("3月1日 23:30");
  expect(momentText(new Date("2026-03-01T15:30:00Z"), english)).toBe("1 March 23:30");
});
