import { In } from "typeorm";
import { keepTrialPlans, TRIALS } from "../../../bot/sandbox/trialPlans";
import { updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { inviteCandidate } from "../../../server/invitations/inviteCandidate";
import { planDefinitionSchema } from "../../../server/plans/definition";
import { Plan } from "../../../server/plans/entity";
import { ChatAccount, ChatCard } from "../../../server/chats/entity";
import { openCard } from "../../../server/chats/cards";
import { newId } from "../../../server/clock";
import { settleIn } from "../../../bot/sandbox/settleIn";
import { type SandboxServer, openSandboxServer } from "../../factories/sandbox";
import type { Json } from "../../factories/server";

const GROUPS = { dingtalk: "cidDemoBeijing/+A==", wecom: "wrDemoShanghai" } as const;
/** Of the branch on this platform. */
const CAST = {
  dingtalk: {
    hr: "he.jia",
    manager: "ma.yue",
    other: "lu.yiming",
    candidate: "jiang.yuan",
    candidateName: "江予安",
    managerName: "马跃",
  },
  wecom: {
    hr: "gu.lan",
    manager: "fang.zhicheng",
    other: "su.qing",
    candidate: "chen.anran",
    candidateName: "陈安然",
    managerName: "方志成",
  },
} as const;
const both = ["dingtalk", "wecom"] as const;

let server: SandboxServer;
beforeAll(async () => {
  server = await openSandboxServer();
}, 60_000);
afterAll(() => server.close());

const chatOf = (view: Json, platform: string, id: string) =>
  view.chats.find((chat: Json) => chat.platform === platform && chat.id === id);
const saidBy = (chat: Json, from: string | null) =>
  (chat?.messages ?? []).filter((message: Json) => message.from === from).map(({ content }: Json) => content);
const answerIn = (platform: string, id: string) => (view: Json) =>
  saidBy(chatOf(view, platform, id), null).find(({ text }: Json) => text?.includes("帮助"));
const stateOf = (view: Json, platform: string) =>
  view.platforms.find((each: Json) => each.platform === platform);
const turn = (platform: string, fault: string, on: boolean) =>
  server.call("PUT", "/sandbox/chats/faults", { platform, fault, on });

describe.each(both)("a chat of the sandbox's %s", (platform) => {
  const { hr, manager, other, candidate, managerName } = CAST[platform];

  test("hears what somebody says to the bot in a group, and all who are in it see the answer", async () => {
    expect((await server.say(hr, platform, GROUPS[platform], "@知面 帮助")).status).toBe(204);
    await server.until(manager, answerIn(platform, GROUPS[platform]));
    const view = await server.look(manager);
    expect(saidBy(chatOf(view, platform, GROUPS[platform]), hr)).toContainEqual({
      kind: "text",
      text: "帮助",
      mention: true,
    });
    expect(chatOf(await server.look("lin.zhiyuan"), platform, GROUPS[platform])).toBeUndefined();
    expect((await server.say("lin.zhiyuan", platform, GROUPS[platform], "@知面 帮助")).status).toBe(404);
  });

  test("hears what somebody says alone, and shows it to nobody else", async () => {
    await server.say("su.qing", platform, "direct", "帮助");
    await server.until("su.qing", answerIn(platform, "direct"));
    expect(chatOf(await server.look(manager), platform, "direct").messages).toEqual([]);
  });

  test("is silent to the bot where nobody mentions it", async () => {
    const before = (await server.call("GET", "/sandbox/chats/frames")).body.items.length;
    await server.say(other, platform, GROUPS[platform], "大家中午好");
    const view = await server.look(hr);
    expect(saidBy(chatOf(view, platform, GROUPS[platform]), other)).toContainEqual(
      expect.objectContaining({ text: "大家中午好", mention: false }),
    );
    expect((await server.call("GET", "/sandbox/chats/frames")).body.items).toHaveLength(before);
  });

  test("opens a link of ours through the platform's login as who presses it, and others as they are", async () => {
    const open = async (as: string, url: string) =>
      (await server.call("POST", "/sandbox/chats/openings", { as, platform, url })).body.url;
    const cookies = new Map<string, string>();
    const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    let at: string = await open(manager, `${server.origin}/console/interviews?q=1`);
    // Out to the platform, back with a code, and on to the page.
    for (let leap = 0; leap < 3; leap += 1) {
      const response = await fetch(at, { redirect: "manual", headers: { cookie: cookie() } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      at = new URL(response.headers.get("location") ?? "", at).href;
    }
    expect(at).toBe(`${server.origin}/console/interviews?q=1`);
    const { body: session } = await server.call("GET", "/session", undefined, { cookie: cookie() });
    expect(JSON.stringify(session)).toContain(managerName);

    const candidates = new URL(await open(candidate, `${server.origin}/i/some-token`));
    expect(Object.fromEntries(candidates.searchParams)).toMatchObject({
      as: "candidate",
      next: "/i/some-token",
    });
    expect(await open(candidate, "https://example.com/page")).toBe("https://example.com/page");
  });

  test("delivers twice where that is switched on, and is answered once all the same", async () => {
    await turn(platform, "duplicated", true);
    expect(stateOf(await server.look("shen.jing"), platform).faults).toEqual(["duplicated"]);
    await server.say("shen.jing", platform, "direct", "帮助");
    await server.until("shen.jing", answerIn(platform, "direct"));
    await turn(platform, "duplicated", false);
    await server.say("shen.jing", platform, "direct", "help");
    const answers = await server.until("shen.jing", (view) => {
      const found = saidBy(chatOf(view, platform, "direct"), null);
      return found.some(({ text }: Json) => text.includes("help")) && found;
    });
    expect(answers).toHaveLength(2);
    expect(stateOf(await server.look("shen.jing"), platform).faults).toEqual([]);
  });

  test("loses its connection and its token, and the bot is back by itself", async () => {
    const opened = () =>
      platform === "dingtalk" ? server.sandbox.dingtalk.gateway.opened : server.sandbox.wecom.bot.logins;
    const before = opened();
    await turn(platform, "expired", true);
    await turn(platform, "dropped", true);
    await server.until("lin.zhiyuan", (view) => opened() > before && stateOf(view, platform).connected);
    await server.say("lin.zhiyuan", platform, "direct", "帮助");
    const answer = await server.until("lin.zhiyuan", answerIn(platform, "direct"));
    expect(answer.kind).toBe("markdown");
  });
});

test("what went over the wires holds none of the secrets", async () => {
  await server.say("su.qing", "dingtalk", "direct", "帮助");
  await server.say("su.qing", "wecom", "direct", "帮助");
  await server.until("su.qing", answerIn("dingtalk", "direct"));
  await server.until("su.qing", answerIn("wecom", "direct"));
  const { items } = (await server.call("GET", "/sandbox/chats/frames")).body;
  const text = JSON.stringify(items);
  const { settings } = server.sandbox;
  expect(text).toContain("sessionWebhook");
  expect(text).toContain("/message/send");
  for (const secret of [
    settings.DINGTALK_CLIENT_SECRET,
    settings.WECOM_SECRET,
    settings.WECOM_BOT_SECRET,
    settings.WECOM_CALLBACK_TOKEN,
  ]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/session=[\w-]{8}|access_token=\w{8}|"accessToken":\s*"app-/);
  const last = items.at(-1).number;
  // Others of the same exchange may have come meanwhile.
  const later: { number: number }[] = (await server.call("GET", `/sandbox/chats/frames?after=${last}`)).body
    .items;
  expect(later.filter(({ number }) => number <= last)).toEqual([]);
});

test("whoever is outside has no chats, and can neither write nor be opened a link for", async () => {
  expect((await server.look("xu.zhixia")).chats).toEqual([]);
  expect((await server.say("xu.zhixia", "wecom", "direct", "你好")).status).toBe(404);
  expect((await server.call("GET", "/sandbox/chats?as=nobody")).status).toBe(404);
});

test("a button that is not there cannot be pressed, and a group gets no files", async () => {
  const press = { as: "he.jia", platform: "dingtalk", cardId: newId(), press: "approve" };
  expect((await server.call("POST", "/sandbox/chats/presses", press)).status).toBe(404);
  const file = { as: "gu.lan", platform: "wecom", name: "名单.csv", base64: "YQ==" };
  const toGroup = await server.call("POST", "/sandbox/chats/files", { ...file, chat: GROUPS.wecom });
  expect(toGroup.status).toBe(422);
});

test("it opens to this machine's own page alone", async () => {
  const open = [
    ["GET", "/sandbox/chats?as=he.jia"],
    ["GET", "/sandbox/chats/frames"],
    ["POST", "/sandbox/chats/messages", { as: "he.jia", platform: "wecom", chat: "direct", text: "x" }],
    ["POST", "/sandbox/chats/openings", { as: "he.jia", platform: "wecom", url: server.origin }],
    ["POST", "/sandbox/chats/afresh", {}],
    ["PUT", "/sandbox/chats/faults", { platform: "wecom", fault: "limited", on: true }],
  ] as const;
  for (const [method, path, body] of open) {
    const proxied = await server.call(method, path, body, { "x-forwarded-for": "203.0.113.7" });
    expect([path, proxied.status]).toEqual([path, 403]);
    if (method === "GET") continue;
    const forged = await server.call(method, path, body, { "x-requested-with": "another-site" });
    expect([path, forged.status]).toEqual([path, 403]);
  }
  expect(stateOf(await server.look("he.jia"), "wecom").faults).toEqual([]);
});

test("a new start knows everybody and has forgotten the cards of the last one, no others", async () => {
  const { services } = server;
  const wanted = { kind: "progress", subjectId: newId(), locale: "zh" } as const;
  const [ours, theirs] = await services.db.write(async (tx) => [
    await openCard(services, tx, {
      ...wanted,
      platform: "wecom",
      place: { kind: "group", id: GROUPS.wecom },
    }),
    await openCard(services, tx, {
      ...wanted,
      platform: "wecom",
      place: { kind: "group", id: "wrOfSomebody" },
    }),
  ]);
  await settleIn(services, server.sandbox);
  expect(await services.db.read.existsBy(ChatCard, { id: ours })).toBe(false);
  expect(await services.db.read.existsBy(ChatCard, { id: theirs })).toBe(true);
  const accounts = await services.db.read.findBy(ChatAccount, { platform: "dingtalk" });
  expect(accounts).toHaveLength(7);
  expect(accounts.filter(({ staffId }) => staffId !== null)).toHaveLength(6);
});

describe("the guided story", () => {
  const storyOn = async (platform: string) =>
    (await server.look("he.jia")).stories.find((story: Json) => story.platform === platform);

  /** As the group of this platform does it, by somebody of its unit. */
  async function invite(platform: "dingtalk" | "wecom", mobile: string) {
    const { services } = server;
    const unit = services.org.tree().findByCode(platform === "dingtalk" ? "BJ" : "SH");
    const plan = await services.db.read.findOneByOrFail(Plan, { name: TRIALS.zh.name });
    const { interviewId } = await inviteCandidate(
      services,
      {
        planId: plan.id,
        candidate: { name: CAST[platform].candidateName, phone: mobile },
        expiresAt: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
        accommodations: { extraTimePercent: 0, textOnly: false },
        deliverBy: [],
      },
      { orgUnitId: unit?.id ?? "", plans: "all" },
    );
    return interviewId;
  }

  test("asks two questions, each about one thing, in either language, and is made once", async () => {
    await keepTrialPlans(server.services);
    await keepTrialPlans(server.services);
    const plans = await server.services.db.read.findBy(Plan, {
      name: In([TRIALS.zh.name, TRIALS.en.name]),
    });
    expect(plans.map(({ language }) => language).toSorted()).toEqual(["en", "zh"]);
    for (const { definition } of plans) {
      expect(planDefinitionSchema.safeParse(definition).success).toBe(true);
      const questions = definition.stages.flatMap((stage) => stage.questions);
      expect(questions.map(({ dimensions }) => dimensions)).toEqual([
        [{ id: "customer_focus", weightBp: 10_000 }],
        [{ id: "planning", weightBp: 10_000 }],
      ]);
    }
  });

  test("is as far as its interview, on its own platform alone, and begins afresh", async () => {
    const { services } = server;
    const at = async () => [(await storyOn("dingtalk")).at, (await storyOn("wecom")).at];
    const change = (id: string, to: Partial<Interview>) =>
      services.db.write((tx) => updateRows(tx, Interview, { id }, to));
    await keepTrialPlans(services);
    expect(await at()).toEqual(["start", "start"]);
    const done = await invite("dingtalk", "13800000002");
    expect(await at()).toEqual(["invited", "start"]);
    await change(done, { status: "in_progress" });
    expect(await at()).toEqual(["answering", "start"]);
    await change(done, { status: "completed", reportState: "pending" });
    expect(await at()).toEqual(["answered", "start"]);
    await change(done, { reportState: "ready", reportTotal: 7.6 });
    expect(await storyOn("dingtalk")).toMatchObject({ at: "reported", total: 7.6, decision: null });
    await change(done, { decision: "advance" });
    expect(await storyOn("dingtalk")).toMatchObject({ at: "decided", decision: "advance" });

    const open = await invite("wecom", "13800000001");
    expect(await at()).toEqual(["decided", "invited"]);
    expect((await server.call("POST", "/sandbox/chats/afresh", {})).status).toBe(204);
    expect(await at()).toEqual(["start", "start"]);
    const status = async (id: string) => (await services.db.read.findOneByOrFail(Interview, { id })).status;
    expect([await status(done), await status(open)]).toEqual(["completed", "revoked"]);
    for (const who of ["he.jia", "gu.lan", "su.qing"]) {
      const { chats } = await server.look(who);
      expect(chats.flatMap(({ messages }: Json) => messages)).toEqual([]);
    }
  });
});
