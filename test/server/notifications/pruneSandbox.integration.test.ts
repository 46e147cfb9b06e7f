import { updateRows } from "../../../server/db/rows";
import { Message, SandboxMessage } from "../../../server/notifications/entity";
import { pruneSandbox } from "../../../server/notifications/pruneSandbox";
import { createSandboxChannel } from "../../../server/notifications/sandboxChannel";
import { sendMessage } from "../../../server/notifications/sendMessage";
import { type TestServer, openTestServer } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

const clock = createTestClock();
const DAY_MS = 24 * 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

async function deliver(state: Message["state"]): Promise<string> {
  const { services } = server;
  const given = {
    channel: "email",
    purpose: "notice",
    to: "a@people.example",
    subject: "x",
    text: "y",
  } as const;
  const id = await services.db.write((tx) => sendMessage(services, tx, { ...given, params: {} }));
  await createSandboxChannel("email", services).send({ id, ...given, params: {} });
  await services.db.write((tx) => updateRows(tx, Message, { id }, { state }));
  return id;
}

test("the inbox keeps 30 days, and longer what the outbox may still ask about", async () => {
  const old = [await deliver("sent"), await deliver("settled"), await deliver("failed")];
  const asked = [await deliver("sending"), await deliver("unknown"), await deliver("waiting")];
  clock.advance(29 * DAY_MS);
  const young = await deliver("sent");
  await pruneSandbox(server.services);
  const left = async () => (await server.services.db.read.find(SandboxMessage)).map(({ id }) => id).sort();
  expect(await left()).toEqual([...old, ...asked, young].sort());
  clock.advance(DAY_MS + 1000);
  await pruneSandbox(server.services);
  expect(await left()).toEqual([...asked, young].sort());
});
