import { readCardAction, readIncoming } from "../../../../bot/transports/dingtalk/chatEvents";
import { type Frame, readFrame } from "../../../../bot/transports/dingtalk/frames";
import { reconnectDelay } from "../../../../bot/transports/dingtalk/reconnectDelay";

function buildFrame(
  type: Frame["type"],
  topic: string,
  data: unknown,
  headers: Record<string, string> = {},
): Frame {
  const whole = { messageId: "m-1", time: "1772416800000", topic, later: "field", ...headers };
  const frame = readFrame(
    JSON.stringify({ specVersion: "1.0", type, headers: whole, data: JSON.stringify(data) }),
  );
  if (!frame) throw new Error("not a frame");
  return frame;
}
const message = (overrides: object) =>
  buildFrame("CALLBACK", "/v1.0/im/bot/messages/get", {
    msgId: "msg-1",
    createAt: 1_772_416_800_000,
    conversationId: "cid-1",
    conversationType: "1",
    senderId: "$:LWCP_v1:$x",
    senderStaffId: "lin",
    senderNick: "林知夏",
    msgtype: "text",
    text: { content: " 进度 " },
    unheardOf: { field: 1 },
    ...overrides,
  });
const tap = (content: unknown, corpId = "corp-1") =>
  buildFrame("CALLBACK", "/v1.0/card/instances/callback", {
    outTrackId: "card-1",
    userId: "lin",
    corpId,
    content: typeof content === "string" ? content : JSON.stringify(content),
  });

describe("what a frame says", () => {
  it("hears no press of another company's member, who may have the id of one of ours", () => {
    const pressed = { cardPrivateData: { actionIds: ["approve"] } };
    expect(readCardAction(tap(pressed, "corp-2"), "corp-1")).toBeNull();
    expect(readCardAction(tap(pressed), "corp-1")).toMatchObject({ from: { id: "lin" } });
  });

  it("reads from our template's button what it says", () => {
    const pressed = {
      cardPrivateData: { actionIds: ["press"], params: { press: "reject?reason=a%26b&x=", more: 1 } },
    };
    expect(readCardAction(tap(pressed), "corp-1")).toMatchObject({
      action: "reject",
      params: { reason: "a&b", x: "", more: "1" },
    });
  });

  it("reads text, pictures among text, files and what was heard in a voice message", () => {
    const read = (overrides: object) => readIncoming(message(overrides))?.event;
    expect(read({})).toMatchObject({ kind: "message", text: "进度", place: { kind: "direct" }, files: [] });
    expect(
      read({
        msgtype: "richText",
        text: undefined,
        content: { richText: [{ text: "看" }, { downloadCode: "d1", type: "picture" }, { text: "这张" }] },
      }),
    ).toMatchObject({ text: "看这张", files: [{ key: "d1", name: "picture" }] });
    expect(
      read({ msgtype: "file", text: undefined, content: { downloadCode: "d2", fileName: "名单.xlsx" } }),
    ).toMatchObject({ text: "", files: [{ key: "d2", name: "名单.xlsx" }] });
    expect(
      read({ msgtype: "audio", text: undefined, content: { downloadCode: "d3", recognition: "今日" } }),
    ).toMatchObject({ text: "今日", files: [{ key: "d3", name: "audio" }] });
  });

  it("takes somebody of another company by an id that is no member's", () => {
    const incoming = readIncoming(message({ senderStaffId: undefined }));
    expect(incoming?.event).toMatchObject({ from: { id: "$:LWCP_v1:$x" } });
    const namesake = readIncoming(message({ senderCorpId: "corp-2", chatbotCorpId: "corp-1" }));
    expect(namesake?.event).toMatchObject({ from: { id: "$:LWCP_v1:$x" } });
    const ours = readIncoming(message({ senderCorpId: "corp-1", chatbotCorpId: "corp-1" }));
    expect(ours?.event).toMatchObject({ from: { id: "lin" } });
  });

  it("cuts what is too long", () => {
    const incoming = readIncoming(message({ text: { content: "长".repeat(30_000) } }));
    expect(incoming?.event.kind === "message" && incoming.event.text.length).toBe(20_000);
  });

  it("reads a tap with its values as text", () => {
    const content = { cardPrivateData: { actionIds: ["approve"], params: { round: 2, reason: "好" } } };
    expect(readCardAction(tap(content), "corp-1")).toEqual({
      platform: "dingtalk",
      kind: "card_action",
      id: "m-1",
      at: new Date("2026-03-02T02:00:00.000Z"),
      from: { id: "lin", name: null },
      cardId: "card-1",
      action: "approve",
      params: { round: "2", reason: "好" },
    });
  });

  it.each([{ cardPrivateData: { actionIds: [] } }, {}, "{", "null", '"x"'])(
    "makes nothing of the tap %j",
    (content) => {
      expect(readCardAction(tap(content), "corp-1")).toBeNull();
    },
  );

  it("reads which departments changed", () => {
    const frame = buildFrame(
      "EVENT",
      "*",
      { deptId: [7, 8] },
      { eventType: "org_dept_remove", eventId: "e-1" },
    );
    expect(readIncoming(frame)?.event).toMatchObject({
      id: "e-1",
      change: "left",
      subject: "department",
      ids: ["7", "8"],
    });
  });

  it.each([
    ["bpms_task_change", { taskId: 1 }],
    ["constructor", {}],
    ["user_add_org", { userId: [] }],
    ["user_add_org", { userId: "lin" }],
    ["user_add_org", null],
  ])("makes nothing of the event %s %j", (eventType, data) => {
    expect(readIncoming(buildFrame("EVENT", "*", data, { eventType }))).toBeNull();
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    "7",
    '{"type":"EVENT"}',
    '{"type":"OTHER","headers":{"messageId":"a","topic":"*"}}',
  ])("takes %j for no frame", (text) => {
    expect(readFrame(text)).toBeNull();
  });
});

describe("reconnectDelay", () => {
  const timing = { firstDelayMs: 1_000, longestDelayMs: 60_000 };
  it("doubles up to the longest, half of it by chance", () => {
    expect([1, 2, 3, 7, 400].map((failures) => reconnectDelay(failures, timing, 0))).toEqual([
      500, 1_000, 2_000, 30_000, 30_000,
    ]);
    expect(reconnectDelay(2, timing, 1)).toBe(2_000);
    expect(reconnectDelay(Infinity, timing, 0.5)).toBe(45_000);
  });
});
