import { cardParams } from "../../../bot/cards/dingtalk/cardParams";
import { plainFace } from "../../../bot/cards/face";
import { buildFace } from "../../factories/faces";

const bytes = (text: string) => Buffer.byteLength(text);

describe("a face on DingTalk's card template", () => {
  it("fills every variable", () => {
    expect(cardParams(buildFace())).toEqual({
      title: "复试审批",
      status: "等您决定",
      tone: "busy",
      body: "门店店长，上海静安。\n\n**候选人** 宋知微\n\n**总分** 8.4",
      bars: JSON.stringify([
        { name: "客户导向", percent: "84", value: "8.4" },
        { name: "团队管理", percent: "70", value: "7.0" },
      ]),
      note: "两天内有效",
      button1: "同意复试",
      button1_style: "primary",
      button1_press: "approve?round=2",
      button1_url: "",
      button2: "不通过",
      button2_style: "danger",
      button2_press: "reject",
      button2_url: "",
      button3: "看报告",
      button3_style: "plain",
      button3_press: "",
      button3_url: "https://hr.example.com/m/report/1",
      ...Object.fromEntries(
        [4, 5, 6].flatMap((number) =>
          ["", "_style", "_press", "_url"].map((part) => [`button${number}${part}`, ""]),
        ),
      ),
    });
  });

  it("empties what it does not show, so that nothing of the face before stays", () => {
    expect(Object.keys(cardParams(plainFace("空")))).toEqual(Object.keys(cardParams(buildFace())));
    expect(cardParams(plainFace("空"))).toMatchObject({
      status: "",
      body: "",
      bars: "[]",
      note: "",
      button1: "",
    });
  });

  it("keeps every value within DingTalk's kilobyte, whatever a face holds", () => {
    const long = "很长的话**与[链接](https://x.example)".repeat(200);
    const params = cardParams(
      buildFace({
        title: long,
        status: { text: long, tone: "bad" },
        lines: [long, long],
        facts: Array.from({ length: 50 }, () => ({ name: long, value: long })),
        bars: Array.from({ length: 50 }, () => ({ name: long, share: 7, value: long })),
        note: long,
        buttons: Array.from({ length: 9 }, () => ({
          text: long,
          style: "plain",
          action: "a",
          params: { long },
        })),
      }),
    );
    for (const value of Object.values(params)) expect(bytes(value)).toBeLessThanOrEqual(1_024);
    expect(params["body"]).toMatch(/…$/);
    expect(JSON.parse(params["bars"] as string)).toContainEqual(expect.objectContaining({ percent: "100" }));
    // A word cut short would say something else.
    expect(params).toMatchObject({ button1: "", button1_press: "" });
  });

  it("cuts the last fact that fits and never its Markdown", () => {
    const { body } = cardParams(
      plainFace("事实", {
        facts: Array.from({ length: 30 }, (_, n) => ({ name: `第${n}项`, value: "值".repeat(40) })),
      }),
    ) as { body: string };
    expect((body.match(/\*\*/g) ?? []).length % 2).toBe(0);
  });

  it("lets no Markdown of a person's words through", () => {
    const { body, title, note } = cardParams(
      plainFace("[标题](https://x.example)", {
        lines: ["理由：[点我](https://x.example) @所有人"],
        facts: [{ name: "**名**", value: "<a>" }],
        note: "第一行\n第二行",
      }),
    );
    expect(body).toBe("理由：［点我］(https：//x.example) ＠所有人\n\n**＊＊名＊＊** ＜a＞");
    // Neither of these is read as Markdown.
    expect(title).toBe("[标题](https://x.example)");
    expect(note).toBe("第一行 第二行");
  });
});
