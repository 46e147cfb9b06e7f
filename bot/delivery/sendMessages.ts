import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "../../server/chats/entity";
import { isPlatform } from "../../server/chats/reach";
import { selectOne } from "../../server/db/statements";
import type { Channel, SomeChannels } from "../../server/notifications/channels";
import { deliverMessage } from "../../server/notifications/deliverMessage";
import { Message } from "../../server/notifications/entity";
import { queueDelivery } from "../../server/notifications/queueDelivery";
import type { Commit, JobHandler } from "../../server/queue/runner";
import type { Services } from "../../server/services";
import type { Bot } from "../context";
import { createChatChannel } from "./chatChannel";
import { pauseApp, takeTurn } from "./turns";

const CONCURRENCY = 8;

/** Messages to persons through the platforms: the way of SMS and mail, within the platforms' limits. */
export function sendMessages({ services, platforms }: Bot): JobHandler<{ messageId: string }> {
  const { db, clock, queue, env } = services;
  const channels: SomeChannels = Object.fromEntries(
    Object.values(platforms).map((platform) => [
      platform.platform,
      keepPauses(services, platform, createChatChannel({ platform, env, clock })),
    ]),
  );
  const deliver = deliverMessage({ ...services, channels });
  return {
    ...deliver,
    concurrency: CONCURRENCY,
    async run(payload, context): Promise<Commit | void> {
      const message = await selectOne(db.read, Message, { id: payload.messageId });
      const { channel = "sms" } = message ?? {};
      if (!message || message.state === "sent" || !isPlatform(channel)) return deliver.run(payload, context);
      const turn = await db.write((tx) =>
        takeTurn(db, tx, {
          platform: channel,
          to: { kind: "person", id: openRecipient(services, message) },
          now: clock.now(),
        }),
      );
      if ("again" in turn) {
        return (tx) => queueDelivery(queue, tx, message, { runAfter: turn.again });
      }
      if (turn.inMs > 0) await wait(turn.inMs, undefined, { signal: context.signal });
      return deliver.run(payload, context);
    },
  };
}

const openRecipient = ({ cipher }: Services, { id, toSealed }: Message) =>
  cipher.decrypt(toSealed, `messages.to:${id}`);

/** What the platform says of its limits holds for the whole app. */
function keepPauses(
  { db, clock }: Services,
  { platform }: { platform: Platform },
  channel: Channel,
): Channel {
  return {
    ...channel,
    async send(message) {
      const outcome = await channel.send(message);
      if (outcome.result === "later" && outcome.failure === "rate_limited" && outcome.waitMs !== undefined) {
        const until = new Date(clock.now().getTime() + outcome.waitMs);
        await db.write((tx) => pauseApp(db, tx, platform, until));
      }
      return outcome;
    },
  };
}
