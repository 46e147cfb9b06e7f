import type { Channel, SendOutcome, Trace } from "./channels";
import type { Message } from "./entity";
import { nextAllowed } from "./quietHours";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** After the first, second … attempt that was put off. Greylisting asks for minutes, a broken gateway for hours. */
const RETRY_MS = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
] as const;
/** A message is attempted so often before it is given up. */
export const MAX_TRIES = RETRY_MS.length + 1;

const DETAIL_LENGTH = 255;

/** What is written about a message, and when it is to be looked after again. */
export type Step = { change: Partial<Message>; again: Date | null };

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);
const short = (text: string) => text.slice(0, DETAIL_LENGTH);

/** The earliest moment for the next attempt: not before `sendAfter`, not in quiet hours. Null when none is left. */
export function nextAttempt(
  { sendAfter, quietHours, validUntil }: Pick<Message, "sendAfter" | "quietHours" | "validUntil">,
  now: Date,
): Date | null {
  const earliest = sendAfter && sendAfter > now ? sendAfter : now;
  const allowed = quietHours ? nextAllowed(earliest, quietHours) : earliest;
  return validUntil && allowed >= validUntil ? null : allowed;
}

/** When a channel that gives receipts is asked for one, after it took the message: then the carrier has said it or never will. */
const RECEIPT_LOOKS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 24 * HOUR_MS];
/** So old, a message without a receipt will have none. */
export const LAST_LOOK_MS = Math.max(...RECEIPT_LOOKS_MS);

function nextReceiptLook(attemptedAt: Date, now: Date): Date | null {
  const ms = RECEIPT_LOOKS_MS.find((look) => attemptedAt.getTime() + look > now.getTime());
  return ms === undefined ? null : later(attemptedAt, ms);
}

/** How soon to ask again about a message in doubt, handed over `ageMs` ago; null when asking is no longer worth it. */
export function nextLookMs(ageMs: number): number | null {
  if (ageMs < MINUTE_MS) return MINUTE_MS;
  if (ageMs < 15 * MINUTE_MS) return 3 * MINUTE_MS;
  if (ageMs < 2 * HOUR_MS) return 20 * MINUTE_MS;
  return ageMs < 48 * HOUR_MS ? 6 * HOUR_MS : null;
}

function lookAgain(attemptedAt: Date, now: Date): Date | null {
  const ms = nextLookMs(now.getTime() - attemptedAt.getTime());
  return ms === null ? null : later(now, ms);
}

/** After an attempt. `message` is as it was claimed. */
export function afterSend(
  message: Message,
  outcome: SendOutcome,
  now: Date,
  { givesReceipts, clearsUp = givesReceipts }: Pick<Channel, "givesReceipts" | "clearsUp">,
): Step {
  const look = lookAgain(now, now);
  const waited = message.triesLeft > 0 ? RETRY_MS[MAX_TRIES - message.triesLeft - 1] : undefined;
  // Without receipts there is nothing to wait for.
  const retryOrLook = givesReceipts || waited === undefined ? look : later(now, waited);
  switch (outcome.result) {
    case "accepted":
      return {
        change: {
          state: "sent",
          sentAt: now,
          reference: outcome.reference && short(outcome.reference),
          failure: null,
          failureDetail: null,
        },
        again: givesReceipts ? nextReceiptLook(now, now) : null,
      };
    case "unclear":
      return {
        change: { state: "unknown", failureDetail: short(outcome.detail) },
        again: clearsUp ? retryOrLook : null,
      };
    case "refused":
      return {
        change: { state: "failed", failure: outcome.failure, failureDetail: short(outcome.detail) },
        again: null,
      };
    case "later": {
      const trouble = { failure: outcome.failure, failureDetail: short(outcome.detail) };
      const sendAfter =
        waited !== undefined
          ? nextAttempt({ ...message, sendAfter: later(now, Math.max(waited, outcome.waitMs ?? 0)) }, now)
          : null;
      return sendAfter
        ? { change: { state: "waiting", sendAfter, ...trouble }, again: sendAfter }
        : { change: { state: "failed", ...trouble }, again: null };
    }
  }
}

/** After the channel was asked about a message that was handed over; `send` means that it never arrived there. */
export function afterTrace(message: Message, trace: Trace, now: Date): Step | "send" | null {
  const { state } = message;
  const attemptedAt = message.attemptedAt ?? message.createdAt;
  const sentAt = message.sentAt ?? attemptedAt;
  const settled = { failure: null, failureDetail: null };
  switch (trace.found) {
    case "accepted":
      return {
        change: state === "sent" ? {} : { state: "sent", sentAt, ...settled },
        again: nextReceiptLook(attemptedAt, now),
      };
    case "delivered":
      return { change: { state: "delivered", sentAt, deliveredAt: now, ...settled }, again: null };
    case "failed":
      return {
        change: { state: "failed", failure: trace.failure, failureDetail: short(trace.detail) },
        again: null,
      };
    case "absent":
      if (state === "sent") return { change: {}, again: nextReceiptLook(attemptedAt, now) };
      // Each time it was in doubt again.
      return state === "unknown" && message.triesLeft <= 0 ? null : "send";
    case "not_yet":
      if (state === "failed") return null;
      return {
        change: state === "sending" ? { state: "unknown" } : {},
        again: (state === "sent" ? nextReceiptLook : lookAgain)(attemptedAt, now),
      };
    case "unknowable":
      return state === "sending" ? { change: { state: "unknown" }, again: null } : null;
  }
}
