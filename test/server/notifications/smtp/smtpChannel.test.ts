import { randomUUID } from "node:crypto";
import { rootCertificates } from "node:tls";
import type { Channel, OutgoingMessage } from "../../../../server/notifications/channels";
import { type SmtpOptions, createSmtpChannel } from "../../../../server/notifications/smtp/smtpChannel";
import {
  type MailServer,
  type ReceivedMail,
  openMailServer,
  readHeader,
  readPart,
  testCertificate,
} from "../../../simulators/smtp";
import { createTestClock } from "../../../support/testClock";

const clock = createTestClock();
const origin = "https://hr.example.com";
const link = `${origin}/i/aB3_x-9`;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0).toReversed()) await close();
});

async function open(
  serverOptions: Parameters<typeof openMailServer>[0] = {},
  own: Partial<SmtpOptions> | ((server: MailServer) => Partial<SmtpOptions>) = {},
): Promise<{ server: MailServer; channel: Channel }> {
  const server = await openMailServer(serverOptions);
  const channel = createSmtpChannel({
    url: server.url,
    from: "知面集团招聘 <hr@example.com>",
    origin,
    clock,
    ...(typeof own === "function" ? own(server) : own),
  });
  opened.push(server, channel);
  return { server, channel };
}

const buildMessage = (own: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: randomUUID(),
  purpose: "invitation",
  to: "xiaoman@example.org",
  subject: "知面集团「门店经理」面试邀请",
  text: `周小满您好：\n${link}\n\n祝顺利`,
  params: { name: "周小满" },
  ...own,
});

const received = (server: MailServer) => server.received[0] as ReceivedMail;

describe("a message that is taken", () => {
  it("arrives as it was written, in Chinese, as text and as HTML", async () => {
    const { server, channel } = await open();
    const message = buildMessage();
    expect(await channel.send(message)).toEqual({
      result: "accepted",
      reference: expect.stringContaining("4F2A"),
    });
    const mail = received(server);
    expect(mail).toMatchObject({ from: "hr@example.com", to: ["xiaoman@example.org"] });
    expect(readHeader(mail, "Subject")).toBe(message.subject);
    expect(readHeader(mail, "From")).toBe("知面集团招聘 <hr@example.com>");
    expect(readHeader(mail, "To")).toBe("周小满 <xiaoman@example.org>");
    expect(readHeader(mail, "Auto-Submitted")).toBe("auto-generated");
    expect(new Date(readHeader(mail, "Date") ?? "")).toEqual(clock.now());
    expect(readPart(mail, "text/plain").replaceAll("\r\n", "\n").trim()).toBe(message.text);
    expect(readPart(mail, "text/html")).toContain(`<a href="${link}">`);
  });

  it("brings a calendar file along as calendars read it from a mail", async () => {
    const { server, channel } = await open();
    const text = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:复试\r\nEND:VCALENDAR\r\n";
    await channel.send(buildMessage({ calendar: { method: "CANCEL", text } }));
    const mail = received(server);
    expect(readPart(mail, "text/calendar")).toContain("SUMMARY:复试");
    expect(mail.raw).toMatch(/Content-Type: text\/calendar;[^\n]*\n?[^\n]*method=CANCEL/i);
  });

  it("has the same Message-ID however often it is sent, and another has another", async () => {
    const { server, channel } = await open();
    const message = buildMessage();
    await channel.send(message);
    await channel.send(message);
    await channel.send(buildMessage());
    const [first, second, third] = server.received.map((mail) => readHeader(mail, "Message-ID"));
    expect(first).toBe(`<${message.id}@example.com>`);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("goes over connections that are kept", async () => {
    const { server, channel } = await open();
    for (let count = 0; count < 5; count += 1) await channel.send(buildMessage());
    expect([server.received.length, server.connections()]).toEqual([5, 1]);
  });

  it("keeps to short lines of plain ASCII whatever the text is like", async () => {
    const { server, channel } = await open();
    const text = `${"很长的一行".repeat(2000)}\n${"x".repeat(5000)}\n.\n..\nFrom here`;
    await channel.send(buildMessage({ text, subject: "长".repeat(200) }));
    const mail = received(server);
    expect(Math.max(...mail.raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(mail.raw).toMatch(/^\p{ASCII}*$/u);
    expect(readPart(mail, "text/plain").replaceAll("\r\n", "\n").trim()).toBe(text);
    expect(readHeader(mail, "Subject")).toBe("长".repeat(200));
  });

  it("gets no header out of a name or a subject", async () => {
    const { server, channel } = await open();
    await channel.send(
      buildMessage({
        subject: "邀请\r\nBcc: everybody@example.org\r\n\r\n<script>",
        params: { name: 'Eve" <eve@example.org>, "x\r\nX-Evil: 1' },
      }),
    );
    const mail = received(server);
    expect(mail.to).toEqual(["xiaoman@example.org"]);
    expect(readHeader(mail, "Bcc")).toBeNull();
    expect(readHeader(mail, "X-Evil")).toBeNull();
    expect(readHeader(mail, "To")).toMatch(/<xiaoman@example\.org>$/);
    expect(readHeader(mail, "From")).toBe("知面集团招聘 <hr@example.com>");
  });

  test.each([
    "a@example.org, b@example.org",
    "a@example.org\r\nRCPT TO:<b@example.org>",
    "a@example.org> SIZE=1",
    "Ann <a@example.org>",
    "group:a@example.org;",
    "a@b@example.org",
    "example.org",
    "",
  ])("goes to one address or to none: %j", async (to) => {
    const { server, channel } = await open();
    expect(await channel.send(buildMessage({ to }))).toMatchObject({
      result: "refused",
      failure: "address_illegal",
    });
    expect(server.received).toEqual([]);
  });
});

describe("a message that is refused", () => {
  test.each([
    ["rcpt", "550 5.1.1 <xiaoman@example.org>: user unknown", "address_unknown"],
    ["rcpt", "550 no such user", "address_unknown"],
    ["rcpt", "552 5.2.2 mailbox full", "mailbox_full"],
    ["mail", "553 5.1.8 sender rejected", "sender_refused"],
    ["mail", "550 not you", "sender_refused"],
    ["data", "554 5.7.1 looks like spam", "policy_refused"],
    ["data", "554 transaction failed", "content_refused"],
  ] as const)("for good, at %s: %s", async (at, reply, failure) => {
    const { server, channel } = await open();
    server.behave({ at, does: { reply } });
    const outcome = await channel.send(buildMessage());
    expect(outcome).toMatchObject({
      result: "refused",
      failure,
      detail: expect.stringContaining(reply.slice(0, 3)),
    });
    expect(JSON.stringify(outcome)).not.toContain("xiaoman");
  });

  test.each([
    ["rcpt", "450 4.2.0 greylisted, come back in five minutes"],
    ["mail", "421 4.3.2 shutting down"],
    ["data", "451 4.3.0 try again"],
    ["data", "452 4.3.1 disk full"],
  ] as const)("for now, at %s: %s; the next try goes through", async (at, reply) => {
    const { server, channel } = await open();
    server.behave({ at, does: { reply } });
    expect((await channel.send(buildMessage())).result).toBe("later");
    expect((await channel.send(buildMessage())).result).toBe("accepted");
  });

  it("because it is too large for the server", async () => {
    const { channel } = await open({ size: 3000 });
    const outcome = await channel.send(buildMessage({ text: "x".repeat(20_000) }));
    expect(outcome).toMatchObject({ result: "refused", failure: "content_refused" });
  });
});

describe("a connection that breaks", () => {
  it("after the whole message was handed over leaves the outcome unclear, and sends nothing again by itself", async () => {
    const { server, channel } = await open();
    server.behave({ at: "data", does: "cut" });
    expect((await channel.send(buildMessage())).result).toBe("unclear");
    expect(server.received).toHaveLength(1);
  });

  it("after it, on a connection that has served before, is just as unclear", async () => {
    const { server, channel } = await open();
    await channel.send(buildMessage());
    server.behave({ at: "data", does: "cut" });
    expect((await channel.send(buildMessage())).result).toBe("unclear");
    expect(server.received).toHaveLength(2);
  });

  it("before that is a matter for another try", async () => {
    const { server, channel } = await open();
    server.behave({ at: "rcpt", does: "cut" });
    expect((await channel.send(buildMessage())).result).toBe("later");
    expect(server.received).toEqual([]);
    expect((await channel.send(buildMessage())).result).toBe("accepted");
  });

  const impatient = { timeouts: { connectMs: 200, replyMs: 200 } };

  it("a server that is silent after the message: unclear", async () => {
    const { server, channel } = await open({}, impatient);
    server.behave({ at: "data", does: "silent" });
    expect(await channel.send(buildMessage())).toEqual({ result: "unclear", detail: "ETIMEDOUT" });
  });

  it("a server that is silent before it: later", async () => {
    const { server, channel } = await open({}, impatient);
    server.behave({ at: "rcpt", does: "silent" });
    expect((await channel.send(buildMessage())).result).toBe("later");
  });

  it("nobody there: later", async () => {
    const { server, channel } = await open();
    await server.close();
    expect(await channel.send(buildMessage())).toMatchObject({ result: "later", failure: "unreachable" });
  });
});

describe("TLS and login", () => {
  const trust = { ca: testCertificate };
  const loginAt = (url: string) => url.replace("://", "://hr%40example.com:p%3Ass@");

  it("is TLS from the start with smtps, and logs in", async () => {
    const { server, channel } = await open({ secure: true, password: "p:ss" }, ({ url }) => ({
      url: loginAt(url),
      trust,
    }));
    expect((await channel.send(buildMessage())).result).toBe("accepted");
    expect(received(server)).toMatchObject({ secure: true, user: "hr@example.com" });
  });

  it("becomes TLS before anything is said", async () => {
    const { server, channel } = await open({ startTls: true, password: "p:ss" }, ({ url }) => ({
      url: loginAt(url),
      trust,
    }));
    expect((await channel.send(buildMessage())).result).toBe("accepted");
    expect(received(server)).toMatchObject({ secure: true, user: "hr@example.com" });
  });

  it("says nothing to a server that will not become TLS", async () => {
    const { server, channel } = await open({}, { trust });
    expect(await channel.send(buildMessage())).toMatchObject({ result: "later", failure: "gateway_setup" });
    expect(server.received).toEqual([]);
  });

  test.each([{ secure: true }, { startTls: true }])(
    "does not believe a foreign certificate: %j",
    async (how) => {
      const { server, channel } = await open(how, { trust: { ca: rootCertificates[0] as string } });
      expect(await channel.send(buildMessage())).toMatchObject({ result: "later", failure: "gateway_setup" });
      expect(server.received).toEqual([]);
    },
  );

  it("a wrong password is for the operator, and stays ours", async () => {
    const { channel } = await open({ secure: true, password: "another" }, ({ url }) => ({
      url: loginAt(url),
      trust,
    }));
    const outcome = await channel.send(buildMessage());
    expect(outcome).toMatchObject({
      result: "later",
      failure: "gateway_setup",
      detail: expect.stringContaining("535"),
    });
    expect(JSON.stringify(outcome)).not.toContain("p:ss");
  });
});

test("what became of a mail cannot be asked", async () => {
  const { channel } = await open();
  expect(
    await channel.trace({
      id: "1",
      purpose: "invitation",
      to: "a@example.org",
      attemptedAt: clock.now(),
      reference: null,
    }),
  ).toEqual({
    found: "unknowable",
  });
});
