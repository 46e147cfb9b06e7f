import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { selectColumns, selectEqual, selectOne } from "../db/statements";
import type { DomainEvent, EventData, EventType } from "../events/events";
import { Interview } from "../interviews/entity";
import type { Owner } from "../org/permissions";
import type { OrgTree } from "../org/tree";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../pipeline/entity";
import { doubtedSince } from "../queue/doubt";
import type { Services } from "../services";
import { WebhookDelivery, WebhookEndpoint } from "./entity";
import { INTERVIEW_EVENTS, PING, RULE_EVENT, type WebhookEventType } from "./eventTypes";
import { wake } from "./wake";

type Needed = Pick<Services, "clock" | "queue" | "org">;

/** What is told: which, of whom, where. Names, scores and reasons are fetched with a token by whoever may see them. */
type Told = {
  /** The same for every endpoint and at every try. */
  id: string;
  type: WebhookEventType;
  /** Of the one after the other. */
  chain: string;
  data: Record<string, string | number | null>;
};

const TOLD_OF_INTERVIEWS: ReadonlySet<EventType> = new Set<EventType>(INTERVIEW_EVENTS);

/** Writes down for every endpoint what it asked to be told, in the transaction in which it happens. */
export const followEvents =
  (services: Needed) =>
  async (tx: Transaction, event: DomainEvent): Promise<void> => {
    const type = typeOf(event);
    if (type === null) return;
    const endpoints = (await selectEqual(tx.manager, WebhookEndpoint, { state: ["on", "gave_up"] })).filter(
      ({ types }) => types.includes(type),
    );
    if (endpoints.length === 0) return;
    const found = await findTold(tx, event, type);
    if (!found) return;
    const { owner, ...told } = found;
    const tree = services.org.tree();
    for (const endpoint of endpoints) {
      if (hears(tree, endpoint, owner.orgUnitId)) await keepDelivery(services, tx, endpoint, told);
    }
  };

/** Whether an endpoint is told of what happens in a unit: one of a unit that is archived is told of nothing. */
export const hears = (
  tree: OrgTree,
  { orgUnitId }: Pick<WebhookEndpoint, "orgUnitId">,
  happenedIn: string,
): boolean => isInUse(tree, orgUnitId) && tree.isWithin(happenedIn, orgUnitId);

export function isInUse(tree: OrgTree, orgUnitId: string): boolean {
  const unit = tree.get(orgUnitId);
  return unit !== null && unit.archivedAt === null;
}

function typeOf({ type, data }: DomainEvent): WebhookEventType | null {
  if (type === "candidacy.changed") return (data as EventData["candidacy.changed"]).event;
  if (type === RULE_EVENT) return (data as EventData[typeof RULE_EVENT]).webhook ? RULE_EVENT : null;
  return TOLD_OF_INTERVIEWS.has(type) ? (type as WebhookEventType) : null;
}

type Found = Told & { owner: Owner };

async function findTold(tx: Transaction, event: DomainEvent, type: WebhookEventType): Promise<Found | null> {
  if (event.type !== "candidacy.changed" && event.type !== RULE_EVENT) return ofInterview(tx, event, type);
  const candidacy = await selectOne(tx.manager, Candidacy, { id: event.interviewId });
  if (!candidacy) return null;
  const { id: candidacyId, candidateId, orgUnitId, positionId } = candidacy;
  const told = { type, chain: candidacyId, owner: { orgUnitId, positionId } };
  const data = { candidacyId, candidateId, orgUnitId, positionId };
  if (event.type === RULE_EVENT) {
    const { ruleId, runId } = event.data as EventData[typeof RULE_EVENT];
    return { ...told, id: event.id, data: { ...data, ruleId, runId } };
  }
  const { number } = event.data as EventData["candidacy.changed"];
  const written = await selectOne(tx.manager, ArchiveEvent, { candidacyId, number });
  return written && { ...told, id: written.id, data: { ...data, number, source: written.source } };
}

async function ofInterview(
  { manager }: Pick<Transaction, "manager">,
  { id, interviewId }: DomainEvent,
  type: WebhookEventType,
): Promise<Found | null> {
  const [interview] = await selectColumns(
    manager,
    Interview,
    ["id", "candidateId", "orgUnitId", "positionId"],
    { id: interviewId },
  );
  if (!interview) return null;
  const { candidateId, orgUnitId, positionId } = interview;
  const link = await selectOne(manager, CandidacyInterview, { interviewId });
  const candidacyId = link?.candidacyId ?? null;
  return {
    id,
    type,
    chain: candidacyId ?? interviewId,
    owner: { orgUnitId, positionId },
    data: { interviewId, candidacyId, candidateId, orgUnitId, positionId },
  };
}

/** A test of the endpoint, in a chain of its own. */
export async function keepPing(services: Needed, tx: Transaction, endpoint: WebhookEndpoint): Promise<void> {
  const id = newId();
  const { orgUnitId } = endpoint;
  await keepDelivery(services, tx, endpoint, { id, type: PING, chain: id, data: { orgUnitId } });
}

async function keepDelivery(
  services: Needed,
  tx: Transaction,
  { id: endpointId, state }: Pick<WebhookEndpoint, "id" | "state">,
  { id: eventId, type, chain, data }: Told,
): Promise<void> {
  const now = services.clock.now();
  const isOn = state === "on";
  const goes = isOn && doubtedSince() === null;
  await insertRow(tx, WebhookDelivery, {
    id: newId(),
    endpointId,
    eventId,
    type,
    chain,
    body: JSON.stringify({ id: eventId, type, timestamp: now.toISOString(), data }),
    state: goes ? "waiting" : "dead",
    tries: 0,
    nextTryAt: now,
    claimedBy: null,
    claimedUntil: null,
    responseStatus: null,
    failure: goes ? null : isOn ? "in_doubt" : "endpoint_off",
    tookMs: null,
    createdAt: now,
    lastTryAt: null,
    finishedAt: goes ? null : now,
  });
  if (goes) await wake(services, tx, endpointId);
}
