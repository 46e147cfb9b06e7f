import type { CardActionEvent, MessageEvent, Platform } from "../../bot/chatEvent";
import { createSink } from "../../bot/bot";
import type { Bot } from "../../bot/context";
import { listChatHandlers } from "../../bot/jobs";
import { ChatAccount } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import type { Grant } from "../../server/org/permissions";
import type { JobKind } from "../../server/queue/queue";
import { createChatPlatform } from "../simulators/chatPlatform";
import { runJobs } from "../support/runJobs";
import { type Colleague, buildColleague } from "./org";
import type { TestServer } from "./server";

let events = 0;
const nextId = () => `event-${(events += 1)}`;

export const buildMessage = (given: Partial<MessageEvent> = {}): MessageEvent => ({
  platform: "dingtalk",
  id: nextId(),
  at: new Date("2026-03-02T02:00:00.000Z"),
  kind: "message",
  from: { id: "lin", name: "林知夏" },
  place: { kind: "group", id: "cid-east", title: "华东招聘群" },
  text: "帮助",
  files: [],
  ...given,
});

export const buildPress = (given: Partial<CardActionEvent> = {}): CardActionEvent => ({
  platform: "dingtalk",
  id: nextId(),
  at: new Date("2026-03-02T02:00:00.000Z"),
  kind: "card_action",
  from: { id: "lin", name: "林知夏" },
  cardId: newId(),
  action: "press",
  params: {},
  ...given,
});

/** An account on a platform; of nobody unless told. */
export async function buildChatAccount(
  { services: { db, clock } }: TestServer,
  userId: string,
  given: Partial<ChatAccount> = {},
): Promise<ChatAccount> {
  const now = clock.now();
  const account: ChatAccount = {
    id: newId(),
    platform: "dingtalk",
    userId,
    userKey: userId.toLowerCase(),
    name: "林知夏",
    linkedBy: null,
    mobileIndex: null,
    emailIndex: null,
    emailProved: false,
    staffId: null,
    orgUnitId: null,
    createdAt: now,
    updatedAt: now,
    leftAt: null,
    ...given,
  };
  await db.write((tx) => insertRow(tx, ChatAccount, account));
  return account;
}

/** A member of staff who writes in the chats under this user id. */
export async function buildChatter(
  server: TestServer,
  userId: string,
  grants: readonly Grant[],
  { platform = "dingtalk", ...over }: { platform?: Platform; name?: string; home?: string } = {},
): Promise<Colleague> {
  const colleague = await buildColleague(server, grants, over);
  await buildChatAccount(server, userId, {
    platform,
    staffId: colleague.staff.id,
    name: colleague.staff.name,
  });
  return colleague;
}

const CHATS: readonly JobKind[] = ["chat.event", "chat.news", "chat.card"];

/** The bot's handlers over a simulated platform; `work` runs what waits, as its runner does. */
export function buildBot(server: TestServer, chat = createChatPlatform()) {
  const bot: Bot = { services: server.services, platforms: { [chat.platform.platform]: chat.platform } };
  const handlers = listChatHandlers(bot);
  const kinds = CHATS.filter((kind) => kind in handlers);
  return {
    bot,
    chat,
    sink: createSink(bot.services),
    handlers,
    work: (more: readonly JobKind[] = []) => runJobs(server.services, [...kinds, ...more], handlers),
  };
}
