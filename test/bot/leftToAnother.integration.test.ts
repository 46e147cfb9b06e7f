import { setImmediate } from "node:timers/promises";
import { takeEvent } from "../../bot/inbox";
import { openCard } from "../../server/chats/cards";
import { ChatCard } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { Job } from "../../server/queue/entity";
import { type Runner, createRunner } from "../../server/queue/runner";
import { cardKinds } from "../../bot/cardKinds";
import { plainFace } from "../../bot/cards/face";
import { buildBot, buildChatter, buildMessage } from "../factories/bot";
import { inUnit, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { createChatPlatform } from "../simulators/chatPlatform";
import { eventually } from "../support/eventually";
import { createTestClock } from "../support/testClock";

describe("what only the process with the connection can do", () => {
  const clock = createTestClock();
  const known = cardKinds.digest;
  let server: TestServer;
  let runners: Runner[];
  beforeEach(async () => {
    server = await openTestServer({ clock });
    const { own } = await openCompany(server);
    await buildChatter(server, "lin", [inUnit("branch_hr", own)]);
    cardKinds.digest = { load: async () => ({ shared: plainFace("日报"), own: {} }), presses: {} };
    runners = [];
  });
  afterEach(async () => {
    if (known) cardKinds.digest = known;
    for (const runner of runners) await runner.stop();
    await server.close();
  });

  /** A process of the role `bot`. */
  async function startProcess(chat = createChatPlatform()) {
    const { db, queue, log } = server.services;
    const runner = createRunner({ db, queue, clock, log, handlers: buildBot(server, chat).handlers });
    runners.push(runner);
    await runner.start();
    return chat;
  }
  const standingBy = () => {
    const chat = createChatPlatform();
    chat.standBy();
    return chat;
  };
  const openGroupCard = () =>
    server.services.db.write((tx) =>
      openCard(server.services, tx, {
        platform: "dingtalk",
        kind: "digest",
        subjectId: newId(),
        place: { kind: "group", id: "cid-east" },
        locale: "zh",
      }),
    );
  const jobs = () => server.services.db.read.find(Job);
  /** Its job, once it was claimed, which frees its key, and put back. */
  async function putBack(kind: string): Promise<Job> {
    for (;;) {
      const found = (await jobs()).find((job) => job.kind === kind);
      if (found?.dedupeKey === null && found.status !== "running") return found;
      await setImmediate();
    }
  }
  const untried = { status: "pending", attempts: 0, leaseOwner: null, lastError: null };

  it("waits for it, and costs neither job nor card a try", async () => {
    const one = await startProcess(standingBy());
    const cardId = await openGroupCard();
    expect(await putBack("chat.card")).toMatchObject(untried);
    expect(await server.services.db.read.findOneByOrFail(ChatCard, { id: cardId })).toMatchObject({
      state: "waiting",
      tries: 0,
      triesLeft: 8,
    });
    const other = await startProcess();
    await eventually(() => other.cards.size === 1);
    expect(one.cards.size).toBe(0);
  });

  it("is an answer too", async () => {
    const one = await startProcess(standingBy());
    await takeEvent(server.services, buildMessage({ text: "帮助" }));
    expect(await putBack("chat.event")).toMatchObject(untried);
    const other = await startProcess();
    await eventually(() => other.replies.length === 1);
    expect(one.replies).toEqual([]);
  });
});
