import { createBot } from "../../../bot/bot";
import { openChatPlatforms } from "../../../bot/openChatPlatforms";
import { composeServices } from "../../../server/composeServices";
import { ChatAccount } from "../../../server/chats/entity";
import { newId } from "../../../server/clock";
import { insertRow } from "../../../server/db/rows";
import { parseEnv } from "../../../server/env";
import { createWorker } from "../../../server/jobs";
import { Message } from "../../../server/notifications/entity";
import { listTroubledMessages } from "../../../server/notifications/listTroubledMessages";
import { ROOT_UNIT } from "../../../server/org/tree";
import type { Services } from "../../../server/services";
import { buildChatter } from "../../factories/bot";
import { buildPlan, inUnit } from "../../factories/org";
import type { TestServer } from "../../factories/server";
import { type Asked, HR, type Told, memberAt } from "./people";

/** Somebody of HR who writes in the chat, one plan, and the people as the platform's contacts name them. */
async function settle(services: Services, members: number): Promise<void> {
  if (await services.db.read.existsBy(ChatAccount, { userId: HR })) return;
  const server = { services } as TestServer;
  await buildPlan(server, ROOT_UNIT);
  const now = services.clock.now();
  await services.db.write(async (tx) => {
    for (let index = 0; index < members; index += 1) {
      const { id: userId, name, mobile } = memberAt(index);
      await insertRow(tx, ChatAccount, {
        id: newId(),
        platform: "dingtalk",
        userId,
        userKey: userId,
        name,
        linkedBy: null,
        mobileIndex: services.blindIndex.phone(mobile),
        emailIndex: null,
        emailProved: false,
        staffId: null,
        orgUnitId: null,
        createdAt: now,
        updatedAt: now,
        leftAt: null,
      });
    }
  });
  await buildChatter(server, HR, [inUnit("hq_hr", ROOT_UNIT)]);
}

async function standing(services: Services): Promise<Told & { kind: "standing" }> {
  const { db, cipher } = services;
  const messages = await db.read.findBy(Message, { purpose: "invitation" });
  const states: Record<string, number> = {};
  for (const { state } of messages) states[state] = (states[state] ?? 0) + 1;
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTroubledMessages(services, {
      scope: "all",
      ...(cursor ? { cursor } : {}),
      limit: 100,
      locale: "zh",
    });
    listed.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const users = messages.map(({ id, toSealed, state }) => ({
    userId: cipher.decrypt(toSealed, `messages.to:${id}`),
    state,
    listed: listed.includes(id),
  }));
  return { kind: "standing", states, users };
}

/** The bot and the worker of one company in a process of their own, to be killed. */
async function main(): Promise<void> {
  const { services } = await composeServices(parseEnv(process.env));
  await settle(services, Number(process.env["CHAOS_MEMBERS"]));
  const worker = createWorker(services);
  const bot = createBot({ services, platforms: openChatPlatforms(services).platforms });
  await worker.start();
  await bot.start();
  const tell = (told: Told) => process.send?.(told);
  process.on("message", (asked: Asked) => {
    if (asked === "standing")
      standing(services).then(tell, (error: unknown) => {
        throw error;
      });
  });
  tell({ kind: "ready" });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
