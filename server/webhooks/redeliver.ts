import { In } from "typeorm";
import { noteChange } from "../apiTokens/noteChange";
import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import type { Services } from "../services";
import { WebhookDelivery } from "./entity";
import { assertOn, withWebhook } from "./manageWebhooks";
import { wake } from "./wake";

type Needed = Pick<Services, "db" | "clock" | "queue">;

/** At once; whoever has more asks again. */
const MOST = 1_000;

/** As if it had never been tried, under the same id: receivers know it by that. */
const afresh = (now: Date) =>
  ({ state: "waiting", tries: 0, nextTryAt: now, failure: null, finishedAt: null, claimedBy: null }) as const;

/**
 * Sends one again, which had arrived or was given up.
 * @throws 404 webhook.delivery_not_found; 409 webhook.off, webhook.on_its_way
 */
export const redeliver = (
  services: Needed,
  actor: StaffActor,
  endpointId: string,
  id: string,
): Promise<void> =>
  withWebhook(services, endpointId, async (tx, endpoint) => {
    const delivery = await selectOne(tx.manager, WebhookDelivery, { id, endpointId });
    if (!delivery) throw notFound("webhook.delivery_not_found");
    assertOn(endpoint);
    if (delivery.state === "waiting" || delivery.state === "sending") throw conflict("webhook.on_its_way");
    await updateRows(tx, WebhookDelivery, { id }, afresh(services.clock.now()));
    await noteChange(services, tx, actor, "webhook_redelivered", endpoint, { queued: 1 });
    await wake(services, tx, endpointId);
  });

/** Sends again what was given up, the oldest first. */
export const redeliverDead = (
  services: Needed,
  actor: StaffActor,
  endpointId: string,
): Promise<{ queued: number; more: boolean }> =>
  withWebhook(services, endpointId, async (tx, endpoint) => {
    assertOn(endpoint);
    const ids = await findDead(tx, endpointId);
    const queued = Math.min(ids.length, MOST);
    if (queued > 0) {
      await updateRows(tx, WebhookDelivery, { id: In(ids.slice(0, MOST)) }, afresh(services.clock.now()));
      await noteChange(services, tx, actor, "webhook_redelivered", endpoint, { queued });
      await wake(services, tx, endpointId);
    }
    return { queued, more: ids.length > MOST };
  });

async function findDead({ manager }: Transaction, endpointId: string): Promise<string[]> {
  const rows = await manager.find(WebhookDelivery, {
    where: { endpointId, state: "dead" },
    order: { createdAt: "ASC", id: "ASC" },
    select: { id: true },
    take: MOST + 1,
  });
  return rows.map(({ id }) => id);
}
