import { plainFace } from "../../../bot/cards/face";
import { templateCard } from "../../../bot/cards/wecom/templateCard";
import { buildFace } from "../../factories/faces";

const place = { cardId: "card-1", home: "https://hr.example.com" };

describe("a face as WeCom's template card", () => {
  it("has its buttons, and its link on the whole card", () => {
    expect(templateCard(buildFace(), place)).toEqual({
      card_type: "button_interaction",
      task_id: "card-1",
      main_title: { title: "复试审批", desc: "等您决定" },
      sub_title_text: "门店店长，上海静安。\n两天内有效",
      horizontal_content_list: [
        { keyname: "候选人", value: "宋知微" },
        { keyname: "总分", value: "8.4" },
        { keyname: "客户导向", value: "8.4" },
        { keyname: "团队管理", value: "7.0" },
      ],
      button_list: [
        { text: "同意复试", style: 1, key: "approve?round=2" },
        { text: "不通过", style: 2, key: "reject" },
      ],
      card_action: { type: 1, url: "https://hr.example.com/m/report/1" },
    });
  });

  it("without anything to press is a notice that leads somewhere", () => {
    expect(templateCard(plainFace("今日汇总", { lines: ["完成 12 场"] }), place)).toEqual({
      card_type: "text_notice",
      task_id: "card-1",
      main_title: { title: "今日汇总" },
      sub_title_text: "完成 12 场",
      card_action: { type: 1, url: "https://hr.example.com" },
    });
    const linked = templateCard(
      plainFace("报告", {
        buttons: [{ text: "打开报告", style: "plain", url: "https://hr.example.com/r/1" }],
      }),
      place,
    );
    expect(linked).toMatchObject({
      card_action: { url: "https://hr.example.com/r/1" },
      jump_list: [{ type: 1, title: "打开报告", url: "https://hr.example.com/r/1" }],
    });
  });

  it("tells in its text what a row would cut, while there is room", () => {
    const facts = [
      { name: "Completed", value: "3" },
      { name: "Plan", value: "Product associate (two questions)" },
      { name: "Total", value: "8.4" },
    ];
    const card = templateCard(plainFace("Progress", { facts }), place);
    expect(card.sub_title_text).toBe("Completed 3 · Plan Product associate (two questions)");
    expect(card.horizontal_content_list).toEqual([{ keyname: "Total", value: "8.4" }]);
    const full = templateCard(plainFace("Progress", { facts, lines: ["words ".repeat(20)] }), place);
    expect(full.horizontal_content_list?.map(({ keyname }) => keyname)).toEqual(["Comp…", "Plan", "Total"]);
  });

  it("keeps within WeCom's lengths, and its note in sight", () => {
    const long = "很长的话".repeat(100);
    const card = templateCard(
      buildFace({
        title: long,
        status: { text: long, tone: "bad" },
        lines: [long],
        facts: Array.from({ length: 9 }, () => ({ name: long, value: long })),
        buttons: [
          { text: long, style: "primary", action: "a" },
          { text: "远", style: "plain", action: "b", params: { long } },
        ],
        note: "为什么没有成功",
      }),
      place,
    );
    expect(card.main_title.title).toHaveLength(26);
    expect(card.main_title.desc).toHaveLength(30);
    expect(card.sub_title_text).toHaveLength(112);
    expect(card.sub_title_text).toMatch(/…\n为什么没有成功$/);
    expect(card.horizontal_content_list).toHaveLength(6);
    expect(card.horizontal_content_list?.[0]?.keyname).toHaveLength(5);
    expect(card.horizontal_content_list?.[0]?.value).toHaveLength(26);
    if (card.card_type !== "button_interaction") throw new Error("no buttons");
    expect(card.button_list).toHaveLength(1);
    expect(card.button_list[0]?.text).toHaveLength(10);
  });

  it("tells in words what finds no row", () => {
    const facts = Array.from({ length: 7 }, (_, n) => ({ name: `项${n}`, value: String(n) }));
    expect(templateCard(plainFace("多", { facts }), place).sub_title_text).toBe("项6 6");
  });
});
