import { Message, SandboxMessage } from "../../../server/notifications/entity";
import { deliverMessage } from "../../../server/notifications/deliverMessage";
import type { Channel } from "../../../server/notifications/channels";
import { updateRows } from "../../../server/db/rows";
import { inviteSomebody } from "../../factories/interviews";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

async function writeMessage(): Promise<string> {
  const { interviewId } = await inviteSomebody(server, { invite: { deliverBy: ["sms"] } });
  return (await server.services.db.read.findOneByOrFail(Message, { interviewId })).id;
}

/** Runs the delivery job once, with a channel that can be watched in place of the sandbox. */
async function deliver(messageId: string, channel: Partial<Channel> = {}) {
  const { services } = server;
  const sms = { ...services.channels.sms, ...channel };
  const handler = deliverMessage({ ...services, channels: { ...services.channels, sms } });
  const commit = await handler.run({ messageId }, context);
  if (commit) await services.db.write(commit);
  return services.db.read.findOneByOrFail(Message, { id: messageId });
}

const inbox = (id: string) => server.services.db.read.countBy(SandboxMessage, { id });
const cutOffWhileSending = (id: string) =>
  server.services.db.write((tx) => updateRows(tx, Message, { id }, { state: "sending" }));

test("a message is delivered once, however often the job runs", async () => {
  const id = await writeMessage();
  expect((await deliver(id)).state).toBe("sent");
  expect((await deliver(id)).state).toBe("sent");
  expect(await inbox(id)).toBe(1);
});

test("cut off after the outside call: the channel knows it was sent, it is not sent again", async () => {
  const id = await writeMessage();
  await deliver(id);
  await cutOffWhileSending(id);
  let sends = 0;
  const message = await deliver(id, {
    send: async () => {
      sends += 1;
    },
  });
  expect([message.state, sends]).toEqual(["sent", 0]);
});

test("cut off with an outcome that nobody can know: listed for a person, never repeated", async () => {
  const id = await writeMessage();
  await cutOffWhileSending(id);
  let sends = 0;
  const uncertain: Partial<Channel> = {
    wasSent: async () => null,
    send: async () => {
      sends += 1;
    },
  };
  expect((await deliver(id, uncertain)).state).toBe("unknown");
  expect((await deliver(id, uncertain)).state).toBe("unknown");
  expect(sends).toBe(0);
});

test("a channel that fails leaves the message to the next try", async () => {
  const id = await writeMessage();
  const failing = deliver(id, { send: () => Promise.reject(new Error("gateway down")) });
  await expect(failing).rejects.toThrow("gateway down");
  expect((await deliver(id)).state).toBe("sent");
});

test("the inbox shows the invitation with its link, and nothing of it is stored in plain", async () => {
  const { token, phone, interviewId } = await inviteSomebody(server, { invite: { deliverBy: ["sms"] } });
  const { id } = await server.services.db.read.findOneByOrFail(Message, { interviewId });
  await deliver(id);
  const { body } = await server.call("GET", "/sandbox/messages");
  const shown = body.items.find((message: { id: string }) => message.id === id);
  expect(shown).toMatchObject({ channel: "sms", to: phone });
  expect(shown.text).toContain(`/i/${token}`);
  for (const table of ["messages", "sandbox_messages", "candidates", "invitations", "interviews"]) {
    const rows = JSON.stringify(await server.services.db.read.query(`SELECT * FROM ${table}`));
    expect(rows).not.toContain(phone);
    expect(rows).not.toContain(token);
  }
});

test("failed for good but gone out all the same: trying again does not send it twice", async () => {
  const id = await writeMessage();
  await deliver(id);
  await server.services.db.write((tx) => updateRows(tx, Message, { id }, { state: "failed" }));
  let sends = 0;
  const message = await deliver(id, {
    send: async () => {
      sends += 1;
    },
  });
  expect([message.state, sends]).toEqual(["sent", 0]);
});
