import { cardKinds } from "../../bot/cardKinds";
import { plainFace } from "../../bot/cards/face";
import { pressCard } from "../../bot/pressCard";
import { openCard } from "../../server/chats/cards";
import { ChatCard, type Platform } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { updateRows } from "../../server/db/rows";
import { notFound } from "../../server/http/errors";
import { canOver } from "../../server/org/permissions";
import { Job } from "../../server/queue/entity";
import { buildChatAccount, buildChatter, buildPress } from "../factories/bot";
import { type Places, inUnit, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";

/** A kind of its own for this file: what the router promises holds for every kind. */
const SECRET = "沈嘉禾 8.6 分";
describe("a press on a card", () => {
  let server: TestServer;
  let places: Places;
  const known = cardKinds.digest;
  beforeEach(async () => {
    server = await openTestServer();
    places = await openCompany(server);
    await buildChatter(server, "lin", [inUnit("branch_hr", places.own)]);
    await buildChatter(server, "far", [inUnit("branch_hr", places.other)]);
    cardKinds.digest = {
      load: async () => ({
        shared: plainFace("日报"),
        own: { lin: plainFace("日报", { lines: [SECRET] }) },
      }),
      presses: {
        press: async ({ sender }) => {
          if (!canOver(sender.actor, "interviews.read", { orgUnitId: places.own, positionId: null }))
            throw notFound("interview.not_found");
          return { shared: plainFace("日报", { note: "已处理" }), own: {} };
        },
        break: async () => {
          throw new Error("broken");
        },
      },
    };
  });
  afterEach(async () => {
    if (known) cardKinds.digest = known;
    else delete cardKinds.digest;
    await server.close();
  });

  const buildCard = (given: { userId?: string; platform?: Platform } = {}) =>
    server.services.db.write((tx) =>
      openCard(server.services, tx, {
        platform: given.platform ?? "dingtalk",
        kind: "digest",
        subjectId: newId(),
        place: given.userId ? { kind: "person", id: given.userId } : { kind: "group", id: "cid-east" },
        locale: "zh",
      }),
    );
  const press = (cardId: string, given: Parameters<typeof buildPress>[0] = {}) =>
    pressCard(server.services)(buildPress({ cardId, ...given }));

  it("does what the kind says, and looks at the card again soon", async () => {
    const cardId = await buildCard();
    await server.services.db.write((tx) => tx.manager.clear(Job));
    const faces = await press(cardId);
    expect(faces.shared.note).toBe("已处理");
    const [job] = await server.services.db.read.findBy(Job, { kind: "chat.card" });
    expect(job?.payload).toEqual({ cardId });
  });

  it("counts under the presser's own permission, whoever the card was shown to", async () => {
    const cardId = await buildCard({ userId: "lin" });
    const faces = await press(cardId, { from: { id: "far", name: null } });
    expect(faces.own["far"]?.note).toBe("没有找到这场面试。");
    expect(faces.own["far"]?.lines).toEqual([]);
  });

  it.each([["stranger"], ["guest"]])("tells %s nothing", async (id) => {
    await buildChatAccount(server, "guest");
    const faces = await press(await buildCard(), { from: { id, name: "外人" } });
    expect(JSON.stringify(faces)).not.toContain(SECRET);
    expect(faces.own[id]?.note).toContain("我这里只为招聘同事办事");
    expect(faces.shared).toEqual(plainFace("日报"));
  });

  it("knows no card of another platform, and none that is not there", async () => {
    const elsewhere = await buildCard({ platform: "wecom" });
    for (const cardId of [elsewhere, newId(), "not-an-id", "x".repeat(300)]) {
      const faces = await press(cardId);
      expect(faces.own["lin"]?.note).toBe("这张卡片已失效。");
      expect(JSON.stringify(faces)).not.toContain("日报");
    }
  });

  it("changes nothing on a closed card, and shows it as it is", async () => {
    const cardId = await buildCard();
    await server.services.db.write((tx) => updateRows(tx, ChatCard, { id: cardId }, { state: "closed" }));
    const faces = await press(cardId);
    expect(faces.shared.note).toBeNull();
    expect(faces.own["lin"]).toMatchObject({ lines: [SECRET], note: "这张卡片已结束，不能再操作。" });
  });

  it.each([["constructor"], ["gone"]])("knows no button called %s", async (action) => {
    const faces = await press(await buildCard(), { action });
    expect(faces.own["lin"]?.note).toBe("这个按钮已不可用。");
  });

  it("says it to somebody called constructor on the card that everybody sees", async () => {
    await buildChatter(server, "constructor", [inUnit("branch_hr", places.own)]);
    const faces = await press(await buildCard(), { action: "gone", from: { id: "constructor", name: null } });
    expect(faces.own["constructor"]).toEqual(plainFace("日报", { note: "这个按钮已不可用。" }));
  });

  it("says it to whom WeCom calls in other letters, on the face that is theirs", async () => {
    await buildChatter(server, "Lin", [inUnit("branch_hr", places.own)], { platform: "wecom" });
    const cardId = await buildCard({ userId: "lin", platform: "wecom" });
    const faces = await press(cardId, { platform: "wecom", action: "gone", from: { id: "LIN", name: null } });
    expect(faces.own).toEqual({ lin: plainFace("日报", { lines: [SECRET], note: "这个按钮已不可用。" }) });
  });

  it("answers for what breaks", async () => {
    const faces = await press(await buildCard(), { action: "break" });
    expect(faces.own["lin"]?.note).toContain("没有成功");
  });
});
