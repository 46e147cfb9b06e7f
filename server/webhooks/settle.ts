import { MoreThan } from "typeorm";
import { noteChange } from "../apiTokens/noteChange";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import type { Claimed } from "./claim";
import { type DeliveryFailure, WebhookDelivery, WebhookEndpoint } from "./entity";
import type { Sent } from "./sender";
import { tellHr } from "./tellHr";
import { GIVE_UP_MS, pauseAfter } from "./tries";

type Outcome = { endpointId: string; jobId: string; delivery: Claimed; sent: Sent; tookMs: number };

/** The receiver says that nobody is there any more. */
const GONE = 410;

/**
 * Writes what became of a try: it arrived, it waits for the next, it is given up, and with it perhaps the endpoint.
 * @returns whether it arrived
 */
export async function settle(
  services: Services,
  tx: Transaction,
  { endpointId, jobId, delivery, sent, tookMs }: Outcome,
): Promise<boolean> {
  const { id, chain, tries } = delivery;
  const now = services.clock.now();
  const status = "status" in sent ? sent.status : null;
  const arrived = status !== null && status >= 200 && status < 300;
  const failure: DeliveryFailure | null = arrived ? null : "failure" in sent ? sent.failure : "status";
  const endpoint = await findForUpdate(services.db, tx, WebhookEndpoint, { id: endpointId });
  const isOn = endpoint?.state === "on";
  const pause = arrived || !isOn ? null : pauseAfter(tries, Math.random());
  const result = {
    state: arrived ? "delivered" : pause === null ? "dead" : "waiting",
    responseStatus: status,
    failure,
    tookMs,
    claimedBy: null,
    claimedUntil: null,
    ...(pause === null ? { finishedAt: now } : { nextTryAt: new Date(now.getTime() + pause) }),
  } as const;
  const claim = { id, state: "sending", claimedBy: jobId, tries } as const;
  // Somebody else has it by now: what this try came to is no longer what counts.
  if ((await updateRows(tx, WebhookDelivery, claim, result)) === 0) return arrived;
  if (result.state !== "waiting") await letFollow(tx, endpointId, chain, now);
  if (isOn)
    await keepHealth(services, tx, endpoint, {
      arrived,
      isDead: result.state === "dead",
      isGone: status === GONE,
    });
  return arrived;
}

/** Gives up what is not to be sent there any more: units are moved while it waits. */
export async function drop(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  { endpointId, jobId, delivery }: Pick<Outcome, "endpointId" | "jobId" | "delivery">,
): Promise<void> {
  const { id, chain, tries } = delivery;
  const now = clock.now();
  const claim = { id, state: "sending", claimedBy: jobId, tries } as const;
  const given = { state: "dead", failure: "out_of_unit", claimedBy: null, claimedUntil: null } as const;
  if ((await updateRows(tx, WebhookDelivery, claim, { ...given, finishedAt: now })) > 0)
    await letFollow(tx, endpointId, chain, now);
}

/** Whoever waited for it need not wait for its next try. */
const letFollow = (tx: Transaction, endpointId: string, chain: string, now: Date) =>
  updateRows(
    tx,
    WebhookDelivery,
    { endpointId, chain, state: "waiting", tries: 0, nextTryAt: MoreThan(now) },
    { nextTryAt: now },
  );

async function keepHealth(
  services: Services,
  tx: Transaction,
  endpoint: WebhookEndpoint,
  { arrived, isDead, isGone }: { arrived: boolean; isDead: boolean; isGone: boolean },
): Promise<void> {
  const { id, failingSince } = endpoint;
  if (arrived) {
    if (failingSince) await updateRows(tx, WebhookEndpoint, { id }, { failingSince: null });
    return;
  }
  const now = services.clock.now();
  const since = failingSince ?? now;
  if (!failingSince) await updateRows(tx, WebhookEndpoint, { id }, { failingSince: since });
  // Not at the first failure after a quiet week that began with another one: only where this one was given up too.
  if (isGone || (isDead && now.getTime() - since.getTime() >= GIVE_UP_MS)) {
    await turnOff(services, tx, endpoint, "gave_up");
    await noteChange(services, tx, null, "webhook_gave_up", endpoint);
    await tellHr(services, tx, endpoint, since);
  }
}

/** Nothing more is sent there; what waits becomes dead letters, which a person may send again. */
export async function turnOff(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  { id }: Pick<WebhookEndpoint, "id">,
  state: "off" | "gave_up",
): Promise<void> {
  const now = clock.now();
  await updateRows(tx, WebhookEndpoint, { id }, { state, updatedAt: now });
  const ended = { state: "dead", failure: "endpoint_off", finishedAt: now } as const;
  await updateRows(tx, WebhookDelivery, { endpointId: id, state: "waiting" }, ended);
}
