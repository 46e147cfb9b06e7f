import { readEvent } from "../../../../bot/transports/wecom/callback/readEvent";
import { parseXml } from "../../../../bot/transports/wecom/callback/xml";

const read = (inner: string) => {
  const message = parseXml(
    `<xml><FromUserName>LuoQing</FromUserName><CreateTime>1772416800</CreateTime>${inner}</xml>`,
  );
  return message && readEvent(message);
};
const at = new Date(1_772_416_800_000);

describe("what WeCom's callback tells", () => {
  it("reads a text, whatever else is in it", () => {
    const event = read(
      "<MsgType>text</MsgType><Content><![CDATA[进度 <店长>]]></Content><MsgId>77</MsgId><New><A/></New>",
    );
    expect(event).toEqual({
      platform: "wecom",
      kind: "message",
      id: "77",
      at,
      from: { id: "LuoQing", name: null },
      place: { kind: "direct" },
      text: "进度 <店长>",
      files: [],
    });
  });

  it("reads a file by its media id", () => {
    const event = read("<MsgType>voice</MsgType><MediaId>m1</MediaId><Format>amr</Format><MsgId>78</MsgId>");
    expect(event).toMatchObject({ text: "", files: [{ key: "m1", name: "voice.amr" }] });
  });

  it("reads a press, with what was chosen in the card", () => {
    const item = (question: string, ...options: string[]) =>
      `<SelectedItem><QuestionKey>${question}</QuestionKey><OptionIds>${options
        .map((id) => `<OptionId>${id}</OptionId>`)
        .join("")}</OptionIds></SelectedItem>`;
    const event = read(
      `<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>reject</EventKey><TaskId>t-1</TaskId>
       <CardType>vote_interaction</CardType><ResponseCode>rc</ResponseCode>
       <SelectedItems>${item("why", "a", "b")}${item("__proto__", "x")}</SelectedItems>`,
    );
    expect(event).toMatchObject({ kind: "card_action", cardId: "t-1", action: "reject" });
    expect(event).toHaveProperty("params", {
      "answer.why": "a,b",
      "answer.__proto__": "x",
      responseCode: "rc",
      taskId: "t-1",
      cardType: "vote_interaction",
    });
  });

  it("knows a repeated press by the same id, and another press by another", () => {
    const press = (key: string) =>
      read(
        `<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>${key}</EventKey><TaskId>t</TaskId>`,
      )?.id;
    expect(press("approve")).toBe(press("approve"));
    expect(press("approve")).not.toBe(press("reject"));
  });

  it.each([
    ["create_user", "<UserID>ShiYuan</UserID>", "joined", "person", ["ShiYuan"]],
    [
      "update_user",
      "<UserID>ShiYuan</UserID><NewUserID>ShiY</NewUserID>",
      "changed",
      "person",
      ["ShiYuan", "ShiY"],
    ],
    ["delete_user", "<UserID>ShiYuan</UserID>", "left", "person", ["ShiYuan"]],
    ["create_party", "<Id>2</Id>", "joined", "department", ["2"]],
    ["delete_party", "<Id>2</Id>", "left", "department", ["2"]],
  ])("reads %s of the contacts", (type, ids, change, subject, expected) => {
    const event = read(
      `<MsgType>event</MsgType><Event>change_contact</Event><ChangeType>${type}</ChangeType>${ids}`,
    );
    expect(event).toMatchObject({ kind: "contact", change, subject, ids: expected });
  });

  it.each([
    "<MsgType>event</MsgType><Event>enter_agent</Event>",
    "<MsgType>event</MsgType><Event>change_contact</Event><ChangeType>update_tag</ChangeType>",
    "<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>a</EventKey>",
    "<MsgType>location</MsgType><MsgId>1</MsgId>",
    "<MsgType>text</MsgType><Content>no id</Content>",
    "",
  ])("tells nothing of %s", (inner) => {
    expect(read(inner)).toBeNull();
  });
});

describe("XML from outside", () => {
  it("is refused with a document type, and so can bring no entities", () => {
    expect(parseXml('<!DOCTYPE xml [<!ENTITY a "aaaa">]><xml>&a;</xml>')).toBeNull();
    expect(parseXml("<xml>&a;</xml>")).toBeNull();
  });

  it("is refused when it is deep, wide or broken", () => {
    expect(parseXml("<a>".repeat(9) + "</a>".repeat(9))).toBeNull();
    expect(parseXml("<a>".repeat(8) + "</a>".repeat(8))).not.toBeNull();
    expect(parseXml(`<xml>${"<a/>".repeat(2_000)}</xml>`)).toBeNull();
    for (const broken of ["", "<xml>", "<xml></x>", "<xml/><xml/>", "text", "<xml a=1/>", "\u0000"]) {
      expect(parseXml(broken)).toBeNull();
    }
  });
});
