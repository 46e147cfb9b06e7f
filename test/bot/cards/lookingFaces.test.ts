import { choiceFace } from "../../../bot/cards/faces/choiceFace";
import { type InvitationView, invitationFace } from "../../../bot/cards/faces/invitationFace";
import { progressFace } from "../../../bot/cards/faces/progressFace";
import { reportFace, sharedReportFace } from "../../../bot/cards/faces/reportFace";
import { matchTitles } from "../../../bot/handlers/matchTitles";
import { localeOf } from "../../../bot/words";

const url = "https://example.com/console/progress";

describe("an invitation where it was asked for", () => {
  const view: InvitationView = {
    job: "销售经理",
    plan: "方案",
    total: 2,
    invited: 1,
    leftOut: 1,
    deadline: "3月9日 10:00",
    by: "何嘉",
    state: "done",
    url,
  };

  it("was sent, unless nobody could be invited", () => {
    expect(invitationFace(view, "zh").status).toEqual({ text: "已发送", tone: "good" });
    expect(invitationFace({ ...view, invited: 0, leftOut: 2 }, "zh").status).toEqual({
      text: "没有邀请成功",
      tone: "warn",
    });
  });
});

describe("how far interviews are, on a card", () => {
  const view = {
    of: "北京分公司",
    counts: {
      not_started: 2,
      opened: 1,
      checking_device: 1,
      in_progress: 1,
      completed: 4,
      expired: 1,
      revoked: 9,
    },
    batch: null,
    url,
  };

  it("counts each once, those who were taken back not at all, and says how many are left", () => {
    const face = progressFace(view, "zh");
    expect(face.facts).toEqual([{ name: "已邀请", value: "10" }]);
    expect(face.status).toEqual({ text: "还有 5 人未完成", tone: "busy" });
    expect(face.bars.map(({ name, value }) => [name, value])).toEqual([
      ["未打开", "2"],
      ["已打开", "2"],
      ["进行中", "1"],
      ["已完成", "4"],
      ["已过期", "1"],
    ]);
    expect(face.bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it("has a bar without anybody, and no share of nothing", () => {
    expect(progressFace({ ...view, counts: {} }, "en")).toMatchObject({
      status: null,
      lines: ["Nobody has been invited yet."],
      bars: [{ name: "Completed", share: 0, value: "0" }],
    });
  });

  it("says that a batch waits before it says how far it is", () => {
    const batch = { state: "paused", waiting: 3, leftOut: 0, deadline: "3月9日 10:00" } as const;
    const face = progressFace({ ...view, batch }, "zh");
    expect(face.status).toEqual({ text: "已暂停", tone: "warn" });
    expect(face.facts).toContainEqual({ name: "待发送", value: "3" });
  });
});

describe("a report on a card", () => {
  const view = {
    candidate: "沈嘉禾",
    job: "销售顾问",
    total: null,
    match: null,
    recommendation: "review",
    reason: "证据不足。",
    dimensions: [{ name: "团队协作", score: null }],
    decided: null,
    url,
  } as const;

  it("shows no score where there is not enough evidence, and no nought for it", () => {
    const face = reportFace(view, "zh");
    expect(face.facts).toContainEqual({ name: "总分", value: "证据不足" });
    expect(face.bars).toEqual([{ name: "团队协作", share: 0, value: "证据不足" }]);
  });

  it("tells everybody else that it is there", () => {
    expect(JSON.stringify(sharedReportFace(view, "zh"))).not.toContain("沈嘉禾");
  });
});

describe("a question asked back", () => {
  it("has a button for each answer until there is one", () => {
    const view = { question: "哪一个？", options: ["甲", "乙"], answer: null };
    expect(choiceFace(view, "zh").buttons).toMatchObject([
      { text: "甲", params: { option: "0" } },
      { text: "乙", params: { option: "1" } },
    ]);
    expect(choiceFace({ ...view, answer: "乙\n已发送" }, "zh")).toMatchObject({
      buttons: [],
      lines: ["乙", "已发送"],
    });
  });
});

describe("what somebody means by a title", () => {
  const titles = ["销售顾问", "高级销售顾问", "门店运营", "Sales Advisor"];
  const match = (wanted: string) => matchTitles(wanted, titles, (title) => [title]);
  it.each([
    ["销售顾问", ["销售顾问"]],
    ["銷售顧問", ["销售顾问"]],
    ["销售顾问岗位", ["销售顾问"]],
    ["销售", ["销售顾问", "高级销售顾问"]],
    ["我们的门店运营面试", ["门店运营"]],
    ["ｓａｌｅｓ advisor", ["Sales Advisor"]],
    ["店", []],
    ["财务", []],
    ["", []],
  ])("%s", (wanted, expected) => {
    expect(match(wanted)).toEqual(expected);
  });
});

it.each([
  ["invite Anna", "en"],
  ["邀请 Anna Lee", "zh"],
  ["13900001111 a@b.example", "zh"],
  ["", "zh"],
])("answers %s in %s", (text, locale) => {
  expect(localeOf(text)).toBe(locale);
});
