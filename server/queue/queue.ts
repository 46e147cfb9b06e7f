import { type Clock, newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRowOnce } from "../db/rows";
import type { Platform } from "../chats/entity";
import type { ChatNews } from "../chats/news";
import type { RuleCause } from "../rules/schema";
import { doubtedSince } from "./doubt";
import { Job } from "./entity";
import type { Transport } from "./transport";

/** Every kind of job and what it carries. */
export type JobPayloads = {
  "media.assemble": { answerId: string };
  "speech.transcribe": { answerId: string };
  "scoring.score": { answerId: string; transcriptVersion: number };
  "reports.compose": { interviewId: string };
  /** A result came of somebody: what the plan's rules say of it. */
  "rules.run": RuleCause;
  /** The time for a blind review is over. */
  "reviews.unseal": { interviewId: string };
  /** A thank-you letter that nobody took back is due. */
  "letters.deliver": { letterId: string };
  /** Feedback to the candidate may be due. */
  "feedback.release": { interviewId: string };
  /** A candidate's own data is put into one file. */
  "take_outs.compose": { takeOutId: string };
  "voice.prepare": { interviewId: string };
  "voice.follow_up": { interviewId: string; questionId: string };
  "notifications.deliver": { messageId: string };
  "notifications.deliver_mail": { messageId: string };
  "batches.run": { batchId: string };
  "staff.reset": { emailIndex: string; locale: "zh" | "en" };
  "interviews.follow_up": { answerId: string };
  "interviews.go_on": { interviewId: string };
  "plans.rebase": { basePlanId: string };
  /** The groups that are told of in answers about the archive. */
  "archive.cut": Record<string, never>;
  /** The flat rows of the candidacies behind this id. */
  "archive.rebuild": { after: string };
  "candidates.import": { importId: string };
  /** What happened at work, from a spreadsheet. */
  "archive.import": { importId: string };
  /** Of a résumé that staff put there, or of one that came with an application. */
  "resumes.parse": { resumeId: string };
  /** Everybody of a position, or one person, against what the position screens by. */
  "screening.position": { positionId: string };
  "screening.candidate": { candidateId: string };
  /** Writes the candidacies of those from before there were any, from behind this person on. */
  "candidacies.backfill": { after: string | null };
  /** Reads a platform's contacts; `whoeverLeft` where a person has said that so many have left. */
  "contacts.sync": { platform: Platform; whoeverLeft: boolean };
  /** Reads DingTalk's HR roster of everybody at work. */
  "roster.sync": Record<string, never>;
  /** What is due at one endpoint of another system. */
  "webhooks.deliver": { endpointId: string };
  /** A second round's event in the calendars of the platforms. */
  "rounds.calendar": { roundId: string };
  /** A candidacy has ended: its second round too, unless somebody thinks again. */
  "rounds.end": { candidacyId: string };
  /** Something that came from a chat platform and was written down (server/chats). */
  "chat.event": { eventId: string };
  /** Something happened that the chats may want to hear of. */
  "chat.news": ChatNews;
  /** A card is to be brought up to date. */
  "chat.card": { cardId: string };
  /** A message to one person goes through a platform. */
  "chat.message": { messageId: string };
};
export type JobKind = keyof JobPayloads;
/** In the order in which the console lists them: an interview's way first. */
export const jobKinds = Object.keys({
  "media.assemble": true,
  "speech.transcribe": true,
  "scoring.score": true,
  "reports.compose": true,
  "rules.run": true,
  "reviews.unseal": true,
  "letters.deliver": true,
  "feedback.release": true,
  "take_outs.compose": true,
  "voice.prepare": true,
  "voice.follow_up": true,
  "notifications.deliver": true,
  "notifications.deliver_mail": true,
  "batches.run": true,
  "staff.reset": true,
  "interviews.follow_up": true,
  "interviews.go_on": true,
  "plans.rebase": true,
  "archive.cut": true,
  "archive.rebuild": true,
  "candidates.import": true,
  "archive.import": true,
  "resumes.parse": true,
  "screening.position": true,
  "screening.candidate": true,
  "candidacies.backfill": true,
  "contacts.sync": true,
  "roster.sync": true,
  "webhooks.deliver": true,
  "rounds.calendar": true,
  "rounds.end": true,
  "chat.event": true,
  "chat.news": true,
  "chat.card": true,
  "chat.message": true,
} satisfies Record<JobKind, true>) as JobKind[];
/** Done where the platforms are reached from: by the role `bot`. */
export type ChatJobKind = Extract<JobKind, `chat.${string}`>;

/** A candidate stands before it; somebody waits for it; soon; when there is nothing better to do. */
export const PRIORITY = { candidate: -10, waiting: 0, normal: 10, background: 20 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];
/** In their order. */
export const PRIORITIES = Object.values(PRIORITY).toSorted((left, right) => left - right);

export type EnqueueOptions = {
  /** While a job of this kind and key has not started, a second one is not written. */
  key?: string;
  priority?: Priority;
  runAfter?: Date;
  /** W3C traceparent of what causes it (server/telemetry). */
  trace?: string | null;
};

export interface Queue {
  readonly transport: Transport;
  /** Writes the job with the change that causes it (invariant 2). */
  enqueue<K extends JobKind>(
    tx: Transaction,
    kind: K,
    payload: JobPayloads[K],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Rows were changed so that they are due now; without it they are found within a second. */
  wake(): void;
}

export function createQueue({ clock, transport }: { clock: Clock; transport: Transport }): Queue {
  return {
    transport,
    async enqueue(tx, kind, payload, options = {}) {
      const now = clock.now();
      const { key, priority = PRIORITY.normal, runAfter = now, trace = null } = options;
      const id = newId();
      await insertRowOnce(tx, Job, {
        id,
        kind,
        dedupeKey: key === undefined ? null : `${kind}:${key}`,
        payload,
        status: "pending",
        priority,
        attempts: 0,
        claims: 0,
        transportedAt: null,
        progressDone: 0,
        progressTotal: 0,
        leaseOwner: null,
        leaseUntil: null,
        lastError: null,
        runAfter,
        createdAt: now,
        startedAt: null,
        finishedAt: null,
        trace,
        doubtedAt: doubtedSince(),
      });
      if (runAfter <= now) tx.afterCommit(() => transport.bring([{ id, kind, priority, claims: 0 }]));
    },
    wake: () => transport.look(),
  };
}
