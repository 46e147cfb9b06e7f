import type { z } from "zod";
import { noteChange } from "../apiTokens/noteChange";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import type { StaffActor } from "../http/actors";
import { conflict, invalid, notFound } from "../http/errors";
import type { MessageKey } from "../http/messages";
import { unitFor } from "../org/scope";
import type { Services } from "../services";
import { AddressRefused } from "./address";
import { WebhookEndpoint } from "./entity";
import { keepPing } from "./followEvents";
import { presentWebhook } from "./listWebhooks";
import type { changeWebhookBody, createWebhookBody, shownWebhookSchema } from "./schema";
import { sealSecret } from "./secrets";
import { turnOff } from "./settle";
import { createSecret } from "./signature";
import { wake } from "./wake";

type Needed = Pick<Services, "db" | "clock" | "org" | "cipher" | "queue" | "webhooks">;
type Shown = z.input<typeof shownWebhookSchema>;

const HOUR_MS = 3_600_000;

/** As it stands on record, from which one can tell afterwards where what was sent had gone. */
const whereOf = ({ url, types }: Pick<WebhookEndpoint, "url" | "types">) => ({ url, types });

/** @throws 422 webhook.url_* with the reason, before anything is written */
async function assertSafe({ webhooks }: Pick<Services, "webhooks">, url: string): Promise<void> {
  try {
    await webhooks.check(url);
  } catch (cause) {
    const code: MessageKey =
      cause instanceof AddressRefused ? `webhook.url_${cause.reason}` : "webhook.url_unknown";
    throw invalid(code, { cause });
  }
}

/**
 * Has another system told of what happens in a unit.
 * @throws 404 org_unit.not_found; 422 webhook.url_*
 */
export async function createWebhook(
  services: Needed,
  actor: StaffActor,
  { orgUnitId: requested, name, url, types }: z.output<typeof createWebhookBody>,
): Promise<Shown> {
  const { db, clock } = services;
  const orgUnitId = unitFor(services, actor, "integrations.manage", requested);
  await assertSafe(services, url);
  const id = newId();
  const secret = createSecret();
  const now = clock.now();
  const endpoint: WebhookEndpoint = {
    id,
    orgUnitId,
    name,
    url,
    types,
    secretSealed: sealSecret(services, id, secret),
    previousSealed: null,
    previousUntil: null,
    state: "on",
    failingSince: null,
    createdBy: actor.name,
    createdAt: now,
    updatedAt: now,
  };
  await db.write(async (tx) => {
    await insertRow(tx, WebhookEndpoint, endpoint);
    await noteChange(services, tx, actor, "webhook_created", endpoint, { after: whereOf(endpoint) });
  });
  return { ...presentWebhook(services, endpoint), secret };
}

/** Changes what is told and where; turns it on or off. Turned on, it hears of what happens from then on. */
export async function changeWebhook(
  services: Needed,
  actor: StaffActor,
  id: string,
  { on, ...change }: z.output<typeof changeWebhookBody>,
): Promise<WebhookEndpoint> {
  const { clock } = services;
  await assertSafe(services, change.url);
  return withWebhook(services, id, async (tx, before) => {
    const updatedAt = clock.now();
    await updateRows(tx, WebhookEndpoint, { id }, { ...change, updatedAt });
    const { name, url, types } = before;
    if (JSON.stringify([name, url, types]) !== JSON.stringify([change.name, change.url, change.types]))
      await noteChange(services, tx, actor, "webhook_changed", before, {
        before: whereOf(before),
        after: whereOf(change),
      });
    const wasOn = before.state === "on";
    if (on && !wasOn) {
      await updateRows(tx, WebhookEndpoint, { id }, { state: "on", failingSince: null });
      await noteChange(services, tx, actor, "webhook_on", before);
      await wake(services, tx, id);
    } else if (!on && before.state !== "off") {
      await turnOff(services, tx, before, "off");
      await noteChange(services, tx, actor, "webhook_off", before);
    }
    const state = on ? "on" : "off";
    return {
      ...before,
      ...change,
      updatedAt,
      state,
      failingSince: wasOn ? before.failingSince : null,
    } as const;
  });
}

/** Another secret; what is sent is signed with both for so long. */
export async function rotateSecret(
  services: Needed,
  actor: StaffActor,
  id: string,
  overlapHours: number,
): Promise<Shown> {
  const secret = createSecret();
  const endpoint = await withWebhook(services, id, async (tx, before) => {
    const now = services.clock.now();
    const change = {
      secretSealed: sealSecret(services, id, secret),
      previousSealed: overlapHours === 0 ? null : before.secretSealed,
      previousUntil: overlapHours === 0 ? null : new Date(now.getTime() + overlapHours * HOUR_MS),
      updatedAt: now,
    };
    await updateRows(tx, WebhookEndpoint, { id }, change);
    await noteChange(services, tx, actor, "webhook_rotated", before);
    return { ...before, ...change };
  });
  return { ...presentWebhook(services, endpoint), secret };
}

/** Takes the endpoint away; what is left of its log goes with time (./prune). */
export async function removeWebhook(services: Needed, actor: StaffActor, id: string): Promise<void> {
  await withWebhook(services, id, async (tx, endpoint) => {
    await tx.manager.delete(WebhookEndpoint, { id });
    await noteChange(services, tx, actor, "webhook_removed", endpoint, { before: whereOf(endpoint) });
  });
}

/** @throws 409 webhook.off */
export const pingWebhook = (services: Needed, id: string): Promise<void> =>
  withWebhook(services, id, async (tx, endpoint) => {
    assertOn(endpoint);
    await keepPing(services, tx, endpoint);
  });

export function assertOn({ state }: Pick<WebhookEndpoint, "state">): void {
  if (state !== "on") throw conflict("webhook.off");
}

/** The endpoint, held. */
export const withWebhook = <T>(
  { db }: Pick<Services, "db">,
  id: string,
  work: (tx: Transaction, endpoint: WebhookEndpoint) => Promise<T>,
): Promise<T> =>
  db.write(async (tx) => {
    const endpoint = await findForUpdate(db, tx, WebhookEndpoint, { id });
    if (!endpoint) throw notFound("webhook.not_found");
    return work(tx, endpoint);
  });
