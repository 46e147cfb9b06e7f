import { pruneOldest } from "../db/pruneOldest";
import type { Services } from "../services";
import { WebhookDelivery } from "./entity";

const KEPT_MS = 30 * 24 * 3_600_000;

/** What was sent, what nobody sent again, and what is left of endpoints that were removed: kept for a month. */
export async function pruneDeliveries({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - KEPT_MS);
  await pruneOldest(db, WebhookDelivery, ({ createdAt }) => createdAt < before);
}
