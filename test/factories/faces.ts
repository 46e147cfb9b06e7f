import { type CardFace, type CardFaces, plainFace } from "../../bot/cards/face";

/** An approval card as a manager sees it. */
export const buildFace = (overrides: Partial<CardFace> = {}): CardFace =>
  plainFace("复试审批", {
    status: { text: "等您决定", tone: "busy" },
    lines: ["门店店长，上海静安。"],
    facts: [
      { name: "候选人", value: "宋知微" },
      { name: "总分", value: "8.4" },
    ],
    bars: [
      { name: "客户导向", share: 0.84, value: "8.4" },
      { name: "团队管理", share: 0.7, value: "7.0" },
    ],
    buttons: [
      { text: "同意复试", style: "primary", action: "approve", params: { round: "2" } },
      { text: "不通过", style: "danger", action: "reject" },
      { text: "看报告", style: "plain", url: "https://hr.example.com/m/report/1" },
    ],
    note: "两天内有效",
    ...overrides,
  });

/** What everybody sees, and what only the named see. */
export const buildFaces = (own: CardFaces["own"] = {}, shared: Partial<CardFace> = {}): CardFaces => ({
  shared: plainFace("有一位候选人等待复试审批", { status: { text: "等待决定", tone: "busy" }, ...shared }),
  own,
});
