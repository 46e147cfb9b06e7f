import { findForUpdate } from "../db/locks";
import { selectOne } from "../db/statements";
import type { Commit, JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { noteChange } from "../apiTokens/noteChange";
import { type Claimed, claimDue, findNext, releaseLost } from "./claim";
import { WebhookEndpoint } from "./entity";
import { hears, isInUse } from "./followEvents";
import { secretsOf } from "./secrets";
import type { Sent } from "./sender";
import { drop, settle, turnOff } from "./settle";
import { headersFor } from "./signature";
import { wake } from "./wake";

/** A job ends after so long and another goes on, so that a busy endpoint does not keep one for good. */
const RUN_MS = 20_000;
/** Failures one after another after which an endpoint is left alone for a moment, whatever else is due. */
const IN_A_ROW = 3;
const PAUSE_MS = 30_000;
const BUSY_MS = 2_000;

/** On a grid, so that all who wait for the same endpoint wait as one job. */
const nextLook = (now: Date) => new Date((Math.floor(now.getTime() / BUSY_MS) + 1) * BUSY_MS);

/**
 * Delivers what is due at one endpoint. Each delivery is claimed before the call and settled after it, both in
 * transactions of their own: who dies in between has it sent again under the same id, so it arrives at least once.
 */
export function deliverWebhooks(services: Services): JobHandler<{ endpointId: string }> {
  const { db, clock, org } = services;
  /** Of this process: a receiver that is slow takes one place of the jobs, not all. */
  const busy = new Set<string>();
  /** Where nothing arrived lately: until when it is left alone. */
  const resting = new Map<string, Date>();

  async function send(endpoint: WebhookEndpoint, delivery: Claimed, signal: AbortSignal) {
    const now = clock.now();
    const started = performance.now();
    const { eventId: id, body } = delivery;
    const message = { id, seconds: Math.floor(now.getTime() / 1000), body };
    const headers = headersFor(secretsOf(services, endpoint, now), message);
    const sent: Sent = await services.webhooks.send(endpoint.url, headers, body, signal);
    return { sent, tookMs: Math.round(performance.now() - started) };
  }

  /** @returns how many of these failed */
  async function deliverSome(
    endpoint: WebhookEndpoint,
    jobId: string,
    claimed: Claimed[],
    signal: AbortSignal,
  ) {
    const outcomes = await Promise.all(
      claimed.map(async (delivery) => ({ delivery, ...(await send(endpoint, delivery, signal)) })),
    );
    // A stop in mid-call is nobody's failure: the claim runs out, and it is sent again.
    if (signal.aborted) return 0;
    let failed = 0;
    for (const { delivery, sent, tookMs } of outcomes) {
      const arrived = await db.write((tx) =>
        settle(services, tx, { endpointId: endpoint.id, jobId, delivery, sent, tookMs }),
      );
      if (!arrived) failed += 1;
    }
    return failed;
  }

  /** A unit that is archived has nobody left who could turn its endpoints off. */
  const turnOffArchived = ({ id }: WebhookEndpoint) =>
    db.write(async (tx) => {
      const endpoint = await findForUpdate(db, tx, WebhookEndpoint, { id });
      if (endpoint?.state !== "on") return;
      await turnOff(services, tx, endpoint, "off");
      await noteChange(services, tx, null, "webhook_off", endpoint);
    });

  /** What the tree still puts below the endpoint's unit; the rest is given up. */
  async function keepWithin(
    endpoint: WebhookEndpoint,
    jobId: string,
    claimed: Claimed[],
  ): Promise<Claimed[]> {
    const tree = org.tree();
    const kept: Claimed[] = [];
    for (const delivery of claimed) {
      const { data } = JSON.parse(delivery.body) as { data: { orgUnitId: string } };
      if (hears(tree, endpoint, data.orgUnitId)) kept.push(delivery);
      else await db.write((tx) => drop(services, tx, { endpointId: endpoint.id, jobId, delivery }));
    }
    return kept;
  }

  /** @returns until when the endpoint is better left alone */
  async function drain(endpointId: string, jobId: string, signal: AbortSignal): Promise<Date | null> {
    const until = performance.now() + RUN_MS;
    let failures = 0;
    while (!signal.aborted && performance.now() < until) {
      const endpoint = await selectOne(db.read, WebhookEndpoint, { id: endpointId });
      if (endpoint?.state !== "on") return null;
      if (!isInUse(org.tree(), endpoint.orgUnitId)) {
        await turnOffArchived(endpoint);
        return null;
      }
      const { claimed: taken, putOff } = await claimDue(services, endpointId, jobId);
      if (taken.length === 0 && putOff) continue;
      if (taken.length === 0) return null;
      const claimed = await keepWithin(endpoint, jobId, taken);
      if (claimed.length === 0) continue;
      const failed = await deliverSome(endpoint, jobId, claimed, signal);
      failures = failed === claimed.length ? failures + failed : 0;
      if (failures >= IN_A_ROW) return new Date(clock.now().getTime() + PAUSE_MS);
    }
    return null;
  }

  const later =
    (endpointId: string, notBefore: Date | null): Commit =>
    async (tx) => {
      const endpoint = await selectOne(tx.manager, WebhookEndpoint, { id: endpointId });
      const next = endpoint?.state === "on" ? await findNext(tx, endpointId) : null;
      if (!next) return;
      // What is due and was not taken is looked at in a moment, never at once: a job must not chase itself.
      const now = clock.now();
      const at = next <= now ? nextLook(now) : next;
      await wake(services, tx, endpointId, notBefore && notBefore > at ? notBefore : at);
    };

  return {
    concurrency: 4,
    attempts: 10,
    async run({ endpointId }, { jobId, signal }) {
      const now = clock.now();
      if (busy.has(endpointId)) return later(endpointId, nextLook(now));
      const rest = resting.get(endpointId);
      if (rest && rest > now) return later(endpointId, rest);
      resting.delete(endpointId);
      busy.add(endpointId);
      try {
        await releaseLost(services, endpointId, jobId);
        const until = await drain(endpointId, jobId, signal);
        if (until) resting.set(endpointId, until);
        return later(endpointId, until);
      } finally {
        busy.delete(endpointId);
      }
    },
  };
}

/** What waits though no job is about it, which ought not to be: looked for now and then all the same. */
export async function wakeForgotten(services: Pick<Services, "db" | "clock" | "queue">): Promise<void> {
  const { db, clock } = services;
  const before = new Date(clock.now().getTime() - 5 * 60_000);
  const endpoints = await db.read.find(WebhookEndpoint, { where: { state: "on" }, select: { id: true } });
  for (const { id } of endpoints) {
    await db.write(async (tx) => {
      const next = await findNext(tx, id);
      if (next && next <= before) await wake(services, tx, id);
    });
  }
}
