import { newId } from "../../../server/clock";
import { updateRows } from "../../../server/db/rows";
import { Message } from "../../../server/notifications/entity";
import {
  type InterviewScope,
  listTroubledMessages,
} from "../../../server/notifications/listTroubledMessages";
import { MAX_TRIES } from "../../../server/notifications/progress";
import { resendMessage } from "../../../server/notifications/resendMessage";
import { sendMessage } from "../../../server/notifications/sendMessage";
import { Job } from "../../../server/queue/entity";
import { type TestServer, openTestServer } from "../../factories/server";
import { inviteSomebody } from "../../factories/interviews";
import { type TestClock, createTestClock } from "../../support/testClock";

let clock: TestClock;
let server: TestServer;
beforeEach(async () => {
  clock = createTestClock();
  server = await openTestServer({ clock });
});
afterEach(() => server.close());

async function writeTroubled(own: Partial<Message> = {}): Promise<string> {
  const { services } = server;
  clock.advance(1000);
  const id = await services.db.write((tx) =>
    sendMessage(services, tx, {
      interviewId: own.interviewId ?? null,
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
  listTroubledMessages(server.services, { limit: 30, locale: "zh", ...query });
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

  it("within a scope has nothing of another interview and nothing of staff", async () => {
    const { interviewId } = await inviteSomebody(server);
    const { interviewId: other } = await inviteSomebody(server);
    const own = await writeTroubled({ interviewId });
    await writeTroubled({ interviewId: other });
    await writeTroubled({ staffId: newId() });
    const scope: InterviewScope = (interviews) =>
      void interviews.where("interview.id IN (:...ids)", { ids: [interviewId] });
    expect(await idsOf({ scope })).toEqual([own]);
    expect(await idsOf()).toHaveLength(3);
    const nothing: InterviewScope = (interviews) => void interviews.where("1 = 0");
    expect(await idsOf({ scope: nothing })).toEqual([]);
  });
});

describe("sending again", () => {
  const resend = (id: string, confirmed?: boolean) =>
    resendMessage(server.services, id, confirmed === undefined ? {} : { confirmed });

  it("a failed one gets new tries and a job", async () => {
    const id = await writeTroubled();
    await resend(id);
    expect(await read(id)).toMatchObject({ state: "waiting", triesLeft: MAX_TRIES, failure: null, tries: 3 });
    const jobs = await server.services.db.read.findBy(Job, { kind: "notifications.deliver_mail" });
    expect(jobs.filter(({ payload }) => payload["messageId"] === id)).toHaveLength(2);
  });

  it("an unknown one only with a person's word", async () => {
    const id = await writeTroubled({ state: "unknown" });
    await expect(resend(id)).rejects.toMatchObject({ code: "message.unconfirmed", status: 409 });
    expect((await read(id)).state).toBe("unknown");
    await resend(id, true);
    expect((await read(id)).state).toBe("waiting");
  });

  test.each(["waiting", "sending", "sent", "delivered"] as const)("never one that is %s", async (state) => {
    const id = await writeTroubled({ state });
    await expect(resend(id, true)).rejects.toMatchObject({ code: "message.not_resendable" });
    expect((await read(id)).state).toBe(state);
  });

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
