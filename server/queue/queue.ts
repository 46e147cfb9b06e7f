import { EventEmitter } from "node:events";
import { type Clock, newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRowOnce } from "../db/rows";
import type { Platform } from "../chats/entity";
import type { ChatNews } from "../chats/news";
import { Job } from "./entity";

/** Every kind of job and what it carries. */
export type JobPayloads = {
  "media.assemble": { answerId: string };
  "speech.transcribe": { answerId: string };
  "scoring.score": { answerId: string; transcriptVersion: number };
  "reports.compose": { interviewId: string };
  /** The time for a blind review is over. */
  "reviews.unseal": { interviewId: string };
  "voice.prepare": { interviewId: string };
  "voice.follow_up": { interviewId: string; questionId: string };
  "notifications.deliver": { messageId: string };
  "notifications.deliver_mail": { messageId: string };
  "batches.run": { batchId: string };
  "staff.reset": { emailIndex: string; locale: "zh" | "en" };
  "interviews.follow_up": { answerId: string };
  "interviews.go_on": { interviewId: string };
  "plans.rebase": { basePlanId: string };
  "candidates.import": { importId: string };
  /** Of a résumé that staff put there, or of one that came with an application. */
  "resumes.parse": { resumeId: string };
  /** Everybody of a position, or one person, against what the position screens by. */
  "screening.position": { positionId: string };
  "screening.candidate": { candidateId: string };
  /** Reads a platform's contacts; `whoeverLeft` where a person has said that so many have left. */
  "contacts.sync": { platform: Platform; whoeverLeft: boolean };
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
/** Done where the platforms are reached from: by the role `bot`. */
export type ChatJobKind = Extract<JobKind, `chat.${string}`>;

/** A candidate stands before it; somebody waits for it; soon; when there is nothing better to do. */
export const PRIORITY = { candidate: -10, waiting: 0, normal: 10, background: 20 } as const;

export type EnqueueOptions = {
  /** While a job of this kind and key has not started, a second one is not written. */
  key?: string;
  priority?: number;
  runAfter?: Date;
};

export interface Queue {
  /** Writes the job with the change that causes it (invariant 2). */
  enqueue<K extends JobKind>(
    tx: Transaction,
    kind: K,
    payload: JobPayloads[K],
    options?: EnqueueOptions,
  ): Promise<void>;
  /** The runner listens for commits that brought work, so that nothing waits for the next poll. */
  onWork(listener: () => void): () => void;
  wake(): void;
}

export function createQueue(clock: Clock): Queue {
  const emitter = new EventEmitter();
  return {
    async enqueue(tx, kind, payload, options = {}) {
      const now = clock.now();
      await insertRowOnce(tx, Job, {
        id: newId(),
        kind,
        dedupeKey: options.key === undefined ? null : `${kind}:${options.key}`,
        payload,
        status: "pending",
        priority: options.priority ?? PRIORITY.normal,
        attempts: 0,
        progressDone: 0,
        progressTotal: 0,
        leaseOwner: null,
        leaseUntil: null,
        lastError: null,
        runAfter: options.runAfter ?? now,
        createdAt: now,
        finishedAt: null,
      });
      tx.afterCommit(() => emitter.emit("work"));
    },
    onWork(listener) {
      emitter.on("work", listener);
      return () => void emitter.off("work", listener);
    },
    wake: () => void emitter.emit("work"),
  };
}
