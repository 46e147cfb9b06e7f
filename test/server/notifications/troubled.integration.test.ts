import { newId } from "../../../server/clock";
import { updateRows } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { Message, SandboxMessage } from "../../../server/notifications/entity";
import { deliverMessage } from "../../../server/notifications/deliverMessage";
import { listTroubledMessages } from "../../../server/notifications/listTroubledMessages";
import { MAX_TRIES } from "../../../server/notifications/progress";
import { resendMessage } from "../../../server/notifications/resendMessage";
import { sendMessage } from "../../../server/notifications/sendMessage";
import { settleMessage } from "../../../server/notifications/settleMessage";
import { ROOT_UNIT } from "../../../server/org/tree";
import { Job } from "../../../server/queue/entity";
import { buildInterview, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

let clock: TestClock;
let server: TestServer;
let interviewId: string;
beforeEach(async () => {
  clock = createTestClock();
  server = await openTestServer({ clock });
  ({ id: interviewId } = await buildInterview(server, ROOT_UNIT, { name: "周小满" }));
});
afterEach(() => server.close());

async function writeTroubled(own: Partial<Message> = {}): Promise<string> {
  const { services } = server;
  clock.advance(1000);
  const id = await services.db.write((tx) =>
    sendMessage(services, tx, {
      interviewId: own.staffId ? null : (own.interviewId ?? interviewId),
      channel: "email",
      purpose: "notice",
      to: "xiaoman@example.org",
      subject: "x",
      text: "y",
      params: {},
    }),
  );
  const change = { state: "failed", failure: "address_unknown", tries: 3, triesLeft: 5, ...own } as const;
  await services.db.write((tx) => updateRows(tx, Message, { id }, change));
  return id;
}
const read = (id: string) => server.services.db.read.findOneByOrFail(Message, { id });
const list = (query: Partial<Parameters<typeof listTroubledMessages>[1]> = {}) =>
  listTroubledMessages(server.services, { scope: "all", limit: 30, locale: "zh", ...query });
const idsOf = async (query: Parameters<typeof list>[0] = {}) => (await list(query)).items.map(({ id }) => id);

describe("the list of messages in trouble", () => {
  it("has what failed and what is unknown, newest first, with a reason in the reader's language", async () => {
    const failed = await writeTroubled({ failureDetail: "550 5.1.1" });
    await writeTroubled({ state: "sent" });
    await writeTroubled({ state: "waiting" });
    const unknown = await writeTroubled({ state: "unknown", failure: null });
    const { items, nextCursor } = await list();
    expect(items).toEqual([
      expect.objectContaining({ id: unknown, state: "unknown", reason: null }),
      expect.objectContaining({
        id: failed,
        interview: { id: interviewId, candidateName: "周小满", jobTitle: expect.any(String) },
        resendable: true,
        to: "xi***@example.org",
        reason: "收件邮箱或号码不存在，请向候选人核对。",
        detail: "550 5.1.1",
      }),
    ]);
    expect(nextCursor).toBeNull();
    expect((await list({ locale: "en" })).items[1]?.reason).toContain("no such mailbox");
  });

  it("comes in pages", async () => {
    const ids = [await writeTroubled(), await writeTroubled(), await writeTroubled()].toReversed();
    const first = await list({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(await idsOf({ limit: 2, cursor: first.nextCursor ?? "" })).toEqual(ids.slice(2));
  });

  it("within a scope has nothing of another branch, and never anything of staff", async () => {
    const { own, other } = await openCompany(server);
    const ours = await writeTroubled({ interviewId: (await buildInterview(server, own)).id });
    const theirs = await writeTroubled({ interviewId: (await buildInterview(server, other)).id });
    await writeTroubled({ staffId: newId() });
    expect(await idsOf({ scope: { orgUnitIds: [own], positionIds: [] } })).toEqual([ours]);
    expect(await idsOf()).toEqual([theirs, ours]);
    expect(await idsOf({ scope: { orgUnitIds: [], positionIds: [] } })).toEqual([]);
  });

  it("says where sending again makes no sense any more", async () => {
    await writeTroubled({ purpose: "code", validUntil: clock.now() });
    expect((await list()).items).toMatchObject([{ purpose: "code", resendable: false }]);
  });
});

describe("settling", () => {
  const settle = (id: string) => settleMessage(server.services, id, "林老师");
  const events = (type: string) => server.services.db.read.findBy(DomainEventRow, { interviewId, type });

  it("takes it off the list for good, and the timeline says who did", async () => {
    const failed = await writeTroubled();
    const unknown = await writeTroubled({ state: "unknown", failure: null });
    await settle(failed);
    expect(await idsOf()).toEqual([unknown]);
    await settle(unknown);
    expect(await idsOf()).toEqual([]);
    expect(await events("message.settled")).toMatchObject([
      { data: { channel: "email", purpose: "notice", by: "林老师" } },
      { data: { channel: "email", purpose: "notice", by: "林老师" } },
    ]);
    await expect(settle(failed)).rejects.toMatchObject({ code: "message.not_troubled", status: 409 });
    expect(await events("message.settled")).toHaveLength(2);
  });

  it("is not undone by a job that still had to look after it, and nothing goes out", async () => {
    const id = await writeTroubled({ state: "unknown" });
    await settle(id);
    const context = {
      jobId: "x",
      attempt: 1,
      signal: new AbortController().signal,
      progress: async () => {},
    };
    expect(await deliverMessage(server.services).run({ messageId: id }, context)).toBeUndefined();
    expect(await read(id)).toMatchObject({ state: "settled", tries: 3 });
    expect(await server.services.db.read.existsBy(SandboxMessage, { id })).toBe(false);
  });

  it.each(["waiting", "sending", "sent", "delivered"] as const)("refuses one that is %s", async (state) => {
    const id = await writeTroubled({ state });
    await expect(settle(id)).rejects.toMatchObject({ code: "message.not_troubled" });
    expect((await read(id)).state).toBe(state);
  });

  it("refuses what is not there", async () => {
    await expect(settle(newId())).rejects.toMatchObject({ code: "message.not_found", status: 404 });
  });
});

describe("sending again", () => {
  const resend = (id: string, confirmed?: boolean) =>
    resendMessage(server.services, id, { by: "林老师", ...(confirmed === undefined ? {} : { confirmed }) });

  it("a failed one gets new tries and a job", async () => {
    const id = await writeTroubled();
    await resend(id);
    expect(await read(id)).toMatchObject({ state: "waiting", triesLeft: MAX_TRIES, failure: null, tries: 3 });
    const jobs = await server.services.db.read.findBy(Job, { kind: "notifications.deliver_mail" });
    expect(jobs.filter(({ payload }) => payload["messageId"] === id)).toHaveLength(2);
    const [told] = await server.services.db.read.findBy(DomainEventRow, { type: "message.resent" });
    expect(told).toMatchObject({ interviewId, data: { by: "林老师" } });
  });

  it("an unknown one only with a person's word", async () => {
    const id = await writeTroubled({ state: "unknown" });
    await expect(resend(id)).rejects.toMatchObject({ code: "message.unconfirmed", status: 409 });
    expect((await read(id)).state).toBe("unknown");
    await resend(id, true);
    expect((await read(id)).state).toBe("waiting");
  });

  test.each(["waiting", "sending", "sent", "delivered", "settled"] as const)(
    "never one that is %s",
    async (state) => {
      const id = await writeTroubled({ state });
      await expect(resend(id, true)).rejects.toMatchObject({ code: "message.not_resendable" });
      expect((await read(id)).state).toBe(state);
    },
  );

  it("twice at once sends once", async () => {
    const id = await writeTroubled();
    const results = await Promise.allSettled([resend(id), resend(id)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("not what is dead, nor what is not there", async () => {
    const id = await writeTroubled({ validUntil: clock.now() });
    await expect(resend(id)).rejects.toMatchObject({ code: "message.too_late" });
    await expect(resend(newId())).rejects.toMatchObject({ code: "message.not_found", status: 404 });
  });
});
