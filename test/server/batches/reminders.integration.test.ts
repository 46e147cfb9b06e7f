import { BatchRecipient } from "../../../server/batches/entity";
import { remindRecipients } from "../../../server/batches/remindRecipients";
import { Invitation } from "../../../server/invitations/entity";
import { changeInterview } from "../../../server/interviews/changeInterview";
import { Interview } from "../../../server/interviews/entity";
import type { InterviewAction } from "../../../server/interviews/status";
import { deliverMessage } from "../../../server/notifications/deliverMessage";
import { Message } from "../../../server/notifications/entity";
import { buildRow, postBatch, workOff } from "../../factories/batches";
import { API_TOKEN, type Call, type Json, type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

const HOUR_MS = 3_600_000;
let server: TestServer;
let clock: TestClock;
const hr: Call = (method, path, body) =>
  server.call(method, path, body, { authorization: `Bearer ${API_TOKEN}` });

beforeEach(async () => {
  // 10:00 in Shanghai.
  clock = createTestClock("2026-03-02T02:00:00.000Z");
  server = await openTestServer({ clock });
});
afterEach(() => server.close());

async function batchOf(names: string[], change: object = {}): Promise<{ id: string; people: Json[] }> {
  const { body } = await postBatch(server, hr, {
    rows: names.map((name) => buildRow({ name })),
    expiresAt: new Date(clock.now().getTime() + 48 * HOUR_MS).toISOString(),
    reminders: [4, 24],
    ...change,
  });
  await workOff(server, body.id);
  return { id: body.id, people: (await hr("GET", `/batches/${body.id}/recipients`)).body.items };
}

const act = (id: string, ...actions: InterviewAction[]) =>
  server.services.db.write(async (tx) => {
    for (const action of actions) {
      const interview = await tx.manager.findOneByOrFail(Interview, { id });
      await changeInterview(server.services, tx, interview, action);
    }
  });

async function remindersOf(recipientId: string): Promise<Message[]> {
  await remindRecipients(server.services);
  return server.services.db.read.find(Message, {
    where: { batchRecipientId: recipientId, purpose: "reminder" },
    order: { id: "ASC" },
  });
}

test("each reminder goes once, and only to those who have not finished", async () => {
  const { id, people } = await batchOf(["等待", "完成", "退出", "撤销", "作答中"]);
  const [waiting, done, gone, revoked, begun] = people;
  await act(done.interview.id, "open", "check_device", "start", "complete");
  await act(gone.interview.id, "withdraw");
  await act(revoked.interview.id, "revoke");
  await act(begun.interview.id, "open", "check_device", "start");
  expect(await remindersOf(waiting.id)).toHaveLength(0);

  clock.advance(24 * HOUR_MS);
  expect(await remindersOf(waiting.id)).toHaveLength(1);
  expect(await remindersOf(waiting.id)).toHaveLength(1);
  for (const person of [done, gone, revoked]) expect(await remindersOf(person.id)).toHaveLength(0);
  const [reminder] = await remindersOf(begun.id);
  const text = server.services.cipher.decrypt(reminder?.textSealed ?? "", `messages.text:${reminder?.id}`);
  expect(text).toContain("回答都已保存");

  clock.advance(20 * HOUR_MS);
  expect(await remindersOf(waiting.id)).toHaveLength(2);
  clock.advance(HOUR_MS);
  expect(await remindersOf(waiting.id)).toHaveLength(2);
  expect((await hr("GET", `/batches/${id}`)).body.reminded).toBe(2);
});

test("whoever was away for both gets one, and who answers at this moment none", async () => {
  const [late, busy] = (await batchOf(["迟", "忙"])).people;
  await act(busy.interview.id, "open", "check_device", "start");
  clock.advance(45 * HOUR_MS);
  const lastSeenAt = clock.now();
  await server.services.db.write((tx) =>
    tx.manager.update(Interview, { id: busy.interview.id }, { lastSeenAt }),
  );
  expect(await remindersOf(late.id)).toHaveLength(1);
  expect(await remindersOf(busy.id)).toHaveLength(0);
});

test("at night it waits for the morning; when the night lasts until the deadline nothing is sent", async () => {
  const quietHours = { from: "21:00", to: "09:00" };
  // Until 02:00 in Shanghai the day after tomorrow: 4 hours before is 22:00, in a night that outlasts the deadline.
  const expiresAt = new Date(clock.now().getTime() + 40 * HOUR_MS).toISOString();
  const [person] = (await batchOf(["夜"], { quietHours, expiresAt, reminders: [4, 28] })).people;
  clock.advance(12 * HOUR_MS);
  const [evening] = await remindersOf(person.id);
  expect(evening?.sendAfter?.toISOString()).toBe("2026-03-03T01:00:00.000Z");
  clock.advance(24 * HOUR_MS);
  expect(await remindersOf(person.id)).toHaveLength(1);
});

test("a deadline that was moved moves the reminders", async () => {
  const [person] = (await batchOf(["改期"])).people;
  clock.advance(20 * HOUR_MS);
  const expiresAt = new Date(clock.now().getTime() + 72 * HOUR_MS).toISOString();
  await hr("POST", `/interviews/${person.interview.id}/invitation`, { expiresAt });
  clock.advance(4 * HOUR_MS);
  expect(await remindersOf(person.id)).toHaveLength(0);
  const { nextReminderAt } = await server.services.db.read.findOneByOrFail(BatchRecipient, { id: person.id });
  expect(nextReminderAt?.toISOString()).toBe(new Date(Date.parse(expiresAt) - 24 * HOUR_MS).toISOString());
  // The link of the batch has ended; the reminder brings one that works, beside the one sent meanwhile.
  clock.advance(44 * HOUR_MS);
  const [reminder] = await remindersOf(person.id);
  const text = server.services.cipher.decrypt(reminder?.textSealed ?? "", `messages.text:${reminder?.id}`);
  const token = /\/i\/([\w-]+)/.exec(text)?.[1];
  expect((await server.call("POST", "/candidate/open", { token })).status).toBe(200);
  const links = await server.services.db.read.findBy(Invitation, { interviewId: person.interview.id });
  expect(links.filter(({ endedAt }) => !endedAt)).toHaveLength(2);
});

describe("what waited for the morning", () => {
  const quietHours = { from: "21:00", to: "09:00" };

  /** What goes out to these people once the night is over. */
  async function sentInTheMorning(ids: string[]): Promise<Record<string, Message[]>> {
    clock.advance(14 * HOUR_MS);
    const context = { jobId: "job", attempt: 1, signal: new AbortController().signal };
    const sent: Record<string, Message[]> = {};
    for (const id of ids) {
      const where = { batchRecipientId: id };
      for (const { id: messageId, state } of await server.services.db.read.findBy(Message, where)) {
        if (state !== "waiting") continue;
        const handler = deliverMessage(server.services);
        const commit = await handler.run({ messageId }, { ...context, progress: async () => undefined });
        if (commit) await server.services.db.write(commit);
      }
      const order = { id: "ASC" } as const;
      sent[id] = await server.services.db.read.find(Message, { where: { ...where, state: "sent" }, order });
    }
    return sent;
  }

  test("a reminder goes to nobody who finished, withdrew or was revoked overnight", async () => {
    const { people } = await batchOf(["等待", "完成", "退出", "撤销"], { quietHours, reminders: [37] });
    // 21:00, when the night begins: the reminders are written and wait.
    clock.advance(11 * HOUR_MS);
    const [waiting, done, gone, revoked] = people;
    for (const person of people) expect(await remindersOf(person.id)).toHaveLength(1);
    await act(done.interview.id, "open", "check_device", "start", "complete");
    await act(gone.interview.id, "withdraw");
    await hr("DELETE", `/interviews/${revoked.interview.id}/invitation`);
    const sent = await sentInTheMorning(people.map(({ id }) => id));
    const reminders = (id: string) => sent[id]?.filter(({ purpose }) => purpose === "reminder").length;
    expect([waiting, done, gone, revoked].map(({ id }) => reminders(id))).toEqual([1, 0, 0, 0]);
    expect((await hr("GET", "/messages/troubled")).body.items).toEqual([]);
  });

  test("an invitation that was revoked or replaced overnight is not sent, and has not failed", async () => {
    clock.advance(12 * HOUR_MS);
    const { id, people } = await batchOf(["等待", "撤销", "重发"], { quietHours, reminders: [] });
    const [, revoked, again] = people;
    await hr("DELETE", `/interviews/${revoked.interview.id}/invitation`);
    await hr("POST", `/batches/${id}/resend`, { recipientIds: [again.id], count: 1 });
    await workOff(server, id);
    const sent = await sentInTheMorning(people.map((person) => person.id));
    expect(people.map((person) => sent[person.id]?.length)).toEqual([1, 0, 1]);
    // The link in it is the new one.
    const [message] = sent[again.id] as [Message];
    const text = server.services.cipher.decrypt(message.textSealed, `messages.text:${message.id}`);
    const token = /\/i\/([\w-]+)/.exec(text)?.[1];
    expect((await server.call("POST", "/candidate/open", { token })).status).toBe(200);
    expect((await hr("GET", `/batches/${id}`)).body.outcomes).toEqual({ sent: 2, invited: 1 });
  });

  test("nor is it sent again by hand", async () => {
    const { people } = await batchOf(["撤销"]);
    const [person] = people;
    const { id } = await server.services.db.read.findOneByOrFail(Message, { batchRecipientId: person.id });
    await server.services.db.write((tx) =>
      tx.manager.update(Message, { id }, { state: "failed", failure: "put_off" }),
    );
    await hr("DELETE", `/interviews/${person.interview.id}/invitation`);
    const { status, body } = await hr("POST", `/messages/${id}/resend`, {});
    expect([status, body.error.code]).toEqual([409, "message.too_late"]);
  });
});
