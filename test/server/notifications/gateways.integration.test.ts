import { WidenMessages1795930000000 } from "../../../migrations/1795930000000-widen-messages";
import { newId } from "../../../server/clock";
import { updateRows } from "../../../server/db/rows";
import { Message } from "../../../server/notifications/entity";
import { sendMessage } from "../../../server/notifications/sendMessage";
import { inviteSomebody } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";
import { ACCESS_KEY, type SmsService, openSmsService } from "../../simulators/aliyunSms";
import { type MailServer, openMailServer } from "../../simulators/smtp";

const now = () => new Date();
let mail: MailServer;
let sms: SmsService;
let server: TestServer;

/** A whole server with its worker, configured as an operator would. */
beforeAll(async () => {
  mail = await openMailServer();
  sms = await openSmsService({ now });
  server = await openTestServer({
    worker: true,
    env: {
      SMTP_URL: mail.url,
      MAIL_FROM: "知面招聘 <hr@example.com>",
      ALIYUN_SMS_ENDPOINT: sms.endpoint,
      ALIYUN_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
      ALIYUN_ACCESS_KEY_SECRET: ACCESS_KEY.accessKeySecret,
      ALIYUN_SMS_SIGN_NAME: "知面招聘",
      ALIYUN_SMS_TEMPLATE_INVITATION: "SMS_100",
      ALIYUN_SMS_TEMPLATE_REMINDER: "SMS_101",
      ALIYUN_SMS_TEMPLATE_CODE: "SMS_102",
    },
  });
});
afterAll(async () => {
  await server.close();
  await Promise.all([mail.close(), sms.close()]);
});

const send = (channel: "sms" | "email", to: string, interviewId = newId()) =>
  server.services.db.write((tx) =>
    sendMessage(server.services, tx, {
      interviewId,
      channel,
      purpose: "code",
      to,
      subject: "验证码",
      text: "482913 是您的验证码",
      params: { code: "482913" },
    }),
  );

/** The message once it is so. Asks again at each turn of the worker; nothing sleeps and nothing is timed. */
async function once(id: string, isSo: (message: Message) => boolean): Promise<Message> {
  for (;;) {
    const message = await server.services.db.read.findOneByOrFail(Message, { id });
    if (isSo(message)) return message;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
const onceIn = (id: string, wanted: Message["state"]) => once(id, ({ state }) => state === wanted);

test("the health page names the gateways", async () => {
  const response = await fetch(`${server.origin}/healthz`);
  const body = (await response.json()) as { engines: Record<string, string> };
  expect(body.engines).toMatchObject({ sms: "aliyun", email: "smtp" });
});

test("a code goes out by mail and by SMS, and not into the sandbox inbox", async () => {
  const [byMail, bySms] = await Promise.all([send("email", "a@example.org"), send("sms", "13900001234")]);
  expect(await onceIn(byMail, "sent")).toMatchObject({
    tries: 1,
    reference: expect.stringContaining("4F2A"),
  });
  expect(await onceIn(bySms, "sent")).toMatchObject({ tries: 1 });
  expect(mail.received).toHaveLength(1);
  expect(sms.records).toEqual([expect.objectContaining({ outId: bySms, params: { code: "482913" } })]);
  const { body } = await server.call("GET", "/sandbox/messages");
  expect(body.items).toEqual([]);
});

test("a mail that is refused fails, one cut off is unknown, one greylisted waits; none arrives twice", async () => {
  const before = mail.received.length;
  mail.behave({ at: "rcpt", does: { reply: "550 5.1.1 unknown" } });
  expect((await onceIn(await send("email", "c@example.org"), "failed")).failure).toBe("address_unknown");
  mail.behave({ at: "data", does: "cut" });
  await onceIn(await send("email", "d@example.org"), "unknown");
  expect(mail.received).toHaveLength(before + 1);
  mail.behave({ at: "rcpt", does: { reply: "450 4.2.0 greylisted" } });
  const putOff = await once(
    await send("email", "b@example.org"),
    ({ tries, state }) => tries > 0 && state === "waiting",
  );
  expect(putOff).toMatchObject({ failure: "put_off", tries: 1 });
});

test("an SMS whose answer was lost is found by asking, not sent again", async () => {
  const before = sms.records.length;
  sms.behave({ does: "accept_and_cut" });
  const id = await send("sms", "13900005678");
  await onceIn(id, "unknown");
  await server.services.db.write((tx) =>
    server.services.queue.enqueue(tx, "notifications.deliver", { messageId: id }),
  );
  await onceIn(id, "sent");
  expect(sms.records).toHaveLength(before + 1);
});

test("beside the interview stands what became of each message: the carrier's word, and that mail has none", async () => {
  const { interviewId } = await inviteSomebody(server);
  const hr = await server.staff("hq_hr");
  const bySms = await send("sms", "13900002345", interviewId);
  const byMail = await send("email", "g@example.org", interviewId);
  await Promise.all([onceIn(bySms, "sent"), onceIn(byMail, "sent")]);
  const seen = async (id: string) => {
    const { body } = await hr("GET", `/interviews/${interviewId}`);
    return body.messages.find((message: { id: string }) => message.id === id);
  };
  const masked = { to: "139****2345", state: "sent", receipt: "awaited", reason: null };
  expect(await seen(bySms)).toMatchObject(masked);
  expect(await seen(byMail)).toMatchObject({ state: "sent", receipt: "none" });

  const record = sms.records.find(({ outId }) => outId === bySms);
  Object.assign(record ?? {}, { status: 2, errCode: "MOBILE_NOT_ON_SERVICE" });
  await server.services.db.write((tx) =>
    server.services.queue.enqueue(tx, "notifications.deliver", { messageId: bySms }),
  );
  await onceIn(bySms, "failed");
  expect(await seen(bySms)).toMatchObject({
    state: "failed",
    receipt: null,
    reason: expect.stringContaining("空号"),
  });
  const counted = await server.services.metrics.registry.metrics();
  expect(counted).toContain(
    'zhimian_delivery_receipts_total{channel="sms",outcome="number_out_of_service"} 1',
  );
});

test("messages from before keep their place when the table is widened, and can go back", async () => {
  const { db } = server.services;
  const kept = await send("email", "e@example.org");
  await onceIn(kept, "sent");
  const toStaff = await send("email", "f@example.org");
  await onceIn(toStaff, "sent");
  await db.write((tx) => updateRows(tx, Message, { id: toStaff }, { interviewId: null }));
  const migration = new WidenMessages1795930000000();
  await db.write(async ({ manager }) => {
    const { queryRunner } = manager;
    if (!queryRunner) throw new Error("no runner");
    await migration.down(queryRunner);
    expect(await queryRunner.hasColumn("messages", "staffId")).toBe(false);
    await migration.up(queryRunner);
  });
  const message = await db.read.findOneByOrFail(Message, { id: kept });
  expect(message).toMatchObject({ state: "sent", tries: 0, staffId: null });
  expect(await db.read.countBy(Message, { id: toStaff })).toBe(0);
  const drift = await db.read.connection.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map(({ query }) => query).filter((query) => query.includes("messages"))).toEqual([]);
});
