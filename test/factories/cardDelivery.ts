import { showCard } from "../../bot/delivery/showCard";
import { takeTurn } from "../../bot/delivery/turns";
import { cardKinds } from "../../bot/cardKinds";
import { type CardFaces, plainFace } from "../../bot/cards/face";
import type { ChatPlatform } from "../../bot/platform";
import { openDingtalkSandbox } from "../../bot/sandbox/dingtalk/sandbox";
import { newId } from "../../server/clock";
import { openCard, type NewChatCard } from "../../server/chats/cards";
import { ChatCard } from "../../server/chats/entity";
import { updateRows } from "../../server/db/rows";
import type { DingtalkClient } from "../../server/platforms/dingtalk/client";
import { DingtalkError } from "../../server/platforms/dingtalk/errors";
import { Job, type JobStatus } from "../../server/queue/entity";
import { createTestClock } from "../support/testClock";
import { plantJob } from "./jobs";
import { openTestServer } from "./server";

const CREATE = "POST /v1.0/card/instances/createAndDeliver";
const UPDATE = "PUT /v1.0/card/instances";

/** Only as much of a platform as cards need, over the real client. */
function cardsOf(client: DingtalkClient): ChatPlatform {
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      return { result: "accepted", reference: null } as const;
    } catch (error) {
      if (!(error instanceof DingtalkError)) throw error;
      const { kind, code: detail, waitMs } = error;
      if (kind === "unclear") return { result: kind, detail } as const;
      if (kind === "refused") return { result: kind, failure: "refused", detail } as const;
      const failure = /Qps/.test(detail) ? "rate_limited" : "unreachable";
      return { result: kind, failure, detail, ...(waitMs === null ? {} : { waitMs }) } as const;
    }
  };
  const paramsOf = ({ shared }: CardFaces) => ({
    title: shared.title,
    buttons: String(shared.buttons.length),
  });
  return {
    platform: "dingtalk",
    reaches: () => true,
    showCard: ({ id, to, faces }) =>
      attempt(() =>
        client.cards.deliver({
          outTrackId: id,
          templateId: "template",
          to: to.kind === "group" ? { group: to.id } : { person: to.id },
          shared: paramsOf(faces),
        }),
      ),
    changeCard: ({ id, faces }) =>
      attempt(() => client.cards.update({ outTrackId: id, shared: paramsOf(faces) })),
  } as Partial<ChatPlatform> as ChatPlatform;
}

/** The sandbox, our real client and the handler of the job, with a card whose face the test sets. */
export async function buildCardDelivery() {
  const sandbox = await openDingtalkSandbox();
  const group = sandbox.world.addGroup("华东招聘群", []);
  const clock = createTestClock();
  const server = await openTestServer({
    clock,
    env: {
      DINGTALK_CLIENT_ID: sandbox.app.clientId,
      DINGTALK_CLIENT_SECRET: sandbox.app.clientSecret,
      DINGTALK_CORP_ID: sandbox.corpId,
      DINGTALK_CARD_TEMPLATE_ID: "template",
      DINGTALK_ROBOT_CODE: sandbox.robotCode,
      DINGTALK_API_URL: sandbox.origin,
      DINGTALK_OAPI_URL: sandbox.origin,
    },
  });
  const { services } = server;
  const dingtalk = cardsOf(services.platforms.dingtalk as DingtalkClient);
  let title: string | null = "已邀请 3 人";
  const load = async () =>
    title === null
      ? null
      : { shared: plainFace(title, { buttons: [{ text: "看", style: "plain", action: "look" }] }), own: {} };
  const handler = showCard(
    { services, platforms: { dingtalk } },
    { ...cardKinds, progress: { load, presses: {} } },
  );

  return {
    sandbox,
    clock,
    services,
    group,
    /** What the card is to show from now on; null where its subject is gone. */
    say(words: string | null) {
      title = words;
    },
    open: (own: Partial<NewChatCard> = {}) =>
      services.db.write((tx) =>
        openCard(services, tx, {
          platform: "dingtalk",
          kind: "progress",
          subjectId: newId(),
          place: { kind: "group", id: group.id },
          locale: "zh",
          ...own,
        }),
      ),
    read: (id: string) => services.db.read.findOneByOrFail(ChatCard, { id }),
    set: (id: string, change: Partial<ChatCard>) =>
      services.db.write((tx) => updateRows(tx, ChatCard, { id }, change)),
    /** Runs the job once, to its end. */
    async run(cardId: string, jobId = newId()): Promise<ChatCard> {
      const context = {
        jobId,
        attempt: 1,
        signal: new AbortController().signal,
        progress: async () => undefined,
      };
      const commit = await handler.run({ cardId }, context);
      if (commit) await services.db.write(commit);
      return this.read(cardId);
    },
    giveUp: (cardId: string) => services.db.write((tx) => handler.giveUp?.({ cardId }, tx) as Promise<void>),
    /** Another job of the queue, in this state. */
    addJob: (status: JobStatus): Promise<string> =>
      plantJob(services, { kind: "chat.card", status, priority: 0, attempts: 1 }),
    /** The card's jobs that wait, by when they run. */
    async waiting(cardId: string): Promise<Date[]> {
      const jobs = await services.db.read.find(Job, {
        where: { kind: "chat.card", status: "pending" },
        order: { runAfter: "ASC" },
      });
      return jobs.filter(({ payload }) => payload["cardId"] === cardId).map(({ runAfter }) => runAfter);
    },
    /** The queue is emptied, so that `waiting` tells what a run has asked for. */
    forgetJobs: () => services.db.write((tx) => tx.manager.delete(Job, { status: "pending" })),
    /** When the app may send to somebody who has had nothing yet. */
    nextTurn: () =>
      services.db.write((tx) => {
        const to = { kind: "person", id: newId() } as const;
        return takeTurn(services.db, tx, { platform: "dingtalk", to, now: clock.now() });
      }),
    messages: () => sandbox.world.messagesIn({ group: group.id }).filter(({ form }) => form === "card"),
    shown: (cardId: string) => sandbox.cards.view(cardId, "somebody"),
    calls: () => ({
      created: sandbox.world.wire.filter(
        ({ direction, title: name }) => direction === "in" && name === CREATE,
      ).length,
      changed: sandbox.world.wire.filter(
        ({ direction, title: name }) => direction === "in" && name === UPDATE,
      ).length,
    }),
    async close() {
      await server.close();
      await sandbox.close();
    },
  };
}
export type CardDelivery = Awaited<ReturnType<typeof buildCardDelivery>>;
