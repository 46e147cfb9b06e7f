import type { CardFaces } from "../../../../bot/cards/face";
import { templateCard } from "../../../../bot/cards/wecom/templateCard";
import type { ChatCardContent, ShowOutcome } from "../../../../bot/platform";
import { buildFace, buildFaces } from "../../../factories/faces";
import { GROUP } from "../../../factories/wecom";
import { eventually } from "../../../support/eventually";
import { createGate } from "../../../support/gate";
import { HOME, type OpenPlatform, openPlatform } from "./openPlatform";

const HOUR_MS = 3_600_000;

describe("WeCom as the bot sees it, by the real SDKs and client", () => {
  let wecom: OpenPlatform;
  beforeEach(async () => {
    wecom = await openPlatform();
  });
  afterEach(() => wecom.close());

  const content = (overrides: Partial<ChatCardContent> = {}): ChatCardContent => ({
    id: "card-1",
    to: { kind: "person", id: "ShiYuan" },
    faces: buildFaces({ ShiYuan: buildFace() }),
    handle: null,
    ...overrides,
  });
  const inGroup = (faces: CardFaces) => content({ to: { kind: "group", id: GROUP }, faces });
  const handleOf = (outcome: ShowOutcome) => (outcome.result === "accepted" ? outcome.reference : null);
  const seen = (userId = "ShiYuan") => wecom.sandbox.world.withCard("card-1")?.cards.get(userId)?.card;
  const drawn = (face: Parameters<typeof templateCard>[0]) =>
    templateCard(face, { cardId: "card-1", home: HOME });
  const decided = buildFace({ status: { text: "已同意", tone: "good" }, buttons: [], note: "施远 刚刚" });

  describe("cards for one person", () => {
    it("show what that person may see, and are changed once by the code of their sending", async () => {
      const shown = await wecom.platform.showCard(content());
      expect(seen()).toEqual(drawn(buildFace()));
      const changed = await wecom.platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(changed).toMatchObject({ result: "accepted" });
      expect(seen()).toEqual(drawn(decided));
      expect(wecom.texts()).toEqual([null]);

      const closed = buildFaces({ ShiYuan: { ...decided, status: { text: "已撤回", tone: "warn" } } });
      await wecom.platform.changeCard(content({ faces: closed, handle: handleOf(changed) }));
      expect(wecom.texts()).toEqual([null, "**复试审批** 已撤回\n施远 刚刚"]);
    });

    it("know a person whose id WeCom tells in small letters, and nobody by a name of JavaScript's", async () => {
      await wecom.platform.showCard(content({ to: { kind: "person", id: "shiyuan" } }));
      expect(wecom.sandbox.world.messages.at(-1)?.cards.get("ShiYuan")?.card).toEqual(drawn(buildFace()));
      const stranger = content({ id: "card-2", to: { kind: "person", id: "constructor" } });
      expect(await wecom.platform.showCard(stranger)).toMatchObject({ failure: "address_unknown" });
    });

    it("keep that code for what matters", async () => {
      const shown = await wecom.platform.showCard(content());
      const more = buildFaces({ ShiYuan: buildFace({ lines: ["又一行"], note: "三天内有效" }) });
      expect(await wecom.platform.changeCard(content({ faces: more, handle: handleOf(shown) }))).toEqual(
        shown,
      );
      expect(seen()).toEqual(drawn(buildFace()));
      await wecom.platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(seen()).toEqual(drawn(decided));
    });

    it("that are too old say in a line what they have come to", async () => {
      const shown = await wecom.platform.showCard(content());
      wecom.clock.advance(72 * HOUR_MS);
      await wecom.platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(wecom.texts()).toEqual([null, "**复试审批** 已同意\n施远 刚刚"]);
    });

    it("that are to be pressed again after their code is spent come anew, and are pressed as the same card", async () => {
      const shown = await wecom.platform.showCard(content());
      // A press whose change of the card is lost uses its own code up; delivery then uses the one that it keeps.
      wecom.press = async () => buildFaces({ ShiYuan: decided });
      wecom.sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 41_008 });
      await wecom.sandbox.press("ShiYuan", "card-1", "approve");
      const asDecided = content({ faces: buildFaces({ ShiYuan: decided }) });
      const changed = await wecom.platform.changeCard({ ...asDecided, handle: handleOf(shown) });
      expect(seen()).toEqual(drawn(decided));

      // Taken back: there is something to press again, and nothing left to change the card by.
      wecom.sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
      const anew = await wecom.platform.changeCard(content({ handle: handleOf(changed) }));
      expect(wecom.sandbox.world.messages).toHaveLength(2);
      expect(await wecom.sandbox.press("ShiYuan", "card-1@1", "approve")).toBe(true);
      expect(wecom.presses.map(({ cardId }) => cardId)).toEqual(["card-1", "card-1"]);
      const fresh = () => wecom.sandbox.world.withCard("card-1@1")?.cards.get("ShiYuan")?.card;
      await eventually(() => fresh()?.main_title.desc === "已同意");
      await wecom.platform.changeCard({ ...asDecided, handle: handleOf(anew) });
      expect(wecom.sandbox.world.messages).toHaveLength(2);
      expect(fresh()?.task_id).toBe("card-1@1");
    });

    it("tell in a line, again until it is sure, what WeCom does not let change", async () => {
      const shown = await wecom.platform.showCard(content());
      const now = content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) });
      wecom.sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 40_058 });
      wecom.sandbox.faults.onCall("/message/send", { does: "bad_gateway" }, { does: "act_and_cut" });
      expect((await wecom.platform.changeCard(now)).result).not.toBe("accepted");
      wecom.sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 41_008 });
      expect((await wecom.platform.changeCard(now)).result).not.toBe("accepted");
      wecom.sandbox.faults.onCall("/message/update_template_card", { does: "errcode", errcode: 41_008 });
      expect(await wecom.platform.changeCard(now)).toMatchObject({ result: "accepted" });
      expect(wecom.texts()).toEqual([null, "**复试审批** 已同意\n施远 刚刚"]);
    });

    it("whose sending nobody confirmed are there once, and can be changed", async () => {
      wecom.sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
      const shown = await wecom.platform.showCard(content());
      expect(wecom.texts()).toEqual([null]);
      await wecom.platform.changeCard(
        content({ faces: buildFaces({ ShiYuan: decided }), handle: handleOf(shown) }),
      );
      expect(seen()).toEqual(drawn(decided));
    });

    it("whose sending nobody confirmed stay in doubt, though WeCom refuses them the second time", async () => {
      wecom.sandbox.faults.onCall(
        "/message/send",
        { does: "act_and_cut" },
        { does: "errcode", errcode: 60_111 },
      );
      expect(await wecom.platform.showCard(content())).toMatchObject({ result: "unclear" });
    });

    it("are changed by the press, whose callback is answered with nothing", async () => {
      await wecom.platform.showCard(content());
      wecom.press = async () => buildFaces({ ShiYuan: decided });
      expect(await wecom.sandbox.press("ShiYuan", "card-1", "approve?round=2")).toBe(true);
      expect(wecom.presses).toMatchObject([
        { action: "approve", params: { round: "2" }, from: { id: "ShiYuan" } },
      ]);
      await eventually(() => seen()?.card_type === "text_notice");
      expect(seen()).toEqual(drawn(decided));
      expect(wecom.sandbox.world.frames.findLast(({ channel }) => channel === "callback")?.text).toBe("200");
    });

    it("answer WeCom in time when the press takes longer, and change afterwards", async () => {
      const gate = createGate();
      await wecom.platform.showCard(content());
      wecom.press = async () => {
        await gate.opened;
        return buildFaces({ ShiYuan: decided });
      };
      expect(await wecom.sandbox.press("ShiYuan", "card-1", "approve")).toBe(true);
      expect(seen()).toEqual(drawn(buildFace()));
      gate.open();
      await eventually(() => seen()?.card_type === "text_notice");
    });

    it("tell who pressed when it failed", async () => {
      await wecom.platform.showCard(content());
      wecom.press = () => Promise.reject(new Error("broke"));
      await wecom.sandbox.press("ShiYuan", "card-1", "approve");
      expect(await eventually(() => wecom.last()?.text)).toMatch(/^没有成功/);
    });
  });

  describe("cards in a group", () => {
    it("show nobody what only some may see, and a change is told in a line", async () => {
      const shown = await wecom.platform.showCard(inGroup(buildFaces({ ShiYuan: buildFace() })));
      expect(seen("LuoQing")).toEqual(drawn(buildFaces().shared));
      expect(JSON.stringify(wecom.sandbox.world.messages)).not.toContain("宋知微");
      const after = buildFaces({}, { status: { text: "已决定", tone: "good" } });
      await wecom.platform.changeCard({ ...inGroup(after), handle: handleOf(shown) });
      expect(wecom.last()).toMatchObject({
        from: "bot",
        chatId: GROUP,
        text: "**有一位候选人等待复试审批** 已决定",
      });
    });

    it("are changed by a press for all, and for who pressed to their own", async () => {
      const ask = { text: "我来面试", style: "primary", action: "claim" } as const;
      await wecom.platform.showCard(inGroup(buildFaces({}, { buttons: [ask] })));
      const shared = buildFaces({}, { status: { text: "已认领", tone: "good" } }).shared;
      wecom.press = async () => ({ shared, own: { ShiYuan: decided } });
      expect(await wecom.sandbox.press("ShiYuan", "card-1", "claim")).toBe(true);
      await eventually(() => seen("ShiYuan")?.main_title.desc === "已同意");
      expect(seen("LuoQing")).toEqual(drawn(shared));
    });

    it("tell the group when a press failed", async () => {
      const ask = { text: "我来面试", style: "primary", action: "claim" } as const;
      await wecom.platform.showCard(inGroup(buildFaces({}, { buttons: [ask] })));
      wecom.press = () => Promise.reject(new Error("broke"));
      await wecom.sandbox.press("ShiYuan", "card-1", "claim");
      expect(await eventually(() => wecom.last()?.text)).toMatch(/^没有成功/);
    });

    it("that were pressed too long ago are answered in a line", async () => {
      const ask = { text: "我来面试", style: "primary", action: "claim" } as const;
      await wecom.platform.showCard(inGroup(buildFaces({}, { buttons: [ask] })));
      wecom.press = async () => {
        wecom.clock.advance(5_001);
        return buildFaces({}, { status: { text: "已认领", tone: "good" } });
      };
      await wecom.sandbox.press("ShiYuan", "card-1", "claim");
      expect(await eventually(() => wecom.last()?.text)).toBe("**有一位候选人等待复试审批** 已认领");
    });
  });
});
