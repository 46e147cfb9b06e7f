import { z } from "zod";
import type { EventType } from "../events/eventData";
import { type ArchiveEventType, archiveEventType } from "../pipeline/candidacyEvents";

/** Of interviews themselves; what they mean for somebody's way to a job is told as `candidacy.*`. */
export const INTERVIEW_EVENTS = [
  "interview.invited",
  "interview.started",
  "interview.completed",
  "interview.timed_out",
  "interview.expired",
  "interview.withdrawn",
  "interview.revoked",
  "interview.decided",
  "interview.decision_reversed",
  "report.composed",
] as const satisfies readonly EventType[];

/** A rule of a plan held whose actions say that other systems are told (server/rules). */
export const RULE_EVENT = "rule.applied" satisfies EventType;

/** What a test sends. */
export const PING = "webhook.ping";

/** What another system can ask to be told. */
export const EVENT_TYPES = [
  ...(archiveEventType.options as [ArchiveEventType, ...ArchiveEventType[]]),
  ...INTERVIEW_EVENTS,
  RULE_EVENT,
] as const;
export const webhookEventType = z.enum(EVENT_TYPES);
export type WebhookEventType = z.infer<typeof webhookEventType> | typeof PING;
